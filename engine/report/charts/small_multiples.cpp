#include "report/charts/small_multiples.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charts/axes.hpp"
#include "report/charts/canvas.hpp"
#include "report/charts/scale.hpp"

namespace sposim::report::charts {

namespace {

/// A panel is too small to show more points than this; every so many-th is drawn, and the last.
constexpr std::size_t most_points = 40;

std::vector<std::size_t> drawn_points(std::size_t count) {
  const std::size_t stride = std::max<std::size_t>(1, (count + most_points - 1) / most_points);
  std::vector<std::size_t> points;
  for (std::size_t i = 0; i < count; ++i) {
    if ((count - 1 - i) % stride == 0) points.push_back(i);
  }
  return points;
}

double median_at(const PanelLine& line, std::size_t i) {
  return i < line.median.size() ? line.median[i] : missing;
}

Interval band_at(const PanelLine& line, std::size_t i) {
  return i < line.band_95.size() ? line.band_95[i] : Interval{};
}

Interval values_of(const PanelData& data) {
  Extent extent;
  extent.include(0.0);
  for (const Panel& panel : data.panels) {
    for (const PanelLine& line : panel.lines) {
      for (std::size_t i = 0; i < data.at.size(); ++i) extent.include(median_at(line, i)).include(band_at(line, i));
    }
  }
  return extent.seen();
}

bool has_bands(const PanelData& data) {
  return std::any_of(data.panels.begin(), data.panels.end(), [](const Panel& panel) {
    return std::any_of(panel.lines.begin(), panel.lines.end(),
                       [](const PanelLine& line) { return !line.band_95.empty(); });
  });
}

/// Runs of drawn points that are known, each as a list of indices.
template <typename Known>
std::vector<std::vector<std::size_t>> runs(const std::vector<std::size_t>& points, Known known) {
  std::vector<std::vector<std::size_t>> found(1);
  for (const std::size_t i : points) {
    if (known(i)) {
      found.back().push_back(i);
    } else if (!found.back().empty()) {
      found.emplace_back();
    }
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

/// All panels have one grid of these.
struct Grid {
  std::size_t columns = 1;
  double left = 0, pitch = 0, width = 0;     ///< of panels
  double top = 0, height = 0, plot_top = 0;  ///< of a row; the plot begins below the name
  double plot_height = 0;
};

struct Place {
  Scale x, y;
};

Place place_of(const Grid& grid, std::size_t i, const Interval& dates, const Interval& values) {
  const double left = grid.left + grid.pitch * static_cast<double>(i % grid.columns);
  const std::size_t row = i / grid.columns;
  const double top = grid.top + grid.height * static_cast<double>(row) + grid.plot_top;
  return {{dates, left, left + grid.width}, {values, top + grid.plot_height, top}};
}

Path band_path(const PanelData& data, const PanelLine& line, const std::vector<std::size_t>& points,
               const Place& place) {
  Path path;
  for (const auto& run : runs(points, [&](std::size_t i) { return is_known(band_at(line, i)); })) {
    for (std::size_t k = 0; k < run.size(); ++k) {
      const double x = place.x(on_axis(data.at[run[k]])), y = place.y(band_at(line, run[k]).high);
      k == 0 ? path.move(x, y) : path.line(x, y);
    }
    for (std::size_t k = run.size(); k-- > 0;) {
      path.line(place.x(on_axis(data.at[run[k]])), place.y(band_at(line, run[k]).low));
    }
    path.close();
  }
  return path;
}

Path median_path(const PanelData& data, const PanelLine& line, const std::vector<std::size_t>& points,
                 const Place& place) {
  Path path;
  for (const auto& run : runs(points, [&](std::size_t i) { return is_known(median_at(line, i)); })) {
    for (std::size_t k = 0; k < run.size(); ++k) {
      const double x = place.x(on_axis(data.at[run[k]])), y = place.y(median_at(line, run[k]));
      k == 0 ? path.move(x, y) : path.line(x, y);
    }
    if (run.size() == 1) path.line(place.x(on_axis(data.at[run[0]])) + 0.1, place.y(median_at(line, run[0])));
  }
  return path;
}

std::string described(const PanelData& data) {
  std::string words =
      fmt::format("Small charts of {}, one for each {}, all on the same scale.", data.measure, data.panels_called);
  for (std::size_t k = 0; k < data.line_names.size(); ++k) {
    const Panel *least = nullptr, *most = nullptr;
    const auto last = [&](const Panel* panel) {
      return k < panel->lines.size() && !data.at.empty() ? median_at(panel->lines[k], data.at.size() - 1) : missing;
    };
    for (const Panel& panel : data.panels) {
      if (!is_known(last(&panel))) continue;
      if (least == nullptr || last(&panel) < last(least)) least = &panel;
      if (most == nullptr || last(&panel) > last(most)) most = &panel;
    }
    if (least == nullptr) continue;
    words +=
        fmt::format(" {}, on {}: least {} ({}), most {} ({}).", data.line_names[k], core::in_words(data.at.back()),
                    value_text(last(least), data.unit), least->name, value_text(last(most), data.unit), most->name);
  }
  return words;
}

DataTable table_of(const Heading& heading, const PanelData& data) {
  DataTable table{heading.subtitle, {{data.panels_called, Unit::number}, {"date", Unit::date}}, {}};
  for (const std::string& name : data.line_names) {
    table.columns.push_back({name, data.unit});
    table.columns.push_back({name + ", lowest of 95 of 100", data.unit});
    table.columns.push_back({name + ", highest of 95 of 100", data.unit});
  }
  for (const Panel& panel : data.panels) {
    for (std::size_t i = 0; i < data.at.size(); ++i) {
      std::vector<Cell> row{panel.name, on_axis(data.at[i])};
      for (std::size_t k = 0; k < data.line_names.size(); ++k) {
        const PanelLine line = k < panel.lines.size() ? panel.lines[k] : PanelLine{};
        const Interval band = band_at(line, i);
        row.insert(row.end(), {cell_of(median_at(line, i)), cell_of(band.low), cell_of(band.high)});
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// Which line is which, above the panels.
double draw_key(Canvas& canvas, const PanelData& data) {
  const double size = canvas.small().size;
  double x = Canvas::margin, y = canvas.top();
  for (std::size_t k = 0; k < data.line_names.size(); ++k) {
    const Look look = look_of(Role::automatic, k);
    const double room = text_width(clean(data.line_names[k]), size);
    if (k > 0 && x + 34 + room > canvas.width() - Canvas::margin) {
      x = Canvas::margin;
      y += 1.4 * size;
    }
    canvas.line(x, y + 0.7 * size, x + 26, y + 0.7 * size,
                fmt::format("stroke=\"{}\" stroke-width=\"2.5\"{}", look.colour,
                            look.dashes.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", look.dashes)));
    canvas.text({x + 32, y + 1.05 * size}, data.line_names[k], canvas.small());
    x += 34 + room + 18;
  }
  y += 1.4 * size;
  if (!has_bands(data)) return y;
  canvas.text({Canvas::margin, y + 1.05 * size}, "Bands: 95 of 100 simulated futures.", canvas.small());
  return y + 1.4 * size;
}

void draw_lines(Canvas& canvas, const PanelData& data, const std::vector<Place>& places) {
  const auto points = drawn_points(data.at.size());
  const auto paths = [&](std::size_t k, const std::string& look, auto path_of) {
    canvas.open(look);
    for (std::size_t i = 0; i < data.panels.size(); ++i) {
      if (k < data.panels[i].lines.size()) canvas.path(path_of(data, data.panels[i].lines[k], points, places[i]), "");
    }
    canvas.close();
  };
  for (std::size_t k = 0; k < data.line_names.size(); ++k) {
    const Look look = look_of(Role::automatic, k);
    paths(k, fmt::format("fill=\"{0}\" fill-opacity=\".2\" stroke=\"{0}\" stroke-width=\".6\"", look.colour),
          band_path);
  }
  for (std::size_t k = 0; k < data.line_names.size(); ++k) {
    const Look look = look_of(Role::automatic, k);
    paths(k,
          fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"{}", look.colour,
                      look.dashes.empty() ? "" : R"( stroke-dasharray="4 2")"),
          median_path);
  }
}

/// Base lines, the line where the projection begins, names, and the ends of both axes.
void draw_frames(Canvas& canvas, const PanelData& data, const std::vector<Place>& places, const Grid& grid,
                 const Axis& values) {
  Path bases, starts;
  const double size = canvas.small().size;
  Type name = canvas.small();
  name.fill = colour::ink;
  if (canvas.is_narrow()) name.size = 11.5;
  const double start = data.projection_from ? on_axis(*data.projection_from) : missing;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [x, y] = places[i];
    bases.move(x.from, y(0)).line(x.to, y(0));
    if (start >= x.shown.low && start <= x.shown.high) starts.move(x(start), y.to).line(x(start), y.from);
    canvas.text({x.from, y.to - 5}, data.panels[i].name, name, grid.pitch - 3);
    if (i % grid.columns == 0) {
      for (const Tick& tick : {values.ticks.front(), values.ticks.back()}) {
        canvas.text({x.from - 5, y(tick.value) + 0.35 * size, Anchor::end}, tick.label, canvas.small());
      }
    }
    if (i + grid.columns < places.size()) continue;
    const std::string from = tick_text(x.shown.low, 365, Unit::date), to = tick_text(x.shown.high, 365, Unit::date);
    canvas.text({x.from, y.from + 1.2 * size}, from, canvas.small());
    if (from != to) canvas.text_if_free({x.to, y.from + 1.2 * size, Anchor::end}, to, canvas.small());
  }
  canvas.path(bases, fmt::format("stroke=\"{}\"", colour::axis));
  canvas.path(starts, fmt::format("stroke=\"{}\" stroke-dasharray=\"2 2\"", colour::axis));
}

std::string picture_of(const Heading& heading, const PanelData& data) {
  Canvas canvas(heading);
  if (data.panels.empty() || data.at.empty()) return canvas.finish(canvas.nothing_to_show(), described(data));
  const Axis values = axis_for(values_of(data), data.unit, 5);
  Extent dates;
  for (const core::Date date : data.at) dates.include(on_axis(date));
  Interval shown = dates.seen();
  if (shown.high - shown.low < 27) shown = {shown.low - 14, shown.high + 14};
  const double size = canvas.small().size;
  double label = 0;
  for (const Tick& tick : {values.ticks.front(), values.ticks.back()})
    label = std::max(label, text_width(tick.label, size));
  const double gap = canvas.is_narrow() ? 9 : 14;
  Grid grid;
  grid.columns = canvas.is_narrow() ? 3 : 5;
  grid.left = Canvas::margin + label + 6;
  grid.pitch = (canvas.width() - Canvas::margin - grid.left + gap) / static_cast<double>(grid.columns);
  grid.width = grid.pitch - gap;
  grid.top = draw_key(canvas, data) + 4;
  grid.plot_top = 1.5 * size;
  grid.plot_height = 52;
  grid.height = grid.plot_top + grid.plot_height + 1.3 * size;
  std::vector<Place> places;
  for (std::size_t i = 0; i < data.panels.size(); ++i) places.push_back(place_of(grid, i, shown, values.shown));
  draw_lines(canvas, data, places);
  draw_frames(canvas, data, places, grid, values);
  const std::size_t rows = (data.panels.size() + grid.columns - 1) / grid.columns;
  return canvas.finish(grid.top + static_cast<double>(rows) * grid.height, described(data));
}

}  // namespace

Chart small_multiples(const Heading& heading, const PanelData& data) {
  return {picture_of(heading, data), described(data), table_of(heading, data)};
}

}  // namespace sposim::report::charts
