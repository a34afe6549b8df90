#pragma once

#include <string>
#include <vector>

#include "app/arguments.hpp"
#include "scenario/diff.hpp"
#include "scenario/scenario.hpp"

/// What `run` and `compare` do with what they are given.
namespace sposim::app {

/// Reads a scenario, with the replicates and the seed of the command line.
scenario::Scenario read_input(const RunArguments& arguments, const std::string& file);

/// The differences from the file that the scenario extends, if any.
std::vector<scenario::Difference> differences_from_base(const scenario::Scenario& scenario);

/// Every file a run reads, which no --force may delete.
std::vector<std::string> inputs_of(const scenario::Scenario& scenario);

}  // namespace sposim::app
