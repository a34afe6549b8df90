#include "report/charts/paired_dots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/rows.hpp"

namespace sposim::report::charts {

namespace {

constexpr double apart = 7;  ///< of the two marks of a row, up and down from its middle

std::string dot_text(const Dot& dot, Unit unit) {
  return is_known(dot.value) ? value_text(dot.value, unit) : "n/a";
}

std::string in_words(const Dot& dot, Unit unit) {
  if (!is_known(dot.interval)) return dot_text(dot, unit);
  return fmt::format("{} ({} to {})", dot_text(dot, unit), value_text(dot.interval.low, unit),
                     value_text(dot.interval.high, unit));
}

std::string described(const PairedData& data) {
  constexpr std::size_t most = 8;
  std::string words = fmt::format("Two dots with intervals for each {}: {}.", data.rows_called, data.measure);
  for (std::size_t i = 0; i < std::min(most, data.rows.size()); ++i) {
    words +=
        fmt::format(" {}: {} {}, {} {}.", data.rows[i].name, data.first_called, in_words(data.rows[i].first, data.unit),
                    data.second_called, in_words(data.rows[i].second, data.unit));
  }
  if (data.rows.size() > most) words += fmt::format(" {} more.", data.rows.size() - most);
  return words;
}

DataTable table_of(const Heading& heading, const PairedData& data) {
  DataTable table{heading.subtitle, {{data.rows_called, Unit::number}}, {}};
  for (const auto& name : {data.first_called, data.second_called}) {
    table.columns.push_back({name, data.unit});
    table.columns.push_back({name + ", low end", data.unit});
    table.columns.push_back({name + ", high end", data.unit});
  }
  for (const PairedRow& row : data.rows) {
    table.rows.push_back({row.name, cell_of(row.first.value), cell_of(row.first.interval.low),
                          cell_of(row.first.interval.high), cell_of(row.second.value), cell_of(row.second.interval.low),
                          cell_of(row.second.interval.high)});
  }
  return table;
}

void draw_dot(Canvas& canvas, const Dot& dot, const Scale& x, double y, const Look& look) {
  if (is_known(dot.interval)) {
    const double from = x(dot.interval.low), to = x(dot.interval.high);
    Path line;
    line.move(from, y).line(to, y).move(from, y - 4).line(from, y + 4).move(to, y - 4).line(to, y + 4);
    canvas.path(line, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"", look.colour));
  }
  if (is_known(dot.value)) canvas.mark(x(dot.value), y, 6, look.shape, look.colour);
}

double draw_key(Canvas& canvas, const PairedData& data, double y, std::size_t left_out) {
  const double size = canvas.small().size;
  const auto entry = [&](std::size_t place, const std::string& words) {
    const Look look = look_of(Role::automatic, place);
    canvas.mark(Canvas::margin + 8, y + 0.75 * size, 6, look.shape, look.colour);
    const std::size_t lines = canvas.lines({Canvas::margin + 24, y + 1.1 * size}, words, canvas.small(),
                                           canvas.width() - 2 * Canvas::margin - 24, 2);
    y += 1.25 * size * static_cast<double>(std::max<std::size_t>(lines, 1)) + 0.15 * size;
  };
  entry(0, data.first_called);
  entry(2, data.second_called);
  if (!data.interval_called.empty()) {
    canvas.text({Canvas::margin, y + 1.1 * size}, "Lines: " + data.interval_called + ".", canvas.small());
    y += 1.4 * size;
  }
  if (left_out == 0) return y + 0.2 * size;
  canvas.text({Canvas::margin, y + 1.1 * size},
              fmt::format("{} more with less {} in the table.", left_out, left_out == 1 ? "is" : "are"),
              canvas.small());
  return y + 1.6 * size;
}

}  // namespace

Chart paired_dots(const Heading& heading, const PairedData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  const std::size_t count = std::min(data.most, data.rows.size());
  if (count == 0) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  RowsRequest request;
  Extent extent;
  extent.include(0.0);
  for (std::size_t i = 0; i < count; ++i) {
    const PairedRow& row = data.rows[i];
    request.rows.push_back({row.name, ""});
    extent.include(row.first.value).include(row.first.interval);
    extent.include(row.second.value).include(row.second.interval);
  }
  request.data = extent.seen();
  request.unit = data.unit;
  request.axis_name = data.measure;
  request.most_lines = 3;
  const Rows places = draw_rows(canvas, request);
  for (std::size_t i = 0; i < count; ++i) {
    draw_dot(canvas, data.rows[i].first, places.x, places.middle[i] - apart, look_of(Role::automatic, 0));
    draw_dot(canvas, data.rows[i].second, places.x, places.middle[i] + apart, look_of(Role::automatic, 2));
  }
  chart.svg = canvas.finish(draw_key(canvas, data, places.end, data.rows.size() - count), chart.description);
  return chart;
}

}  // namespace sposim::report::charts
