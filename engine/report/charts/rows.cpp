#include "report/charts/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sposim::report::charts {

namespace {

/// Where the words of all rows stand.
struct Columns {
  bool names_above = false;
  double name_room = 0;
  std::size_t name_lines = 1;
  double left = 0, right = 0;  ///< of the axis
  double height = 0;           ///< of a row
};

double widest(const std::vector<RowWords>& rows, std::string RowWords::*words, const Type& type) {
  double most = 0;
  for (const RowWords& row : rows) most = std::max(most, text_width(clean(row.*words), type.size, type.weight));
  return most;
}

Type type_of_names(const Canvas& canvas, Density density) {
  Type type = density == Density::tight ? canvas.small() : canvas.normal();
  type.fill = colour::ink;
  return type;
}

Type type_of_values(const Canvas& canvas, Density density) {
  Type type = type_of_names(canvas, density);
  if (density == Density::roomy) type.weight = Weight::bold;
  return type;
}

std::size_t lines_needed(const RowsRequest& request, const Type& type, double room) {
  std::size_t most = 1;
  for (const RowWords& row : request.rows)
    most = std::max(most, broken(clean(row.name), type.size, type.weight, room, request.most_lines).size());
  return most;
}

Columns columns_of(const Canvas& canvas, const RowsRequest& request) {
  const Type names = type_of_names(canvas, request.density), values = type_of_values(canvas, request.density);
  Columns columns;
  const double inner = canvas.width() - 2 * Canvas::margin;
  const double value_room = std::min(0.35 * inner, widest(request.rows, &RowWords::value, values));
  columns.right = canvas.width() - Canvas::margin - (value_room > 0 ? value_room + 14 : 8) - request.inside;
  columns.names_above = canvas.is_narrow() && request.density == Density::roomy;
  columns.name_room = inner;
  columns.left = Canvas::margin + 8;
  if (!columns.names_above) {
    columns.name_room = std::min((request.density == Density::tight ? 0.33 : 0.36) * inner,
                                 widest(request.rows, &RowWords::name, names) + 1);
    columns.left = Canvas::margin + columns.name_room + 14;
  }
  columns.left += request.inside;
  columns.name_lines = request.density == Density::tight ? 1 : lines_needed(request, names, columns.name_room);
  const double words = static_cast<double>(columns.name_lines) * 1.25 * names.size;
  columns.height = request.density == Density::tight ? 1.32 * names.size : words + (columns.names_above ? 30 : 17);
  return columns;
}

/// The line at the request's reference.
void draw_reference(Canvas& canvas, const Rows& rows, double value, const std::string& label) {
  if (!is_known(value)) return;
  const double x = rows.x(value), size = canvas.small().size;
  canvas.line(x, rows.top - 4, x, rows.bottom, fmt::format("stroke=\"{}\" stroke-dasharray=\"4 3\"", colour::ink));
  const std::string words = clean(label);
  const double half = std::min(text_width(words, size), canvas.width() - 2 * Canvas::margin) / 2;
  const double middle = std::clamp(x, Canvas::margin + half, canvas.width() - Canvas::margin - half);
  Type type = canvas.small();
  type.fill = colour::ink;
  canvas.text({middle, rows.top - 4 - 0.4 * size, Anchor::middle}, words, type, 2 * half + 0.5);
}

}  // namespace

Rows draw_rows(Canvas& canvas, const RowsRequest& request) {
  const Columns columns = columns_of(canvas, request);
  const Type names = type_of_names(canvas, request.density), values = type_of_values(canvas, request.density);
  Rows rows;
  rows.top = canvas.top() + (is_known(request.reference) ? 1.6 * canvas.small().size : 0);
  rows.bottom = rows.top + columns.height * static_cast<double>(request.rows.size()) + 2;
  const Axis axis = horizontal_axis(canvas, request.data, request.unit, {columns.left, columns.right});
  rows.x = {axis.shown, columns.left, columns.right};
  rows.end = draw_horizontal_axis(canvas, axis, rows.x, {rows.top, rows.bottom}, request.axis_name);
  if (request.zero) draw_zero(canvas, rows.x, {rows.top, rows.bottom});
  draw_reference(canvas, rows, request.reference, request.reference_label);
  for (std::size_t i = 0; i < request.rows.size(); ++i) {
    const double top = rows.top + columns.height * static_cast<double>(i);
    const double words = 1.25 * names.size * static_cast<double>(columns.name_lines);
    rows.middle.push_back(columns.names_above ? top + 6 + words + 9 : top + columns.height / 2);
    // Names are set in the middle of their row, or above it.
    const auto lines =
        broken(clean(request.rows[i].name), names.size, names.weight, columns.name_room, columns.name_lines);
    double first = rows.middle[i] + 0.35 * names.size - (static_cast<double>(lines.size()) - 1) / 2 * 1.25 * names.size;
    Type type = names;
    if (columns.names_above) {
      first = top + 6 + names.size + words - 1.25 * names.size * static_cast<double>(lines.size());
      type.halo = true;
    }
    canvas.lines({Canvas::margin, first}, request.rows[i].name, type, columns.name_room, columns.name_lines);
    canvas.text({canvas.width() - Canvas::margin, rows.middle[i] + 0.35 * values.size, Anchor::end},
                request.rows[i].value, values, 0.35 * canvas.width());
  }
  return rows;
}

}  // namespace sposim::report::charts
