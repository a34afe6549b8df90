#include "report/charts/screening_plane.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/charts/axes.hpp"

namespace sposim::report::charts {

namespace {

bool can_be_drawn(const ScreenedNumber& number) {
  return is_known(number.effect) && is_known(number.varies);
}

std::string described(const ScreeningData& data) {
  std::string words =
      fmt::format("Scatter of {} against {}, one point for each number.", data.varies.name, data.effect.name);
  for (std::size_t i = 0; i < std::min<std::size_t>(5, data.numbers.size()); ++i) {
    const ScreenedNumber& number = data.numbers[i];
    words += fmt::format(" {}: {}, varies by {}.", number.name, value_text(number.effect, data.effect.unit),
                         value_text(number.varies, data.varies.unit));
  }
  if (data.numbers.size() > 5) words += fmt::format(" {} more with a smaller effect.", data.numbers.size() - 5);
  return words;
}

DataTable table_of(const Heading& heading, const ScreeningData& data) {
  DataTable table{heading.subtitle,
                  {{"number", Unit::number},
                   {data.effect.name, data.effect.unit},
                   {"low end of its interval", data.effect.unit},
                   {"high end of its interval", data.effect.unit},
                   {data.varies.name, data.varies.unit}},
                  {}};
  for (const ScreenedNumber& number : data.numbers) {
    table.rows.push_back({number.name, cell_of(number.effect), cell_of(number.interval.low),
                          cell_of(number.interval.high), cell_of(number.varies)});
  }
  return table;
}

/// Where the effect varies as much as it is large.
void draw_diagonal(Canvas& canvas, const Plot& plot) {
  const double end = std::min(plot.x.shown.high, plot.y.shown.high);
  if (end <= 0) return;
  canvas.line(plot.x(0), plot.y(0), plot.x(end), plot.y(end),
              fmt::format("stroke=\"{}\" stroke-dasharray=\"6 4\"", colour::axis));
}

/// The place of a number's label: the nearest to its mark that touches nothing.
void number_mark(Canvas& canvas, const Plot& plot, double x, double y, const std::string& words) {
  Type type{canvas.normal().size, Weight::bold, colour::ink, true};
  const double size = type.size;
  for (const double away : {0.0, 8.0, 18.0, 30.0, 44.0, 60.0}) {
    const std::array<At, 6> places{{{x + 9 + away, y + 0.35 * size, Anchor::start},
                                    {x, y - 9 - away, Anchor::middle},
                                    {x - 9 - away, y + 0.35 * size, Anchor::end},
                                    {x, y + 9 + 0.8 * size + away, Anchor::middle},
                                    {x + 8 + away, y - 7 - away, Anchor::start},
                                    {x + 8 + away, y + 7 + 0.8 * size + away, Anchor::start}}};
    for (const At& at : places) {
      const Box box = canvas.box_of(at, words, type);
      if (box.right > canvas.width() - 2 || box.left < plot.left() || box.bottom > plot.bottom() ||
          box.top < plot.top() - 10 || !canvas.is_free(box)) {
        continue;
      }
      if (away > 0) {
        canvas.line(x, y, std::clamp(x, box.left, box.right), std::clamp(y, box.top, box.bottom),
                    fmt::format("stroke=\"{}\"", colour::ink));
      }
      canvas.text(at, words, type);
      return;
    }
  }
}

void draw_numbers(Canvas& canvas, const ScreeningData& data, const Plot& plot) {
  Path lines;
  for (const ScreenedNumber& number : data.numbers) {
    if (!can_be_drawn(number)) continue;
    const double x = plot.x(number.effect), y = plot.y(number.varies);
    if (is_known(number.interval)) lines.move(plot.x(number.interval.low), y).line(plot.x(number.interval.high), y);
    canvas.keep_free({x - 6, y - 6, x + 6, y + 6});
  }
  canvas.path(lines, fmt::format("stroke=\"{}\" stroke-width=\"1.2\" stroke-opacity=\".55\"", colour::blue));
  for (const ScreenedNumber& number : data.numbers) {
    if (can_be_drawn(number)) canvas.mark(plot.x(number.effect), plot.y(number.varies), 5, "circle", colour::blue);
  }
  std::size_t named = 0;
  for (const ScreenedNumber& number : data.numbers) {
    if (++named > data.most_named) break;
    if (can_be_drawn(number))
      number_mark(canvas, plot, plot.x(number.effect), plot.y(number.varies), fmt::format("{}", named));
  }
}

/// Which number is which, below the picture.
double draw_names(Canvas& canvas, const ScreeningData& data, double y) {
  const double size = canvas.small().size;
  const auto count = std::min(data.most_named, data.numbers.size());
  Type bold = canvas.small();
  bold.weight = Weight::bold;
  bold.fill = colour::ink;
  for (std::size_t i = 0; i < count; ++i) {
    canvas.text({Canvas::margin + 18, y + 1.1 * size, Anchor::end}, fmt::format("{}", i + 1), bold);
    const std::string name =
        data.numbers[i].name + (can_be_drawn(data.numbers[i]) ? "" : " (not drawn: how much it varies is not known)");
    const std::size_t lines = canvas.lines({Canvas::margin + 28, y + 1.1 * size}, name, canvas.small(),
                                           canvas.width() - 2 * Canvas::margin - 28, 2);
    y += 1.25 * size * static_cast<double>(std::max<std::size_t>(lines, 1)) + 0.15 * size;
  }
  const std::string key =
      "Lines: 95% interval of the effect. Above the dashed line the effect varies more than it is "
      "large: it depends on where the other numbers stand, or bends.";
  return y +
         1.25 * size *
             static_cast<double>(canvas.lines({Canvas::margin, y + 1.3 * size}, key, canvas.small(),
                                              canvas.width() - 2 * Canvas::margin, 4)) +
         0.5 * size;
}

}  // namespace

Chart screening_plane(const Heading& heading, const ScreeningData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  Extent effects, varies;
  effects.include(0.0);
  varies.include(0.0);
  for (const ScreenedNumber& number : data.numbers) {
    if (can_be_drawn(number)) effects.include(number.effect).include(number.interval);
    if (can_be_drawn(number)) varies.include(number.varies);
  }
  if (data.numbers.empty() || varies.seen().high <= varies.seen().low) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  const Axis y = axis_for(varies.seen(), data.varies.unit, 6);
  const Plot plot = draw_plot(canvas, {y, data.varies.name, effects.seen(), data.effect.unit, data.effect.name,
                                       canvas.is_narrow() ? 260.0 : 340.0, 14});
  draw_diagonal(canvas, plot);
  draw_numbers(canvas, data, plot);
  chart.svg = canvas.finish(draw_names(canvas, data, plot.end), chart.description);
  return chart;
}

}  // namespace sposim::report::charts
