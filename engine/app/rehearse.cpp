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

}  // namespace

void try_out(const scenario::Scenario& scenario, std::uint32_t first_replicate, Policies policies) {
  const std::uint32_t per_draw = std::max(scenario.simulation.replicates_per_draw, 1U);
  const std::uint32_t first = first_replicate / per_draw;
  const std::uint32_t last = (first_replicate + std::max(scenario.simulation.replicates, 1U) - 1) / per_draw;
  const model::Rehearsal rehearsal{first, last - first + 1, most_seconds};
  model::rehearse(scenario, rehearsal);
  simulation::set_up(scenario);
  if (policies == Policies::tried) try_out_policies(scenario, rehearsal);
}

}  // namespace sposim::app
