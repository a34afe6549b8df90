#pragma once

#include <string>

#include "scenario/node.hpp"
#include "scenario/problems.hpp"

namespace sposim::scenario {

/// Reads one YAML file into a tree of our own, strictly: one document, a map at its top, no anchors, aliases, merge
/// keys or tags, no duplicate keys, nothing nested deeper than 64.
///
/// @param path      the file, at most 1 MiB
/// @param problems  gets what does not stop the reading (duplicate keys)
/// @throws core::UserError for what does
Node read_yaml(const std::string& path, Problems& problems);

/// The same from text that has been read already.
Node parse_yaml(const std::string& text, const std::string& path, Problems& problems);

}  // namespace sposim::scenario
