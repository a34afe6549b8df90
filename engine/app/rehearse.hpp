#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::app {

/// Whether the policies that a scenario names, but that act only in a comparison, are tried out too.
enum class Policies { left_out, tried };

/// Makes a scenario's parameter draws before anything is simulated, as many as a second allows.
///
/// @throws core::UserError with file and line if a number cannot be, or an area that is counted does not exist
void try_out(const scenario::Scenario& scenario, std::uint32_t first_replicate, Policies policies);

/// The same for scenarios that are compared: the baseline, each policy and each stack, or each file.
void try_out_together(const std::vector<scenario::Scenario>& scenarios, std::uint32_t first_replicate);

}  // namespace sposim::app
