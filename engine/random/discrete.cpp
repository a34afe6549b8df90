#include <algorithm>
#include <cstddef>
#include <utility>

#include "random/laws.hpp"

namespace sposim::random {

namespace {

/// The first value at which the running sum of weights reaches `u`. The last value with any weight takes what rounding
/// leaves of the sum.
double value_at(const std::vector<double>& values, const std::vector<double>& weights, double u) {
  double sum = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weights[i] <= 0) continue;
    last = i;
    sum += weights[i];
    if (sum >= u) return values[i];
  }
  return values[last];
}

}  // namespace

double mean(const Discrete& d) {
  double sum = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) sum += d.weights[i] * d.values[i];
  return sum;
}

double variance(const Discrete& d) {
  const double centre = mean(d);
  double sum = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i)
    sum += d.weights[i] * (d.values[i] - centre) * (d.values[i] - centre);
  return sum;
}

double cumulative(const Discrete& d, double x) {
  double sum = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) sum += d.values[i] <= x ? d.weights[i] : 0;
  return std::min(sum, 1.0);
}

double quantile(const Discrete& d, double u) {
  if (std::is_sorted(d.values.begin(), d.values.end())) return value_at(d.values, d.weights, u);
  std::vector<std::pair<double, double>> pairs;
  for (std::size_t i = 0; i < d.values.size(); ++i) pairs.emplace_back(d.values[i], d.weights[i]);
  std::sort(pairs.begin(), pairs.end());
  Discrete sorted;
  for (const auto& [value, weight] : pairs) {
    sorted.values.push_back(value);
    sorted.weights.push_back(weight);
  }
  return value_at(sorted.values, sorted.weights, u);
}

}  // namespace sposim::random
