#include "report/charts/axes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sposim::report::charts {

namespace {

/// Where the label of a tick stands so that it is not cut off at the sides.
double label_x(const Canvas& canvas, const Tick& tick, double x) {
  const double half = text_width(tick.label, canvas.small().size) / 2;
  return std::clamp(x, half + 2, canvas.width() - half - 2);
}

bool labels_fit(const Canvas& canvas, const Axis& axis, const Scale& scale) {
  double last = -1e9;
  for (const Tick& tick : axis.ticks) {
    const double half = text_width(tick.label, canvas.small().size) / 2;
    const double middle = label_x(canvas, tick, scale(tick.value));
    if (middle - half < last + 8) return false;
    last = middle + half;
  }
  return true;
}

/// The axis from the first to the last of the data rather than from tick to tick, so that lines end at its end.
Axis cut(const Axis& axis, const Interval& data) {
  if (!(data.high - data.low > 0.02 * (axis.shown.high - axis.shown.low))) return axis;
  Axis shorter{data, {}};
  for (const Tick& tick : axis.ticks) {
    if (tick.value >= data.low && tick.value <= data.high) shorter.ticks.push_back(tick);
  }
  return shorter.ticks.size() >= 2 ? shorter : axis;
}

double widest_label(const Canvas& canvas, const Axis& axis) {
  double widest = 0;
  for (const Tick& tick : axis.ticks) widest = std::max(widest, text_width(tick.label, canvas.small().size));
  return widest;
}

/// The labels of an axis below `top`, and its name below them; gives where what follows may begin.
double draw_labels(Canvas& canvas, const Axis& axis, const Scale& scale, double top, const std::string& name) {
  const double size = canvas.small().size;
  double y = top + 1.25 * size;
  for (const Tick& tick : axis.ticks) {
    canvas.text_if_free({label_x(canvas, tick, scale(tick.value)), y, Anchor::middle}, tick.label, canvas.small());
  }
  if (!name.empty()) {
    y += 1.35 * size;
    const double room = canvas.width() - 2 * Canvas::margin;
    // Below the axis' middle, but nearer to the sides when it is long.
    const double half = std::min(room, text_width(clean(name), size)) / 2;
    const double middle =
        std::clamp((scale.from + scale.to) / 2, Canvas::margin + half, canvas.width() - Canvas::margin - half);
    const auto count = canvas.lines({middle, y, Anchor::middle}, name, canvas.small(), room, 2);
    y += static_cast<double>(count - 1) * 1.25 * size;
  }
  return y + 0.5 * size;
}

}  // namespace

bool holds(const Plot& plot, const Box& box) {
  return box.left >= plot.left() && box.right <= plot.right() && box.top >= plot.top() && box.bottom <= plot.bottom();
}

Axis horizontal_axis(const Canvas& canvas, const Interval& data, Unit unit, Interval places) {
  for (int most = canvas.is_narrow() ? 5 : 8;; --most) {
    Axis axis = axis_for(data, unit, most);
    if (most <= 2 || labels_fit(canvas, axis, {axis.shown, places.low, places.high})) return axis;
  }
}

double draw_horizontal_axis(Canvas& canvas, const Axis& axis, const Scale& scale, Interval top_to_bottom,
                            const std::string& name) {
  Path grid;
  for (const Tick& tick : axis.ticks) {
    grid.move(scale(tick.value), top_to_bottom.low).line(scale(tick.value), top_to_bottom.high);
  }
  canvas.path(grid, fmt::format("stroke=\"{}\"", colour::grid));
  return draw_labels(canvas, axis, scale, top_to_bottom.high, name);
}
void draw_zero(Canvas& canvas, const Scale& x, Interval top_to_bottom) {
  if (x.shown.low > 0 || x.shown.high < 0) return;
  canvas.line(x(0), top_to_bottom.low, x(0), top_to_bottom.high, fmt::format("stroke=\"{}\"", colour::ink));
}

Plot draw_plot(Canvas& canvas, const PlotRequest& request, const std::function<void(const Plot&)>& first) {
  double top = canvas.top();
  const double size = canvas.small().size;
  if (!request.y_name.empty()) {
    const auto count = canvas.lines({Canvas::margin, top + size}, request.y_name, canvas.small(),
                                    canvas.width() - 2 * Canvas::margin, 2);
    top += static_cast<double>(count) * 1.25 * size + 6;
  }
  top += request.above + 0.4 * size;
  const double left = Canvas::margin + widest_label(canvas, request.y) + 8;
  const double right = canvas.width() - Canvas::margin - request.right, bottom = top + request.height;
  const Axis ends_at_ticks = horizontal_axis(canvas, request.x_data, request.x_unit, {left, right});
  const Axis x = request.x_ends == Ends::at_data ? cut(ends_at_ticks, request.x_data) : ends_at_ticks;
  Plot plot{{x.shown, left, right}, {request.y.shown, bottom, top}};
  if (first) first(plot);

  Path grid;
  for (const Tick& tick : request.y.ticks) {
    const double y = plot.y(tick.value);
    grid.move(left, y).line(right, y);
    canvas.text({left - 6, y + 0.35 * size, Anchor::end}, tick.label, canvas.small());
  }
  canvas.path(grid, fmt::format("stroke=\"{}\"", colour::grid));
  const double base = request.y.shown.low <= 0 && request.y.shown.high >= 0 ? plot.y(0) : bottom;
  canvas.line(left, base, right, base, fmt::format("stroke=\"{}\"", colour::axis));
  Path marks;
  for (const Tick& tick : x.ticks) marks.move(plot.x(tick.value), bottom).line(plot.x(tick.value), bottom + 4);
  canvas.path(marks, fmt::format("stroke=\"{}\"", colour::axis));
  plot.end = draw_labels(canvas, x, plot.x, bottom + 4, request.x_name);
  return plot;
}

}  // namespace sposim::report::charts
