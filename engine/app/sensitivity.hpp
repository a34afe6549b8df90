#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Says which uncertain numbers drive the results of a finished run or comparison, from its own draws: nothing is
/// simulated. The folder is verified first.
///
/// @return the exit code: 0
int sensitivity(const SensitivityArguments& arguments);

}  // namespace sposim::app
