#pragma once

#include <string>
#include <vector>

namespace sposim::app {

/// Reads scenarios and says what is wrong with each, all of it in one go: every mistake on the standard error, and
/// "FILE: good" on the standard output for each without any.
///
/// @return  0 if all are good, 2 if any is not
int validate(const std::vector<std::string>& files);

}  // namespace sposim::app
