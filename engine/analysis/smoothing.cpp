#include "analysis/smoothing.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "analysis/least_squares.hpp"
#include "analysis/standardised.hpp"

namespace sposim::analysis {

namespace {

constexpr std::size_t most_screened = 64;
constexpr std::size_t multiplied = 4;  ///< of the screened, the first so many are multiplied with one another
/// Penalties on standardised features: the variance of noise ÷ (observations × variance of a coefficient).
constexpr std::array<double, 3> screened_penalties{1e-4, 0.03, 0.3};
constexpr std::array<double, 4> dense_penalties{0.1, 0.5, 2.5, 10};

/// A candidate among the screened: how many parameters, which of their terms, which penalty.
struct Screened {
  std::vector<std::size_t> features;  ///< positions in the row that `Features` makes
  double penalty = 0;
};

/// What every regression of one call shares.
struct Problem {
  Table linear, squares;         ///< [draws][parameters], standardised
  Standardised outcomes;         ///< [draws][outcomes]
  std::size_t screened = 0;      ///< parameters that a screen lets through
  std::vector<Screened> models;  ///< candidates among the screened, simple before rich
  std::vector<Moments> dense;    ///< [folds], every linear term; empty: not tried
};

/// Position in a row of features of the product of the screened parameters i < j.
std::size_t product_place(std::size_t screened, std::size_t i, std::size_t j) {
  return 2 * screened + j * (j - 1) / 2 + i;
}

std::size_t features_of(std::size_t screened) {
  const std::size_t first = std::min(screened, multiplied);
  return 2 * screened + first * (first > 0 ? first - 1 : 0) / 2;
}

std::vector<Screened> models_of(std::size_t screened) {
  std::vector<Screened> models;
  for (std::size_t size = 1; size / 2 < screened; size *= 2) {
    const std::size_t parameters = std::min(size, screened);
    std::vector<std::size_t> terms;
    for (std::size_t i = 0; i < parameters; ++i) terms.push_back(2 * i);
    for (const double penalty : screened_penalties) models.push_back({terms, penalty});
    for (std::size_t i = 0; i < parameters; ++i) terms.push_back(2 * i + 1);
    for (std::size_t j = 1; j < std::min(parameters, multiplied); ++j) {
      for (std::size_t i = 0; i < j; ++i) terms.push_back(product_place(screened, i, j));
    }
    for (const double penalty : screened_penalties) models.push_back({terms, penalty});
  }
  return models;
}

Table squares_of(const Table& linear) {
  Table squares(linear.rows(), linear.columns());
  for (std::size_t draw = 0; draw < linear.rows(); ++draw) {
    for (std::size_t j = 0; j < linear.columns(); ++j) squares(draw, j) = linear(draw, j) * linear(draw, j);
  }
  return standardise(squares).values;
}

/// Sums of every linear term, fold by fold, so that any set of folds is a sum of these.
std::vector<Moments> dense_moments(const Table& linear, const Table& outcomes) {
  if (linear.columns() <= most_screened || linear.columns() > most_dense_parameters) return {};
  std::vector<Moments> moments(folds, Moments(linear.columns(), outcomes.columns()));
  for (std::size_t draw = 0; draw < linear.rows(); ++draw) {
    moments[draw % folds].add(linear.row(draw), outcomes.row(draw));
  }
  return moments;
}

/// Squared covariance of an outcome with a column over the draws that are not held out.
double squared_covariance(const Table& column, std::size_t j, const std::vector<double>& outcome,
                          const HeldOut& held_out) {
  double x = 0;
  double y = 0;
  double xy = 0;
  double count = 0;
  for (std::size_t draw = 0; draw < outcome.size(); ++draw) {
    if (held_out.holds(draw)) continue;
    ++count;
    x += column(draw, j);
    y += outcome[draw];
    xy += column(draw, j) * outcome[draw];
  }
  const double covariance = xy / count - x / count * (y / count);
  return covariance * covariance;
}

/// The parameters that go most with an outcome, linear and squared together; of equals the first.
std::vector<std::size_t> screen(const Problem& problem, const std::vector<double>& outcome, const HeldOut& held_out) {
  std::vector<double> scores(problem.linear.columns());
  for (std::size_t j = 0; j < scores.size(); ++j) {
    scores[j] = squared_covariance(problem.linear, j, outcome, held_out) +
                squared_covariance(problem.squares, j, outcome, held_out);
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return scores[i] > scores[j]; });
  order.resize(problem.screened);
  return order;
}

/// Linear terms and squares in turn, then products.
void fill_features(const Problem& problem, const std::vector<std::size_t>& order, std::size_t draw,
                   std::vector<double>& features) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    features[2 * i] = problem.linear(draw, order[i]);
    features[2 * i + 1] = problem.squares(draw, order[i]);
  }
  for (std::size_t j = 1; j < std::min(order.size(), multiplied); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      features[product_place(order.size(), i, j)] = features[2 * i] * features[2 * j];
    }
  }
}

