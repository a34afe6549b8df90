#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/given_data.hpp"
#include "analysis/index.hpp"

/// Which way, and how steadily, does each factor move the result?
namespace sposim::analysis {

struct RankRegression {
  std::vector<Index> standardised;        ///< [factors] SRC: of the regression on all factors, each with spread 1
  std::vector<Index> standardised_ranks;  ///< [factors] SRRC: the same of ranks
  std::vector<Index> partial_ranks;       ///< [factors] PRCC: correlation of ranks, the other factors held
  std::optional<double> explained;        ///< R² of the regression: near 1, SRC tells all; else read the indices
  std::optional<double> explained_ranks;  ///< R² of the regression of ranks
};

/// Linear regression of the results on every factor at once, of values and of ranks.
///
/// Intervals of SRC and SRRC are by linearisation, whatever the shape of the errors; of PRCC by Fisher's z with Bonett
/// and Wright's factor 1 + r² ÷ 2 for ranks. Factors that never move are left out (n/a).
///
/// @return  all n/a with fewer than 3 points more than factors, or where nothing moves
/// @source  Helton and Davis (2003), Reliability Engineering and System Safety 81:23; Bonett and Wright (2000),
///          Psychometrika 65:23
RankRegression rank_regression(const Sample& sample);

/// Average ranks from 1; equals share theirs.
std::vector<double> ranks_of(const std::vector<double>& values);

/// Spearman's rank correlation of two columns of the same length.
double spearman(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace sposim::analysis
