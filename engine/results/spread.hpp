#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "results/estimate.hpp"

namespace sposim::results {

enum class SpreadStatistic {
  gini,           ///< weighted Gini coefficient of the count per report, weights = reports; 0 = all forces alike
  top_to_bottom,  ///< count per report in the top fifth of reports ÷ that in the bottom fifth
  five_or_fewer,  ///< number of forces with a count of five or fewer (none included)
  none,           ///< number of forces with a count of 0
};

/// How far forces lie apart, in one window.
struct Spread {
  std::size_t headline = 0;  ///< position in simulation::headlines() of what is counted (applied, newly protected)
  std::size_t weight = 0;    ///< position of the reports of the same window
  SpreadStatistic statistic = SpreadStatistic::gini;
  std::optional<Estimate> estimate;        ///< across replicates; n/a: undefined in a replicate
  std::uint32_t undefined_replicates = 0;  ///< nothing counted anywhere, or nothing in the bottom fifth
};

/// Weighted Gini coefficient of count ÷ weight: Σ_{i<j} |count_i weight_j − count_j weight_i| ÷ (Σ count · Σ weight).
/// Equal to the plain coefficient when every unit of weight is a person with its force's rate. Forces without weight
/// have no rate and are left out. Exact in integers up to the last division.
///
/// @param counts, weights  [forces], none negative
/// @return                 nothing if nothing was counted
/// @source                 Lerman and Yitzhaki (1989), Journal of Econometrics 42:43–47
std::optional<double> weighted_gini(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& weights);

/// Forces in order of count ÷ weight; the fifth of all weight with the highest rates against the fifth with the lowest:
/// count per weight in the one ÷ that in the other. A force across the edge counts with the part of its weight (and the
/// same part of its count) that lies inside, so ties need no rule. Forces without weight are left out.
///
/// @return  nothing if the bottom fifth has no count
std::optional<double> top_to_bottom_fifth(const std::vector<std::int64_t>& counts,
                                          const std::vector<std::int64_t>& weights);

/// Every statistic for applications and newly protected cases per report, over the policy window and the whole run.
std::vector<Spread> spreads(const simulation::Record& record);

}  // namespace sposim::results
