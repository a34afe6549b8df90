#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace sposim::scenario {

struct Pair;

/// One piece of a scenario file as written: nothing, a scalar, a list, or a map, and where it stands.
struct Node {
  enum class Kind { blank, scalar, list, map };
  Kind kind = Kind::blank;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< a scalar written between quotes: text, never a number
  core::Location where;
  std::vector<Node> items;    ///< of a list
  std::vector<Pair> entries;  ///< of a map, in the order written; keys differ

  bool is_blank() const { return kind == Kind::blank; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }

  /// The value at a key of a map; null where there is none.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  bool has(std::string_view key) const { return find(key) != nullptr; }
  std::vector<std::string> keys() const;
};

struct Pair {
  std::string key;
  core::Location where;  ///< of the key
  Node value;
};

/// What stands at a node, for a message: `the text "hold"`, `a list`, `a map`, `nothing`.
std::string described(const Node& node);

}  // namespace sposim::scenario
