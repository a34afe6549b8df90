#pragma once

#include <map>
#include <string>

namespace sposim::scenario {

/// What of a scenario file is a group, a map of named things, or a leaf that is replaced whole; from the fields' lists.
struct Outline {
  enum class Kind { leaf, group, named };
  Kind kind = Kind::leaf;
  std::map<std::string, Outline> children;  ///< of a group, by key; of `named`, one outline at "" for every name

  /// The outline below a key; null where there is none.
  const Outline* child(const std::string& key) const {
    const auto found = children.find(kind == Kind::named ? "" : key);
    return found == children.end() ? nullptr : &found->second;
  }
};

/// The outline of a whole scenario file.
const Outline& scenario_outline();

}  // namespace sposim::scenario
