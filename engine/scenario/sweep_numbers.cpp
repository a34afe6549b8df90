#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "random/overloaded.hpp"
#include "scenario/leaves.hpp"
#include "scenario/lever_reader.hpp"
#include "scenario/problems.hpp"
#include "scenario/sweep.hpp"
#include "scenario/targets.hpp"

namespace sposim::scenario {

namespace {

using See = std::function<void(const std::string& path, Value& value, const NumberRule& rule)>;

/// A number, and each of its dated steps by itself.
void see_with_steps(const std::string& path, Value& value, const NumberRule& rule, const See& see) {
  see(path, value, rule);
  auto* dated = std::get_if<Dated>(&value.form);
  if (dated == nullptr) return;
  for (Step& step : dated->steps) see(path + "@" + core::to_string(step.from), step.value, rule);
}

void see_variation(const std::string& path, Variation& variation, const NumberRule& rule, const See& see) {
  auto* varies = std::get_if<Varies>(&variation.value.form);
  if (varies == nullptr) return see_with_steps(path, variation.value, rule, see);
  const auto& family = random::info(varies->shape.family);
  if (family.parameters.size() != varies->shape.arguments.size()) return;  // lists of values are no single numbers
  for (std::size_t i = 0; i < varies->shape.arguments.size(); ++i) {
    Argument& argument = varies->shape.arguments[i];
    NumberRule of_parameter{rule.statement, Unit::ratio, 0};
    if (family.has_unit[i]) of_parameter = rule;
    see_with_steps(path + "." + argument.name, argument.value, of_parameter, see);
  }
}

void see_levers(const std::string& path, Change& change, const std::vector<Target>& targets, const See& see) {
  for (std::size_t i = 0; i < change.levers.size(); ++i) {
    Lever& lever = change.levers[i];
    if (lever.effect.budget_gbp) continue;
    const auto target =
        std::find_if(targets.begin(), targets.end(), [&](const Target& each) { return each.path == lever.target; });
    if (target == targets.end()) continue;
    const std::string at = fmt::format("{}.{}.{}.size", path, i, lever.target);
    see(at, lever.effect.size, size_rule(lever.effect.kind, target->rule));
  }
}

/// Every number of a scenario that can be replaced by another, under the path by which draws know it.
void see_numbers(Scenario& scenario, const See& see) {
  for_each_leaf(scenario.pathway, "", [&](const std::string& path, auto& leaf, const auto& rule) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Number>) {
      if (leaf.written) see_with_steps(path, leaf.value, rule, see);
    } else if constexpr (std::is_same_v<Leaf, Variation>) {
      if (leaf.written) see_variation(path, leaf, rule, see);
    }
  });
  const std::vector<Target> targets = lever_targets(scenario.pathway);
  for (auto& [name, change] : scenario.changes) see_levers("changes." + name, change, targets, see);
  for (auto& [name, policy] : scenario.policies) see_levers("policies." + name, policy.change, targets, see);
}

Argument argument(std::string name, double number) {
  return {std::move(name), Value{number, std::nullopt, {}}};
}

Distribution uniform_between(const InRange& range) {
  return {random::Family::uniform, {argument("low", range.low), argument("high", range.high)}, {}};
}

Distribution one_of(const OneOf& choice) {
  Distribution shape{random::Family::discrete, {}, {}};
  const double weight = 1 / static_cast<double>(choice.values.size());
  for (std::size_t i = 0; i < choice.values.size(); ++i) {
    shape.arguments.push_back(argument(std::to_string(i), choice.values[i]));
  }
  for (std::size_t i = 0; i < choice.values.size(); ++i) {
    shape.arguments.push_back(argument(std::to_string(i), weight));
  }
  return shape;
}

void replace(Scenario& scenario, const SweepFactor& factor, const Distribution& by) {
  for (const std::string& path : factor.paths) {
    const NumberPlace place = number_at(scenario, path);
    if (place.value == nullptr) {
      throw core::UserError(core::Problem{factor.where, core::join_path("factors", factor.name),
                                          fmt::format("{} has no number \"{}\"", scenario.file, path),
                                          "every scenario of a sweep is moved at the same places", ""});
    }
    place.value->form = Unsure{Doubt::national, by};
  }
}

}  // namespace

NumberPlace number_at(Scenario& scenario, const std::string& path) {
  NumberPlace found;
  see_numbers(scenario, [&](const std::string& at, Value& value, const NumberRule& rule) {
    if (at == path) found = {&value, rule};
  });
  return found;
}

std::vector<std::string> number_paths(Scenario& scenario) {
  std::vector<std::string> paths;
  see_numbers(scenario, [&](const std::string& at, Value&, const NumberRule&) { paths.push_back(at); });
  return paths;
}

std::optional<double> plain_number_at(const Scenario& scenario, const std::string& path) {
  Scenario copy = scenario;
  const NumberPlace place = number_at(copy, path);
  const double* number = place.value == nullptr ? nullptr : std::get_if<double>(&place.value->form);
  return number == nullptr ? std::nullopt : std::optional<double>(*number);
}

Scenario with_factors(const Scenario& scenario, const std::vector<SweepFactor>& factors) {
  Scenario changed = scenario;
  for (const SweepFactor& factor : factors) {
    std::visit(random::Overloaded{[](const OwnDoubt&) {}, [](const PolicyChoice&) {},
                                  [&](const InRange& range) { replace(changed, factor, uniform_between(range)); },
                                  [&](const OneOf& choice) { replace(changed, factor, one_of(choice)); },
                                  [&](const DrawnFrom& drawn) { replace(changed, factor, drawn.distribution); }},
               factor.meaning);
  }
  return changed;
}

}  // namespace sposim::scenario
