#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Puts the finished parts of a sweep together: the same bytes as if it had been run in one.
int merge(const MergeArguments& arguments);

}  // namespace sposim::app
