#pragma once

#include <cstddef>
#include <vector>

#include "analysis/grid.hpp"
#include "analysis/index.hpp"

/// What drives a result, from any sample that is there already: the draws of an ordinary run, too. Numbers may be
/// correlated.
namespace sposim::analysis {

/// Points with what came out.
struct Sample {
  Table factors;                 ///< [points][factors], in any units: only their order counts
  std::vector<double> outcomes;  ///< [points] means over each point's replicates
  /// [points] variance of that mean that is chance (variance between its replicates ÷ their number); empty: not known,
  /// and shares are then of all there is, chance included.
  std::vector<double> chance;
};

/// First-order index of each factor: the share of the variance of the expected result that would go if the factor
/// were known. Where factors go together an index holds what a factor tells of its partners too, and they do not add
/// up.
///
/// Points are sorted by the factor and cut into bins of equal size, about 2 ∛n; the variance between bins, less what
/// chance and the other factors leave in a bin's mean, ÷ the variance of the results, less `chance`. What the factor
/// does within a bin is lost: a twentieth or less for smooth results. Intervals leave out one group of
/// points in turn (jackknife).
///
/// @return  [factors]; n/a for fewer than 40 points, or where nothing moves
/// @source  Plischke, Borgonovo, Smith (2013), European Journal of Operational Research 226:536 (given data);
///          Kelley (1935), PNAS 21:554 (correction)
std::vector<Index> given_data_indices(const Sample& sample);

/// The positions of values in ascending order; of equals the first comes first.
std::vector<std::size_t> ascending_order(const std::vector<double>& values);

}  // namespace sposim::analysis
