#include "app/rehearse.hpp"

#include <algorithm>

#include "model/best_estimate.hpp"
#include "model/rehearsal.hpp"
#include "simulation/replicate.hpp"

namespace sposim::app {

namespace {

void try_out_policies(scenario::Scenario scenario, const model::Rehearsal& rehearsal) {
  model::settle_policies(scenario);
  for (const auto& [name, policy] : scenario.policies) {
    const scenario::Scenario with = scenario::with_policies(scenario, {name});
    model::check_far_out(with);
    model::rehearse(with, rehearsal);
  }
}

/// The draws of a run, at most so many of them.
model::Rehearsal rehearsal_of(const scenario::Scenario& scenario, std::uint32_t first_replicate, std::uint32_t most) {
  const std::uint32_t per_draw = std::max(scenario.simulation.replicates_per_draw, 1U);
  const std::uint32_t first = first_replicate / per_draw;
  const std::uint32_t last = (first_replicate + std::max(scenario.simulation.replicates, 1U) - 1) / per_draw;
  return {first, std::min(last - first + 1, most)};
}

}  // namespace

void try_out(const scenario::Scenario& scenario, std::uint32_t first_replicate, std::uint32_t policy_draws) {
  model::rehearse(scenario, rehearsal_of(scenario, first_replicate, most_draws));
  simulation::set_up(scenario);
  if (policy_draws > 0 && !scenario.policies.empty()) {
    try_out_policies(scenario, rehearsal_of(scenario, first_replicate, policy_draws));
  }
}

void try_out_together(const std::vector<scenario::Scenario>& scenarios, std::uint32_t first_replicate) {
  // A policy alone before the stacks it is in: its fault is then told under its own name.
  std::vector<const scenario::Scenario*> order;
  order.reserve(scenarios.size());
  for (const auto& scenario : scenarios) order.push_back(&scenario);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->in_force.size() < b->in_force.size(); });
  for (const scenario::Scenario* scenario : order) {
    if (scenario->in_force.empty()) {
      try_out(*scenario, first_replicate, 0);
    } else {
      const bool stack = scenario->in_force.size() > 1;
      model::rehearse(*scenario, rehearsal_of(*scenario, first_replicate, stack ? draws_of_a_stack : most_draws));
    }
  }
}

}  // namespace sposim::app
