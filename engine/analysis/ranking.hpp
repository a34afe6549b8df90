#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/grid.hpp"
#include "results/estimate.hpp"

/// Where does each force stand among the others, and how sure are we of its place?
namespace sposim::analysis {

/// Which rates come first.
enum class RankOrder {
  lowest_first,   ///< rank 1 has the lowest rate: fewest protected per report
  highest_first,  ///< rank 1 has the highest rate: longest waits
};

/// One force's place; ranks count from 1.
struct Place {
  std::size_t force = 0;  ///< position in the columns given
  double mean_rank = 0;
  /// Median, 50, 80 and 95 % bands of its rank over replicates (parameter + chance); n/a: ranked in fewer than two.
  std::optional<results::Bands> ranks;
  /// Probability that it is among the first `among`, over the replicates in which it has a rank.
  double probability_among_first = 0;
  std::uint32_t replicates = 0;  ///< in which it has weight, and so a rate and a rank
};

/// Ranks of the forces' rates count ÷ weight within each replicate, compared exactly.
///
/// Forces with equal rates share the mean of their ranks, and share the places among the first equally (two at the edge
/// with one place left count half each), so neither depends on the order of forces. A force without weight in a
/// replicate is not ranked in it.
///
/// @param counts, weights  [replicates][forces], none negative
/// @param among            how many are the first
/// @return                 forces with weight in some replicate, in the order given
/// @source                 Goldstein and Spiegelhalter (1996), JRSS A 159:385
std::vector<Place> ranking(const Counts& counts, const Counts& weights, RankOrder order, std::size_t among = 5);

}  // namespace sposim::analysis
