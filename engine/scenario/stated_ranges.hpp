#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// A number for which a scenario states the lowest and the highest plausible value (`range:`).
struct StatedRange {
  std::string number;  ///< its path as draws know it: `reports.per_case`, `reports.noise@2022-04-01`
  std::string leaf;    ///< the number of the pathway that it is: `reports.noise`; empty for a lever or a parameter
  std::optional<core::Date> from;  ///< of a dated number the day from which the range is about it
  double low = 0, high = 0;
  Unit unit = Unit::ratio;
  bool one_value = true;           ///< it is one number for all forces, fixed or doubtful, that can be held at a value
  std::optional<double> constant;  ///< the number where it is written without doubt
};

/// Every stated range of the pathway, the changes and the policies. A range beside a dated number is about its last
/// step, and one beside what varies from case to case is about cases, not about our doubt: it is left out.
std::vector<StatedRange> stated_ranges(const Scenario& scenario);

}  // namespace sposim::scenario
