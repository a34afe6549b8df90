#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/grid.hpp"
#include "results/estimate.hpp"

/// Which part of a package does the work?
namespace sposim::analysis {

/// At most so many parts in a package: 2^6 runs.
inline constexpr std::size_t most_parts = 6;

/// Shapley values in every replicate, as whole numerators over one denominator: they add up to the whole package's
/// effect exactly, replicate by replicate.
struct Attribution {
  Counts numerators;             ///< [parts][replicates]
  std::int64_t denominator = 1;  ///< n!
};

/// The Shapley value of each part of a package: its further effect, averaged over every order in which the parts could
/// be added.
///
/// @param outcomes  [2^parts][replicates] of whole numbers in any unit; row s is the run with the parts whose bits are
///                  set in s, so row 0 is the baseline and the last row the whole package
/// @source          Shapley (1953), A value for n-person games
Attribution attribution(const Counts& outcomes);

/// Mean effect of each part, its simulation error and the bands of the projection, in the unit of the outcomes.
/// @return  [parts]
std::vector<results::Estimate> summarise(const Attribution& attribution, const results::Grouping& group);

}  // namespace sposim::analysis
