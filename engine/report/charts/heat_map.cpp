#include "report/charts/heat_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/charts/canvas.hpp"
#include "report/charts/scale.hpp"

namespace sposim::report::charts {

namespace {

struct Shade {
  std::string_view fill, ink;
};

Interval extent_of(const HeatData& data) {
  Extent extent;
  for (const auto& row : data.values) {
    for (const double value : row) extent.include(value);
  }
  return extent.seen();
}

/// From little to much, in the colours of the map of the forces.
constexpr std::array<Shade, 3> shades{Shade{colour::sequential[2], colour::ink},
                                      Shade{colour::sequential[1], colour::paper},
                                      Shade{colour::sequential[0], colour::paper}};
constexpr Shade not_known{colour::paper, colour::ink};

Shade shade_of(double value, const Interval& extent) {
  if (!is_known(value)) return not_known;
  const double width = extent.high - extent.low;
  const double part = width > 0 ? (value - extent.low) / width : 0;
  return part > 2.0 / 3 ? shades[2] : part > 1.0 / 3 ? shades[1] : shades[0];
}

std::string look_of(const Shade& shade) {
  return fmt::format("fill=\"{}\" stroke=\"{}\"", shade.fill, colour::blue);
}

std::string described(const HeatData& data) {
  std::string words = fmt::format("Heat map of {}: {} down, {} across.", data.measure, data.down, data.across);
  const double *least = nullptr, *most = nullptr;
  std::string least_at, most_at;
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    for (std::size_t j = 0; j < data.values[i].size(); ++j) {
      const double& value = data.values[i][j];
      if (!is_known(value)) continue;
      const std::string at = fmt::format("{} and {}", data.down_labels[i], data.across_labels[j]);
      if (least == nullptr || value < *least) least = &value, least_at = at;
      if (most == nullptr || value > *most) most = &value, most_at = at;
    }
  }
  if (least == nullptr) return words;
  return words + fmt::format(" Least: {} at {}. Most: {} at {}.", value_text(*least, data.unit), least_at,
                             value_text(*most, data.unit), most_at);
}

DataTable table_of(const Heading& heading, const HeatData& data) {
  DataTable table{
      heading.subtitle, {{data.down, Unit::number}, {data.across, Unit::number}, {data.measure, data.unit}}, {}};
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    for (std::size_t j = 0; j < data.values[i].size(); ++j)
      table.rows.push_back({data.down_labels[i], data.across_labels[j], cell_of(data.values[i][j])});
  }
  return table;
}

/// Where cells are.
struct Sheet {
  double left = 0, top = 0, width = 0, height = 0;

  Box cell(std::size_t row, std::size_t column) const {
    const double x = left + width * static_cast<double>(column), y = top + height * static_cast<double>(row);
    return {x, y, x + width - 2, y + height - 2};
  }
};

