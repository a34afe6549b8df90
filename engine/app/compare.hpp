#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// `sposim compare`: policies, or whole scenarios, over the same simulated futures. @return the exit code
int compare(const CompareArguments& arguments);

}  // namespace sposim::app
