#include "app/rehearse.hpp"

#include <algorithm>

#include "model/best_estimate.hpp"
#include "model/rehearsal.hpp"
#include "simulation/replicate.hpp"

namespace sposim::app {

namespace {

constexpr double most_seconds = 1;

void try_out_policies(scenario::Scenario scenario, model::Rehearsal rehearsal) {
  if (scenario.policies.empty()) return;
  model::settle_policies(scenario);
  rehearsal.most_seconds = most_seconds / static_cast<double>(scenario.policies.size());
  for (const auto& [name, policy] : scenario.policies) {
    const scenario::Scenario with = scenario::with_policies(scenario, {name});
    model::check_far_out(with);
    model::rehearse(with, rehearsal);
  }
}

/// Of every draw of the run, for at most a second.
model::Rehearsal rehearsal_of(const scenario::Scenario& scenario, std::uint32_t first_replicate) {
  const std::uint32_t per_draw = std::max(scenario.simulation.replicates_per_draw, 1U);
  const std::uint32_t first = first_replicate / per_draw;
  const std::uint32_t last = (first_replicate + std::max(scenario.simulation.replicates, 1U) - 1) / per_draw;
  return {first, last - first + 1, most_seconds};
}

}  // namespace

void try_out(const scenario::Scenario& scenario, std::uint32_t first_replicate, Policies policies) {
  const model::Rehearsal rehearsal = rehearsal_of(scenario, first_replicate);
  model::rehearse(scenario, rehearsal);
  simulation::set_up(scenario);
  if (policies == Policies::tried) try_out_policies(scenario, rehearsal);
}

void try_out_together(const std::vector<scenario::Scenario>& scenarios, std::uint32_t first_replicate) {
  // A policy alone before the stacks it is in: its fault is then told under its own name.
  std::vector<const scenario::Scenario*> order;
  for (const auto& scenario : scenarios) order.push_back(&scenario);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->in_force.size() < b->in_force.size(); });
  for (const scenario::Scenario* scenario : order) {
    if (scenario->in_force.empty()) {
      try_out(*scenario, first_replicate, Policies::left_out);
      continue;
    }
    model::Rehearsal rehearsal = rehearsal_of(*scenario, first_replicate);
    rehearsal.most_seconds = most_seconds / static_cast<double>(scenarios.size());
    model::rehearse(*scenario, rehearsal);
  }
}

}  // namespace sposim::app
