#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/text.hpp"

namespace sposim::scenario {

/// Why a piece of text is not what it should be, before anyone says where.
struct Fault {
  std::string problem, why, suggestion;
};

/// Collects every mistake of a scenario, so that one reading names them all.
class Problems {
 public:
  void add(const core::Location& where, const std::string& key, Fault fault) {
    add({where, key, std::move(fault.problem), std::move(fault.why), std::move(fault.suggestion)});
  }
  void add(core::Problem problem) {
    ++count_;
    if (found_.size() < most_kept) found_.push_back(std::move(problem));
  }

  bool any() const { return count_ > 0; }
  std::size_t count() const { return count_; }

  /// True if something is wrong with what a path leads to, or with a part of it.
  bool about(const std::string& path) const {
    return std::any_of(found_.begin(), found_.end(), [&](const core::Problem& problem) {
      return problem.key == path || problem.key.starts_with(path + ".");
    });
  }

  /// True once nobody would read another suggestion.
  bool many() const { return count_ > most_kept / 2; }

  /// The nearest right words, as `core::did_you_mean` finds them; nothing once there are many problems.
  std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) const {
    return many() ? "" : core::did_you_mean(word, candidates);
  }

  /// Throws the mistakes, in the order of their lines, if there are any: at most 50 and 20 kB of text, then how many
  /// more there are.
  ///
  /// @throws core::UserError
  void throw_if_any() const;

 private:
  static constexpr std::size_t most_kept = 1000;  // a file of another kind has no end of problems
  std::vector<core::Problem> found_;
  std::size_t count_ = 0;
};

}  // namespace sposim::scenario