/// Predictions of the mean and of every screened candidate, into the first rows of `predictions`.
void predict_screened(const Problem& problem, std::size_t outcome, const HeldOut& held_out, Table& predictions) {
  const std::vector<double> values = problem.outcomes.values.column(outcome);
  const std::vector<std::size_t> order = screen(problem, values, held_out);
  std::vector<double> features(features_of(problem.screened));
  Moments moments(features.size(), 1);
  for (std::size_t draw = 0; draw < values.size(); ++draw) {
    if (held_out.holds(draw)) continue;
    fill_features(problem, order, draw, features);
    moments.add(features.data(), &values[draw]);
  }
  std::vector<Line> lines{moments.ridge({}, 1).front()};
  for (const Screened& model : problem.models) {
    lines.push_back(moments.ridge(model.features, model.penalty).front());
  }
  for (std::size_t draw = 0; draw < values.size(); ++draw) {
    if (!held_out.holds(draw)) continue;
    fill_features(problem, order, draw, features);
    for (std::size_t c = 0; c < lines.size(); ++c) predictions(c, draw) = lines[c].at(features.data());
  }
}

/// Predictions from every parameter at once, into the last rows of each outcome's table.
void predict_dense(const Problem& problem, const HeldOut& held_out, std::vector<Table>& predictions) {
  if (problem.dense.empty()) return;
  const std::size_t parameters = problem.linear.columns();
  Moments moments(parameters, predictions.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    if (!held_out.holds(fold)) moments.add(problem.dense[fold]);
  }
  std::vector<std::size_t> all(parameters);
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (std::size_t c = 0; c < dense_penalties.size(); ++c) {
    const std::vector<Line> lines = moments.ridge(all, dense_penalties[c]);
    for (std::size_t draw = 0; draw < problem.linear.rows(); ++draw) {
      if (!held_out.holds(draw)) continue;
      for (std::size_t o = 0; o < lines.size(); ++o) {
        predictions[o](1 + problem.models.size() + c, draw) = lines[o].at(problem.linear.row(draw));
      }
    }
  }
}

std::vector<Table> predict(const Problem& problem, const HeldOut& held_out) {
  const std::size_t candidates = 1 + problem.models.size() + (problem.dense.empty() ? 0 : dense_penalties.size());
  std::vector<Table> predictions(problem.outcomes.means.size(), Table(candidates, problem.linear.rows()));
  for (std::size_t o = 0; o < predictions.size(); ++o) predict_screened(problem, o, held_out, predictions[o]);
  predict_dense(problem, held_out, predictions);
  return predictions;
}

/// Columns that move.
std::vector<std::size_t> moving(const Standardised& table) {
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < table.sds.size(); ++j) {
    if (table.sds[j] > 0) columns.push_back(j);
  }
  return columns;
}

}  // namespace

CrossFitted smooth(const Table& parameters, const Table& outcomes) {
  core::require(parameters.rows() == outcomes.rows() && outcomes.rows() > 0,
                "a regression needs the parameters of every draw");
  const Standardised standard = standardise(parameters);
  Problem problem;
  problem.linear = columns_of(standard.values, moving(standard));
  problem.squares = squares_of(problem.linear);
  problem.outcomes = standardise(outcomes);
  problem.screened = std::min(problem.linear.columns(), most_screened);
  problem.models = models_of(problem.screened);
  problem.dense = dense_moments(problem.linear, problem.outcomes.values);

  CrossFitted result =
      cross_fit(problem.outcomes.values, [&](const HeldOut& held_out) { return predict(problem, held_out); });
  for (std::size_t draw = 0; draw < outcomes.rows(); ++draw) {
    for (std::size_t o = 0; o < outcomes.columns(); ++o) {
      result.fitted(draw, o) = problem.outcomes.means[o] + problem.outcomes.sds[o] * result.fitted(draw, o);
    }
  }
  return result;
}

Table differences_from(const Table& outcomes, std::size_t baseline) {
  core::require(baseline < outcomes.columns(), "the baseline is not among the options");
  Table result(outcomes.rows(), outcomes.columns());
  for (std::size_t draw = 0; draw < outcomes.rows(); ++draw) {
    for (std::size_t option = 0; option < outcomes.columns(); ++option) {
      result(draw, option) = outcomes(draw, option) - outcomes(draw, baseline);
    }
  }
  return result;
}

Table columns_of(const Table& table, const std::vector<std::size_t>& columns) {
  Table result(table.rows(), columns.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t j = 0; j < columns.size(); ++j) result(row, j) = table(row, columns[j]);
  }
  return result;
}

}  // namespace sposim::analysis
