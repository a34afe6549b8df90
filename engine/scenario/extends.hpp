#pragma once

#include <string>
#include <vector>

#include "scenario/node.hpp"
#include "scenario/problems.hpp"

namespace sposim::scenario {

/// The tree of a file with everything it extends merged into it: groups and maps of names merge, every leaf and list
/// is replaced whole, `remove:` deletes. The result has neither `extends` nor `remove`; every node knows its file.
///
/// @param path   the file
/// @param bases  gets the files it extends, nearest first
/// @throws core::UserError if a file cannot be read, a chain is circular or deeper than 5
Node read_with_bases(const std::string& path, std::vector<std::string>& bases, Problems& problems);

}  // namespace sposim::scenario
