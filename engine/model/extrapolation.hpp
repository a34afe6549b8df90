#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

/// Where a scenario goes beyond the range for which its evidence speaks.
namespace sposim::model {

/// A number whose best estimate lies outside the range stated beside it.
struct OutsideRange {
  std::string number;  ///< its path as draws know it
  std::string policy;  ///< the policy that takes it there; empty for the baseline
  double value = 0;    ///< the value farthest outside
  double low = 0, high = 0;
  scenario::Unit unit = scenario::Unit::ratio;
};

/// Every number of the baseline, and of each of its policies alone, that stands outside its stated range on some day,
/// in some force, every doubt at its median. What the baseline itself exceeds is not said again of a policy.
std::vector<OutsideRange> outside_ranges(const scenario::Scenario& baseline);

}  // namespace sposim::model
