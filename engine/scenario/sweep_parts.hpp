#pragma once

#include <string>

#include "scenario/reading.hpp"
#include "scenario/sweep.hpp"

/// The parts of a sweep file, each from its node.
namespace sposim::scenario {

/// True for a file that names scenarios and says how to move through them.
bool looks_like_sweep(const Node& root);

DesignSettings read_design(const Node& node, const std::string& sweep_file, const Reading& reading);

/// `factors:` and `but:`.
void read_factors(const Node& root, Sweep& sweep, const Reading& reading);

/// `outputs:`
void read_outputs(const Node& root, Sweep& sweep, const Reading& reading);

/// Reports numbers that go together and that the sweep would move apart.
void check_correlations(const Node& root, const Sweep& sweep, const Reading& reading);

/// Reports a policy that one of the scenarios does not have.
void check_policy(const Node& node, const std::string& path, const std::string& name, const Sweep& sweep,
                  const Reading& reading);

/// Policies from a text such as `training+victim_advocates`; none for `none`.
std::vector<std::string> read_stack(const Node& node, const std::string& path, const Sweep& sweep,
                                    const Reading& reading);

}  // namespace sposim::scenario
