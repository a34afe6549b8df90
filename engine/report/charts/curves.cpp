#include "report/charts/curves.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/axes.hpp"
#include "report/charts/labels.hpp"

namespace sposim::report::charts {

namespace {

enum class Joined { straight, in_steps };

bool is_known(const Point& point) {
  return charts::is_known(point.x) && charts::is_known(point.y);
}

const Point* last_of(const CurveSeries& series) {
  const auto found =
      std::find_if(series.points.rbegin(), series.points.rend(), [](const Point& p) { return is_known(p); });
  return found == series.points.rend() ? nullptr : &*found;
}

Interval extent_of(const CurveData& data, double Point::*coordinate, const Interval& shown) {
  Extent extent;
  extent.include(shown);
  for (const CurveSeries& series : data.series) {
    for (const Point& point : series.points) {
      if (is_known(point)) extent.include(point.*coordinate);
    }
  }
  return extent.seen();
}

Path path_of(const CurveSeries& series, const Plot& plot, Joined joined) {
  Path path;
  bool drawing = false;
  bool alone = false;
  double last_y = 0, last_x = 0;
  const auto finish = [&] {
    if (alone) path.line(last_x + 0.1, last_y);  // one point is a dot
    alone = false;
  };
  for (const Point& point : series.points) {
    if (!is_known(point)) {
      finish();
      drawing = false;
      continue;
    }
    const double x = plot.x(point.x), y = plot.y(point.y);
    if (!drawing) {
      path.move(x, y);
    } else {
      if (joined == Joined::in_steps) path.line(x, last_y);
      path.line(x, y);
    }
    alone = !drawing;
    drawing = true;
    last_x = x;
    last_y = y;
  }
  finish();
  return path;
}

std::vector<EndLabel> labels_of(const Canvas& canvas, const CurveData& data, const Scale& y) {
  std::vector<EndLabel> labels;
  for (const CurveSeries& series : data.series) {
    if (const Point* last = last_of(series); last != nullptr) {
      labels.push_back({y(last->y), series.name, {canvas.normal().size, Weight::bold, colour::ink}});
    }
  }
  return labels;
}

void draw_references(Canvas& canvas, const CurveData& data, const Plot& plot) {
  Type type = canvas.small();
  type.fill = colour::ink;
  const double size = type.size;
  for (const ReferenceLine& reference : data.references) {
    if (!charts::is_known(reference.at) || reference.at < plot.x.shown.low || reference.at > plot.x.shown.high)
      continue;
    const double x = plot.x(reference.at);
    canvas.line(x, plot.top() - 3, x, plot.bottom(),
                fmt::format("stroke=\"{}\" stroke-dasharray=\"4 3\"", colour::ink));
    const std::string words =
        fitted(clean(reference.label), size, Weight::regular, canvas.width() - 2 * Canvas::margin);
    const double half = text_width(words, size) / 2;
    const double middle = std::clamp(x, Canvas::margin + half, canvas.width() - Canvas::margin - half);
    // The first free line above the plot: there is one for each label.
    for (double y = plot.top() - 0.8 * size; y > 0; y -= 1.3 * size) {
      if (canvas.text_if_free({middle, y, Anchor::middle}, words, type)) break;
    }
  }
}

/// Points at which something is said: no more than these, evenly, from the first to the last.
std::string described_series(const CurveData& data, const CurveSeries& series) {
  std::vector<const Point*> known;
  for (const Point& point : series.points) {
    if (is_known(point)) known.push_back(&point);
  }
  if (known.empty()) return fmt::format(" {}: no values.", series.name);
  std::string words = fmt::format(" {}:", series.name);
  const std::size_t count = std::min<std::size_t>(known.size(), 4);
  for (std::size_t k = 0; k < count; ++k) {
    const Point& point = *known[count == 1 ? 0 : k * (known.size() - 1) / (count - 1)];
    const std::string x = data.x.unit == Unit::date ? cell_text(point.x, Unit::date) : value_text(point.x, data.x.unit);
    words += fmt::format("{} {} at {}", k == 0 ? "" : ",", value_text(point.y, data.y.unit), x);
  }
  return words + ".";
}

std::string described(const CurveData& data) {
  std::string words = fmt::format("Line chart of {} by {}.", data.y.name, data.x.name.empty() ? "date" : data.x.name);
  for (const CurveSeries& series : data.series) words += described_series(data, series);
  for (const ReferenceLine& reference : data.references) words += fmt::format(" Line: {}.", reference.label);
  return words;
}

DataTable table_of(const Heading& heading, const CurveData& data) {
  DataTable table{
      heading.subtitle,
      {{"series", Unit::number}, {data.x.name.empty() ? "date" : data.x.name, data.x.unit}, {data.y.name, data.y.unit}},
      {}};
  for (const CurveSeries& series : data.series) {
    for (const Point& point : series.points) table.rows.push_back({series.name, cell_of(point.x), cell_of(point.y)});
  }
  return table;
}

std::string picture_of(const Heading& heading, const CurveData& data, Joined joined) {
  Canvas canvas(heading);
  const std::string description = described(data);
  const bool any = std::any_of(data.series.begin(), data.series.end(),
                               [](const CurveSeries& series) { return last_of(series) != nullptr; });
  if (!any) return canvas.finish(canvas.nothing_to_show(), description);
  const Axis y = axis_for(extent_of(data, &Point::y, data.y_shown), data.y.unit, 7);
  const auto sizes = labels_of(canvas, data, Scale{y.shown, 1, 0});
  PlotRequest request{y,
                      data.y.name,
                      extent_of(data, &Point::x, data.x_shown),
                      data.x.unit,
                      data.x.name,
                      canvas.is_narrow() ? 220.0 : 300.0,
                      end_label_room(canvas, sizes)};
  request.height = std::max(request.height, end_labels_height(canvas, sizes));
  const auto named = std::count_if(data.references.begin(), data.references.end(),
                                   [](const ReferenceLine& line) { return charts::is_known(line.at); });
  request.above = static_cast<double>(named) * 1.3 * canvas.small().size;
  request.x_ends = Ends::at_data;
  const Plot plot = draw_plot(canvas, request);
  for (std::size_t i = 0; i < data.series.size(); ++i) {
    const Look look = look_of(data.series[i].role, i);
    canvas.path(
        path_of(data.series[i], plot, joined),
        fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" stroke-linecap=\"round\" "
                    "stroke-linejoin=\"round\"{}",
                    look.colour, look.dashes.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", look.dashes)));
  }
  draw_references(canvas, data, plot);
  draw_end_labels(canvas, labels_of(canvas, data, plot.y), plot.right(), {plot.top(), plot.bottom()});
  return canvas.finish(plot.end, description);
}

}  // namespace

Chart curves(const Heading& heading, const CurveData& data) {
  return {picture_of(heading, data, Joined::straight), described(data), table_of(heading, data)};
}

Chart step_curves(const Heading& heading, const CurveData& data) {
  return {picture_of(heading, data, Joined::in_steps), described(data), table_of(heading, data)};
}

}  // namespace sposim::report::charts
