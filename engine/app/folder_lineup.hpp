#pragma once

#include <string>

#include "app/execution.hpp"
#include "report/verify.hpp"

/// The scenarios of a run folder, from what it keeps.
namespace sposim::app {

/// A scenario of the folder with the seed and the replicates that were run.
scenario::Scenario scenario_of_folder(const std::string& file, const report::Manifest& manifest);

/// The scenario of a run alone, or everything that a comparison compared, the baseline first.
Lineup lineup_of_folder(const std::string& folder, const report::Manifest& manifest);

}  // namespace sposim::app
