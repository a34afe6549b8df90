#include "report/charts/fan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/charts/axes.hpp"
#include "report/charts/labels.hpp"

namespace sposim::report::charts {

namespace {

using BandOf = Interval FanPoint::*;

struct Band {
  BandOf band;
  std::string_view words;
};

/// From the outer to the inner, which is drawn last.
constexpr std::array<Band, 3> bands{
    {{&FanPoint::band_95, "95 of 100 futures"}, {&FanPoint::band_80, "80 of 100"}, {&FanPoint::band_50, "50 of 100"}}};

bool has_band(const FanSeries& series, BandOf band) {
  return std::any_of(series.points.begin(), series.points.end(),
                     [&](const FanPoint& point) { return is_known(point.*band); });
}

/// Runs of neighbouring points for which `known` holds.
template <typename Known>
std::vector<std::pair<std::size_t, std::size_t>> runs(const std::vector<FanPoint>& points, Known known) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!known(points[i])) continue;
    if (!found.empty() && found.back().second == i) {
      found.back().second = i + 1;
    } else {
      found.emplace_back(i, i + 1);
    }
  }
  return found;
}

Path band_path(const FanSeries& series, BandOf band, const Plot& plot) {
  Path path;
  for (const auto& [from, to] : runs(series.points, [&](const FanPoint& point) { return is_known(point.*band); })) {
    const auto x = [&](std::size_t i) { return plot.x(on_axis(series.points[i].at)); };
    path.move(x(from), plot.y((series.points[from].*band).high));
    for (std::size_t i = from + 1; i < to; ++i) path.line(x(i), plot.y((series.points[i].*band).high));
    for (std::size_t i = to; i-- > from;) path.line(x(i), plot.y((series.points[i].*band).low));
    path.close();
  }
  return path;
}

Path median_path(const FanSeries& series, const Plot& plot) {
  Path path;
  for (const auto& [from, to] : runs(series.points, [](const FanPoint& point) { return is_known(point.median); })) {
    for (std::size_t i = from; i < to; ++i) {
      const double x = plot.x(on_axis(series.points[i].at)), y = plot.y(series.points[i].median);
      if (i == from) {
        path.move(x, y);
      } else {
        path.line(x, y);
      }
    }
    if (to == from + 1) path.line(plot.x(on_axis(series.points[from].at)) + 0.1, plot.y(series.points[from].median));
  }
  return path;
}

Interval values_of(const FanData& data) {
  Extent extent;
  extent.include(0.0);
  bool any = false;
  for (const FanSeries& series : data.series) {
    for (const FanPoint& point : series.points) {
      any = any || is_known(point.median);
      extent.include(point.median).include(point.band_50).include(point.band_80).include(point.band_95);
    }
  }
  for (const ObservedPoint& point : data.observed) extent.include(point.value);
  return extent.seen();
}

Interval dates_of(const FanData& data) {
  Extent extent;
  for (const FanSeries& series : data.series) {
    for (const FanPoint& point : series.points) extent.include(on_axis(point.at));
  }
  for (const ObservedPoint& point : data.observed) {
    if (is_known(point.value)) extent.include(on_axis(point.at));
  }
  return extent.seen();
}

bool has_anything(const FanData& data) {
  const bool counted = std::any_of(data.observed.begin(), data.observed.end(),
                                   [](const ObservedPoint& point) { return is_known(point.value); });
  return counted || std::any_of(data.series.begin(), data.series.end(), [](const FanSeries& series) {
           return std::any_of(series.points.begin(), series.points.end(),
                              [](const FanPoint& point) { return is_known(point.median) || is_known(point.band_95); });
         });
}

/// The last point of a series that has a median.
const FanPoint* last_of(const FanSeries& series) {
  const auto found = std::find_if(series.points.rbegin(), series.points.rend(),
                                  [](const FanPoint& point) { return is_known(point.median); });
  return found == series.points.rend() ? nullptr : &*found;
}

struct Layer {
  const FanSeries* series;
  Look look;
};

std::vector<Layer> layers_of(const FanData& data) {
  std::vector<Layer> layers;
  for (const FanSeries& series : data.series) layers.push_back({&series, look_of(series.role, layers.size())});
  return layers;
}

