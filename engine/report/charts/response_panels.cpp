#include "report/charts/response_panels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/axes.hpp"
#include "report/charts/canvas.hpp"
#include "report/charts/scale.hpp"

namespace sposim::report::charts {

namespace {

constexpr std::size_t most_name_lines = 3;

Interval answers_of(const ResponseData& data) {
  Extent extent;
  if (data.zero) extent.include(0.0);
  for (const ResponsePanel& panel : data.panels) {
    for (const ResponsePoint& point : panel.points) extent.include(point.y).include(point.spread);
  }
  return extent.seen();
}

Interval values_of(const ResponsePanel& panel) {
  Extent extent;
  for (const ResponsePoint& point : panel.points) extent.include(point.x);
  const Interval seen = extent.seen();
  if (panel.along == Along::values) return seen;
  return {seen.low - 0.6, seen.high + 0.6};
}

/// All panels have one grid of these.
struct Sheet {
  std::size_t columns = 1;
  double left = 0, pitch = 0, width = 0;
  double name_height = 0, plot_height = 0, height = 0;
};

Sheet sheet_of(const Canvas& canvas, const Axis& answers) {
  const double size = canvas.small().size;
  double label = 0;
  for (const Tick& tick : answers.ticks) label = std::max(label, text_width(tick.label, size));
  Sheet sheet;
  sheet.columns = canvas.is_narrow() ? 1 : 2;
  sheet.left = Canvas::margin + label + 8;
  const double gap = label + 24;  // every panel has the labels of the answer at its left
  sheet.pitch = (canvas.width() - Canvas::margin - 20 - sheet.left + gap) / static_cast<double>(sheet.columns);
  sheet.width = sheet.pitch - gap;
  sheet.name_height = static_cast<double>(most_name_lines) * 1.25 * size + 6;
  sheet.plot_height = 104;
  sheet.height = sheet.name_height + sheet.plot_height + 2.9 * size + 14;
  return sheet;
}

/// Where one panel is drawn.
struct Place {
  Scale x, y;
  double top = 0;  ///< of its name
};

void draw_band(Canvas& canvas, const ResponsePanel& panel, const Place& place) {
  Path band, edges;
  std::vector<const ResponsePoint*> known;
  for (const ResponsePoint& point : panel.points) {
    if (is_known(point.x) && is_known(point.spread)) known.push_back(&point);
  }
  if (known.empty()) return;
  if (panel.along == Along::choices || known.size() == 1) {
    for (const auto* point : known) {
      edges.move(place.x(point->x), place.y(point->spread.low)).line(place.x(point->x), place.y(point->spread.high));
    }
    canvas.path(edges, fmt::format("stroke=\"{}\" stroke-width=\"2\"", colour::blue));
    return;
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    const double x = place.x(known[i]->x), y = place.y(known[i]->spread.high);
    i == 0 ? band.move(x, y) : band.line(x, y);
  }
  for (std::size_t i = known.size(); i-- > 0;) band.line(place.x(known[i]->x), place.y(known[i]->spread.low));
  band.close();
  canvas.path(band, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\".6\"", colour::blue_tints[2], colour::blue));
}

void draw_answers(Canvas& canvas, const ResponsePanel& panel, const Place& place) {
  Path line;
  bool begun = false;
  for (const ResponsePoint& point : panel.points) {
    if (!is_known(point.x) || !is_known(point.y)) {
      begun = false;
      continue;
    }
    begun ? line.line(place.x(point.x), place.y(point.y)) : line.move(place.x(point.x), place.y(point.y));
    begun = true;
  }
  if (panel.along == Along::values) {
    canvas.path(line, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2\"", colour::blue));
  }
  for (const ResponsePoint& point : panel.points) {
    if (is_known(point.x) && is_known(point.y))
      canvas.mark(place.x(point.x), place.y(point.y), panel.along == Along::choices ? 6 : 3.6, "circle", colour::blue);
  }
}

/// The names of choices, each within its own part of the axis.
double draw_choices(Canvas& canvas, const ResponsePanel& panel, const Place& place) {
  const double size = canvas.small().size, room = place.x(1) - place.x(0) - 6;
  std::size_t most = 1;
  for (const ResponsePoint& point : panel.points) {
    const double half = std::min(room, place.x.to - place.x.from) / 2;
    const double x = std::clamp(place.x(point.x), Canvas::margin + half, canvas.width() - Canvas::margin - half);
    most = std::max(most, canvas.lines({x, place.y.from + 4 + 1.25 * size, Anchor::middle}, point.label, canvas.small(),
                                       2 * half, 2));
  }
  return place.y.from + 4 + 1.25 * size * static_cast<double>(most);
}

