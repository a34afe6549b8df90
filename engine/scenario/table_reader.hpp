#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// The forces table with the place of each cell, for messages.
struct TableSource {
  ForcesTable table;
  std::map<std::string, core::Location> headers;                 ///< by column
  std::map<std::string, std::vector<core::Location>> locations;  ///< by column, [forces]
  bool sound = true;  ///< false: the table has problems of its own, so that its cells are not held against the rules
};

/// Reads the forces table, a CSV file with a header row: `force`, optional `ons_code` and `region`, then columns that
/// the scenario names. A cell is blank, a number, `<5`, a day or text; a header such as `wait [days]` gives a unit.
///
/// @param path     the file
/// @param written  its name as the scenario writes it
/// @throws core::UserError if it cannot be read; what can be named and passed goes to `problems`
TableSource read_forces_table(const std::string& path, const std::string& written, Problems& problems);

/// A table of forces that has names and nothing else.
TableSource table_of_names(const std::vector<std::string>& names);

/// The table with only these rows, in the table's order; every name must be in it.
TableSource only_forces(const TableSource& source, const std::vector<std::string>& names);

/// The table as the bytes of a CSV file that reads back to the same table.
std::string forces_csv(const ForcesTable& table);

}  // namespace sposim::scenario
