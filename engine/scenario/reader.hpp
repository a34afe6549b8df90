#pragma once

#include <string>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// Reads a scenario and everything it extends, strictly.
///
/// @param path  a YAML file; the forces table and `extends:` are relative to the file that names them
/// @throws core::UserError naming every mistake, as `file:line:column: key: PROBLEM (WHY). SUGGESTION?`
Scenario read_scenario(const std::string& path);

}  // namespace sposim::scenario
