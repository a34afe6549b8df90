#include "scenario/typical.hpp"

#include <algorithm>
#include <vector>

#include "random/distribution.hpp"

namespace sposim::scenario {

namespace {

std::optional<double> mean_of(const Distribution& shape, const ForcesTable& table) {
  std::vector<double> parameters;
  for (const auto& argument : shape.arguments) {
    const auto mean = largest_mean(argument.value, table);
    if (!mean) return std::nullopt;
    parameters.push_back(*mean);
  }
  if (!random::fault(shape.family, parameters).empty()) return std::nullopt;
  return random::mean(random::make_distribution(shape.family, parameters));
}

std::optional<double> mean_of(const Column& column, const ForcesTable& table) {
  std::optional<double> largest;
  const auto cells = table.columns.find(column.name);
  if (cells == table.columns.end()) return std::nullopt;
  for (const auto& cell : cells->second) {
    if (const auto* number = std::get_if<double>(&cell)) largest = std::max(largest.value_or(*number), *number);
  }
  return largest;
}

}  // namespace

std::optional<double> largest_mean(const Value& value, const ForcesTable& table) {
  if (const auto* number = std::get_if<double>(&value.form)) return *number;
  if (const auto* column = std::get_if<Column>(&value.form)) return mean_of(*column, table);
  if (const auto* varies = std::get_if<Varies>(&value.form)) return mean_of(varies->shape, table);
  if (const auto* unsure = std::get_if<Unsure>(&value.form)) {
    const auto* shape = std::get_if<Distribution>(&unsure->shape);
    return shape == nullptr ? std::nullopt : mean_of(*shape, table);
  }
  std::optional<double> largest;
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    for (const auto& step : dated->steps) {
      const auto mean = largest_mean(step.value, table);
      if (mean) largest = std::max(largest.value_or(*mean), *mean);
    }
  }
  return largest;
}

}  // namespace sposim::scenario
