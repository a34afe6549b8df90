#include "analysis/rank_regression.hpp"

#include <cmath>

#include "analysis/least_squares.hpp"
#include "analysis/standardised.hpp"

namespace sposim::analysis {

namespace {

constexpr double normal_975 = 1.959963984540054;

/// Factors that move, with the result as the last column, each with mean 0 and variance 1.
struct Columns {
  Table values;                     ///< [points][moving + 1]
  std::vector<std::size_t> moving;  ///< positions of the factors
};

/// A column as it goes into the regression: standardised; 0 throughout if it never moves.
Standardised column_for(const Sample& sample, std::size_t column, bool ranks) {
  std::vector<double> values = column < sample.factors.columns() ? sample.factors.column(column) : sample.outcomes;
  if (ranks) values = ranks_of(values);
  const std::size_t points = values.size();
  return standardise(Table(points, 1, std::move(values)));
}

/// One column at a time, so that one table is held and no more.
Columns columns_for(const Sample& sample, bool ranks) {
  const std::size_t points = sample.outcomes.size();
  const std::size_t factors = sample.factors.columns();
  Columns columns;
  for (std::size_t j = 0; j < factors; ++j) {
    if (column_for(sample, j, ranks).sds.front() > 0) columns.moving.push_back(j);
  }
  if (column_for(sample, factors, ranks).sds.front() == 0) return columns;
  columns.values = Table(points, columns.moving.size() + 1);
  for (std::size_t j = 0; j <= columns.moving.size(); ++j) {
    const Table column = column_for(sample, j < columns.moving.size() ? columns.moving[j] : factors, ranks).values;
    for (std::size_t i = 0; i < points; ++i) columns.values(i, j) = column(i, 0);
  }
  return columns;
}

/// The inverse of the columns' correlations; a trace of a ridge keeps twins from breaking it.
Table inverse_of_correlations(const Table& values) {
  constexpr double ridge = 1e-10;
  const std::size_t size = values.columns();
  Table matrix(size, size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i; j < size; ++j) {
      double sum = 0;
      for (std::size_t row = 0; row < values.rows(); ++row) sum += values(row, i) * values(row, j);
      matrix(i, j) = sum / static_cast<double>(values.rows()) + (i == j ? ridge : 0);
    }
  }
  Table inverse(size, size);
  for (std::size_t i = 0; i < size; ++i) inverse(i, i) = 1;
  solve_positive(matrix, inverse);
  return inverse;
}

/// Standardised coefficients with their intervals.
///
/// The coefficient of a factor moves by w e + b (x² − y²) ÷ 2 with each point, where w is the point's part in the
/// factor that no other factor explains and e the error of the regression there.
std::vector<Index> coefficients(const Columns& columns, const Table& inverse, std::size_t factors) {
  const Table& values = columns.values;
  const std::size_t y = columns.moving.size();
  const auto points = static_cast<double>(values.rows());
  const double degrees = points - static_cast<double>(y) - 1;
  std::vector<Index> indices(factors);
  for (std::size_t j = 0; j < y; ++j) {
    const double coefficient = -inverse(j, y) / inverse(y, y);
    double squares = 0;
    for (std::size_t row = 0; row < values.rows(); ++row) {
      double error = 0;  // of the regression: the result's row of the inverse, scaled
      double apart = 0;  // the factor's row of the inverse of the factors' own correlations
      for (std::size_t m = 0; m <= y; ++m) {
        error += inverse(y, m) / inverse(y, y) * values(row, m);
        if (m < y) apart += (inverse(j, m) - inverse(j, y) * inverse(m, y) / inverse(y, y)) * values(row, m);
      }
      const double x = values(row, j);
      const double moved = apart * error + coefficient * (x * x - values(row, y) * values(row, y)) / 2;
      squares += moved * moved;
    }
    const double half = normal_975 * std::sqrt(squares / points / degrees);
    indices[columns.moving[j]] = {coefficient, results::Band{coefficient - half, coefficient + half}};
  }
  return indices;
}

std::vector<Index> partial_correlations(const Columns& columns, const Table& inverse, std::size_t factors) {
  const std::size_t y = columns.moving.size();
  const double degrees = static_cast<double>(columns.values.rows()) - static_cast<double>(y) - 2;
  std::vector<Index> indices(factors);
  for (std::size_t j = 0; j < y; ++j) {
    const double partial = -inverse(j, y) / std::sqrt(inverse(j, j) * inverse(y, y));
    Index& index = indices[columns.moving[j]];
    index.value = partial;
    if (!(degrees > 0) || !(std::abs(partial) < 1)) continue;
    const double half = normal_975 * std::sqrt((1 + partial * partial / 2) / degrees);
    const double z = std::atanh(partial);
    index.band_95 = results::Band{std::tanh(z - half), std::tanh(z + half)};
  }
  return indices;
}

}  // namespace

std::vector<double> ranks_of(const std::vector<double>& values) {
  const std::vector<std::size_t> order = ascending_order(values);
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double rank = (static_cast<double>(first + end) + 1) / 2;
    for (; first < end; ++first) ranks[order[first]] = rank;
  }
  return ranks;
}

double spearman(const std::vector<double>& x, const std::vector<double>& y) {
  core::require(x.size() == y.size() && !x.empty(), "a correlation is of two columns of one length");
  Table both(x.size(), 2);
  const std::vector<double> rank_x = ranks_of(x);
  const std::vector<double> rank_y = ranks_of(y);
  for (std::size_t i = 0; i < x.size(); ++i) {
    both(i, 0) = rank_x[i];
    both(i, 1) = rank_y[i];
  }
  const Table values = standardise(both).values;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += values(i, 0) * values(i, 1);
  return sum / static_cast<double>(x.size());
}

RankRegression rank_regression(const Sample& sample) {
  const std::size_t factors = sample.factors.columns();
  RankRegression result{std::vector<Index>(factors), std::vector<Index>(factors), std::vector<Index>(factors),
                        std::nullopt, std::nullopt};
  Columns columns = columns_for(sample, false);
  const bool too_few = sample.outcomes.size() < columns.moving.size() + 3;
  if (columns.values.rows() == 0 || columns.moving.empty() || too_few) return result;
  const Table inverse = inverse_of_correlations(columns.values);
  result.standardised = coefficients(columns, inverse, factors);
  result.explained = 1 - 1 / inverse(columns.moving.size(), columns.moving.size());
  columns = {};  // two such tables are never held at once
  columns = columns_for(sample, true);
  const Table of_ranks = inverse_of_correlations(columns.values);
  result.standardised_ranks = coefficients(columns, of_ranks, factors);
  result.partial_ranks = partial_correlations(columns, of_ranks, factors);
  result.explained_ranks = 1 - 1 / of_ranks(columns.moving.size(), columns.moving.size());
  return result;
}

}  // namespace sposim::analysis
