#pragma once

#include "app/arguments.hpp"
#include "app/sweep_task.hpp"

namespace sposim::app {

/// Writes a batch script that runs the sweep as an array of parts and then merges them. @return the exit code
int write_slurm(const SweepArguments& arguments, const SweepTask& task);

}  // namespace sposim::app
