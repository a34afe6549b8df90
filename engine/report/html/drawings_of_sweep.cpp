#include <fmt/format.h>

#include <algorithm>

#include "report/charts/heat_map.hpp"
#include "report/charts/intervals.hpp"
#include "report/charts/paired_dots.hpp"
#include "report/charts/response_panels.hpp"
#include "report/charts/screening_plane.hpp"
#include "report/charts/tornado.hpp"
#include "report/html/drawings_parts.hpp"
#include "report/html/sweep.hpp"

/// The charts of a sweep: for each output those that its design supports.
namespace sposim::report::html {

namespace {

using story::Effect;
using story::Gauged;
using story::SweepStory;
using story::SweptOutput;

constexpr std::size_t most_rows = 15;

charts::Interval interval_of(const std::optional<Gauged>& measured) {
  return measured ? shown(measured->band_95) : charts::Interval{};
}

double value_of(const std::optional<Gauged>& measured) {
  return measured ? measured->value.value_or(charts::missing) : charts::missing;
}

/// One output with what every chart of it says.
struct Shown {
  const SweepStory& story;
  const SweptOutput& output;
  std::size_t place;
  std::vector<Drawing>& list;

  std::string measure() const { return readable(output.name); }
  std::string subtitle() const {
    std::string words = output.title;
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return output.scenario.empty() ? words : words + ", " + output.scenario;
  }
  void add(std::string_view kind, std::string headline, const std::string& more, std::string note,
           std::function<charts::Chart(const charts::Heading&)> draw) const {
    list.push_back({chart_name(kind, place), std::move(headline), subtitle() + (more.empty() ? "" : ". " + more),
                    std::move(note), fmt::format("/outputs/{} /factors /birth", place), std::move(draw)});
  }
};

void add_tornado(const Shown& shown) {
  if (shown.story.kind != "one_at_a_time" || !shown.output.middle) return;
  charts::TornadoData data{.measure = shown.measure(),
                           .base = *shown.output.middle,
                           .base_label = "every number in its middle",
                           .rows = {},
                           .most_lines = 3};
  for (const Effect& effect : shown.output.effects) {
    if (effect.bar && effect.bar->swing > 0)
      data.rows.push_back(
          {effect.statement, effect.bar->at_low, effect.bar->at_high, effect.bar->low_text, effect.bar->high_text});
  }
  if (data.rows.empty()) return;
  shown.add("tornado", fmt::format("Which numbers move “{}”, each by itself", shown.measure()),
            "Each number at its low and at its high end, all others in the middle", "",
            [data](const charts::Heading& heading) { return charts::tornado(heading, data); });
}

void add_shares(const Shown& shown) {
  if (shown.story.kind != "sobol") return;
  charts::PairedData data{.measure = "share of the spread of the expected result",
                          .rows_called = "number",
                          .first_called = "alone: what would go if this number were known",
                          .second_called = "in all: alone and together with the others",
                          .interval_called = "95% interval of the estimate",
                          .rows = {}};
  for (const Effect& effect : shown.output.effects) {
    data.rows.push_back({effect.statement,
                         {value_of(effect.first), interval_of(effect.first)},
                         {value_of(effect.total), interval_of(effect.total)}});
  }
  shown.add("shares", fmt::format("Where the doubt about “{}” comes from", shown.measure()), "",
            "Estimates below nothing are shown as they came out: no influence was seen.",
            [data](const charts::Heading& heading) { return charts::paired_dots(heading, data); });
}

/// First-order shares of a sample: one dot each.
void add_given_shares(const Shown& shown) {
  if (shown.story.kind == "sobol" || shown.story.kind == "morris") return;
  charts::IntervalData data{.measure = "share of the spread of the expected result",
                            .rows_called = "number",
                            .unit = charts::Unit::percent,
                            .rows = {},
                            .order = charts::Order::as_given,
                            .reference_label = "",
                            .key = "Dot: what would go if this number were known. Line: 95% interval of the estimate.",
                            .most_lines = 3};
  for (const Effect& effect : shown.output.effects) {
    if (!effect.first || !effect.first->value || data.rows.size() >= most_rows) continue;
    data.rows.push_back({effect.statement,
                         *effect.first->value,
                         {},
                         interval_of(effect.first),
                         story::share_text(*effect.first->value)});
  }
  if (data.rows.empty()) return;
  shown.add("shares", fmt::format("Where the doubt about “{}” comes from", shown.measure()), "",
            "Estimates below nothing are shown as they came out: no influence was seen.",
            [data](const charts::Heading& heading) { return interval_dots(heading, data); });
}

void add_screening(const Shown& shown) {
  if (shown.story.kind != "morris") return;
  charts::IntervalData data{.measure = "mean change of " + shown.measure() + " across the number's range",
                            .rows_called = "number",
                            .rows = {},
                            .order = charts::Order::as_given,
                            .reference_label = "",
                            .key = "Dot: mean size of the change, up or down. Line: 95% interval of that mean.",
                            .most_lines = 3};
  charts::ScreeningData plane{
      .effect = {"mean size of the change", charts::Unit::number},
      .varies = {"how much the change differs from place to place (standard deviation)", charts::Unit::number},
      .numbers = {}};
  for (const Effect& effect : shown.output.effects) {
    plane.numbers.push_back(
        {effect.statement, value_of(effect.mu_star), interval_of(effect.mu_star), value_of(effect.sigma)});
    if (data.rows.size() < most_rows && effect.mu_star && effect.mu_star->value)
      data.rows.push_back({effect.statement, *effect.mu_star->value, {}, interval_of(effect.mu_star), ""});
  }
  shown.add("effects", fmt::format("Which numbers move “{}” most", shown.measure()),
            "Morris' μ*: the mean size of the change when a number goes across its range, from many places",
            shown.output.effects.size() > most_rows ? "The numbers that move it least are in the table." : "",
            [data](const charts::Heading& heading) { return interval_dots(heading, data); });
  shown.add("plane", fmt::format("Does a number's effect on “{}” depend on the others?", shown.measure()),
            "Morris' σ against μ*", "",
            [plane](const charts::Heading& heading) { return charts::screening_plane(heading, plane); });
}

void add_grid(const Shown& shown) {
  if (!shown.output.grid) return;
  const auto& grid = *shown.output.grid;
  charts::HeatData data{shown.measure(),  charts::Unit::number, grid.down, grid.across,
                        grid.down_labels, grid.across_labels,   grid.means};
  const bool others = shown.output.effects.size() > 2;
  shown.add("grid", fmt::format("“{}” at each place of the grid", shown.measure()), "",
            others ? "Averaged over the places of the other numbers." : "",
            [data](const charts::Heading& heading) { return charts::heat_map(heading, data); });
}

charts::Unit unit_of(const std::string& kind) {
  if (kind == "percent") return charts::Unit::percent;
  return kind == "pounds" ? charts::Unit::pounds : charts::Unit::number;
}

void add_curves(const Shown& shown) {
  charts::ResponseData data{
      .measure = shown.measure(), .x_called = "where it stands", .spread_called = "", .panels = {}};
  for (const story::ResponseCurve& curve : shown.output.curves) {
    charts::ResponsePanel panel{curve.statement,
                                curve.axis,
                                unit_of(curve.kind),
                                curve.kind == "choice" ? charts::Along::choices : charts::Along::values,
                                {}};
    for (const story::Bin& bin : curve.bins) {
      panel.points.push_back({bin.at, bin.mean, html::shown(bin.middle_80), bin.label});
      if (bin.middle_80) data.spread_called = "80 of 100 points with this value, whatever the other numbers";
    }
    data.panels.push_back(std::move(panel));
  }
  if (data.panels.empty()) return;
  const bool alone = shown.story.kind == "one_at_a_time";
  shown.add("curves", fmt::format("How “{}” goes with each number", shown.measure()),
            alone ? "All other numbers in the middle" : "Mean over the points, by where the number stands",
            shown.output.effects.size() > shown.output.curves.size() ? "The numbers that move it most." : "",
            [data](const charts::Heading& heading) { return charts::response_panels(heading, data); });
}

void add_convergence(const Shown& shown) {
  charts::ResponseData data{.measure = "share of the spread, alone and with the others (total index)",
                            .unit = charts::Unit::percent,
                            .x_called = "rows of the design",
                            .spread_called = "95% interval",
                            .zero = true,
                            .panels = {}};
  for (const story::Convergence& each : shown.output.convergence) {
    charts::ResponsePanel panel{each.statement, "rows of the design", charts::Unit::number, charts::Along::values, {}};
    for (const story::Step& step : each.steps) {
      panel.points.push_back({static_cast<double>(step.rows), step.total.value.value_or(charts::missing),
                              html::shown(step.total.band_95), fmt::format("{}", step.rows)});
    }
    data.panels.push_back(std::move(panel));
  }
  if (data.panels.empty()) return;
  shown.add("convergence", "Have the estimates settled?",
            "The same shares from an eighth, a quarter and half of the points, and from all",
            "Where the line still moves by more than you can accept, run the sweep with more rows.",
            [data](const charts::Heading& heading) { return charts::response_panels(heading, data); });
}

void add_spread(const Shown& shown) {
  if (!shown.output.chance.value) return;
  charts::IntervalData data{.measure = "share of the spread between single futures",
                            .rows_called = "source",
                            .unit = charts::Unit::percent,
                            .rows = {},
                            .order = charts::Order::as_given,
                            .reference_label = "",
                            .key = "Line: 95% interval of the estimate, where there is one.",
                            .most_lines = 3};
  const auto add = [&](const std::string& name, const Gauged& measured) {
    if (measured.value)
      data.rows.push_back(
          {name, *measured.value, {}, html::shown(measured.band_95), story::share_text(*measured.value)});
  };
  add("The numbers of this sweep", shown.output.factors);
  if (shown.output.others.value && *shown.output.others.value != 0) {
    add("Other uncertain numbers, drawn anew", shown.output.others);
  }
  add("Chance", shown.output.chance);
  shown.add("spread", fmt::format("How much of the spread of “{}” is luck", shown.measure()), "",
            "Chance is what differs between two futures in which every number is the same.",
            [data](const charts::Heading& heading) { return interval_dots(heading, data); });
}

/// `Highest 16% of “the delay”`
std::string range_name(const Effect& effect) {
  std::string range = effect.worst->in_words;
  if (range.starts_with("its ")) range = range.substr(4);
  range[0] = range[0] == 'l' ? 'L' : 'H';
  return range + " of “" + effect.statement + "”";
}

void add_worst(const Shown& shown) {
  charts::IntervalData data{.measure = "share of the results in that range that are among the worst tenth",
                            .rows_called = "range",
                            .unit = charts::Unit::percent,
                            .rows = {},
                            .order = charts::Order::largest_first,
                            .reference = 0.1,
                            .reference_label = "all results",
                            .key = "Dot: how often a result in that range of the number is among the worst.",
                            .most_lines = 3};
  for (const Effect& effect : shown.output.effects) {
    if (effect.worst && effect.worst->stands_out && data.rows.size() < 8)
      data.rows.push_back(
          {range_name(effect), effect.worst->risk_inside, {}, {}, story::share_text(effect.worst->risk_inside)});
  }
  if (data.rows.empty()) return;
  shown.add("worst", fmt::format("Where the {} tenth of “{}” comes from", shown.output.worst, shown.measure()), "",
            "Only numbers whose ranges stand out from chance.",
            [data](const charts::Heading& heading) { return interval_dots(heading, data); });
}

}  // namespace

std::string chart_name(std::string_view kind, std::size_t output) {
  return fmt::format("{}-{}", kind, output + 1);
}

std::string name_of(const story::SweptOutput& output) {
  std::string name = readable(output.name);
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return output.scenario.empty() ? name : name + ", " + output.scenario;
}

std::vector<Drawing> drawings_of(const story::SweepStory& story) {
  std::vector<Drawing> list;
  for (std::size_t i = 0; i < std::min(most_outputs, story.outputs.size()); ++i) {
    const Shown shown{story, story.outputs[i], i, list};
    if (shown.output.lowest == shown.output.highest) continue;  // nothing moves it
    for (const auto add : {add_tornado, add_shares, add_given_shares, add_screening, add_grid, add_curves, add_worst,
                           add_convergence, add_spread}) {
      add(shown);
    }
  }
  const std::string mark = story.status == "PARTIAL" ? "DRAFT, PARTIAL" : "DRAFT";
  for (Drawing& drawing : list) drawing.mark = story.qa.draft ? mark : "";
  return list;
}

}  // namespace sposim::report::html
