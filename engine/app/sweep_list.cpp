#include "app/sweep_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/counted.hpp"
#include "core/text.hpp"
#include "scenario/csv.hpp"
#include "scenario/quantity.hpp"

namespace sposim::app {

namespace {

using scenario::CsvCell;

[[noreturn]] void refuse(const CsvCell& cell, const std::string& factor, const std::string& why) {
  throw core::UserError(core::Problem{
      cell.where, factor, fmt::format("cannot be \"{}\"", core::shortened(core::escaped(cell.text), 60)), why, ""});
}

/// A plain number, or a share written with a per cent sign.
std::optional<double> number_of(const std::string& text) {
  const bool share = text.ends_with('%');
  const scenario::Parsed parsed = scenario::parse_decimal(share ? text.substr(0, text.size() - 1) : text);
  const double* number = std::get_if<double>(&parsed);
  if (number == nullptr) return std::nullopt;
  return share ? *number / 100 : *number;
}

double place_in_list(std::size_t place, std::size_t places) {
  return (static_cast<double>(place) + 0.5) / static_cast<double>(places);
}

std::string stack_name(const std::vector<std::string>& stack) {
  std::string name;
  for (const auto& policy : stack) name += (name.empty() ? "" : "+") + policy;
  return name.empty() ? "none" : name;
}

double coordinate_of(const CsvCell& cell, const model::PlannedFactor& factor) {
  if (const auto* choice = std::get_if<scenario::PolicyChoice>(&factor.written.meaning)) {
    for (std::size_t i = 0; i < choice->stacks.size(); ++i) {
      if (stack_name(choice->stacks[i]) == cell.text) return place_in_list(i, choice->stacks.size());
    }
    refuse(cell, factor.name, "it is one of the policies that the sweep chooses from");
  }
  const auto number = number_of(cell.text);
  if (!number) refuse(cell, factor.name, "this is a number");
  if (const auto* range = std::get_if<scenario::InRange>(&factor.written.meaning)) {
    if (*number < range->low || *number > range->high) refuse(cell, factor.name, "it is outside the factor's range");
    return (*number - range->low) / (range->high - range->low);
  }
  if (const auto* values = std::get_if<scenario::OneOf>(&factor.written.meaning)) {
    const auto found = std::find(values->values.begin(), values->values.end(), *number);
    if (found == values->values.end()) refuse(cell, factor.name, "it is none of the factor's values");
    return place_in_list(static_cast<std::size_t>(found - values->values.begin()), values->values.size());
  }
  if (*number <= 0 || *number >= 1) refuse(cell, factor.name, "a quantile lies between 0 and 1");
  return *number;
}

/// Which column has each factor.
std::vector<std::size_t> columns_of(const std::vector<CsvCell>& header,
                                    const std::vector<model::PlannedFactor>& factors) {
  std::vector<std::string> names;
  names.reserve(header.size());
  for (const CsvCell& cell : header) names.push_back(cell.text);
  std::vector<std::size_t> columns;
  for (const auto& factor : factors) {
    const auto found = std::find(names.begin(), names.end(), factor.name);
    if (found == names.end()) {
      throw core::UserError(core::Problem{header.front().where, factor.name, "the list has no column for this factor",
                                          "its header names every factor of the sweep",
                                          core::did_you_mean(factor.name, names)});
    }
    columns.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  for (const CsvCell& cell : header) {
    if (std::count(names.begin(), names.end(), cell.text) > 1) refuse(cell, "", "the header names it twice");
    const bool known = std::any_of(factors.begin(), factors.end(), [&](const auto& f) { return f.name == cell.text; });
    if (!known) refuse(cell, "", "no factor of the sweep has this name");
  }
  return columns;
}

}  // namespace

analysis::Table read_list(const std::string& text, const std::string& file,
                          const std::vector<model::PlannedFactor>& factors) {
  const auto rows = scenario::parse_csv(text, file);
  if (rows.size() < 2) {
    const core::Location where = rows.empty() ? core::Location{file} : rows.front().front().where;
    throw core::UserError(core::Problem{where, "", "the list has no points", "a row stands for each", ""});
  }
  const auto columns = columns_of(rows.front(), factors);
  analysis::Table table(rows.size() - 1, factors.size());
  for (std::size_t row = 1; row < rows.size(); ++row) {
    if (rows[row].size() != rows.front().size()) {
      throw core::UserError(
          core::Problem{rows[row].front().where, "",
                        "the row has " + core::counted(static_cast<std::int64_t>(rows[row].size()), "cell"),
                        fmt::format("the header has {}", rows.front().size()), ""});
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
      table(row - 1, i) = coordinate_of(rows[row][columns[i]], factors[i]);
    }
  }
  return table;
}

}  // namespace sposim::app
