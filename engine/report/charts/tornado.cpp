#include "report/charts/tornado.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/counted.hpp"
#include "report/charts/rows.hpp"

namespace sposim::report::charts {

namespace {

double swing_of(const TornadoRow& row) {
  return is_known(row.at_low) && is_known(row.at_high) ? std::abs(row.at_high - row.at_low) : -1;
}

std::vector<TornadoRow> widest_first(const TornadoData& data) {
  std::vector<TornadoRow> rows = data.rows;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const TornadoRow& a, const TornadoRow& b) { return swing_of(a) > swing_of(b); });
  return rows;
}

Interval extent_of(const TornadoData& data, const std::vector<TornadoRow>& shown) {
  Extent extent;
  extent.include(data.base);
  for (const TornadoRow& row : shown) extent.include(row.at_low).include(row.at_high);
  return extent.seen();
}

/// The two halves of a bar: from the base to the answer at the low and at the high end of the number.
void draw_bar(Canvas& canvas, const TornadoRow& row, const Rows& places, double y, double base) {
  constexpr double half = 9;
  const auto bar = [&](double value, std::string_view fill) {
    const double from = places.x(std::min(base, value)), to = places.x(std::max(base, value));
    canvas.rect({from, y - half, std::max(to, from + 0.5), y + half}, fmt::format("fill=\"{}\"", fill));
  };
  bar(row.at_low, colour::teal);
  bar(row.at_high, colour::plum);
}

/// The ends of the number, beside the ends of the bar that they make.
void label_bar(Canvas& canvas, const TornadoRow& row, const Rows& places, double y, double base) {
  Type type = canvas.small();
  type.fill = colour::ink;
  type.halo = true;
  const double low = places.x(row.at_low), high = places.x(row.at_high), middle = places.x(base);
  const bool low_is_left = row.at_low <= row.at_high;
  const double left = std::min({low, high, middle}), right = std::max({low, high, middle});
  const double baseline = y + 0.35 * type.size;
  const std::string at_left = clean(low_is_left ? row.low_text : row.high_text);
  const std::string at_right = clean(low_is_left ? row.high_text : row.low_text);
  constexpr double most = 84;
  canvas.text({left - 5, baseline, Anchor::end}, at_left, type, most);
  canvas.text({right + 5, baseline, Anchor::start}, at_right, type, most);
}

double label_room(const Canvas& canvas, const std::vector<TornadoRow>& rows) {
  double widest = 0;
  for (const TornadoRow& row : rows) {
    widest = std::max({widest, text_width(clean(row.low_text), canvas.small().size),
                       text_width(clean(row.high_text), canvas.small().size)});
  }
  return std::min(widest, 84.0) + 8;
}

std::string less_in_words(std::size_t others) {
  return core::counted(static_cast<std::int64_t>(others), "more number moves it less", "more numbers move it less");
}

std::string described(const TornadoData& data, const std::vector<TornadoRow>& rows) {
  std::string words = fmt::format("Tornado chart: {}, {} as it is.", data.measure, value_text(data.base, data.unit));
  for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 5); ++i) {
    if (swing_of(rows[i]) < 0) continue;
    words +=
        fmt::format(" {}: {} at {}, {} at {}.", rows[i].name, value_text(rows[i].at_low, data.unit),
                    rows[i].low_text.empty() ? "its low end" : rows[i].low_text, value_text(rows[i].at_high, data.unit),
                    rows[i].high_text.empty() ? "its high end" : rows[i].high_text);
  }
  if (rows.size() > 5) words += fmt::format(" {}.", less_in_words(rows.size() - 5));
  return words;
}

DataTable table_of(const Heading& heading, const TornadoData& data, const std::vector<TornadoRow>& rows) {
  DataTable table{heading.subtitle,
                  {{"number", Unit::number},
                   {"low end", Unit::number},
                   {"high end", Unit::number},
                   {data.measure + " at its low end", data.unit},
                   {data.measure + " at its high end", data.unit},
                   {"swing", data.unit}},
                  {}};
  for (const TornadoRow& row : rows) {
    table.rows.push_back({row.name, row.low_text, row.high_text, cell_of(row.at_low), cell_of(row.at_high),
                          swing_of(row) < 0 ? Cell{} : Cell{swing_of(row)}});
  }
  return table;
}

double draw_key(Canvas& canvas, double y, std::size_t left_out) {
  const double size = canvas.small().size;
  const double middle = y + 0.75 * size, base = y + 1.1 * size;
  double x = Canvas::margin;
  const auto entry = [&](std::string_view fill, const std::string& words) {
    canvas.rect({x, middle - 6, x + 18, middle + 6}, fmt::format("fill=\"{}\"", fill));
    canvas.text({x + 24, base}, words, canvas.small());
    x += 24 + text_width(words, size) + 18;
  };
  entry(colour::teal, "number at its low end");
  entry(colour::plum, "at its high end");
  if (left_out == 0) return y + 1.6 * size;
  canvas.text({Canvas::margin, base + 1.4 * size}, less_in_words(left_out) + ".", canvas.small());
  return y + 3 * size;
}

}  // namespace

Chart tornado(const Heading& heading, const TornadoData& data) {
  const auto all = widest_first(data);
  Canvas canvas(heading);
  Chart chart{"", described(data, all), table_of(heading, data, all)};
  const std::vector<TornadoRow> rows(all.begin(),
                                     all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), data.most)));
  if (rows.empty() || !is_known(data.base)) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  RowsRequest request;
  for (const TornadoRow& row : rows) request.rows.push_back({row.name, swing_of(row) < 0 ? "not known" : ""});
  request.data = extent_of(data, rows);
  request.unit = data.unit;
  request.axis_name = data.measure;
  request.reference = data.base;
  request.reference_label = data.base_label;
  request.most_lines = data.most_lines;
  request.inside = label_room(canvas, rows);
  const Rows places = draw_rows(canvas, request);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (swing_of(rows[i]) < 0) continue;
    draw_bar(canvas, rows[i], places, places.middle[i], data.base);
    label_bar(canvas, rows[i], places, places.middle[i], data.base);
  }
  chart.svg = canvas.finish(draw_key(canvas, places.end + 4, all.size() - rows.size()), chart.description);
  return chart;
}

}  // namespace sposim::report::charts
