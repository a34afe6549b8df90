#include "analysis/least_squares.hpp"

#include <cmath>

namespace sposim::analysis {

namespace {

/// Overwrites A by U with A = Uᵀ U. Rows are updated whole, so that the order of additions is fixed and still fast.
void factorise(Table& a) {
  const std::size_t size = a.rows();
  for (std::size_t k = 0; k < size; ++k) {
    core::require(a(k, k) > 0, "a regression's matrix is not positive definite");
    const double root = std::sqrt(a(k, k));
    for (std::size_t j = k; j < size; ++j) a(k, j) /= root;
    for (std::size_t i = k + 1; i < size; ++i) {
      const double factor = a(k, i);
      double* row = &a(i, 0);
      const double* pivot = a.row(k);
      for (std::size_t j = i; j < size; ++j) row[j] -= factor * pivot[j];
    }
  }
}

}  // namespace

double Line::at(const double* features) const {
  double sum = intercept;
  for (std::size_t j = 0; j < coefficients.size(); ++j) sum += coefficients[j] * features[j];
  return sum;
}

Moments::Moments(std::size_t features, std::size_t outcomes)
    : features_(features),
      outcomes_(outcomes),
      x_(features),
      y_(outcomes),
      xx_(features, features),
      yx_(outcomes, features) {}

void Moments::add(const double* x, const double* y) {
  ++count_;
  for (std::size_t i = 0; i < features_; ++i) {
    x_[i] += x[i];
    double* row = &xx_(i, 0);
    for (std::size_t j = i; j < features_; ++j) row[j] += x[i] * x[j];
  }
  for (std::size_t o = 0; o < outcomes_; ++o) {
    y_[o] += y[o];
    for (std::size_t j = 0; j < features_; ++j) yx_(o, j) += y[o] * x[j];
  }
}

void Moments::add(const Moments& other) {
  core::require(features_ == other.features_ && outcomes_ == other.outcomes_, "moments of two shapes do not add up");
  count_ += other.count_;
  for (std::size_t i = 0; i < features_; ++i) {
    x_[i] += other.x_[i];
    for (std::size_t j = i; j < features_; ++j) xx_(i, j) += other.xx_(i, j);
  }
  for (std::size_t o = 0; o < outcomes_; ++o) {
    y_[o] += other.y_[o];
    for (std::size_t j = 0; j < features_; ++j) yx_(o, j) += other.yx_(o, j);
  }
}

std::vector<Line> Moments::ridge(const std::vector<std::size_t>& taking_part, double penalty) const {
  core::require(count_ > 0, "a regression needs observations");
  const std::size_t size = taking_part.size();
  Table matrix(size, size);
  Table sides(outcomes_, size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t row = taking_part[i];
    for (std::size_t j = i; j < size; ++j) {
      const std::size_t column = taking_part[j];
      const double sum = row <= column ? xx_(row, column) : xx_(column, row);
      matrix(i, j) = sum - x_[row] * x_[column] / count_;
    }
    matrix(i, i) += penalty * count_;
    for (std::size_t o = 0; o < outcomes_; ++o) sides(o, i) = yx_(o, row) - y_[o] * x_[row] / count_;
  }
  solve_positive(matrix, sides);
  std::vector<Line> lines(outcomes_);
  for (std::size_t o = 0; o < outcomes_; ++o) {
    lines[o] = {y_[o], std::vector<double>(features_, 0.0)};
    for (std::size_t i = 0; i < size; ++i) {
      lines[o].coefficients[taking_part[i]] = sides(o, i);
      lines[o].intercept -= sides(o, i) * x_[taking_part[i]];
    }
    lines[o].intercept /= count_;
  }
  return lines;
}

void solve_positive(Table& matrix, Table& sides) {
  const std::size_t size = matrix.rows();
  core::require(matrix.columns() == size && sides.columns() == size, "a system of equations needs a square matrix");
  if (size == 0) return;
  factorise(matrix);
  for (std::size_t s = 0; s < sides.rows(); ++s) {
    double* side = &sides(s, 0);
    for (std::size_t i = 0; i < size; ++i) {
      side[i] /= matrix(i, i);
      for (std::size_t j = i + 1; j < size; ++j) side[j] -= matrix(i, j) * side[i];
    }
    for (std::size_t i = size; i-- > 0;) {
      for (std::size_t j = i + 1; j < size; ++j) side[i] -= matrix(i, j) * side[j];
      side[i] /= matrix(i, i);
    }
  }
}

}  // namespace sposim::analysis
