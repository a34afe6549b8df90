#include "analysis/given_data.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/resampling.hpp"

namespace sposim::analysis {

namespace {

constexpr std::size_t least_points = 20;

std::size_t bins_for(std::size_t points) {
  return std::max<std::size_t>(static_cast<std::size_t>(std::lround(2 * std::cbrt(static_cast<double>(points)))), 4);
}

/// Variance between bins of equal size, corrected for what a bin's mean holds by luck.
///
/// @param order   positions of the points in ascending order of the factor
/// @param counts  how often each point stands in the sample
double between_bins(const std::vector<std::size_t>& order, const std::vector<double>& outcomes,
                    const std::vector<std::uint32_t>& counts) {
  const std::size_t points = outcomes.size();
  const std::size_t bins = bins_for(points);
  std::size_t bin = 0;
  std::size_t passed = 0;
  double in_bin = 0;
  double bin_sum = 0;
  double sum = 0;
  double squares = 0;
  double of_bins = 0;  // Σ over bins of (sum of the bin)² ÷ its size
  const auto close = [&] {
    if (in_bin > 0) of_bins += bin_sum * bin_sum / in_bin;
    in_bin = bin_sum = 0;
  };
  for (const std::size_t point : order) {
    for (std::uint32_t copy = 0; copy < counts[point]; ++copy) {
      if (passed * bins >= (bin + 1) * points) {
        close();
        ++bin;
      }
      ++passed;
      ++in_bin;
      bin_sum += outcomes[point];
      sum += outcomes[point];
      squares += outcomes[point] * outcomes[point];
    }
  }
  close();
  const auto count = static_cast<double>(points);
  const double between = of_bins - sum * sum / count;
  const double within = squares - of_bins;
  const auto groups = static_cast<double>(bins);
  return (between - (groups - 1) * within / (count - groups)) / count;
}

/// Variance of the results, less chance.
double variance_of(const Sample& sample, const std::vector<double>& outcomes,
                   const std::vector<std::uint32_t>& counts) {
  double sum = 0;
  double squares = 0;
  double chance = 0;
  for (std::size_t point = 0; point < outcomes.size(); ++point) {
    const double count = counts[point];
    sum += count * outcomes[point];
    squares += count * outcomes[point] * outcomes[point];
    if (!sample.chance.empty()) chance += count * sample.chance[point];
  }
  const auto points = static_cast<double>(outcomes.size());
  return (squares - sum * sum / points) / (points - 1) - chance / points;
}

std::vector<double> centred(const std::vector<double>& outcomes) {
  const double mean = std::accumulate(outcomes.begin(), outcomes.end(), 0.0) / static_cast<double>(outcomes.size());
  std::vector<double> result;
  result.reserve(outcomes.size());
  for (const double outcome : outcomes) result.push_back(outcome - mean);
  return result;
}

bool moves(const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return *most - *least > 1e-12 * std::max(std::abs(*least), std::abs(*most));
}

}  // namespace

std::vector<std::size_t> ascending_order(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

std::vector<Index> given_data_indices(const Sample& sample, std::uint64_t seed) {
  const std::size_t points = sample.outcomes.size();
  core::require(sample.factors.rows() == points, "every point of a sample has its factors");
  std::vector<Index> indices(sample.factors.columns());
  if (points < least_points || !moves(sample.outcomes)) return indices;
  const std::vector<double> outcomes = centred(sample.outcomes);
  std::vector<std::vector<std::size_t>> orders;
  std::vector<std::size_t> moving;
  for (std::size_t j = 0; j < sample.factors.columns(); ++j) {
    const std::vector<double> column = sample.factors.column(j);
    if (!moves(column)) continue;
    moving.push_back(j);
    orders.push_back(ascending_order(column));
  }
  const std::vector<std::uint32_t> once(points, 1);
  std::vector<std::vector<double>> resampled(moving.size());
  for (std::uint32_t number = 0; number < resamples; ++number) {
    const std::vector<std::uint32_t> counts = resample(points, seed, number);
    const double variance = variance_of(sample, outcomes, counts);
    for (std::size_t i = 0; i < moving.size(); ++i) {
      resampled[i].push_back(between_bins(orders[i], outcomes, counts) / variance);
    }
  }
  const double variance = variance_of(sample, outcomes, once);
  if (!(variance > 0)) return indices;
  for (std::size_t i = 0; i < moving.size(); ++i) {
    indices[moving[i]] = with_interval(between_bins(orders[i], outcomes, once) / variance, resampled[i], points);
  }
  return indices;
}

}  // namespace sposim::analysis
