#include "analysis/tornado.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/mean.hpp"
#include "analysis/polynomial.hpp"
#include "analysis/switching.hpp"
#include "random/normal.hpp"

namespace sposim::analysis {

namespace {

constexpr double low_quantile = 0.1;

}  // namespace

Tornado tornado(const Parameters& parameters, const std::vector<double>& outcome, std::size_t most) {
  Tornado tornado;
  tornado.centre = mean_of(outcome).value;
  const double away = random::normal_quantile(1 - low_quantile);
  const Table outcomes(outcome.size(), 1, outcome);
  for (const Influence& each : influence(parameters.values, outcome)) {
    if (each.explained <= 0) break;
    const Parameter& parameter = parameters.list[each.parameter];
    const Curve curve = conditional_curves(parameters.values.column(each.parameter), outcomes).front();
    Swing swing{parameter.path, each.explained, {}, {}, curve.at(-away), curve.at(away)};
    if (!parameter.by_force) {
      swing.low_value = model::value_at(parameter.doubt, low_quantile);
      swing.high_value = model::value_at(parameter.doubt, 1 - low_quantile);
    }
    tornado.swings.push_back(std::move(swing));
  }
  std::stable_sort(tornado.swings.begin(), tornado.swings.end(), [](const Swing& a, const Swing& b) {
    return std::abs(a.at_high - a.at_low) > std::abs(b.at_high - b.at_low);
  });
  if (tornado.swings.size() > most) tornado.swings.resize(most);
  return tornado;
}

}  // namespace sposim::analysis
