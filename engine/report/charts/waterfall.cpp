#include "report/charts/waterfall.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/rows.hpp"

namespace sposim::report::charts {

namespace {

/// A bar: from where to where, and how its value is written.
struct Bar {
  double from = 0, to = 0;
  bool is_known = false;
};

/// A change that is not known leaves the level as it was; what follows then starts there.
std::vector<Bar> bars_of(const WaterfallData& data) {
  std::vector<Bar> bars;
  double level = 0;
  for (const WaterfallStep& step : data.steps) {
    const bool known = is_known(step.value);
    const double from = step.kind == StepKind::total ? 0 : level;
    if (known) level = from + step.value;
    bars.push_back({from, level, known});
  }
  return bars;
}

/// The interval about the bar's end.
Interval ends_of(const WaterfallStep& step, const Bar& bar) {
  if (!is_known(step.band_95) || !bar.is_known) return {};
  return {bar.from + step.band_95.low, bar.from + step.band_95.high};
}

std::string text_of(const WaterfallStep& step, Unit unit) {
  return step.kind == StepKind::total ? value_text(step.value, unit) : change_text(step.value, unit);
}

std::string_view fill_of(const WaterfallStep& step, std::size_t i) {
  if (step.kind == StepKind::total) return look_of(step.role, i == 0 ? 0 : 1).colour;
  return step.value < 0 ? colour::plum : colour::teal;
}

void draw_bars(Canvas& canvas, const WaterfallData& data, const std::vector<Bar>& bars, const Rows& places) {
  constexpr double half = 10;
  Path joins;
  for (std::size_t i = 0; i + 1 < bars.size(); ++i) {
    const double x = places.x(bars[i].to);
    joins.move(x, places.middle[i] + half).line(x, places.middle[i + 1] - half);
  }
  canvas.path(joins, fmt::format("stroke=\"{}\" stroke-dasharray=\"3 2\"", colour::axis));
  Path whiskers;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (!bars[i].is_known) continue;
    const double from = places.x(std::min(bars[i].from, bars[i].to)), to = places.x(std::max(bars[i].from, bars[i].to));
    const double y = places.middle[i];
    canvas.rect({from, y - half, std::max(to, from + 1), y + half},
                fmt::format("fill=\"{}\"", fill_of(data.steps[i], i)));
    const Interval ends = ends_of(data.steps[i], bars[i]);
    if (!is_known(ends)) continue;
    const double low = places.x(ends.low), high = places.x(ends.high);
    whiskers.move(low, y).line(high, y).move(low, y - 4).line(low, y + 4).move(high, y - 4).line(high, y + 4);
  }
  canvas.path(whiskers, R"(fill="none" stroke="#fff" stroke-width="4")");
  canvas.path(whiskers, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"", colour::ink));
}

std::string described(const WaterfallData& data) {
  std::string words = fmt::format("Waterfall chart of {}.", data.measure);
  for (const WaterfallStep& step : data.steps) {
    words += fmt::format(" {}: {}", step.name, text_of(step, data.unit));
    if (is_known(step.band_95)) {
      words += fmt::format(" ({} to {} in 95 of 100 simulated futures)", value_text(step.band_95.low, data.unit),
                           value_text(step.band_95.high, data.unit));
    }
    words += ".";
  }
  return words;
}

DataTable table_of(const Heading& heading, const WaterfallData& data) {
  DataTable table{heading.subtitle,
                  {{"step", Unit::number},
                   {"kind", Unit::number},
                   {data.measure, data.unit},
                   {"lowest of 95 of 100", data.unit},
                   {"highest of 95 of 100", data.unit}},
                  {}};
  for (const WaterfallStep& step : data.steps) {
    table.rows.push_back({step.name, std::string(step.kind == StepKind::total ? "total" : "change"),
                          cell_of(step.value), cell_of(step.band_95.low), cell_of(step.band_95.high)});
  }
  return table;
}

}  // namespace

Chart waterfall(const Heading& heading, const WaterfallData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  if (data.steps.empty()) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  const auto bars = bars_of(data);
  Extent extent;
  extent.include(0.0);
  bool banded = false;
  RowsRequest request;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Interval ends = ends_of(data.steps[i], bars[i]);
    banded = banded || is_known(ends);
    extent.include(bars[i].from).include(bars[i].to).include(ends);
    request.rows.push_back({data.steps[i].name, text_of(data.steps[i], data.unit)});
  }
  request.data = extent.seen();
  request.unit = data.unit;
  request.axis_name = data.measure;
  const Rows places = draw_rows(canvas, request);
  draw_bars(canvas, data, bars, places);
  double end = places.end;
  if (banded) {
    const double size = canvas.small().size;
    canvas.text({Canvas::margin, end + 1.1 * size}, "Thin line: 95 of 100 simulated futures.", canvas.small());
    end += 1.5 * size;
  }
  chart.svg = canvas.finish(end, chart.description);
  return chart;
}

}  // namespace sposim::report::charts
