#pragma once

#include <map>
#include <string>

#include "scenario/problems.hpp"

namespace sposim::scenario {

/// The names that a scenario's forces have, checked one by one: from a table and from a list alike.
class ForceNames {
 public:
  /// Reports a name that cannot be a force's, or that another force has but for capitals.
  void add(const std::string& name, const core::Location& where, const std::string& key, Problems& problems);

  /// Reports a region that cannot be told from a force.
  void check_region(const std::string& region, const core::Location& where, Problems& problems) const;

 private:
  std::map<std::string, std::string> seen_;  ///< by the name in small letters
};

}  // namespace sposim::scenario
