#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/grid.hpp"
#include "results/estimate.hpp"

/// How wrong would a number have to be before another option is best, and which numbers matter?
namespace sposim::analysis {

/// A value of a parameter at which the best option changes.
struct Switch {
  double at = 0;                     ///< in the parameter's unit
  std::size_t below = 0, above = 0;  ///< best option on either side
};

struct Switching {
  double centre = 0;              ///< median of the draws
  results::Band range;            ///< 0.5 % to 99.5 % of the draws: beyond it nothing is claimed
  std::size_t best = 0;           ///< best option at the centre, the other parameters as uncertain as they are
  std::vector<Switch> switches;   ///< from low to high; empty: `best` is best throughout the range
  std::optional<Switch> nearest;  ///< to the centre
};

/// Where, along one parameter, the option with the highest expected net benefit changes.
///
/// Differences against option 0 are smoothed over the parameter (`conditional_curves`). Two changes within a thousandth
/// of the range are not told apart.
///
/// @param parameter     [draws], in any unit
/// @param net_benefits  [draws][options]; chance may be left in, the curves average it out
Switching switching(const std::vector<double>& parameter, const Table& net_benefits);

/// One parameter's pull on an outcome.
struct Influence {
  std::size_t parameter = 0;  ///< position in the columns given
  double explained = 0;       ///< share of the outcome's variance over draws that it explains alone, out of fold
};

/// Every parameter, the most influential first; of equals the first given.
///
/// @param parameters  [draws][parameters]
/// @param outcome     [draws], for instance the difference between two options
std::vector<Influence> influence(const Table& parameters, const std::vector<double>& outcome);

}  // namespace sposim::analysis
