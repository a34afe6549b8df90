#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/alternative.hpp"

/// What each alternative costs on top of the baseline, in every replicate.
namespace sposim::analysis {

struct Costing {
  /// [replicates] pounds: present value on the day policies start, in the scenario's price year, from then to the end.
  std::vector<double> present_value;
  double undiscounted = 0;      ///< mean over replicates
  double officers_trained = 0;  ///< on top of the baseline, mean over draws, from the day policies start
};

/// Costs of one alternative. Money that does not depend on cases is worked out month by month; what is paid per unit is
/// paid for the units on top of the baseline between the day policies start and the end, and discounted by when, on
/// average over replicates, they occur. What was paid before the policies' day is carried to it without interest.
///
/// @param which  position among the alternatives, not the baseline
/// @return       nothing if a policy of the alternative has no cost: unknown, not free
std::optional<Costing> cost_of(const Compared& compared, std::size_t which);

}  // namespace sposim::analysis
