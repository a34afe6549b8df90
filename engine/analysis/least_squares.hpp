#pragma once

#include <cstddef>
#include <vector>

#include "analysis/grid.hpp"

/// Linear regression with a ridge, for several outcomes at once, from sums that can be added up fold by fold.
namespace sposim::analysis {

/// A fitted line: intercept + Σ coefficient × feature.
struct Line {
  double intercept = 0;
  std::vector<double> coefficients;  ///< [features]

  /// @param features  [features]
  double at(const double* features) const;
};

/// Sums over observations of features, outcomes and their products: all that least squares needs to know.
///
/// Features and outcomes ought to be near mean 0 and spread 1, so that nothing cancels.
class Moments {
 public:
  Moments(std::size_t features, std::size_t outcomes);

  /// @param x  [features]
  /// @param y  [outcomes]
  void add(const double* x, const double* y);
  /// Adds another sample of the same shape.
  void add(const Moments& other);

  /// Ridge regression of every outcome on some of the features: least Σ (y − line)² + penalty × observations ×
  /// Σ coefficient². The intercept is not penalised. Coefficients of features that do not take part are 0.
  ///
  /// @param taking_part  positions of features
  /// @param penalty      above 0 (a tiny one for plain least squares: it keeps twin columns from breaking the solution)
  /// @return             [outcomes]
  std::vector<Line> ridge(const std::vector<std::size_t>& taking_part, double penalty) const;

 private:
  std::size_t features_, outcomes_;
  double count_ = 0;
  std::vector<double> x_, y_;  ///< sums
  Table xx_;                   ///< Σ x xᵀ, on and right of the diagonal
  Table yx_;                   ///< Σ y xᵀ [outcomes][features]
};

/// Solves A x = b for several b at once by Cholesky's method.
///
/// @param matrix  A, symmetric and positive definite; only what is on and right of the diagonal is read. Overwritten
/// @param sides   [right-hand sides][size], overwritten with the solutions
void solve_positive(Table& matrix, Table& sides);

}  // namespace sposim::analysis
