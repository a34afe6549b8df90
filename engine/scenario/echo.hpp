#pragma once

#include <string>

#include "scenario/scenario.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::scenario {

/// Whether the echo ends with the scenario's `qa:` block. A sign-off names the hash of the text without it, or no
/// scenario could hold its own sign-off.
enum class Signatures { written, left_out };

/// The name under which a resolved scenario refers to its forces table, whose bytes `forces_csv` gives.
inline constexpr const char* resolved_forces_file = "scenario.forces.csv";

/// The scenario as one YAML file that extends nothing and reads back to the same scenario: every number with its
/// evidence, in the shortest form that gives the same number.
///
/// @param forces_file  the name under which it refers to its forces table
std::string resolved_yaml(const Scenario& scenario, const std::string& forces_file = resolved_forces_file,
                          Signatures signatures = Signatures::written);

}  // namespace sposim::scenario