void draw_cells(Canvas& canvas, const HeatData& data, const Sheet& sheet) {
  const Interval extent = extent_of(data);
  std::vector<double> all;
  for (const auto& row : data.values) all.insert(all.end(), row.begin(), row.end());
  const auto texts = texts_of(all, data.unit);
  std::size_t k = 0;
  for (std::size_t row = 0; row < data.values.size(); ++row) {
    for (std::size_t column = 0; column < data.values[row].size(); ++column, ++k) {
      const Shade shade = shade_of(data.values[row][column], extent);
      const Box box = sheet.cell(row, column);
      canvas.rect(box, look_of(shade));
      Type type = canvas.small();
      type.fill = shade.ink;
      type.weight = Weight::bold;
      canvas.text({(box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.35 * type.size, Anchor::middle},
                  is_known(data.values[row][column]) ? texts[k] : "–", type, box.right - box.left - 2);
    }
  }
}

/// What is down and what is across, above the cells; gives where the labels of the columns may begin.
double draw_heads(Canvas& canvas, const HeatData& data) {
  const double size = canvas.small().size, inner = canvas.width() - 2 * Canvas::margin;
  double top = canvas.top();
  for (const std::string& words : {"Down: " + data.down, "Across: " + data.across}) {
    const std::size_t lines = canvas.lines({Canvas::margin, top + size}, words, canvas.small(), inner, 2);
    top += 1.25 * size * static_cast<double>(lines);
  }
  return top + 6;
}

/// Labels of the rows and the columns; gives where the cells are.
Sheet draw_labels(Canvas& canvas, const HeatData& data, double top) {
  const double size = canvas.small().size;
  Type ink = canvas.small();
  ink.fill = colour::ink;
  double widest = 0;
  for (const auto& label : data.down_labels) widest = std::max(widest, text_width(clean(label), size));
  const double label_room = std::min(widest, 0.3 * (canvas.width() - 2 * Canvas::margin));
  Sheet sheet;
  sheet.left = Canvas::margin + label_room + 10;
  const auto columns = static_cast<double>(data.across_labels.size());
  sheet.width = std::min((canvas.width() - Canvas::margin - sheet.left) / columns, 110.0);
  sheet.height = canvas.is_narrow() ? 32 : 40;
  std::size_t lines = 1;
  for (const auto& label : data.across_labels)
    lines = std::max(lines, broken(clean(label), size, Weight::regular, sheet.width - 6, 2).size());
  sheet.top = top + static_cast<double>(lines) * 1.25 * size + 5;
  for (std::size_t j = 0; j < data.across_labels.size(); ++j) {
    const Box box = sheet.cell(0, j);
    const At at{(box.left + box.right) / 2, top + size, Anchor::middle};
    canvas.lines(at, data.across_labels[j], ink, sheet.width - 6, 2);
  }
  for (std::size_t i = 0; i < data.down_labels.size(); ++i) {
    const Box box = sheet.cell(i, 0);
    const At at{sheet.left - 8, (box.top + box.bottom) / 2 + 0.35 * size, Anchor::end};
    canvas.text(at, data.down_labels[i], ink, label_room);
  }
  return sheet;
}

struct KeyEntry {
  Shade shade;
  std::string words;
};

/// Each shade with the values it stands for.
std::vector<KeyEntry> key_of(const HeatData& data) {
  const Interval extent = extent_of(data);
  const double third = (extent.high - extent.low) / 3;
  const auto bounds = texts_of({extent.low, extent.low + third, extent.high - third, extent.high}, data.unit);
  std::vector<KeyEntry> entries;
  bool any_known = false, any_unknown = false;
  for (const auto& row : data.values) {
    for (const double value : row) {
      any_known = any_known || is_known(value);
      any_unknown = any_unknown || !is_known(value);
    }
  }
  if (any_known && third == 0) entries.push_back({shades[0], "all " + bounds[0]});
  for (std::size_t k = 0; k < shades.size() && any_known && third > 0; ++k) {
    entries.push_back({shades[k], fmt::format("{}{} to {}", k == 0 ? "" : "over ", bounds[k], bounds[k + 1])});
  }
  if (any_unknown) entries.push_back({not_known, "– not known"});
  return entries;
}

/// Which shade is which, below the cells, in as many lines as it takes; gives where it ends.
double draw_key(Canvas& canvas, const HeatData& data, double top) {
  const double size = canvas.small().size, box = 18, gap = 8;
  const double right = canvas.width() - Canvas::margin;
  const auto heads = static_cast<double>(
      canvas.lines({Canvas::margin, top + size}, data.measure, canvas.small(), right - Canvas::margin, 2));
  double x = Canvas::margin, y = top + heads * 1.25 * size + 5;
  for (const KeyEntry& entry : key_of(data)) {
    const double room = box + gap + text_width(entry.words, size);
    if (x > Canvas::margin && x + room > right) {
      x = Canvas::margin;
      y += box + 5;
    }
    canvas.rect({x + 0.5, y, x + box, y + box}, look_of(entry.shade));
    canvas.text({x + box + gap, y + box / 2 + 0.35 * size}, entry.words, canvas.small());
    x += room + 2 * gap;
  }
  return y + box;
}

}  // namespace

Chart heat_map(const Heading& heading, const HeatData& data) {
  Canvas canvas(heading);
  Chart chart{"", described(data), table_of(heading, data)};
  if (data.values.empty() || data.values.front().empty()) {
    chart.svg = canvas.finish(canvas.nothing_to_show(), chart.description);
    return chart;
  }
  const Sheet sheet = draw_labels(canvas, data, draw_heads(canvas, data));
  draw_cells(canvas, data, sheet);
  const double end = sheet.top + sheet.height * static_cast<double>(data.down_labels.size());
  chart.svg = canvas.finish(draw_key(canvas, data, end + 6) + 4, chart.description);
  return chart;
}

}  // namespace sposim::report::charts
