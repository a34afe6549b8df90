#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Runs a run folder's resolved scenario again, in a temporary folder, and compares every file.
///
/// @return the exit code: 0 and `IDENTICAL`; 2 and the first difference; 130 / 143 when a signal stopped it
int reproduce(const ReproduceArguments& arguments);

}  // namespace sposim::app
