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

}  // namespace

void try_out(const scenario::Scenario& scenario, std::uint32_t first_replicate, std::uint32_t policy_draws) {
  const std::uint32_t per_draw = std::max(scenario.simulation.replicates_per_draw, 1U);
  const std::uint32_t first = first_replicate / per_draw;
  const std::uint32_t last = (first_replicate + std::max(scenario.simulation.replicates, 1U) - 1) / per_draw;
  const std::uint32_t draws = last - first + 1;
  model::rehearse(scenario, {first, std::min(draws, most_draws)});
  simulation::set_up(scenario);
  if (policy_draws > 0 && !scenario.policies.empty()) {
    try_out_policies(scenario, {first, std::min(draws, policy_draws)});
  }
}

}  // namespace sposim::app
