#include "analysis/polynomial.hpp"

#include "analysis/least_squares.hpp"
#include "analysis/standardised.hpp"

namespace sposim::analysis {

namespace {

/// Only keeps equal columns from breaking the solution: plain least squares in all but name.
constexpr double no_penalty = 1e-9;

/// One parameter with its powers, one set of outcomes, and their sums by fold.
struct Powers {
  Standardised parameter;      ///< [draws][1]
  Standardised outcomes;       ///< [draws][outcomes]
  Table powers;                ///< [draws][z, z², z³]
  std::vector<Moments> sums;   ///< [folds]
  std::size_t degrees_to = 0;  ///< highest degree worth a fit: 0 for a parameter that never moves
};

Powers powers_of(const std::vector<double>& parameter, const Table& outcomes) {
  core::require(parameter.size() == outcomes.rows() && !parameter.empty(), "a curve needs a parameter for every draw");
  Powers result{standardise(Table(parameter.size(), 1, parameter)),
                standardise(outcomes),
                Table(parameter.size(), highest_degree),
                {},
                0};
  if (result.parameter.sds[0] > 0) result.degrees_to = highest_degree;
  result.sums.assign(folds, Moments(highest_degree, outcomes.columns()));
  for (std::size_t draw = 0; draw < parameter.size(); ++draw) {
    const double z = result.parameter.values(draw, 0);
    result.powers(draw, 0) = z;
    result.powers(draw, 1) = z * z;
    result.powers(draw, 2) = z * z * z;
    result.sums[draw % folds].add(result.powers.row(draw), result.outcomes.values.row(draw));
  }
  return result;
}

/// The best polynomials of every degree, from draws that are not held out: [degrees][outcomes].
std::vector<std::vector<Line>> fits(const Powers& powers, const HeldOut* held_out) {
  Moments sums(highest_degree, powers.outcomes.means.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    if (held_out == nullptr || !held_out->holds(fold)) sums.add(powers.sums[fold]);
  }
  std::vector<std::vector<Line>> lines;
  std::vector<std::size_t> terms;
  for (std::size_t degree = 0; degree <= powers.degrees_to; ++degree) {
    if (degree > 0) terms.push_back(degree - 1);
    lines.push_back(sums.ridge(terms, no_penalty));
  }
  return lines;
}

std::vector<Table> predict(const Powers& powers, const HeldOut& held_out) {
  const auto lines = fits(powers, &held_out);
  std::vector<Table> predictions(powers.outcomes.means.size(), Table(lines.size(), powers.powers.rows()));
  for (std::size_t draw = 0; draw < powers.powers.rows(); ++draw) {
    if (!held_out.holds(draw)) continue;
    for (std::size_t o = 0; o < predictions.size(); ++o) {
      for (std::size_t degree = 0; degree < lines.size(); ++degree) {
        predictions[o](degree, draw) = lines[degree][o].at(powers.powers.row(draw));
      }
    }
  }
  return predictions;
}

/// Squared errors of held-out folds, for each outcome and degree.
Table held_out_errors(const Powers& powers) {
  Table errors(powers.outcomes.means.size(), powers.degrees_to + 1);
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const std::vector<Table> predictions = predict(powers, {fold, fold});
    for (std::size_t o = 0; o < errors.rows(); ++o) {
      for (std::size_t draw = fold; draw < powers.powers.rows(); draw += folds) {
        for (std::size_t degree = 0; degree < errors.columns(); ++degree) {
          const double error = powers.outcomes.values(draw, o) - predictions[o](degree, draw);
          errors(o, degree) += error * error;
        }
      }
    }
  }
  return errors;
}

}  // namespace

double Curve::at(double x) const {
  if (!(sd > 0)) return constant;
  const double z = (x - mean) / sd;
  return constant + z * (coefficients[0] + z * (coefficients[1] + z * coefficients[2]));
}

std::vector<Curve> conditional_curves(const std::vector<double>& parameter, const Table& outcomes) {
  const Powers powers = powers_of(parameter, outcomes);
  const auto lines = fits(powers, nullptr);
  Table errors(outcomes.columns(), 1);
  if (parameter.size() >= 4 * folds) errors = held_out_errors(powers);
  std::vector<Curve> curves;
  for (std::size_t o = 0; o < outcomes.columns(); ++o) {
    std::size_t best = 0;
    for (std::size_t degree = 1; degree < errors.columns(); ++degree) {
      if (errors(o, degree) < errors(o, best)) best = degree;
    }
    const Line& line = lines[best][o];
    const double scale = powers.outcomes.sds[o];
    Curve curve{
        powers.parameter.means[0], powers.parameter.sds[0], powers.outcomes.means[o] + scale * line.intercept, {}};
    for (std::size_t k = 0; k < highest_degree; ++k) curve.coefficients[k] = scale * line.coefficients[k];
    curves.push_back(curve);
  }
  return curves;
}

std::vector<double> explained_alone(const std::vector<double>& parameter, const Table& outcomes) {
  const Powers powers = powers_of(parameter, outcomes);
  return cross_fit(powers.outcomes.values, [&](const HeldOut& held_out) { return predict(powers, held_out); })
      .explained;
}

}  // namespace sposim::analysis
