#include "report/charts/tile_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/counted.hpp"
#include "report/charts/canvas.hpp"
#include "report/charts/scale.hpp"

namespace sposim::report::charts {

namespace {

/// From much to little: values from `least` on are in this class.
struct Shade {
  double least;
  std::string words;
  std::string_view fill, ink;
};

constexpr std::array<std::string_view, 3> inks{colour::paper, colour::paper, colour::ink};

/// The value at a third or two of all, as round as it can be without moving a force to another class.
double threshold(const std::vector<double>& sorted, std::size_t rank) {
  const double above = sorted[rank];
  if (rank == 0 || sorted[rank - 1] == above) return above;
  const double below = sorted[rank - 1];
  for (double step = std::pow(10, std::ceil(std::log10(std::abs(above) + std::abs(below) + 1e-300)));
       step > (above - below) / 100; step /= 10) {
    for (const double part : {1.0, 0.5, 0.2}) {
      const double candidate = std::ceil(below / (part * step) + 1e-9) * part * step;
      if (candidate > below && candidate <= above) return candidate;
    }
  }
  return above;
}

std::vector<Shade> shades_of(const TileData& data) {
  std::vector<double> sorted;
  for (const TileValue& force : data.forces) {
    if (is_known(force.value)) sorted.push_back(force.value);
  }
  std::sort(sorted.begin(), sorted.end());
  if (sorted.empty()) return {};
  std::vector<double> bounds;  // from the least to the greatest class
  for (const std::size_t third : {std::size_t{0}, sorted.size() / 3, 2 * sorted.size() / 3}) {
    // A class begins at the first of equal values.
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), sorted[third]);
    const double bound = threshold(sorted, static_cast<std::size_t>(first - sorted.begin()));
    if (bounds.empty() || bound > bounds.back()) bounds.push_back(bound);
  }
  std::vector<Shade> shades;
  for (std::size_t k = bounds.size(); k-- > 0;) {
    const std::string least = value_text(bounds[k], data.unit);
    const std::string next = k + 1 < bounds.size() ? value_text(bounds[k + 1], data.unit) : "";
    const std::string words =
        bounds.size() == 1 ? value_text(sorted.front(), data.unit) + " to " + value_text(sorted.back(), data.unit)
        : next.empty()     ? least + " or more"
        : k == 0           ? "less than " + next
                           : least + " to less than " + next;
    const std::size_t place = shades.size();
    shades.push_back({bounds[k], words, colour::sequential.at(place), inks.at(place)});
  }
  if (shades.size() == 1 && sorted.front() == sorted.back())
    shades[0].words = "all " + value_text(sorted.front(), data.unit);
  return shades;
}

const Shade* shade_of(const std::vector<Shade>& shades, double value) {
  if (!is_known(value)) return nullptr;
  for (const Shade& shade : shades) {
    if (value >= shade.least) return &shade;
  }
  return shades.empty() ? nullptr : &shades.back();
}

/// Where each force of the data goes.
struct Layout {
  bool is_map = false;
  std::vector<Box> tiles;
  double bottom = 0;
  double right = 0;  ///< of the widest row
};

/// Fewer than this are a list rather than a map.
constexpr std::size_t least_for_a_map = 10;

Layout layout_of(const Canvas& canvas, const TileData& data) {
  std::set<const ForceTile*> known;
  for (const TileValue& force : data.forces) known.insert(find_tile(force.code, force.name));
  Layout layout;
  layout.is_map = known.size() == data.forces.size() && known.count(nullptr) == 0 && known.size() >= least_for_a_map;
  const double gap = 2, left = Canvas::margin, room = canvas.width() - 2 * Canvas::margin;
  const std::size_t columns = layout.is_map ? 8 : canvas.is_narrow() ? 3 : 5;
  const double pitch = layout.is_map && !canvas.is_narrow() ? 56 : (room + gap) / static_cast<double>(columns);
  const double height = layout.is_map ? pitch : 52;
  for (std::size_t i = 0; i < data.forces.size(); ++i) {
    auto column = static_cast<int>(i % columns), row = static_cast<int>(i / columns);
    if (layout.is_map) {
      const ForceTile* tile = find_tile(data.forces[i].code, data.forces[i].name);
      column = tile->column;
      row = tile->row;
    }
    const double x = left + column * pitch, y = canvas.top() + row * height;
    layout.tiles.push_back({x, y, x + pitch - gap, y + height - gap});
    layout.bottom = std::max(layout.bottom, y + height);
    layout.right = std::max(layout.right, x + pitch);
  }
  return layout;
}

