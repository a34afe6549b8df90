#include "scenario/stated_ranges.hpp"

#include <fmt/format.h>

#include "scenario/leaves.hpp"
#include "scenario/levers.hpp"

namespace sposim::scenario {

namespace {

using Ranges = std::vector<StatedRange>;

void add_value(StatedRange range, const Value& value, const std::optional<Evidence>& outer, Ranges& ranges);

/// Parameters with a range of their own.
void add_parameters(const StatedRange& of, const Distribution& distribution, Ranges& ranges) {
  const auto& family = random::info(distribution.family);
  for (std::size_t i = 0; i < distribution.arguments.size(); ++i) {
    const Argument& argument = distribution.arguments[i];
    StatedRange range;
    range.number = of.number + "." + argument.name;
    range.unit = i < family.has_unit.size() && !family.has_unit[i] ? Unit::ratio : of.unit;
    add_value(range, argument.value, std::nullopt, ranges);
  }
}

void add_value(StatedRange range, const Value& value, const std::optional<Evidence>& outer, Ranges& ranges) {
  const std::optional<Evidence>& evidence = value.evidence ? value.evidence : outer;
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    for (const Step& step : dated->steps) {
      StatedRange inner = range;
      inner.number += "@" + core::to_string(step.from);
      inner.from = step.from;
      const bool last = &step == &dated->steps.back();
      add_value(inner, step.value, last ? evidence : std::nullopt, ranges);
    }
    return;
  }
  if (const auto* varies = std::get_if<Varies>(&value.form)) return add_parameters(range, varies->shape, ranges);
  if (const auto* unsure = std::get_if<Unsure>(&value.form)) {
    range.one_value = unsure->doubt == Doubt::national;
    if (const auto* shape = std::get_if<Distribution>(&unsure->shape)) add_parameters(range, *shape, ranges);
  }
  if (std::holds_alternative<Column>(value.form)) range.one_value = false;
  if (std::holds_alternative<Word>(value.form) || !evidence || !evidence->range) return;
  if (const auto* number = std::get_if<double>(&value.form)) range.constant = *number;
  range.low = evidence->range->first;
  range.high = evidence->range->second;
  ranges.push_back(std::move(range));
}

struct AddLeaf {
  Ranges& ranges;

  template <class Leaf>
  void operator()(const std::string& path, const Leaf& leaf, const NumberRule& rule) const {
    if (!leaf.written) return;
    StatedRange range;
    range.number = path;
    range.leaf = path;
    range.unit = rule.unit;
    add_value(range, leaf.value, std::nullopt, ranges);
  }
  void operator()(const std::string&, const Shares&, const SharesRule&) const {}
  template <class Choice>
  void operator()(const std::string&, const Choice&, const ChoiceRule&) const {}
};

void add_levers(const Scenario& scenario, const std::string& path, const Change& change, Ranges& ranges) {
  for (std::size_t i = 0; i < change.levers.size(); ++i) {
    const Lever& lever = change.levers[i];
    if (lever.effect.budget_gbp) continue;
    const bool in_its_unit = lever.effect.kind == EffectKind::replace || lever.effect.kind == EffectKind::add;
    StatedRange range;
    range.number = fmt::format("{}.{}.{}.size", path, i, lever.target);
    range.unit = in_its_unit ? unit_of_target(scenario, lever.target) : Unit::ratio;
    add_value(range, lever.effect.size, lever.evidence, ranges);
  }
}

}  // namespace

std::vector<StatedRange> stated_ranges(const Scenario& scenario) {
  Ranges ranges;
  for_each_leaf(scenario.pathway, "", AddLeaf{ranges});
  for (const auto& [name, change] : scenario.changes) add_levers(scenario, "changes." + name, change, ranges);
  for (const auto& [name, policy] : scenario.policies) add_levers(scenario, "policies." + name, policy.change, ranges);
  return ranges;
}

}  // namespace sposim::scenario
