#include "report/charts/intervals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/rows.hpp"

namespace sposim::report::charts {

namespace {

std::vector<IntervalRow> ordered(const IntervalData& data) {
  std::vector<IntervalRow> rows = data.rows;
  if (data.order == Order::as_given) return rows;
  const double sign = data.order == Order::largest_first ? 1 : -1;
  std::stable_sort(rows.begin(), rows.end(), [&](const IntervalRow& a, const IntervalRow& b) {
    if (is_known(a.value) != is_known(b.value)) return is_known(a.value);  // what is not known stands last
    return is_known(a.value) && sign * a.value > sign * b.value;
  });
  return rows;
}

std::string text_of(const IntervalRow& row, Unit unit) {
  return row.text.empty() ? value_text(row.value, unit) : row.text;
}

Interval extent_of(const IntervalData& data) {
  Extent extent;
  extent.include(0.0).include(data.reference);
  for (const IntervalRow& row : data.rows) extent.include(row.value).include(row.band_50).include(row.band_95);
  return extent.seen();
}

/// Sizes of the marks of a row.
struct Marks {
  double dot, thick, thin, cap;
};

void draw_bars(Canvas& canvas, const std::vector<IntervalRow>& rows, const Rows& places, const Marks& marks) {
  for (const Role role : {Role::current_policy, Role::reform}) {
    Path thin, thick;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if ((rows[i].role == Role::reform) != (role == Role::reform)) continue;
      const double y = places.middle[i];
      if (is_known(rows[i].band_95)) {
        const double from = places.x(rows[i].band_95.low), to = places.x(rows[i].band_95.high);
        thin.move(from, y).line(to, y);
        if (marks.cap > 0) {
          thin.move(from, y - marks.cap).line(from, y + marks.cap).move(to, y - marks.cap).line(to, y + marks.cap);
        }
      }
      if (is_known(rows[i].band_50)) {
        thick.move(places.x(rows[i].band_50.low), y).line(places.x(rows[i].band_50.high), y);
      }
    }
    const std::string_view fill = look_of(role, 0).colour;
    canvas.path(thin, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"", fill, place(marks.thin)));
    canvas.path(thick, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"", fill, place(marks.thick)));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_known(rows[i].value)) continue;
    const Look look = look_of(rows[i].role == Role::reform ? Role::reform : Role::current_policy, 0);
    canvas.mark(places.x(rows[i].value), places.middle[i], marks.dot, look.shape, look.colour);
  }
}

/// What dot and lines mean, as far as they are drawn.
std::string key_of(const IntervalData& data) {
  if (!data.key.empty()) return data.key;
  const auto any = [&](Interval IntervalRow::*band) {
    return std::any_of(data.rows.begin(), data.rows.end(), [&](const IntervalRow& row) { return is_known(row.*band); });
  };
  const bool inner = any(&IntervalRow::band_50), outer = any(&IntervalRow::band_95);
  if (!inner && !outer) return "";
  if (!inner) return "Dot: best estimate. Line: 95 of 100 simulated futures.";
  return std::string("Dot: best estimate. Thick line: 50 of 100 simulated futures.") +
         (outer ? " Thin line: 95 of 100." : "");
}

std::string described(const IntervalData& data, const std::vector<IntervalRow>& rows) {
  constexpr std::size_t most = 12;  // of 43 forces, the ends say enough; the table has all
  std::string words = fmt::format("Dots with intervals: {}.", data.measure);
  if (is_known(data.reference)) {
    words += fmt::format(" Line: {} {}.", data.reference_label, value_text(data.reference, data.unit));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.size() > most && i >= 3 && i + 3 < rows.size()) {
      if (i == 3) words += fmt::format(" {} more between.", rows.size() - 6);
      continue;
    }
    words += fmt::format(" {}: {}", rows[i].name, text_of(rows[i], data.unit));
    if (is_known(rows[i].band_95)) {
      words += fmt::format(" ({} to {} in 95 of 100 simulated futures)", value_text(rows[i].band_95.low, data.unit),
                           value_text(rows[i].band_95.high, data.unit));
    }
    words += ".";
  }
  return words;
}

DataTable table_of(const Heading& heading, const IntervalData& data, const std::vector<IntervalRow>& rows) {
  const std::string name = data.rows_called.empty() ? "name" : data.rows_called;
  DataTable table{heading.subtitle,
                  {{name, Unit::number},
                   {data.measure, data.unit},
                   {"lowest of 50 of 100", data.unit},
                   {"highest of 50 of 100", data.unit},
                   {"lowest of 95 of 100", data.unit},
                   {"highest of 95 of 100", data.unit}},
                  {}};
  for (const IntervalRow& row : rows) {
    table.rows.push_back({row.name, cell_of(row.value), cell_of(row.band_50.low), cell_of(row.band_50.high),
                          cell_of(row.band_95.low), cell_of(row.band_95.high)});
  }
  return table;
}

Chart draw(const Heading& heading, const IntervalData& data, Density density) {
  const auto rows = ordered(data);
  Canvas canvas(heading);
  Chart chart{"", described(data, rows), table_of(heading, data, rows)};
  if (rows.empty()) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  RowsRequest request;
  std::vector<double> values;
  values.reserve(rows.size());
  for (const IntervalRow& row : rows) values.push_back(row.value);
  const auto texts = texts_of(values, data.unit);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    request.rows.push_back({rows[i].name, rows[i].text.empty() ? texts[i] : rows[i].text});
  }
  request.data = extent_of(data);
  request.unit = data.unit;
  request.axis_name = data.measure;
  request.density = density;
  request.most_lines = data.most_lines;
  request.reference = data.reference;
  request.reference_label = data.reference_label;
  const Rows places = draw_rows(canvas, request);
  draw_bars(canvas, rows, places, density == Density::tight ? Marks{3.6, 4, 1.2, 0} : Marks{7, 6, 1.8, 5});
  double end = places.end;
  if (const std::string key = key_of(data); !key.empty()) {
    const double size = canvas.small().size;
    end += 1.25 * size *
               static_cast<double>(canvas.lines({Canvas::margin, end + 1.1 * size}, key, canvas.small(),
                                                canvas.width() - 2 * Canvas::margin, 3)) +
           0.2 * size;
  }
  chart.svg = canvas.finish(end, chart.description);
  return chart;
}

}  // namespace

Chart interval_dots(const Heading& heading, const IntervalData& data) {
  return draw(heading, data, Density::roomy);
}

Chart sorted_intervals(const Heading& heading, const IntervalData& data) {
  return draw(heading, data, Density::tight);
}

}  // namespace sposim::report::charts
