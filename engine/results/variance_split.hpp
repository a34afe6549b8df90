#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "results/estimate.hpp"

namespace sposim::results {

/// How much of the spread between single futures is what we do not know (parameter) and how much is luck (chance).
///
/// One-way analysis of variance with parameter draws as groups. A parameter variance below 0 (it happens by chance when
/// the true one is small) is kept as it is, with its interval.
struct VarianceSplit {
  double parameter_variance = 0;
  double chance_variance = 0;
  std::optional<double> parameter_share;      ///< parameter ÷ (parameter + chance); n/a: no variance at all
  std::optional<Band> parameter_variance_95;  ///< 95 % interval; n/a: fewer than three draws
  std::optional<Band> parameter_share_95;     ///< 95 % interval; n/a: fewer than three draws, or no chance at all
  std::uint32_t draws = 0;                    ///< complete draws it rests on
};

/// The split of one headline column; incomplete draws are left out.
///
/// Intervals leave out one draw at a time (jackknife), the share's on the scale log(between ÷ within), so that they
/// hold for counts and for skewed doubts alike.
///
/// @param column  [group.replicates] in replicate order
/// @return        nothing with one replicate per draw, or fewer than two complete draws
/// @source        design model.md §6; Searle, Casella, McCulloch: Variance components (1992) §3; Arvesen: Jackknifing
///                U-statistics (1969)
std::optional<VarianceSplit> variance_split(const std::vector<std::int64_t>& column, const Grouping& group);

}  // namespace sposim::results