std::vector<EndLabel> labels_of(const Canvas& canvas, const std::vector<Layer>& layers, const Scale& y) {
  std::vector<EndLabel> labels;
  for (const auto& [series, look] : layers) {
    const FanPoint* last = last_of(*series);
    if (last == nullptr) continue;
    labels.push_back({y(last->median), series->name, {canvas.normal().size, Weight::bold, colour::ink}});
    if (layers.size() > 1) continue;
    for (const auto& [band, words] : bands) {
      if (is_known(last->*band)) labels.push_back({y((last->*band).high), std::string(words), canvas.small()});
    }
  }
  return labels;
}

void draw_bands(Canvas& canvas, const std::vector<Layer>& layers, const Plot& plot) {
  for (const auto& [series, look] : layers) {
    for (const auto& [band, words] : bands) {
      if (layers.size() > 1 && band == &FanPoint::band_80) continue;  // two fans on each other: fewer edges
      const double opacity = layers.size() > 1 ? 0.16 : 0.2;
      canvas.path(band_path(*series, band, plot),
                  fmt::format("fill=\"{0}\" fill-opacity=\"{1}\" stroke=\"{0}\" stroke-width=\".8\"{2}", look.colour,
                              opacity, look.dashes.empty() ? "" : " stroke-dasharray=\"3 2\""));
    }
  }
  for (const auto& [series, look] : layers) {
    const std::string dashes = look.dashes.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", look.dashes);
    canvas.path(median_path(*series, plot),
                fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\" stroke-linecap=\"round\"{}", look.colour,
                            dashes));
  }
}

/// The tinted past, drawn before everything else.
void draw_past(Canvas& canvas, const FanData& data, const Plot& plot) {
  if (!data.projection_from) return;
  const double x = std::clamp(plot.x(on_axis(*data.projection_from)), plot.left(), plot.right());
  if (x > plot.left())
    canvas.rect({plot.left(), plot.top(), x, plot.bottom()}, fmt::format("fill=\"{}\"", colour::ground));
}

