#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/alternative.hpp"
#include "analysis/costing.hpp"
#include "analysis/decision.hpp"
#include "analysis/frontier.hpp"
#include "analysis/information.hpp"
#include "analysis/parameters.hpp"
#include "analysis/switching.hpp"

/// Which alternative is best, and what would have to be different for another to be.
namespace sposim::analysis {

struct GroupValue {
  std::string group;
  InformationValue information;
};

/// One influential number, and the value at which another alternative would be best.
struct Turning {
  std::string path;
  double explained = 0;  ///< share of the variance of the leading alternative's expected gain
  Switching switching;   ///< in normal deviates of the number
  /// The number itself at its median and at the nearest switch; n/a where it has no single value, or never switches.
  std::optional<double> at_median, at_switch;
};

/// A choice among alternatives by one yardstick. Positions are those of `among`.
struct Yardstick {
  std::vector<std::size_t> among;  ///< alternatives that can be judged by it, the baseline first
  Decision decision;
  InformationValue perfect;        ///< expected value of perfect information
  std::vector<GroupValue> groups;  ///< … of a group of numbers, the most valuable first
  std::vector<Turning> turnings;   ///< the most influential numbers
};

struct Choice {
  Yardstick by_protected;             ///< newly protected victims, money aside
  std::optional<Yardstick> by_value;  ///< net benefit in pounds; n/a: fewer than two with a cost, or no value given
  std::optional<Frontier> frontier;   ///< of `by_value->among`, by expected cost and newly protected victims
  std::vector<Acceptability> curve;   ///< over a range of values of a newly protected victim
};

/// Everything here is about results expected given the parameters: chance is removed by regression on the draws
/// (design model.md §6).
///
/// @param costings  [alternatives − 1]
Choice choose(const Compared& compared, const std::vector<std::optional<Costing>>& costings);

}  // namespace sposim::analysis
