#pragma once

#include <string>

namespace sposim::app {

/// Prints what differs between two scenarios as resolved, whatever files each was written in.
int diff(const std::string& before, const std::string& after);

}  // namespace sposim::app