void draw_start(Canvas& canvas, const FanData& data, const Plot& plot) {
  if (!data.projection_from) return;
  const double day = on_axis(*data.projection_from);
  if (day < plot.x.shown.low || day > plot.x.shown.high) return;
  const double x = plot.x(day), size = canvas.small().size, y = plot.top() - 0.8 * size;
  canvas.line(x, plot.top() - 0.3 * size, x, plot.bottom(),
              fmt::format("stroke=\"{}\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"", colour::ink));
  Type type = canvas.small();
  type.fill = colour::ink;
  const std::string words = clean(data.projection_label);
  const double half = std::min(text_width(words, size), canvas.width() - 2 * Canvas::margin) / 2;
  const double middle = std::clamp(x, Canvas::margin + half, canvas.width() - Canvas::margin - half);
  canvas.text({middle, y, Anchor::middle}, words, type, 2 * half + 0.5);
}

/// Whether something is named where it is.
enum class Named { yes, no };

Named draw_observed(Canvas& canvas, const FanData& data, const Plot& plot) {
  const ObservedPoint* last = nullptr;
  for (const ObservedPoint& point : data.observed) {
    if (!is_known(point.value)) continue;
    const double x = plot.x(on_axis(point.at)), y = plot.y(point.value);
    canvas.mark(x, y, 4.5, "diamond", colour::ink);
    canvas.keep_free({x - 6, y - 6, x + 6, y + 6});
    last = &point;
  }
  if (last == nullptr || data.observed_name.empty()) return Named::yes;
  const double x = plot.x(on_axis(last->at)), y = plot.y(last->value), size = canvas.small().size;
  Type type = canvas.small();
  type.fill = colour::ink;
  type.halo = true;
  const std::string words = clean(data.observed_name);
  for (const At at : {At{x + 9, y + 0.35 * size, Anchor::start}, At{x - 9, y + 0.35 * size, Anchor::end},
                      At{x, y - 0.9 * size, Anchor::middle}, At{x, y + 1.7 * size, Anchor::middle}}) {
    const Box box = canvas.box_of(at, words, type);
    if (holds(plot, box) && canvas.text_if_free(at, words, type)) return Named::yes;
  }
  return Named::no;
}

/// What the marks mean, where that is not written beside them.
std::string key_of(const FanData& data, Named observed) {
  std::string words;
  if (data.series.size() > 1 && has_band(data.series.front(), &FanPoint::band_95)) {
    words = "Lines: the middle of all simulated futures. Bands: 50 and 95 of 100 of them.";
  }
  if (observed == Named::no) words += fmt::format("{}Diamonds: {}.", words.empty() ? "" : " ", data.observed_name);
  return words;
}

std::string described(const FanData& data) {
  std::string words = "Fan chart of " + data.measure + ".";
  for (const FanSeries& series : data.series) {
    const FanPoint* last = last_of(series);
    if (last == nullptr) {
      words += fmt::format(" {}: no values.", series.name);
      continue;
    }
    const FanPoint& first = *std::find_if(series.points.begin(), series.points.end(),
                                          [](const FanPoint& point) { return is_known(point.median); });
    words += fmt::format(" {}: middle {} on {}, {} on {}", series.name, value_text(first.median, data.unit),
                         core::in_words(first.at), value_text(last->median, data.unit), core::in_words(last->at));
    if (is_known(last->band_95)) {
      words += fmt::format(", between {} and {} in 95 of 100 simulated futures",
                           value_text(last->band_95.low, data.unit), value_text(last->band_95.high, data.unit));
    }
    words += ".";
  }
  if (data.projection_from) {
    words +=
        fmt::format(" From {} ({}) it is a projection.", core::in_words(*data.projection_from), data.projection_label);
  }
  return words;
}

DataTable table_of(const Heading& heading, const FanData& data) {
  DataTable table{heading.subtitle, {{"series", Unit::number}, {"date", Unit::date}, {"middle", data.unit}}, {}};
  for (const char* band : {"50", "80", "95"}) {
    for (const char* end : {"lowest", "highest"}) {
      table.columns.push_back({fmt::format("{} of {} of 100", end, band), data.unit});
    }
  }
  for (const FanSeries& series : data.series) {
    for (const FanPoint& point : series.points) {
      table.rows.push_back({series.name, on_axis(point.at), cell_of(point.median), cell_of(point.band_50.low),
                            cell_of(point.band_50.high), cell_of(point.band_80.low), cell_of(point.band_80.high),
                            cell_of(point.band_95.low), cell_of(point.band_95.high)});
    }
  }
  for (const ObservedPoint& point : data.observed) {
    std::vector<Cell> row(9);
    row[0] = point.name.empty() ? data.observed_name : point.name;
    row[1] = on_axis(point.at);
    row[2] = cell_of(point.value);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string picture_of(const Heading& heading, const FanData& data) {
  Canvas canvas(heading);
  const std::string description = described(data);
  if (!has_anything(data)) return canvas.finish(canvas.nothing_to_show(), description);
  const auto layers = layers_of(data);
  const Axis y = axis_for(values_of(data), data.unit, 7);
  const auto sizes = labels_of(canvas, layers, Scale{y.shown, 1, 0});  // their places come when the plot is known
  PlotRequest request{y,
                      data.measure,
                      dates_of(data),
                      Unit::date,
                      "",
                      canvas.is_narrow() ? 230.0 : 320.0,
                      end_label_room(canvas, sizes),
                      0};
  request.height = std::max(request.height, end_labels_height(canvas, sizes));
  if (data.projection_from && !data.projection_label.empty()) request.above = canvas.small_line();
  const Plot plot = draw_plot(canvas, request, [&](const Plot& ground) { draw_past(canvas, data, ground); });
  draw_bands(canvas, layers, plot);
  draw_start(canvas, data, plot);
  draw_end_labels(canvas, labels_of(canvas, layers, plot.y), plot.right(), {plot.top(), plot.bottom()});
  const std::string key = key_of(data, draw_observed(canvas, data, plot));
  double end = plot.end;
  if (!key.empty()) {
    end += 4;
    end += 1.25 * canvas.small().size *
           static_cast<double>(canvas.lines({Canvas::margin, end + canvas.small().size}, key, canvas.small(),
                                            canvas.width() - 2 * Canvas::margin, 4));
  }
  return canvas.finish(end, description);
}

}  // namespace

Chart fan_chart(const Heading& heading, const FanData& data) {
  return {picture_of(heading, data), described(data), table_of(heading, data)};
}

}  // namespace sposim::report::charts
