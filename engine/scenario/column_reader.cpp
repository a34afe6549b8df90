#include <fmt/format.h>

#include <cmath>

#include "core/text.hpp"
#include "random/distribution.hpp"
#include "scenario/columns.hpp"
#include "scenario/quantity.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

const std::vector<Cell>* find_column(const Node& node, const std::string& name, const std::string& path,
                                     const Reading& reading) {
  const auto& columns = reading.table.table.columns;
  const auto found = columns.find(name);
  if (found != columns.end()) return &found->second;
  if (reading.table.table.size() == 0) return nullptr;  // the table could not be read, and that has been said
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const auto& [column, cells] : columns) names.push_back(column);
  const std::string file = reading.table.table.file.empty() ? "the list of forces" : reading.table.table.file;
  reading.fail(node, path,
               {fmt::format("{} has no column \"{}\"", file, core::shortened(name, 60)),
                names.empty() ? "it has no columns of numbers" : "", reading.problems.did_you_mean(name, names)});
  return nullptr;
}

std::optional<Below> parse_below(std::string_view text) {
  constexpr double most = 1000;
  if (!text.starts_with('<')) return std::nullopt;
  const Parsed limit = parse_decimal(text.substr(1));
  const double* number = std::get_if<double>(&limit);
  if (number == nullptr || *number < 1 || *number > most || *number != std::floor(*number)) return std::nullopt;
  return Below{static_cast<int>(*number)};
}

namespace {

std::string cell_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return fmt::format("\"{}\"", core::shortened(*text, 40));
  if (const auto* below = std::get_if<Below>(&cell)) return fmt::format("\"<{}\"", below->limit);
  if (const auto* date = std::get_if<core::Date>(&cell)) return core::to_string(*date);
  return "nothing";
}

void check_unit(const Node& node, const std::string& path, const std::string& name, const NumberRule& rule,
                const Reading& reading) {
  const auto& units = reading.table.table.column_units;
  const auto unit = units.find(name);
  if (rule.unit == Unit::days && unit == units.end()) {
    reading.fail(node, path,
                 {fmt::format("the column \"{}\" does not say its unit", name),
                  "a column of lengths of time says its unit in its header",
                  fmt::format("Write \"{} [days]\" as the header.", name)});
  } else if (rule.unit != Unit::days && unit != units.end()) {
    reading.fail(node, path,
                 {fmt::format("the column \"{}\" is in {}", name, unit->second), how_written(rule.unit), ""});
  }
}

/// Names of the forces whose cell is blank: the first few, and how many more.
std::string blank_forces(const std::vector<Cell>& cells, const std::vector<std::string>& names) {
  constexpr std::size_t most_named = 3;
  std::vector<std::string> blank;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (std::holds_alternative<Blank>(cells[i])) blank.push_back(names[i]);
  }
  if (blank.size() > most_named + 1) {
    const std::size_t more = blank.size() - most_named;
    blank.resize(most_named);
    blank.push_back(fmt::format("{} more", more));
  }
  return core::listed(blank);
}

void check_cells(const Node& node, const std::string& path, const std::string& name, const std::vector<Cell>& cells,
                 const NumberRule& rule, bool may_be_blank, const Reading& reading) {
  if (!reading.table.sound) return;
  const std::string blank = blank_forces(cells, reading.table.table.names);
  if (!blank.empty() && !may_be_blank) {
    reading.fail(node, path,
                 {fmt::format("the column \"{}\" is blank for {}", name, blank), "a blank is unknown, never 0",
                  "Fill it in, or say \"if_blank:\" with a distribution."});
  }
  const auto& places = reading.table.locations.at(name);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (std::holds_alternative<Blank>(cells[i])) continue;
    const std::string key = fmt::format("{}, {}", name, reading.table.table.names[i]);
    if (const auto* number = std::get_if<double>(&cells[i])) {
      Fault fault = range_fault(*number, rule);
      if (!fault.problem.empty()) reading.problems.add(places[i], key, std::move(fault));
    } else {
      reading.problems.add(places[i], key,
                           {fmt::format("found {} where {} needs a number", cell_text(cells[i]), path), "", ""});
    }
  }
}

}  // namespace

Column read_column(const Node& node, const std::string& path, const NumberRule& rule, const Reading& reading) {
  Column column;
  const Node& name_node = *node.find("column");
  const std::string name_path = core::join_path(path, "column");
  column.name = read_text(name_node, name_path, reading).value_or("");
  if (const Node* if_blank = node.find("if_blank")) {
    const std::string blank_path = core::join_path(path, "if_blank");
    const Node* by_force = if_blank->find("unsure_by_force");
    if (by_force != nullptr) check_keys(*if_blank, blank_path, {"unsure_by_force"}, reading);
    column.if_blank = read_distribution(by_force != nullptr ? *by_force : *if_blank, blank_path, rule,
                                        allowed_in_unsure_by_force, reading);
  }
  if (column.name.empty()) return column;
  const auto* cells = find_column(name_node, column.name, name_path, reading);
  if (cells == nullptr) return column;
  check_unit(name_node, name_path, column.name, rule, reading);
  check_cells(name_node, name_path, column.name, *cells, rule, column.if_blank.has_value(), reading);
  return column;
}

}  // namespace sposim::scenario
