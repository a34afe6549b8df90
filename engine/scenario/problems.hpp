#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"

namespace sposim::scenario {

/// Why a piece of text is not what it should be, before anyone says where.
struct Fault {
  std::string problem, why, suggestion;
};

/// Collects every mistake of a scenario, so that one reading names them all.
class Problems {
 public:
  void add(const core::Location& where, const std::string& key, Fault fault) {
    found_.push_back({where, key, std::move(fault.problem), std::move(fault.why), std::move(fault.suggestion)});
  }
  void add(core::Problem problem) { found_.push_back(std::move(problem)); }

  bool any() const { return !found_.empty(); }
  std::size_t count() const { return found_.size(); }

  /// Throws the mistakes, in the order of their lines, if there are any: at most 50 and 20 kB of text, then how many
  /// more there are.
  ///
  /// @throws core::UserError
  void throw_if_any() const;

 private:
  std::vector<core::Problem> found_;
};

}  // namespace sposim::scenario
