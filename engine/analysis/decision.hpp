#pragma once

#include <cstddef>
#include <vector>

#include "analysis/grid.hpp"
#include "analysis/mean.hpp"

/// Which option is best, how sure are we, and what would it be worth to know? Every table here is [draws][options] of
/// results *expected given the parameters of a draw*: chance already removed (`smoothing`), or it would count as
/// something that could be learnt.
namespace sposim::analysis {

/// What one option looks like beside the others.
struct Prospect {
  Measured net_benefit;       ///< mean over draws
  Measured probability_best;  ///< share of draws in which no option is better; ties are shared out equally
  Measured expected_regret;   ///< mean of (best option of the draw − this one): what choosing it may cost, ≥ 0
};

struct Decision {
  std::vector<Prospect> options;  ///< [options]
  std::size_t best = 0;           ///< highest mean net benefit; of equals the first
  /// Expected value of perfect information: mean of the draw's best − mean of `best` (its expected regret).
  Measured perfect_information;
};

/// value × effect − cost, cell by cell.
///
/// @param effects, costs  [draws][options]
/// @param value           pounds (the unit of costs) per unit of effect
Table net_benefit(const Table& effects, const Table& costs, double value);

/// @param net_benefits  [draws][options], at least one of each
/// @source              Briggs, Claxton, Sculpher: Decision modelling for health economic evaluation (2006), ch. 5–6
Decision decide(const Table& net_benefits);

/// The decision at one value per unit of effect.
struct Acceptability {
  double value = 0;
  Decision decision;  ///< `decision.best` over all values is the acceptability frontier
};

/// Acceptability curve, frontier and value of perfect information over a range of values per unit of effect.
///
/// The option with the highest *mean* net benefit is the one to choose; it need not be the most often best one.
///
/// @param effects, costs  [draws][options]
/// @param values          pounds per unit of effect
/// @source                Fenwick, Claxton, Sculpher (2001), Health Economics 10:779
std::vector<Acceptability> acceptability(const Table& effects, const Table& costs, const std::vector<double>& values);

/// Probability that each option's rank is the first, second … (ties share their ranks equally).
///
/// @return  [options][ranks]; rows and columns add up to 1
Table rank_probabilities(const Table& net_benefits);

}  // namespace sposim::analysis
