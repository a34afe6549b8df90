#include "scenario/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/text.hpp"
#include "scenario/columns.hpp"
#include "scenario/csv.hpp"
#include "scenario/force_names.hpp"
#include "scenario/quantity.hpp"
#include "scenario/small_file.hpp"

namespace sposim::scenario {

namespace {

constexpr std::size_t most_forces = 4000;

struct Header {
  std::string name, unit;
  double days = 1;  ///< days in one of its unit
};

struct TimeUnit {
  std::string_view name;
  double days;
};
constexpr std::array<TimeUnit, 3> time_units{
    {{"days", 1}, {"months", core::days_per_year / 12}, {"years", core::days_per_year}}};

Header read_header(const CsvCell& cell, Problems& problems) {
  Header header{cell.text, "", 1};
  const std::size_t bracket = cell.text.find('[');
  if (bracket != std::string::npos && cell.text.ends_with(']')) {
    header.name = cell.text.substr(0, bracket);
    while (header.name.ends_with(' ')) header.name.pop_back();
    const std::string unit = cell.text.substr(bracket + 1, cell.text.size() - bracket - 2);
    const auto known =
        std::find_if(time_units.begin(), time_units.end(), [&](const auto& u) { return u.name == unit; });
    if (known != time_units.end()) {
      header.unit = "days";
      header.days = known->days;
    } else {
      problems.add(
          cell.where, cell.text,
          {fmt::format("there is no unit \"{}\"", core::shortened(unit, 40)),
           "only lengths of time have a unit in the header", problems.did_you_mean(unit, {"days", "months", "years"})});
    }
  }
  if (header.name.empty()) {
    problems.add(cell.where, "",
                 {"this column has no name", "a column without a name cannot be asked for",
                  "Name it, or delete the empty column."});
  }
  return header;
}

std::vector<Header> read_headers(const std::vector<CsvCell>& row, Problems& problems) {
  std::vector<Header> headers;
  std::set<std::string> names;
  for (const auto& cell : row) {
    headers.push_back(read_header(cell, problems));
    const std::string& name = headers.back().name;
    if (!name.empty() && !names.insert(name).second) {
      problems.add(
          cell.where, name,
          {"this column stands here a second time", "which of the two counts is unclear", "Rename or delete one."});
    }
  }
  const std::size_t other = row.front().text.find_first_of(";\t");
  if (row.size() == 1 && other != std::string::npos) {
    problems.add(row.front().where, "",
                 {fmt::format("the cells are separated by {}", row.front().text[other] == ';' ? "semicolons" : "tabs"),
                  "a table has a comma between two cells", "Save it as comma-separated CSV."});
  } else if (headers.front().name != "force") {
    problems.add(row.front().where, headers.front().name,
                 {"the first column is not \"force\"", "the table has one row per force, named in the first column",
                  "Write \"force\" as the first header."});
  }
  return headers;
}

bool looks_like_number(const std::string& text) {
  const std::size_t first = text.find_first_not_of("-+.");
  return first != std::string::npos && text[first] >= '0' && text[first] <= '9';
}

Cell read_cell(const CsvCell& cell, const Header& header, Problems& problems) {
  const std::string& text = cell.text;
  if (text.empty()) return Blank{};
  if (text.starts_with('<')) {
    if (const auto below = parse_below(text)) return *below;
    problems.add(
        cell.where, header.name,
        {fmt::format("found \"{}\"", core::shortened(text, 40)), "fewer than a number is written like <5", ""});
    return Blank{};
  }
  if (const auto date = core::parse_date(text)) return *date;
  if (!looks_like_number(text)) return text;
  const Parsed parsed = parse_decimal(text);
  if (const double* number = std::get_if<double>(&parsed)) return *number * header.days;
  const Fault fault = std::get<Fault>(parsed);
  const Fault day = date_like(text) ? Fault{fmt::format("\"{}\" is not a day", core::shortened(text, 40)),
                                            "a day is written like 2026-11-22", ""}
                                    : fault;
  problems.add(cell.where, header.name, day);
  return Blank{};
}

void add_force(const CsvCell& cell, TableSource& source, ForceNames& seen, Problems& problems) {
  if (cell.text.empty()) {
    problems.add(cell.where, "force", {"this row has no force", "each row is one force", "Name it or delete the row."});
  } else {
    seen.add(cell.text, cell.where, "force", problems);
  }
  source.table.addresses.push_back(static_cast<std::uint16_t>(source.table.names.size()));
  source.table.names.push_back(cell.text);
}

/// Where a force of a resolved scenario keeps its luck: its row in the table that the forces were chosen from.
void read_address(const CsvCell& cell, TableSource& source, Problems& problems) {
  auto& addresses = source.table.addresses;
  const Parsed parsed = parse_decimal(cell.text);
  const double* number = std::get_if<double>(&parsed);
  const bool whole = number != nullptr && *number >= 0 && *number < most_forces && *number == std::floor(*number);
  const auto address = static_cast<std::uint16_t>(whole ? *number : 0);
  const bool taken = std::find(addresses.begin(), addresses.end() - 1, address) != addresses.end() - 1;
  if (!whole || taken) {
    problems.add(cell.where, "address",
                 {fmt::format("found \"{}\"", core::shortened(cell.text, 40)),
                  "an address is the force's own row in a full table, from 0",
                  "Delete the column \"address\" if you wrote it yourself."});
  }
  addresses.back() = address;
}

void add_row(const std::vector<CsvCell>& row, const std::vector<Header>& headers, TableSource& source,
             Problems& problems) {
  ForcesTable& table = source.table;
  std::string region;
  for (std::size_t i = 1; i < headers.size(); ++i) {
    const std::string& name = headers[i].name;
    if (name == "address") {
      read_address(row[i], source, problems);
    } else if (name == "ons_code") {
      table.codes.push_back(row[i].text);
    } else if (name == "region") {
      region = row[i].text;
    } else if (!name.empty()) {
      table.columns[name].push_back(read_cell(row[i], headers[i], problems));
      source.locations[name].push_back(row[i].where);
    }
  }
  table.regions.push_back(region);
}

void check_regions(const std::vector<std::vector<CsvCell>>& rows, const std::vector<Header>& headers,
                   const ForceNames& forces, Problems& problems) {
  for (std::size_t column = 1; column < headers.size(); ++column) {
    if (headers[column].name != "region") continue;
    for (std::size_t i = 1; i < rows.size() && i <= most_forces; ++i) {
      if (rows[i].size() == headers.size()) forces.check_region(rows[i][column].text, rows[i][column].where, problems);
    }
  }
}

void check_size(std::size_t forces, const std::string& path, Problems& problems) {
  if (forces == 0) {
    problems.add({path, 1, 1}, "",
                 {"this table has no forces", "it has a header and nothing below it", "Write one row per force."});
  }
  if (forces > most_forces) {
    problems.add({path, 1, 1}, "",
                 {fmt::format("this table has {} forces", forces), fmt::format("there may be {} at most", most_forces),
                  "Is it the right file?"});
  }
}

}  // namespace

TableSource read_forces_table(const std::string& path, const std::string& written, Problems& problems) {
  TableSource source;
  source.table.file = written;
  auto rows = parse_csv(read_small_file(path, "forces table"), path);
  for (auto& row : rows) {
    for (auto& cell : row) cell.text = without_apostrophe(std::move(cell.text));
  }
  if (rows.empty()) {
    problems.add({path, 1, 1}, "", {"this table is empty", "it needs a header row and one row per force", ""});
    return source;
  }
  const std::size_t before = problems.count();
  const auto headers = read_headers(rows.front(), problems);
  if (problems.count() != before) return source;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    source.headers[headers[i].name] = rows.front()[i].where;
    if (!headers[i].unit.empty()) source.table.column_units[headers[i].name] = headers[i].unit;
  }
  check_size(rows.size() - 1, path, problems);
  ForceNames seen;
  for (std::size_t i = 1; i < rows.size() && i <= most_forces; ++i) {
    if (rows[i].size() != headers.size()) {
      problems.add(rows[i].front().where, "",
                   {fmt::format("this row has {} cells", rows[i].size()),
                    fmt::format("the header has {}", headers.size()), "Are there too many or too few commas?"});
      continue;
    }
    add_force(rows[i].front(), source, seen, problems);
    add_row(rows[i], headers, source, problems);
  }
  check_regions(rows, headers, seen, problems);
  return source;
}

TableSource table_of_names(const std::vector<std::string>& names) {
  TableSource source;
  source.table.names = names;
  for (std::size_t i = 0; i < names.size(); ++i) source.table.addresses.push_back(static_cast<std::uint16_t>(i));
  source.table.regions.resize(names.size());
  return source;
}

TableSource only_forces(const TableSource& source, const std::vector<std::string>& names) {
  TableSource chosen;
  chosen.table.file = source.table.file;
  chosen.table.column_units = source.table.column_units;
  chosen.headers = source.headers;
  chosen.sound = source.sound;
  for (std::size_t i = 0; i < source.table.size(); ++i) {
    if (std::find(names.begin(), names.end(), source.table.names[i]) == names.end()) continue;
    chosen.table.names.push_back(source.table.names[i]);
    chosen.table.regions.push_back(source.table.regions[i]);
    chosen.table.addresses.push_back(source.table.addresses[i]);
    if (!source.table.codes.empty()) chosen.table.codes.push_back(source.table.codes[i]);
    for (const auto& [column, cells] : source.table.columns) {
      chosen.table.columns[column].push_back(cells[i]);
      chosen.locations[column].push_back(source.locations.at(column)[i]);
    }
  }
  return chosen;
}

}  // namespace sposim::scenario
