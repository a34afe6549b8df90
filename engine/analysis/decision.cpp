#include "analysis/decision.hpp"

#include <algorithm>

namespace sposim::analysis {

namespace {

/// Best value of each draw and how many options reach it.
struct Best {
  std::vector<double> value;  ///< [draws]
  std::vector<double> ties;   ///< [draws], at least 1
};

Best best_of_draws(const Table& table) {
  Best best;
  for (std::size_t draw = 0; draw < table.rows(); ++draw) {
    const double* row = table.row(draw);
    best.value.push_back(*std::max_element(row, row + table.columns()));
    best.ties.push_back(static_cast<double>(std::count(row, row + table.columns(), best.value.back())));
  }
  return best;
}

Prospect prospect(const std::vector<double>& option, const Best& best) {
  std::vector<double> regret(option.size());
  std::vector<double> is_best(option.size());
  for (std::size_t draw = 0; draw < option.size(); ++draw) {
    regret[draw] = best.value[draw] - option[draw];
    is_best[draw] = regret[draw] == 0 ? 1.0 / best.ties[draw] : 0.0;
  }
  return {mean_of(option), mean_of(is_best), mean_of(regret)};
}

}  // namespace

Table net_benefit(const Table& effects, const Table& costs, double value) {
  core::require(effects.rows() == costs.rows() && effects.columns() == costs.columns(),
                "effects and costs need one shape");
  Table result(effects.rows(), effects.columns());
  for (std::size_t draw = 0; draw < effects.rows(); ++draw) {
    for (std::size_t option = 0; option < effects.columns(); ++option) {
      result(draw, option) = value * effects(draw, option) - costs(draw, option);
    }
  }
  return result;
}

Decision decide(const Table& net_benefits) {
  core::require(net_benefits.rows() > 0 && net_benefits.columns() > 0, "a decision needs a draw and an option");
  const Best best = best_of_draws(net_benefits);
  Decision decision;
  for (std::size_t option = 0; option < net_benefits.columns(); ++option) {
    decision.options.push_back(prospect(net_benefits.column(option), best));
    if (decision.options[option].net_benefit.value > decision.options[decision.best].net_benefit.value) {
      decision.best = option;
    }
  }
  decision.perfect_information = decision.options[decision.best].expected_regret;
  return decision;
}

std::vector<Acceptability> acceptability(const Table& effects, const Table& costs, const std::vector<double>& values) {
  std::vector<Acceptability> curve;
  curve.reserve(values.size());
  for (const double value : values) curve.push_back({value, decide(net_benefit(effects, costs, value))});
  return curve;
}

Table rank_probabilities(const Table& net_benefits) {
  const std::size_t options = net_benefits.columns();
  core::require(net_benefits.rows() > 0 && options > 0, "ranks need a draw and an option");
  Table result(options, options);
  const double draws = static_cast<double>(net_benefits.rows());
  for (std::size_t draw = 0; draw < net_benefits.rows(); ++draw) {
    const double* row = net_benefits.row(draw);
    for (std::size_t option = 0; option < options; ++option) {
      const double mine = row[option];
      const auto better = std::count_if(row, row + options, [&](double other) { return other > mine; });
      const auto ties = std::count(row, row + options, mine);
      for (auto rank = better; rank < better + ties; ++rank) {
        result(option, static_cast<std::size_t>(rank)) += 1.0 / (static_cast<double>(ties) * draws);
      }
    }
  }
  return result;
}

}  // namespace sposim::analysis
