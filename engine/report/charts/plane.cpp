#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/charts/axes.hpp"
#include "report/charts/curves.hpp"

namespace sposim::report::charts {

namespace {

constexpr std::size_t most_draws = 400;

bool is_known(const Point& point) {
  return charts::is_known(point.x) && charts::is_known(point.y);
}

/// An even sample of the draws that can be drawn.
std::vector<Point> sample(const Cloud& cloud) {
  std::vector<Point> known;
  std::copy_if(cloud.draws.begin(), cloud.draws.end(), std::back_inserter(known),
               [](const Point& p) { return is_known(p); });
  if (known.size() <= most_draws) return known;
  std::vector<Point> some;
  for (std::size_t k = 0; k < most_draws; ++k) some.push_back(known[k * known.size() / most_draws]);
  return some;
}

Interval extent_of(const PlaneData& data, double Point::*coordinate) {
  Extent extent;
  extent.include(0.0);
  for (const Cloud& cloud : data.clouds) {
    for (const Point& point : sample(cloud)) extent.include(point.*coordinate);
    if (is_known(cloud.mean)) extent.include(cloud.mean.*coordinate);
  }
  return extent.seen();
}

/// A dot for each draw: a path of lines without length and with round ends.
void draw_dots(Canvas& canvas, const PlaneData& data, const Plot& plot) {
  for (std::size_t i = 0; i < data.clouds.size(); ++i) {
    Path dots;
    for (const Point& point : sample(data.clouds[i]))
      dots.move(plot.x(point.x), plot.y(point.y)).line(plot.x(point.x), plot.y(point.y));
    canvas.path(dots, fmt::format("stroke=\"{}\" stroke-width=\"4\" stroke-linecap=\"round\" stroke-opacity=\".45\"",
                                  look_of(data.clouds[i].role, i).colour));
  }
}

/// The lines through zero and the names of the quadrants in their outer corners.
void draw_quadrants(Canvas& canvas, const Plot& plot) {
  const double x = plot.x(0), y = plot.y(0), size = canvas.small().size;
  canvas.line(x, plot.top(), x, plot.bottom(), fmt::format("stroke=\"{}\"", colour::ink));
  canvas.line(plot.left(), y, plot.right(), y, fmt::format("stroke=\"{}\"", colour::ink));
  Type type = canvas.small();
  type.halo = true;
  const auto name = [&](Anchor anchor, double baseline, double width, double height, const std::string& words) {
    if (text_width(words, size) + 12 > width || height < 2 * size) return;
    const double at = anchor == Anchor::start ? plot.left() + 6 : plot.right() - 6;
    canvas.text_if_free({at, baseline, anchor}, words, type);
  };
  const double above = plot.top() + 1.1 * size, below = plot.bottom() - 0.6 * size;
  name(Anchor::end, above, plot.right() - x, y - plot.top(), "more effect, costs more");
  name(Anchor::start, above, x - plot.left(), y - plot.top(), "less effect, costs more");
  name(Anchor::end, below, plot.right() - x, plot.bottom() - y, "more effect, saves money");
  name(Anchor::start, below, x - plot.left(), plot.bottom() - y, "less effect, saves money");
}

enum class Threshold { drawn, unseen };

/// The dashed line of what one unit of effect is worth, as far as it runs in the plot.
Threshold draw_threshold(Canvas& canvas, const PlaneData& data, const Plot& plot) {
  if (!charts::is_known(data.threshold)) return Threshold::unseen;
  double low = plot.x.shown.low, high = plot.x.shown.high;
  if (data.threshold != 0) {
    const double a = plot.y.shown.low / data.threshold, b = plot.y.shown.high / data.threshold;
    low = std::max(low, std::min(a, b));
    high = std::min(high, std::max(a, b));
  }
  if (low >= high) return Threshold::unseen;
  canvas.line(plot.x(low), plot.y(low * data.threshold), plot.x(high), plot.y(high * data.threshold),
              fmt::format("stroke=\"{}\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"", colour::ink));
  return Threshold::drawn;
}

/// From a mark to the nearest edge of the words that name it.
void draw_leader(Canvas& canvas, const Point& mark, const At& at, const Box& words) {
  Point end{mark.x, at.y < mark.y ? words.bottom : words.top};
  if (at.anchor == Anchor::start) end = {words.left - 2, mark.y};
  if (at.anchor == Anchor::end) end = {words.right + 2, mark.y};
  canvas.line(mark.x, mark.y, end.x, end.y, fmt::format("stroke=\"{}\"", colour::ink));
}

/// The name of a cloud beside its mean, else a little away from it with a leader; false if there is no room.
bool label_mean(Canvas& canvas, const Cloud& cloud, const Plot& plot) {
  const double x = plot.x(cloud.mean.x), y = plot.y(cloud.mean.y), size = canvas.normal().size;
  Type type{size, Weight::bold, colour::ink, true};
  const std::string words = fitted(clean(cloud.name), size, Weight::bold, 0.45 * (plot.right() - plot.left()));
  for (const double away : {0.0, 16.0, 32.0, 52.0, 76.0, 104.0}) {
    const std::array<At, 4> places{{{x + 11 + away, y + 0.35 * size, Anchor::start},
                                    {x - 11 - away, y + 0.35 * size, Anchor::end},
                                    {x, y - 0.9 * size - away, Anchor::middle},
                                    {x, y + 1.7 * size + away, Anchor::middle}}};
    for (const At& at : places) {
      const Box box = canvas.box_of(at, words, type);
      if (!holds(plot, box) || !canvas.is_free(box)) continue;
      if (away > 0) draw_leader(canvas, {x, y}, at, box);
      canvas.text(at, words, type);
      return true;
    }
  }
  return false;
}

/// Marks of the means and their names; what found no room is named below with its mark.
double draw_means(Canvas& canvas, const PlaneData& data, const Plot& plot, double y) {
  const double size = canvas.small().size;
  for (const Cloud& cloud : data.clouds) {
    if (!is_known(cloud.mean)) continue;
    const double x = plot.x(cloud.mean.x), mean_y = plot.y(cloud.mean.y);
    canvas.keep_free({x - 9, mean_y - 9, x + 9, mean_y + 9});
  }
  std::vector<std::size_t> unnamed;
  for (std::size_t i = 0; i < data.clouds.size(); ++i) {
    if (is_known(data.clouds[i].mean) && label_mean(canvas, data.clouds[i], plot)) continue;
    unnamed.push_back(i);
  }
  for (std::size_t i = 0; i < data.clouds.size(); ++i) {
    if (!is_known(data.clouds[i].mean)) continue;
    const Look look = look_of(data.clouds[i].role, i);
    canvas.mark(plot.x(data.clouds[i].mean.x), plot.y(data.clouds[i].mean.y), 7, look.shape, look.colour);
  }
  for (const std::size_t i : unnamed) {
    const Look look = look_of(data.clouds[i].role, i);
    canvas.mark(Canvas::margin + 8, y + 0.75 * size, 6, look.shape, look.colour);
    const std::string words =
        is_known(data.clouds[i].mean) ? data.clouds[i].name : data.clouds[i].name + " (mean not known)";
    canvas.text({Canvas::margin + 22, y + 1.1 * size}, words, canvas.small());
    y += 1.4 * size;
  }
  return y;
}

std::string key_of(const PlaneData& data, Threshold threshold) {
  if (!data.key.empty()) return data.key;
  std::string key = "Each dot is one draw of the unknown numbers; a large mark is the mean.";
  if (threshold == Threshold::drawn && !data.threshold_label.empty()) {
    key += " Dashed line: " + data.threshold_label + ".";
  }
  return key;
}

std::string described(const PlaneData& data) {
  std::string words = fmt::format("Scatter of {} against {}, one point for each draw of the unknown numbers.",
                                  data.cost.name, data.effect.name);
  for (const Cloud& cloud : data.clouds) {
    std::size_t known = 0, more = 0, cheaper = 0;
    for (const Point& point : cloud.draws) {
      if (!is_known(point)) continue;
      ++known;
      if (point.x > 0) ++more;
      if (point.y < 0) ++cheaper;
    }
    words += fmt::format(" {}: on average {} and {}; of {} draws, {} have more effect and {} cost less.", cloud.name,
                         value_text(cloud.mean.x, data.effect.unit), value_text(cloud.mean.y, data.cost.unit), known,
                         more, cheaper);
  }
  if (charts::is_known(data.threshold)) words += fmt::format(" Dashed line: {}.", data.threshold_label);
  return words;
}

/// The means; the draws themselves are in the files of the run.
DataTable table_of(const Heading& heading, const PlaneData& data) {
  DataTable table{heading.subtitle,
                  {{"policy", Unit::number},
                   {data.effect.name + ", mean", data.effect.unit},
                   {data.cost.name + ", mean", data.cost.unit},
                   {"draws", Unit::number},
                   {"share with more effect", Unit::percent},
                   {"share that cost less", Unit::percent}},
                  {}};
  for (const Cloud& cloud : data.clouds) {
    double known = 0, more = 0, cheaper = 0;
    for (const Point& point : cloud.draws) {
      if (!is_known(point)) continue;
      known += 1;
      more += point.x > 0 ? 1 : 0;
      cheaper += point.y < 0 ? 1 : 0;
    }
    table.rows.push_back({cloud.name, cell_of(cloud.mean.x), cell_of(cloud.mean.y), cell_of(known),
                          cell_of(more / known), cell_of(cheaper / known)});
  }
  return table;
}

}  // namespace

Chart cost_effectiveness_plane(const Heading& heading, const PlaneData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  const bool any = std::any_of(data.clouds.begin(), data.clouds.end(), [](const Cloud& cloud) {
    return is_known(cloud.mean) ||
           std::any_of(cloud.draws.begin(), cloud.draws.end(), [](const Point& p) { return is_known(p); });
  });
  if (!any) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  const Axis y = axis_for(extent_of(data, &Point::y), data.cost.unit, 7);
  const Plot plot = draw_plot(canvas, {y, data.cost.name, extent_of(data, &Point::x), data.effect.unit,
                                       data.effect.name, canvas.is_narrow() ? 260.0 : 360.0, 8});
  draw_dots(canvas, data, plot);
  const Threshold threshold = draw_threshold(canvas, data, plot);
  draw_quadrants(canvas, plot);
  double end = draw_means(canvas, data, plot, plot.end);
  const double size = canvas.small().size;
  const std::string key = key_of(data, threshold);
  end += 1.25 * size *
             static_cast<double>(canvas.lines({Canvas::margin, end + 1.1 * size}, key, canvas.small(),
                                              canvas.width() - 2 * Canvas::margin, 5)) +
         0.2 * size;
  chart.svg = canvas.finish(end, chart.description);
  return chart;
}

}  // namespace sposim::report::charts
