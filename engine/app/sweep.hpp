#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Runs a sweep, or goes on with one that was stopped; leaves its folder.
///
/// @return the exit code: 0; 130 / 143 when a signal stopped it (what is finished is kept, and the same command goes
///         on from there)
int sweep(const SweepArguments& arguments);

}  // namespace sposim::app
