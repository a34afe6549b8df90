#include "scenario/levers.hpp"

#include <optional>
#include <type_traits>

#include "scenario/leaves.hpp"

namespace sposim::scenario {

namespace {

/// The distribution that a value ends in; none for a number, a column, dated steps or a posterior.
const Distribution* shape_of(const Value& value) {
  if (const auto* varies = std::get_if<Varies>(&value.form)) return &varies->shape;
  const auto* unsure = std::get_if<Unsure>(&value.form);
  return unsure == nullptr ? nullptr : std::get_if<Distribution>(&unsure->shape);
}

Unit unit_of_parameter(const Value& value, const std::string& name, Unit unit) {
  const Distribution* shape = shape_of(value);
  if (shape == nullptr) return unit;
  const auto& family = random::info(shape->family);
  for (std::size_t i = 0; i < family.parameters.size(); ++i) {
    if (family.parameters[i] == name && !family.has_unit[i]) return Unit::ratio;
  }
  return unit;
}

}  // namespace

Unit unit_of_target(const Scenario& scenario, const std::string& target) {
  std::optional<Unit> unit;
  for_each_leaf(scenario.pathway, "", [&](const std::string& path, const auto& leaf, const auto& rule) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(rule)>, NumberRule>) {
      if (target == path) unit = rule.unit;
      if (target.starts_with(path + "."))
        unit = unit_of_parameter(leaf.value, target.substr(path.size() + 1), rule.unit);
    }
  });
  return unit.value_or(Unit::ratio);
}

}  // namespace sposim::scenario
