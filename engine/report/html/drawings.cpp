#include "report/html/drawings.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "report/charts/fan.hpp"
#include "report/charts/intervals.hpp"
#include "report/charts/waterfall.hpp"
#include "report/estimate_words.hpp"
#include "report/html/drawings_parts.hpp"

namespace sposim::report::html {

namespace {

charts::FanSeries fan_of(std::string name, const std::vector<story::Month>& months, charts::Role role) {
  charts::FanSeries series{std::move(name), {}, role};
  for (const auto& month : months) {
    charts::FanPoint point{month.to, month.estimate.mean, {}, {}, {}};
    if (const auto& bands = month.estimate.bands) {
      point.median = bands->median;
      point.band_50 = shown(bands->band_50);
      point.band_80 = shown(bands->band_80);
      point.band_95 = shown(bands->band_95);
    }
    series.points.push_back(point);
  }
  return series;
}

/// The first day that is projection: the day after the last count, or the policies' day where nothing was counted.
core::Date projection_from(const story::Story& story) {
  return story.counted_to ? *story.counted_to + std::chrono::days{1} : story.policies_from;
}

std::string projection_label(const story::Story& story) {
  return story.counted_to ? "nothing counted after this" : "policies start";
}

/// National counts of a flow, as so many a month over the time they were counted.
std::vector<charts::ObservedPoint> counts_of(const story::Story& story, std::string_view measure) {
  std::vector<charts::ObservedPoint> points;
  for (const auto& each : story.observed) {
    if (!each.per_month || each.measure != measure || each.area != story.area) continue;
    points.push_back({each.from + (each.to - each.from) / 2, *each.per_month,
                      fmt::format("{}, {}", each.name, from_to(each.from, each.to))});
  }
  return points;
}

void add_flow(const story::Story& story, std::string_view measure, std::string headline, std::string in_words,
              std::vector<Drawing>& list) {
  const story::Series* series = series_named(story, measure);
  if (series == nullptr) return;
  auto observed = counts_of(story, measure);
  if (observed.empty()) return;
  charts::FanData data{.measure = in_words,
                       .series = {fan_of("median", series->months, charts::Role::current_policy)},
                       .projection_from = projection_from(story),
                       .projection_label = projection_label(story),
                       .observed = std::move(observed),
                       .observed_name = "counted"};
  list.push_back({fmt::format("{}-by-month", measure), std::move(headline),
                  fmt::format("{} a month, {}, {}", in_words, story.area, from_to(story.start, story.end)),
                  "A diamond is a published count, spread evenly over the months it covers; it stands in their middle.",
                  "/monthly /observed", [data](const charts::Heading& heading) { return fan_chart(heading, data); }});
}

/// `About 3,200 victims protected on 31 March 2031 (700 to 7,600)`
std::string level_on_a_day(const story::Estimate& estimate, core::Date day) {
  const std::string number = about(estimate.mean, estimate.simulation_error.value_or(0));
  const std::string words =
      fmt::format("{} protected on {}", number == "1" ? "1 victim" : number + " victims", core::in_words(day));
  if (!estimate.bands) return words + " in the one simulated future";
  const auto& band = estimate.bands->band_95;
  const double width = band.high - band.low;
  if (width == 0) return words + " in every simulated future";
  return fmt::format("About {} ({} to {})", words, edge(band.low, width), edge(band.high, width));
}

}  // namespace

std::string title_of(const story::Story& story, const std::string& name) {
  if (name == "baseline") return "If nothing changes";
  for (const auto& policy : story.policies) {
    if (policy.name == name && !policy.title.empty()) return policy.title;
  }
  return readable(name);
}

const story::Series* series_named(const story::Story& story, std::string_view measure) {
  const auto found = std::find_if(story.monthly.begin(), story.monthly.end(),
                                  [&](const auto& series) { return series.measure == measure; });
  return found == story.monthly.end() ? nullptr : &*found;
}

const story::Headline& headline_of(const story::Story& story, std::string_view name) {
  const auto found = std::find_if(story.headlines.begin(), story.headlines.end(),
                                  [&](const auto& headline) { return headline.name == name; });
  core::require(found != story.headlines.end(), "a story has every headline");
  return *found;
}

void add_comparison(const story::Story& story, std::vector<Drawing>& list) {
  if (story.policies.empty()) return;
  charts::IntervalData data{.measure = "more newly protected victims than if nothing changes",
                            .rows_called = "policy",
                            .rows = {},
                            .order = charts::Order::as_given,
                            .reference_label = ""};
  for (const auto& policy : story.policies) {
    const auto& estimate = policy.gain.estimate;
    data.rows.push_back({policy.title, estimate.mean, band_50(estimate), band_95(estimate),
                         policy.gain.tie == 1 ? "0" : about(estimate.mean, estimate.simulation_error.value_or(0)),
                         charts::Role::reform});
  }
  const auto& first = story.policies.front();
  list.push_back(
      {"comparison", "How many more victims each policy would protect",
       subtitle(story, "Further victims newly protected"),
       first.gain.estimate.bands
           ? "The dot is the mean. It can lie outside the middle half where a few futures are far above the rest."
           : "One simulated future has no band.",
       "/policies", [data](const charts::Heading& heading) { return interval_dots(heading, data); }});
  for (const auto& policy : story.policies) {
    if (policy.parts.empty()) continue;
    charts::WaterfallData steps{.measure = "more newly protected victims", .steps = {}};
    for (const auto& part : policy.parts) {
      steps.steps.push_back({readable(part.name), part.newly_protected.mean, band_95(part.newly_protected)});
    }
    steps.steps.push_back({"together", policy.gain.estimate.mean, band_95(policy.gain.estimate),
                           charts::StepKind::total, charts::Role::reform});
    list.push_back({fmt::format("parts-{}", list.size()), "Which part does the work: " + policy.title,
                    subtitle(story, "Further victims newly protected"), "Shapley values: they add up to the whole.",
                    "/policies", [steps](const charts::Heading& heading) { return waterfall(heading, steps); }});
  }
}

void add_over_time(const story::Story& story, std::vector<Drawing>& list) {
  if (const story::Series* series = series_named(story, "protected")) {
    const auto& end = headline_of(story, "protected_at_end").estimate;
    charts::FanData data{.measure = "victims protected",
                         .series = {fan_of("median", series->months, charts::Role::current_policy)},
                         .projection_from = projection_from(story),
                         .projection_label = projection_label(story),
                         .observed = {}};
    list.push_back(
        {"protected", level_on_a_day(end, story.end),
         fmt::format("Victims with a full order in force at the end of each month, {}, {}", story.area,
                     from_to(story.start, story.end)),
         "The title has the mean, the line is the median: a few futures are far above the rest. No count of orders in "
         "force on a day was ever published, so none is drawn.",
         "/monthly /headlines /end /start",
         [data](const charts::Heading& heading) { return fan_chart(heading, data); }});
  }
  add_flow(story, "applied", "Applications: what was counted, and what is expected", "Applications for an order", list);
  add_flow(story, "granted", "Orders granted: what was counted, and what is expected", "Full orders granted", list);
  if (story.policies.empty() || story.policies.front().gain.tie == 1) return;
  const auto& leader = story.policies.front();
  charts::FanData data{.measure = "more victims protected",
                       .series = {fan_of("median", leader.more_protected, charts::Role::reform)},
                       .projection_from = {},
                       .observed = {}};
  list.push_back({"more-protected", fmt::format("How the gain grows: {}", leader.title),
                  fmt::format("Further victims with a full order in force at the end of each month, {}, {}", story.area,
                              from_to(story.policies_from, story.end)),
                  "The policy that protects most by the mean. comparison.csv has the others.", "/policies/0",
                  [data](const charts::Heading& heading) { return fan_chart(heading, data); }});
}

std::string mark_of(const story::Story& story) {
  const bool partial = story.status == "PARTIAL";
  if (!story.qa.draft) return partial ? "PARTIAL" : "";
  return partial ? "DRAFT, PARTIAL" : "DRAFT";
}

std::vector<Drawing> drawings_of(const story::Story& story) {
  std::vector<Drawing> list;
  add_comparison(story, list);
  add_over_time(story, list);
  add_pathway(story, list);
  add_forces(story, list);
  add_money(story, list);
  add_drivers(story, list);
  for (Drawing& drawing : list) drawing.mark = mark_of(story);
  return list;
}

charts::Chart as_file(const Drawing& drawing) {
  return drawing.draw({.id = "chart-" + drawing.name,
                       .headline = drawing.headline,
                       .subtitle = drawing.mark.empty() ? drawing.subtitle : drawing.mark + ": " + drawing.subtitle,
                       .note = drawing.note,
                       .width = charts::Width::wide,
                       .titles = charts::Titles::drawn});
}

}  // namespace sposim::report::html
