#pragma once

#include <cstddef>
#include <vector>

#include "analysis/grid.hpp"
#include "analysis/mean.hpp"

/// What would it be worth to find out, before choosing?
namespace sposim::analysis {

struct InformationValue {
  /// Expected gain, with its standard error, in the unit of net benefit.
  ///
  /// In each draw the option is chosen that a regression which has not seen the draw expects to be best there; the
  /// value is the mean of what was in fact gained over the option that is best on average. Luck in a draw cannot choose
  /// for itself, so chance is never counted as learnable, and the error of the regression counts against the value. It
  /// may come out below 0 where there is nothing to learn; it is shown as it is.
  Measured value;
  /// The mean of the fitted best minus the best fitted mean: steadier, but each error of the regression near a tie
  /// adds to it. Far apart from `value`, by its standard errors: the regression is poor.
  double fitted = 0;
  /// [options] share of the variance of each difference against option 0 that the regression explains, out of fold.
  std::vector<double> explained;
};

/// Expected value of knowing every parameter.
///
/// @param parameters    [draws][parameters]
/// @param net_benefits  [draws][options]: means of each draw's replicates, chance left in
/// @source              Strong, Oakley, Brennan (2014), Medical Decision Making 34:311; Athey and Wager (2021),
///                      Econometrica 89:133 (the value of a rule learnt out of fold)
InformationValue value_of_perfect_information(const Table& parameters, const Table& net_benefits);

/// Expected value of knowing some of the parameters and no others.
///
/// @param group  positions of its columns
InformationValue value_of_partial_information(const Table& parameters, const std::vector<std::size_t>& group,
                                              const Table& net_benefits);

}  // namespace sposim::analysis
