#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenario/node.hpp"

/// Where every key of a YAML text stands, byte by byte, so that a test can spoil one and leave the rest alone.
namespace sposim::test {

enum class Layout { block, flow };

struct Place {
  std::vector<std::string> path;  ///< keys from the top; places in lists are "1", "2", …
  std::string key;
  scenario::Node::Kind kind = scenario::Node::Kind::blank;  ///< of its value
  std::string value;                                        ///< of a scalar
  bool quoted = false;
  Layout layout = Layout::block;
  int line = 0;
  std::size_t key_begin = 0, key_end = 0;      ///< bytes of the key, quotes included
  std::size_t value_begin = 0, value_end = 0;  ///< from behind the colon to the value's last byte
  std::size_t entry_end = 0;                   ///< where the next entry may begin
};

/// Every key of the text, in the order written.
///
/// @param text  a scenario without faults
std::vector<Place> places_of(const std::string& text);

std::string joined_path(const std::vector<std::string>& path);

}  // namespace sposim::test
