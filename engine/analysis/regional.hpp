#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/given_data.hpp"

/// Where do the worst results come from?
namespace sposim::analysis {

/// Which results are the worst: the lowest (victims protected) or the highest (days of waiting).
enum class Worst { lowest, highest };

/// How one factor of the worst tenth of the points differs from that of the others.
struct Region {
  double distance = 0;   ///< Kolmogorov and Smirnov's: the largest gap between the two distribution functions
  double chance_95 = 0;  ///< a factor that makes no difference stays below this in 95 of 100 samples
  /// The range that leads there: from `low` to `high` among the points sorted by the factor, as shares of them. One end
  /// is 0 or 1, the other where the gap is widest.
  double low = 0, high = 1;
  double worst_inside = 0;  ///< share of the worst points that lie in the range
  double risk_inside = 0;   ///< share of the range's points that are among the worst
};

/// The worst tenth of the points against the others, factor by factor. Results are means over a point's replicates;
/// chance left in them makes the distances smaller, never larger on average.
///
/// @return  [factors]; nothing for a factor that never moves, or with fewer than 20 points
/// @source  Spear and Hornberger (1980), Water Research 14:43
std::vector<std::optional<Region>> regional_sensitivity(const Sample& sample, Worst worst);

/// True if a factor's distance is more than chance makes among so many factors: without any influence, in 95 of 100
/// samples none of them stands out (Bonferroni, on the tail 2 exp(−2 c²) of Kolmogorov's distribution).
bool stands_out(double distance, double chance_95, std::size_t factors);

}  // namespace sposim::analysis
