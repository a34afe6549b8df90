#include "analysis/switching.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/polynomial.hpp"
#include "analysis/smoothing.hpp"

namespace sposim::analysis {

namespace {

constexpr int steps_over_range = 1000;
constexpr int halvings = 60;  ///< beyond the digits of a double

std::size_t best_at(const std::vector<Curve>& curves, double x) {
  std::size_t best = 0;
  for (std::size_t option = 1; option < curves.size(); ++option) {
    if (curves[option].at(x) > curves[best].at(x)) best = option;
  }
  return best;
}

/// Appends the changes of the best option between two values, found by halving.
void add_switches(const std::vector<Curve>& curves, double low, double high, std::vector<Switch>& switches) {
  const std::size_t last = best_at(curves, high);
  for (std::size_t now = best_at(curves, low); now != last;) {
    double changed = high;  // the best option here is not `now`
    double same = low;
    for (int k = 0; k < halvings; ++k) {
      const double middle = same + (changed - same) / 2;
      (best_at(curves, middle) == now ? same : changed) = middle;
    }
    const std::size_t next = best_at(curves, changed);
    switches.push_back({changed, now, next});
    now = next;
    low = changed;
  }
}

}  // namespace

Switching switching(const std::vector<double>& parameter, const Table& net_benefits) {
  const std::vector<Curve> curves = conditional_curves(parameter, differences_from(net_benefits, 0));
  std::vector<double> sorted = parameter;
  std::sort(sorted.begin(), sorted.end());
  Switching result;
  result.centre = results::quantile_of_sorted(sorted, 0.5);
  result.range = {results::quantile_of_sorted(sorted, 0.005), results::quantile_of_sorted(sorted, 0.995)};
  result.best = best_at(curves, result.centre);
  const double width = result.range.high - result.range.low;
  const auto grid_value = [&](int k) { return result.range.low + width * k / steps_over_range; };
  for (int k = 0; k < steps_over_range; ++k) {
    add_switches(curves, grid_value(k), grid_value(k + 1), result.switches);
  }
  const auto nearer = [&](const Switch& a, const Switch& b) {
    return std::abs(a.at - result.centre) < std::abs(b.at - result.centre);
  };
  const auto nearest = std::min_element(result.switches.begin(), result.switches.end(), nearer);
  if (nearest != result.switches.end()) result.nearest = *nearest;
  return result;
}

std::vector<Influence> influence(const Table& parameters, const std::vector<double>& outcome) {
  const Table outcomes(outcome.size(), 1, outcome);
  std::vector<Influence> list;
  for (std::size_t j = 0; j < parameters.columns(); ++j) {
    list.push_back({j, explained_alone(parameters.column(j), outcomes).front()});
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Influence& a, const Influence& b) { return a.explained > b.explained; });
  return list;
}

}  // namespace sposim::analysis
