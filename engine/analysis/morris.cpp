#include "analysis/morris.hpp"

#include <cmath>

#include "analysis/resampling.hpp"

namespace sposim::analysis {

namespace {

/// What is averaged over trajectories for one factor.
enum Column : std::size_t { effect, size, one_half, other_half, square, chance_square, column_count };

/// The elementary effects of every factor, a row for each trajectory.
std::vector<Table> effects_of(const Responses& responses, const Response& response) {
  const Design& design = responses.design;
  const bool halved = response.halves.rows() > 0;
  std::vector<Table> effects(design.factors, Table(design.base, column_count));
  for (std::size_t trajectory = 0; trajectory < design.base; ++trajectory) {
    for (std::size_t step = 1; step <= design.factors; ++step) {
      const MorrisStep moved = morris_step(design, trajectory, step);
      const std::size_t after = trajectory * (design.factors + 1) + step;
      const double whole = (response.mean[after] - response.mean[after - 1]) / moved.by;
      double one = whole;
      double other = whole;
      if (halved) {
        one = (response.halves(after, 0) - response.halves(after - 1, 0)) / moved.by;
        other = (response.halves(after, 1) - response.halves(after - 1, 1)) / moved.by;
      }
      Table& table = effects[moved.factor];
      table(trajectory, effect) = whole;
      table(trajectory, size) = std::abs(whole);
      table(trajectory, one_half) = one;
      table(trajectory, other_half) = other;
      table(trajectory, square) = one * other;
      table(trajectory, chance_square) = (one - other) * (one - other) / 4;
    }
  }
  return effects;
}

std::vector<double> estimates(const std::vector<double>& means, double trajectories) {
  const double spread = means[square] - means[one_half] * means[other_half];
  return {means[size], means[effect], std::sqrt(spread * trajectories / (trajectories - 1))};
}

}  // namespace

std::vector<MorrisMeasures> morris_measures(const Responses& responses, std::size_t output) {
  const Design& design = responses.design;
  core::require(design.kind == DesignKind::morris && design.base > 0, "Morris' measures need trajectories");
  const Response& response = responses.outputs[output];
  std::vector<MorrisMeasures> measures;
  for (const Table& effects : effects_of(responses, response)) {
    const auto found = bootstrapped(effects, design.seed, [&](const std::vector<double>& means) {
      return estimates(means, static_cast<double>(design.base));
    });
    MorrisMeasures each{found[0], found[1], found[2], std::nullopt};
    if (response.halves.rows() > 0) {
      double squares = 0;
      for (std::size_t row = 0; row < effects.rows(); ++row) squares += effects(row, chance_square);
      each.chance = std::sqrt(squares / static_cast<double>(effects.rows()));
    }
    measures.push_back(each);
  }
  return measures;
}

}  // namespace sposim::analysis
