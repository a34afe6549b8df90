#include "scenario/policy.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "scenario/lever_reader.hpp"
#include "scenario/scenario.hpp"

namespace sposim::scenario {

Scenario with_policies(const Scenario& baseline, const std::vector<std::string>& names) {
  Problems problems;
  Reading reading{problems, {}, true, std::nullopt, true};
  reading.table.table = baseline.forces;
  Scenario scenario = baseline;
  std::map<std::string, Change> stacked;
  for (const auto& name : names) stacked[name] = baseline.policies.at(name).change;
  core::require(stacked.size() == names.size(), "a policy is in force once");
  check_overlaps("policies", stacked, reading);
  problems.throw_if_any();
  scenario.in_force = names;
  std::stable_sort(scenario.in_force.begin(), scenario.in_force.end(), [&](const auto& a, const auto& b) {
    return stacked.at(a).order.value_or(0) < stacked.at(b).order.value_or(0);
  });
  return scenario;
}

}  // namespace sposim::scenario
