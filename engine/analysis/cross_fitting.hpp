#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "analysis/grid.hpp"

/// Predictions for draws by regressions that have not seen them, so that luck cannot predict itself.
namespace sposim::analysis {

/// Draws are dealt into this many folds in turn: draw d belongs to fold d mod `folds`.
inline constexpr std::size_t folds = 5;

/// One or two folds that a regression must not see (`first` = `second`: one).
struct HeldOut {
  std::size_t first = 0, second = 0;

  bool holds(std::size_t draw) const { return draw % folds == first || draw % folds == second; }
};

/// Fits every candidate on the draws that are not held out and predicts those that are.
///
/// @return  [outcomes] of [candidates][draws]; only columns of held-out draws are read. Candidate 0 is the mean of the
///          draws fitted on, and candidates get less simple from first to last.
using Learner = std::function<std::vector<Table>(const HeldOut& held_out)>;

struct CrossFitted {
  Table fitted;                   ///< [draws][outcomes]
  std::vector<double> explained;  ///< [outcomes] share of the variance of draws, out of fold; 0: fell back to the mean
};

/// For each fold: chooses the candidate that predicts best when a further fold in turn is held out (least squared
/// error; of equals the simpler), fits it on all but the fold, and predicts the fold. Choosing and judging never see
/// the same draws.
///
/// Where the predictions do not beat the mean by at least one standard error of the gain in squared error, or there are
/// fewer than 4 × `folds` draws, every draw is given the mean of all.
///
/// @param outcomes  [draws][outcomes]
CrossFitted cross_fit(const Table& outcomes, const Learner& learner);

}  // namespace sposim::analysis
