#include <algorithm>

#include "report/charts/curves.hpp"
#include "report/charts/funnel.hpp"
#include "report/charts/intervals.hpp"
#include "report/charts/tile_map.hpp"
#include "report/charts/tornado.hpp"
#include "report/estimate_words.hpp"
#include "report/html/drawings_parts.hpp"

namespace sposim::report::html {

namespace {

void add_times(const story::Story& story, std::vector<Drawing>& list) {
  if (story.times.empty() || story.times.front().curve.empty()) return;
  const auto& time = story.times.front();
  charts::CurveData data{.x = {"days since the application", charts::Unit::days},
                         .y = {"share of applications", charts::Unit::percent},
                         .series = {{"granted", {}}, {"refused", {}}, {"withdrawn", {}}},
                         .references = {},
                         .x_shown = {},
                         .y_shown = {0, 1}};
  constexpr int last_day = 400;
  for (const auto& point : time.curve) {
    if (point.day > last_day) break;
    const auto day = static_cast<double>(point.day);
    data.series[0].points.push_back({day, point.granted});
    data.series[1].points.push_back({day, point.refused});
    data.series[2].points.push_back({day, point.withdrawn});
  }
  list.push_back({"time-to-order", "How soon applications end, and how",
                  fmt::format("Share of applications that have ended by a day, {}, {}", story.area,
                              from_to(story.start, story.end)),
                  "All simulated futures together; best estimates without a band. time_to_order.csv has every force.",
                  "/times", [data](const charts::Heading& heading) { return step_curves(heading, data); }});
}

std::string lower_first(std::string words) {
  if (!words.empty()) words[0] = static_cast<char>(std::tolower(words[0]));
  return words;
}

void add_funnel(const story::Story& story, std::vector<Drawing>& list) {
  if (story.funnel.size() < 2 || story.funnel.front().reached <= 0) return;
  charts::FunnelData data{.measure = "cases", .stages = {}};
  for (const auto& stage : story.funnel) {
    data.stages.push_back({stage.meaning, stage.reached, {}, lower_first(stage.lost_as)});
  }
  list.push_back({"pathway", "From report to protection: most cases never reach a court",
                  subtitle(story, "Expected number of cases"),
                  "Means over simulated futures. Some cases decided in this time applied before it.", "/funnel",
                  [data](const charts::Heading& heading) { return funnel(heading, data); }});
}

void add_observed(const story::Story& story, std::vector<Drawing>& list) {
  charts::IntervalData data{.measure = "count against what the model expects",
                            .rows_called = "count",
                            .unit = charts::Unit::percent,
                            .rows = {},
                            .order = charts::Order::as_given,
                            .reference = 1,
                            .reference_label = "as expected",
                            .key = "Dot: the count. Line: 95 of 100 simulated counts."};
  for (const auto& each : story.observed) {
    const bool whole = each.national || story.forces.size() == 1;
    if (!whole || !each.ratio || data.rows.size() == 24) continue;
    data.rows.push_back({readable(each.name) + (each.scored ? "" : ", used"),
                         *each.ratio,
                         {},
                         shown(each.ratio_band_95),
                         percent(*each.ratio),
                         charts::Role::automatic});
  }
  if (data.rows.empty()) return;
  list.push_back({"observed", "The model against what was counted",
                  fmt::format("Published counts as a share of what the model expects to be counted, {}", story.area),
                  "\"Used\": the count set a parameter, so it proves nothing by agreeing.", "/observed",
                  [data](const charts::Heading& heading) { return sorted_intervals(heading, data); }});
}

void add_acceptability(const story::Story& story, std::vector<Drawing>& list) {
  charts::CurveData data{.x = {"pounds for one more newly protected victim", charts::Unit::pounds},
                         .y = {"probability of being the best choice", charts::Unit::percent},
                         .series = {},
                         .references = {},
                         .x_shown = {},
                         .y_shown = {0, 1}};
  for (std::size_t option = 0; option < story.money->options.size(); ++option) {
    charts::CurveSeries series{option == 0 ? "no change" : readable(story.money->options[option].name),
                               {},
                               option == 0 ? charts::Role::current_policy : charts::Role::automatic};
    for (const auto& point : story.money->curve) {
      series.points.push_back({point.value, point.probability_best.at(option)});
    }
    data.series.push_back(std::move(series));
  }
  if (story.money->value_per_protected > 0) {
    data.references.push_back({story.money->value_per_protected, "value in the scenario"});
  }
  list.push_back({"acceptability", "Which choice is best depends on what one more protected victim is worth",
                  subtitle(story, "Probability of being best among the options with a known cost"),
                  "Chance removed: over everything we do not know. An option whose cost nobody published is not here.",
                  "/money", [data](const charts::Heading& heading) { return curves(heading, data); }});
}

}  // namespace

void add_pathway(const story::Story& story, std::vector<Drawing>& list) {
  add_times(story, list);
  add_funnel(story, list);
  add_observed(story, list);
}

void add_forces(const story::Story& story, std::vector<Drawing>& list) {
  if (story.forces.size() < 2) return;
  charts::TileData tiles{.measure = "newly protected for each 1,000 reports", .forces = {}};
  charts::IntervalData data{.measure = "newly protected for each 1,000 reports",
                            .rows_called = "police force",
                            .rows = {},
                            .order = charts::Order::largest_first,
                            .reference_label = ""};
  for (const auto& force : story.forces) {
    const auto& rate = force.per_thousand_reports;
    tiles.forces.push_back(
        {force.code, force.name, rate ? rate->mean : charts::missing, rate ? two_figures(rate->mean) : ""});
    if (!rate) continue;
    data.rows.push_back({force.name, rate->mean, band_50(*rate), band_95(*rate), two_figures(rate->mean)});
  }
  const std::string caveat =
      "Forces record stalking with differing quality, so a low rate may be a low record. This is no league table.";
  list.push_back({"forces-map", "How many reports lead to an order differs between forces",
                  subtitle(story, "Victims newly protected for each 1,000 reports"), caveat, "/forces",
                  [tiles](const charts::Heading& heading) { return tile_map(heading, tiles); }});
  list.push_back({"forces", "Most forces differ by less than their ranges",
                  subtitle(story, "Victims newly protected for each 1,000 reports"), caveat, "/forces",
                  [data](const charts::Heading& heading) { return sorted_intervals(heading, data); }});
}

void add_money(const story::Story& story, std::vector<Drawing>& list) {
  if (!story.money || story.money->options.size() < 2) return;
  charts::PlaneData data{.effect = {"more newly protected victims", charts::Unit::number},
                         .cost = {"extra cost, present value", charts::Unit::pounds},
                         .clouds = {},
                         .threshold_label = ""};
  for (const auto& option : story.money->options) {
    if (option.draws.empty()) continue;
    charts::Cloud cloud{readable(option.name), {}, {option.effect, option.cost}, charts::Role::automatic};
    for (const auto& draw : option.draws) cloud.draws.push_back({draw.effect, draw.cost});
    data.clouds.push_back(std::move(cloud));
  }
  if (story.money->value_per_protected > 0) {
    data.threshold = story.money->value_per_protected;
    data.threshold_label = pounds(story.money->value_per_protected) + " each";
  }
  list.push_back({"cost-effectiveness", "What more protection costs",
                  subtitle(story, fmt::format("Extra cost (prices of {}) and extra victims newly protected",
                                              story.money->price_year)),
                  "One point for each draw of what we do not know. Below the dashed line a policy is worth its cost at "
                  "the value in the scenario.",
                  "/money /policies_from /end",
                  [data](const charts::Heading& heading) { return cost_effectiveness_plane(heading, data); }});
  if (!story.money->curve.empty()) add_acceptability(story, list);
}

void add_drivers(const story::Story& story, std::vector<Drawing>& list) {
  for (std::size_t i = 0; i < story.tornados.size(); ++i) {
    const auto& tornado = story.tornados[i];
    if (tornado.swings.empty()) continue;
    charts::TornadoData data{
        .measure = "expected " + tornado.outcome, .base = tornado.centre, .base_label = "mean", .rows = {}};
    for (const auto& swing : tornado.swings) {
      const auto value = [](const std::optional<double>& number) { return number ? two_figures(*number) : ""; };
      data.rows.push_back(
          {swing.statement, swing.at_low, swing.at_high, value(swing.low_value), value(swing.high_value)});
    }
    list.push_back(
        {i == 0 ? "drivers" : "drivers-of-the-gain",
         i == 0 ? "Which unknown numbers move the number of newly protected victims"
                : "Which unknown numbers move the gain of the leading policy",
         fmt::format("Expected {} with one number at its low and its high end (10 and 90 of 100)", tornado.outcome),
         "From the draws already made, the other numbers as uncertain as they are. A number that does not "
         "clearly move the answer by itself is not shown.",
         fmt::format("/tornados/{}", i),
         [data](const charts::Heading& heading) { return charts::tornado(heading, data); }});
  }
}

}  // namespace sposim::report::html
