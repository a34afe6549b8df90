#pragma once

#include <string>

#include "scenario/node.hpp"

/// Writes a tree as YAML that `parse_yaml` reads back to the same tree.
namespace sposim::scenario {

/// A scalar that is a number, a day or a word.
Node plain(std::string text);

/// A scalar between quotes: text.
Node quoted(std::string text);

Node empty_map();

/// Adds a key to a map.
void put(Node& map, std::string key, Node value);

/// The tree on one line: `{median: 45 days, sigma: 0.3}`.
std::string flow_text(const Node& node);

/// The tree of a whole file: one key a line, short maps and lists on one line.
std::string yaml_text(const Node& map);

}  // namespace sposim::scenario
