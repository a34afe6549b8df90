#pragma once

#include <cstddef>
#include <vector>

#include "report/comparison_report.hpp"

/// What more than the small counts themselves must be held back (`--suppress-small`), so that nobody finds one of them
/// by subtracting what is shown: complementary disclosure, as statisticians call it.
namespace sposim::report {

/// For each area whether its mean is not shown: because it is below five, or because it would give one that is away.
///
/// Forces add up to their region, and regions to the nation; whichever of these sums has exactly one hidden part gets a
/// second, its smallest. The nation is never hidden for the sake of others.
///
/// @param means  [area] as in `layout.areas`
/// @param nation  held back where another table would give the nation's mean away
/// @return  [area]; nothing is hidden where small counts are shown
std::vector<bool> hidden_areas(const std::vector<double>& means, const simulation::Layout& layout, SmallCounts small,
                               Told nation = Told::yes);

/// The same of a measure in a month, and of a headline column.
std::vector<bool> hidden_in_month(const simulation::Record& record, simulation::Measure measure, std::size_t month,
                                  SmallCounts small, Told nation = Told::yes);
std::vector<bool> hidden_headlines(const RunReport& report, std::size_t column);
/// The same of what a policy adds to a headline column.
std::vector<bool> hidden_differences(const ComparisonReport& report, std::size_t policy, std::size_t column);

/// [observation] the same of what the model makes of counts of one measure over the same days, which may add up.
std::vector<bool> hidden_observations(const RunReport& report);

/// True for an alternative (0: the baseline) whose gain in victims is banded, so that its ratio to a cost, or its net
/// benefit at a known value of a victim, would give the gain away.
bool gain_is_banded(const ComparisonReport& report, std::size_t alternative);

/// True for the mean of a level or difference that is banded.
inline bool is_banded(double mean, SmallCounts small) {
  return band_of(mean, small).has_value();
}

/// What is told of a comparison's levels and differences of the nation in one month: baseline + difference = level, so
/// where exactly one of the three is banded, a second is held back with it.
struct InStep {
  enum class Kind { level, difference };
  const ComparisonReport& report;

  /// @param which  alternative, 1 or more
  Told told(std::size_t which, Kind kind, simulation::Measure measure, std::size_t month) const;
};

/// The same for parts that add up to a total which is shown: `Shapley` values of a stack.
std::vector<bool> hidden_parts(const std::vector<double>& parts, double total, SmallCounts small);

}  // namespace sposim::report
