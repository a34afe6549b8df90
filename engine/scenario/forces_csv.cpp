#include <array>

#include "scenario/csv.hpp"
#include "scenario/quantity.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::scenario {

namespace {

struct CellText {
  std::string operator()(const Blank& /*blank*/) const { return ""; }
  std::string operator()(double number) const { return decimal_text(number); }
  std::string operator()(const Below& below) const { return "<" + std::to_string(below.limit); }
  std::string operator()(core::Date date) const { return core::to_string(date); }
  std::string operator()(const std::string& text) const { return csv_field(text); }
};

/// True if the forces stand in the rows they were read from, so that nobody needs to be told.
bool stand_in_their_rows(const ForcesTable& table) {
  for (std::size_t i = 0; i < table.addresses.size(); ++i) {
    if (table.addresses[i] != i) return false;
  }
  return true;
}

bool any_text(const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    if (!text.empty()) return true;
  }
  return false;
}

}  // namespace

std::string forces_csv(const ForcesTable& table) {
  const bool addressed = !stand_in_their_rows(table);
  const bool coded = !table.codes.empty();
  const bool in_regions = any_text(table.regions);
  std::string csv = "force";
  if (addressed) csv += ",address";
  if (coded) csv += ",ons_code";
  if (in_regions) csv += ",region";
  for (const auto& [name, cells] : table.columns) {
    const auto unit = table.column_units.find(name);
    csv += "," + csv_field(unit == table.column_units.end() ? name : name + " [" + unit->second + "]");
  }
  csv += "\n";
  for (std::size_t i = 0; i < table.size(); ++i) {
    csv += csv_field(table.names[i]);
    if (addressed) csv += "," + std::to_string(table.addresses[i]);
    if (coded) csv += "," + csv_field(table.codes[i]);
    if (in_regions) csv += "," + csv_field(table.regions[i]);
    for (const auto& [name, cells] : table.columns) csv += "," + std::visit(CellText{}, cells[i]);
    csv += "\n";
  }
  return csv;
}

}  // namespace sposim::scenario
