#include "analysis/cross_fitting.hpp"

#include <algorithm>

#include "analysis/mean.hpp"

namespace sposim::analysis {

namespace {

/// Squared errors by which each fold chooses: [outcomes] of [folds][candidates].
using Errors = std::vector<Table>;

/// Adds the squared errors of one fit, which has seen neither fold, to what each of the two folds chooses by: the
/// errors made in the other.
void add_errors(const HeldOut& pair, const std::vector<Table>& predictions, const Table& outcomes, Errors& errors) {
  for (std::size_t o = 0; o < outcomes.columns(); ++o) {
    for (std::size_t draw = 0; draw < outcomes.rows(); ++draw) {
      if (!pair.holds(draw)) continue;
      const std::size_t chooser = draw % folds == pair.first ? pair.second : pair.first;
      for (std::size_t candidate = 0; candidate < predictions[o].rows(); ++candidate) {
        const double error = outcomes(draw, o) - predictions[o](candidate, draw);
        errors[o](chooser, candidate) += error * error;
      }
    }
  }
}

Errors errors_of_choice(const Table& outcomes, const Learner& learner) {
  Errors errors;
  for (std::size_t first = 0; first < folds; ++first) {
    for (std::size_t second = first + 1; second < folds; ++second) {
      const HeldOut pair{first, second};
      const std::vector<Table> predictions = learner(pair);
      for (std::size_t o = errors.size(); o < predictions.size(); ++o)
        errors.emplace_back(folds, predictions[o].rows());
      add_errors(pair, predictions, outcomes, errors);
    }
  }
  return errors;
}

std::size_t chosen(const Table& errors, std::size_t fold) {
  const double* row = errors.row(fold);
  return static_cast<std::size_t>(std::min_element(row, row + errors.columns()) - row);
}

/// Predictions of each draw by the candidate its fold chose, and by the mean.
struct OutOfFold {
  Table fitted, means;  ///< [draws][outcomes]
};

OutOfFold out_of_fold(const Table& outcomes, const Learner& learner, const Errors& errors) {
  OutOfFold result{Table(outcomes.rows(), outcomes.columns()), Table(outcomes.rows(), outcomes.columns())};
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const std::vector<Table> predictions = learner({fold, fold});
    for (std::size_t o = 0; o < outcomes.columns(); ++o) {
      const std::size_t best = chosen(errors[o], fold);
      for (std::size_t draw = fold; draw < outcomes.rows(); draw += folds) {
        result.fitted(draw, o) = predictions[o](best, draw);
        result.means(draw, o) = predictions[o](0, draw);
      }
    }
  }
  return result;
}

double squared(double x) {
  return x * x;
}

/// Share of one outcome's variance that its predictions explain; 0 if they do not clearly beat the mean.
double explained_share(const std::vector<double>& outcome, const std::vector<double>& fitted,
                       const std::vector<double>& means) {
  std::vector<double> gains(outcome.size());
  double all = 0;
  double gained = 0;
  for (std::size_t draw = 0; draw < outcome.size(); ++draw) {
    const double without = squared(outcome[draw] - means[draw]);
    gains[draw] = without - squared(outcome[draw] - fitted[draw]);
    all += without;
    gained += gains[draw];
  }
  const Measured gain = mean_of(gains);
  return gain.value > 0 && gain.value > *gain.standard_error ? gained / all : 0.0;
}

}  // namespace

CrossFitted cross_fit(const Table& outcomes, const Learner& learner) {
  CrossFitted result{Table(outcomes.rows(), outcomes.columns()), std::vector<double>(outcomes.columns(), 0.0)};
  OutOfFold predicted;
  if (outcomes.rows() >= 4 * folds) predicted = out_of_fold(outcomes, learner, errors_of_choice(outcomes, learner));
  for (std::size_t o = 0; o < outcomes.columns(); ++o) {
    const std::vector<double> outcome = outcomes.column(o);
    std::vector<double> fitted(outcomes.rows(), mean_of(outcome).value);
    if (predicted.fitted.rows() > 0) {
      const std::vector<double> predictions = predicted.fitted.column(o);
      result.explained[o] = explained_share(outcome, predictions, predicted.means.column(o));
      if (result.explained[o] > 0) fitted = predictions;
    }
    for (std::size_t draw = 0; draw < fitted.size(); ++draw) result.fitted(draw, o) = fitted[draw];
  }
  return result;
}

}  // namespace sposim::analysis
