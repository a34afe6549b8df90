#pragma once

#include <string>
#include <vector>

namespace sposim::app {

/// Reads scenarios and says what is wrong with each, all of it in one go: every mistake on the standard error, and
/// "FILE: good" on the standard output for each without any. Makes the parameter draws that a run would make, as many
/// as a second allows, and warns of levers that have no effect.
///
/// @return  0 if all are good, 2 if any is not
int validate(const std::vector<std::string>& files);

}  // namespace sposim::app