void draw_tile(Canvas& canvas, const TileValue& force, const std::string& value, const Box& box, const Shade* shade,
               const Layout& layout) {
  canvas.rect(box, shade == nullptr ? fmt::format("fill=\"#fff\" stroke=\"{}\" stroke-dasharray=\"3 2\"", colour::axis)
                                    : fmt::format("fill=\"{}\" stroke=\"{}\"", shade->fill, colour::blue));
  Type type = canvas.small();
  type.size = canvas.is_narrow() ? 11.5 : 13;
  type.fill = shade == nullptr ? colour::ink : shade->ink;
  const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  const double room = box.right - box.left - 2;
  const ForceTile* tile = layout.is_map ? find_tile(force.code, force.name) : nullptr;
  const std::string name = tile != nullptr ? std::string(tile->abbreviation) : force.name;
  canvas.text({x, y - 0.25 * type.size, Anchor::middle}, name, type, room);
  type.weight = Weight::bold;
  canvas.text({x, y + 1.05 * type.size, Anchor::middle}, value, type, room);
}

/// Which shade is which: right of the map, or below it on narrow paper.
double draw_key(Canvas& canvas, const std::vector<Shade>& shades, const Layout& layout, const TileData& data) {
  const double size = canvas.small().size, box = 18;
  const bool beside = layout.is_map && !canvas.is_narrow();
  const double x = beside ? layout.right + 18 : Canvas::margin;
  const double room = canvas.width() - Canvas::margin - x;
  double y = beside ? canvas.top() : layout.bottom + 6;
  const auto heads =
      static_cast<double>(canvas.lines({x, y + size}, data.measure, canvas.small(), room, beside ? 5 : 2));
  y += heads * 1.25 * size + 5;
  const auto entry = [&](const std::string& look, const std::string& words) {
    canvas.rect({x + 0.5, y, x + box, y + box}, look);
    canvas.text({x + box + 8, y + box / 2 + 0.35 * size}, words, canvas.small(), room - box - 8);
    y += box + 5;
  };
  for (const Shade& shade : shades) {
    entry(fmt::format("fill=\"{}\" stroke=\"{}\"", shade.fill, colour::blue), shade.words);
  }
  if (std::any_of(data.forces.begin(), data.forces.end(),
                  [](const TileValue& force) { return !is_known(force.value); })) {
    entry(fmt::format("fill=\"#fff\" stroke=\"{}\" stroke-dasharray=\"3 2\"", colour::axis), "not known");
  }
  return y;
}

std::string described(const TileData& data) {
  std::vector<const TileValue*> known;
  for (const TileValue& force : data.forces) {
    if (is_known(force.value)) known.push_back(&force);
  }
  std::stable_sort(known.begin(), known.end(), [](const auto* a, const auto* b) { return a->value > b->value; });
  std::string words = fmt::format("Tile map of {} for {}.", data.measure,
                                  core::counted(static_cast<std::int64_t>(data.forces.size()), "force"));
  if (known.empty()) return words + " No value is known.";
  const auto some = [&](std::size_t from, std::size_t to) {
    std::string list;
    for (std::size_t i = from; i < to; ++i) {
      list += fmt::format("{}{} {}", list.empty() ? "" : ", ", known[i]->name, value_text(known[i]->value, data.unit));
    }
    return list;
  };
  const std::size_t few = std::min<std::size_t>(3, known.size());
  words += " Highest: " + some(0, few) + ".";
  if (known.size() > few) words += " Lowest: " + some(known.size() - few, known.size()) + ".";
  return words;
}

DataTable table_of(const Heading& heading, const TileData& data) {
  DataTable table{
      heading.subtitle, {{"police force", Unit::number}, {"code", Unit::number}, {data.measure, data.unit}}, {}};
  for (const TileValue& force : data.forces) {
    table.rows.push_back({force.name, force.code.empty() ? Cell{} : Cell{force.code},
                          is_known(force.value) ? Cell{force.value} : Cell{}});
  }
  return table;
}

}  // namespace

Chart tile_map(const Heading& heading, const TileData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  if (data.forces.empty()) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  const Layout layout = layout_of(canvas, data);
  const auto shades = shades_of(data);
  std::vector<double> values;
  values.reserve(data.forces.size());
  for (const TileValue& force : data.forces) values.push_back(force.value);
  const auto texts = texts_of(values, data.unit);
  for (std::size_t i = 0; i < data.forces.size(); ++i) {
    const TileValue& force = data.forces[i];
    const std::string value = !force.text.empty() ? force.text : is_known(force.value) ? texts[i] : "–";
    draw_tile(canvas, force, value, layout.tiles[i], shade_of(shades, force.value), layout);
  }
  const double key = draw_key(canvas, shades, layout, data);
  chart.svg = canvas.finish(std::max(layout.bottom, key), chart.description);
  return chart;
}

}  // namespace sposim::report::charts
