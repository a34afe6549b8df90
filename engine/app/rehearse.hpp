#pragma once

#include <cstdint>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::app {

/// How many parameter draws are made beforehand: enough to meet what happens once in a few hundred. The numbers are
/// fixed, so that a file gets the same verdict on every machine.
inline constexpr std::uint32_t most_draws = 500, policy_draws_of_validate = 50, draws_of_a_stack = 100;

/// Makes a scenario's parameter draws before anything is simulated.
///
/// @param policy_draws  of each policy that the scenario names but that acts only in a comparison, at most; 0: none
/// @throws core::UserError with file and line if a number cannot be, or an area that is counted does not exist
void try_out(const scenario::Scenario& scenario, std::uint32_t first_replicate, std::uint32_t policy_draws);

/// The same for scenarios that are compared: the baseline, each policy and each stack (there can be 64), or each file.
void try_out_together(const std::vector<scenario::Scenario>& scenarios, std::uint32_t first_replicate);

}  // namespace sposim::app
