#pragma once

#include <cstdint>
#include <optional>

#include "analysis/grid.hpp"
#include "results/estimate.hpp"

/// Does a policy narrow the gap between forces, or widen it?
namespace sposim::analysis {

/// How a gap between forces is measured; both are of the rate count ÷ weight, weighted by weight.
enum class Gap {
  gini,                 ///< 0: all forces alike
  top_to_bottom_fifth,  ///< the fifth of all weight with the highest rates ÷ that with the lowest
};

/// A statistic of one array of forces over the replicates in which it exists.
struct OverReplicates {
  /// Mean, simulation error over draws and bands over the replicates in which it is defined; n/a: in none.
  std::optional<results::Estimate> estimate;
  /// 95 % interval of the mean, Student's t over draws; n/a: one draw.
  std::optional<results::Band> mean_95;
};

struct InequalityChange {
  OverReplicates before, after;
  /// after − before of the same replicate: below 0 the gap narrows.
  OverReplicates change;
  /// Replicates in which either is undefined (nothing counted; for fifths, nothing in the bottom fifth). They are left
  /// out of all three, so that before, after and change speak of the same replicates.
  std::uint32_t undefined_replicates = 0;
};

/// What is counted in each force and what it is counted against, in every replicate.
struct ByForce {
  Counts counts, weights;  ///< [replicates][forces], none negative
};

/// Change of the gap between forces from `before` to `after`.
///
/// @source  results/spread.hpp for the two measures
InequalityChange inequality_change(const ByForce& before, const ByForce& after, Gap gap,
                                   const results::Grouping& group);

}  // namespace sposim::analysis
