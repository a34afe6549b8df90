#include "scenario/levers.hpp"

#include "scenario/targets.hpp"

namespace sposim::scenario {

Unit unit_of_target(const Scenario& scenario, const std::string& target) {
  for (const auto& known : lever_targets(scenario.pathway)) {
    if (known.path == target) return known.rule.unit;
  }
  return Unit::ratio;
}

}  // namespace sposim::scenario
