#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Reads the scenario, simulates it, writes the run folder and prints the summary.
///
/// @return the exit code: 0, or 130 / 143 when a signal stopped it (what was finished is then left, labelled PARTIAL)
int run(const RunArguments& arguments);

}  // namespace sposim::app
