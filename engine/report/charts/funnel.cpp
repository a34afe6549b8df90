#include "report/charts/funnel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/canvas.hpp"
#include "report/charts/scale.hpp"

namespace sposim::report::charts {

namespace {

double value_before(const FunnelData& data, std::size_t i) {
  return i == 0 ? missing : data.stages[i - 1].value;
}

/// How many are lost before stage `i`, and their share: "8,400 (34%) not charged"; empty when none are.
std::string lost_text(const FunnelData& data, std::size_t i) {
  const double before = value_before(data, i), now = data.stages[i].value;
  if (!is_known(before) || !is_known(now) || before <= 0 || now >= before) return "";
  const std::string words = data.stages[i].lost.empty() ? "lost" : data.stages[i].lost;
  return fmt::format("{} {} ({})", change_text(now - before, data.unit), words,
                     value_text((before - now) / before, Unit::percent));
}

std::string band_text(const FunnelStage& stage, Unit unit) {
  if (!is_known(stage.band_95)) return "";
  return fmt::format(" ({} to {} in 95 of 100 simulated futures)", value_text(stage.band_95.low, unit),
                     value_text(stage.band_95.high, unit));
}

std::string described(const FunnelData& data) {
  std::string words = fmt::format("Funnel of {}.", data.measure);
  for (std::size_t i = 0; i < data.stages.size(); ++i) {
    const FunnelStage& stage = data.stages[i];
    words += fmt::format(" {}: {}{}", stage.name, value_text(stage.value, data.unit), band_text(stage, data.unit));
    const std::string lost = lost_text(data, i);
    words += lost.empty() ? "." : "; " + lost + " before it.";
  }
  return words;
}

DataTable table_of(const Heading& heading, const FunnelData& data) {
  DataTable table{heading.subtitle,
                  {{"stage", Unit::number},
                   {data.measure, data.unit},
                   {"lowest of 95 of 100", data.unit},
                   {"highest of 95 of 100", data.unit},
                   {"share of the stage before", Unit::percent}},
                  {}};
  for (std::size_t i = 0; i < data.stages.size(); ++i) {
    const FunnelStage& stage = data.stages[i];
    const double before = value_before(data, i);
    table.rows.push_back({stage.name, cell_of(stage.value), cell_of(stage.band_95.low), cell_of(stage.band_95.high),
                          is_known(before) && before > 0 ? cell_of(stage.value / before) : Cell{}});
  }
  return table;
}

/// The bar of a stage from the left, with its interval about the end.
void draw_bar(Canvas& canvas, const FunnelStage& stage, const Scale& x, Interval top_to_bottom) {
  const double from = x(std::min(0.0, stage.value)), to = x(std::max(0.0, stage.value));
  canvas.rect({from, top_to_bottom.low, std::max(to, from + 1), top_to_bottom.high},
              fmt::format("fill=\"{}\"", colour::blue));
  if (!is_known(stage.band_95)) return;
  const double y = (top_to_bottom.low + top_to_bottom.high) / 2;
  const double low = x(stage.band_95.low), high = x(stage.band_95.high);
  Path whisker;
  whisker.move(low, y).line(high, y).move(low, y - 4).line(low, y + 4).move(high, y - 4).line(high, y + 4);
  canvas.path(whisker, R"(fill="none" stroke="#fff" stroke-width="4")");
  canvas.path(whisker, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"", colour::ink));
}

double draw_stages(Canvas& canvas, const FunnelData& data, const Scale& x) {
  const double bar = 18, size = canvas.small().size;
  const Type type = canvas.normal();
  double y = canvas.top();
  for (std::size_t i = 0; i < data.stages.size(); ++i) {
    const FunnelStage& stage = data.stages[i];
    if (const std::string lost = lost_text(data, i); !lost.empty()) {
      canvas.line(Canvas::margin + 5, y - 2, Canvas::margin + 5, y + 1.5 * size,
                  fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", colour::plum));
      Type lost_type = canvas.small();
      lost_type.fill = colour::plum;
      canvas.text({Canvas::margin + 14, y + 1.05 * size}, lost, lost_type, canvas.width() - 2 * Canvas::margin - 14);
      y += 2 * size;
    }
    const std::string value = value_text(stage.value, data.unit);
    const double value_room = text_width(value, type.size, Weight::bold);
    canvas.text({Canvas::margin, y + type.size}, value, canvas.bold());
    canvas.text({Canvas::margin + value_room + 6, y + type.size}, stage.name, type,
                canvas.width() - 2 * Canvas::margin - value_room - 6);
    y += 1.4 * type.size;
    if (is_known(stage.value)) {
      draw_bar(canvas, stage, x, {y, y + bar});
      y += bar;
    }
    y += 9;
  }
  return y;
}

}  // namespace

Chart funnel(const Heading& heading, const FunnelData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  if (data.stages.empty()) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  Extent extent;
  extent.include(0.0);
  bool banded = false;
  for (const FunnelStage& stage : data.stages) {
    extent.include(stage.value);
    if (!is_known(stage.value) || !is_known(stage.band_95)) continue;
    extent.include(stage.band_95);
    banded = true;
  }
  Interval shown = extent.seen();
  if (shown.low == shown.high) shown.high = shown.low + 1;
  double end = draw_stages(canvas, data, {shown, Canvas::margin, canvas.width() - Canvas::margin});
  if (banded) {
    canvas.text({Canvas::margin, end + canvas.small().size}, "Thin line: 95 of 100 simulated futures.", canvas.small());
    end += 1.4 * canvas.small().size;
  }
  chart.svg = canvas.finish(end, chart.description);
  return chart;
}

}  // namespace sposim::report::charts