void draw_axes(Canvas& canvas, const ResponsePanel& panel, const Axis& answers, const Place& place) {
  const double size = canvas.small().size;
  Path grid;
  for (const Tick& tick : answers.ticks) {
    grid.move(place.x.from, place.y(tick.value)).line(place.x.to, place.y(tick.value));
    canvas.text({place.x.from - 6, place.y(tick.value) + 0.35 * size, Anchor::end}, tick.label, canvas.small());
  }
  canvas.path(grid, fmt::format("stroke=\"{}\"", colour::grid));
  canvas.line(place.x.from, place.y.from, place.x.to, place.y.from, fmt::format("stroke=\"{}\"", colour::axis));
  Type name = canvas.small();
  name.fill = colour::ink;
  name.weight = Weight::bold;
  const double room = place.x.to - place.x.from + (place.x.from - Canvas::margin > 60 ? 34 : 0);
  const double left = place.x.to - room;
  // Set so that the last line stands on the plot.
  const auto lines = broken(clean(panel.name), name.size, name.weight, room, most_name_lines).size();
  const double first = place.y.to - 10 - 1.25 * size * static_cast<double>(lines - 1);
  canvas.lines({left, first}, panel.name, name, room, most_name_lines);
  if (panel.along == Along::choices) {
    draw_choices(canvas, panel, place);
    return;
  }
  const Axis axis = horizontal_axis(canvas, values_of(panel), panel.unit, {place.x.from, place.x.to});
  const double y = place.y.from + 4 + 1.25 * size;
  Path marks;
  for (const Tick& tick : axis.ticks) {
    const double x = place.x(tick.value);
    if (x < place.x.from - 0.5 || x > place.x.to + 0.5) continue;
    marks.move(x, place.y.from).line(x, place.y.from + 4);
    canvas.text_if_free({x, y, Anchor::middle}, tick.label, canvas.small());
  }
  canvas.path(marks, fmt::format("stroke=\"{}\"", colour::axis));
  canvas.text({(place.x.from + place.x.to) / 2, y + 1.3 * size, Anchor::middle}, panel.axis, canvas.small(),
              place.x.to - place.x.from);
}

std::string described(const ResponseData& data) {
  std::string words =
      fmt::format("Small charts of {}, one for each {}, all on the same scale.", data.measure, data.panels_called);
  for (const ResponsePanel& panel : data.panels) {
    if (panel.points.empty()) continue;
    const auto &first = panel.points.front(), &last = panel.points.back();
    words += fmt::format(" {}: {} at {}", panel.name, value_text(first.y, data.unit), first.label);
    if (panel.points.size() > 1) words += fmt::format(", {} at {}", value_text(last.y, data.unit), last.label);
    words += ".";
  }
  return words;
}

DataTable table_of(const Heading& heading, const ResponseData& data) {
  const bool spread = !data.spread_called.empty();
  DataTable table{heading.subtitle,
                  {{data.panels_called, Unit::number}, {data.x_called, Unit::number}, {data.measure, data.unit}},
                  {}};
  if (spread) {
    table.columns.push_back({"lowest of " + data.spread_called, data.unit});
    table.columns.push_back({"highest of " + data.spread_called, data.unit});
  }
  for (const ResponsePanel& panel : data.panels) {
    for (const ResponsePoint& point : panel.points) {
      std::vector<Cell> row{panel.name, point.label, cell_of(point.y)};
      if (spread) row.insert(row.end(), {cell_of(point.spread.low), cell_of(point.spread.high)});
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

std::string picture_of(const Heading& heading, const ResponseData& data) {
  Canvas canvas(heading);
  if (data.panels.empty()) return canvas.finish(canvas.nothing_to_show(), described(data));
  const Axis answers = axis_for(answers_of(data), data.unit, 4);
  const Sheet sheet = sheet_of(canvas, answers);
  const double size = canvas.small().size;
  double top = canvas.top();
  std::string key = "Up the side: " + data.measure + ".";
  if (!data.spread_called.empty()) key += " Band: " + data.spread_called + ".";
  top += 1.25 * size *
             static_cast<double>(canvas.lines({Canvas::margin, top + size}, key, canvas.small(),
                                              canvas.width() - 2 * Canvas::margin, 3)) +
         8;
  for (std::size_t i = 0; i < data.panels.size(); ++i) {
    const double left = sheet.left + sheet.pitch * static_cast<double>(i % sheet.columns);
    const std::size_t row = i / sheet.columns;
    const double above = top + sheet.height * static_cast<double>(row);
    const double plot = above + sheet.name_height + 4;
    const ResponsePanel& panel = data.panels[i];
    Interval shown = values_of(panel);
    if (panel.along == Along::values)
      shown = horizontal_axis(canvas, shown, panel.unit, {left, left + sheet.width}).shown;
    const Place place{{shown, left, left + sheet.width}, {answers.shown, plot + sheet.plot_height, plot}, above};
    draw_axes(canvas, panel, answers, place);
    draw_band(canvas, panel, place);
    draw_answers(canvas, panel, place);
  }
  const std::size_t rows = (data.panels.size() + sheet.columns - 1) / sheet.columns;
  return canvas.finish(top + static_cast<double>(rows) * sheet.height, described(data));
}

}  // namespace

Chart response_panels(const Heading& heading, const ResponseData& data) {
  return {picture_of(heading, data), described(data), table_of(heading, data)};
}

}  // namespace sposim::report::charts
