#include "analysis/given_data.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/mean.hpp"

namespace sposim::analysis {

namespace {

constexpr std::size_t least_points = 40;
constexpr std::size_t jackknife_groups = 32;

std::size_t bins_for(std::size_t points) {
  return std::max<std::size_t>(static_cast<std::size_t>(std::lround(2 * std::cbrt(static_cast<double>(points)))), 4);
}

/// Which points take part: all, or all but one group of them.
struct Part {
  std::size_t left_out = jackknife_groups;  ///< points of this number modulo the groups

  bool holds(std::size_t point) const { return point % jackknife_groups != left_out; }
};

/// Points in the part.
std::size_t count_of(const Part& part, std::size_t points) {
  std::size_t count = 0;
  for (std::size_t point = 0; point < points; ++point) count += part.holds(point) ? 1 : 0;
  return count;
}

/// Variance between bins of equal size, corrected for what a bin's mean holds by luck.
///
/// @param order  positions of the points in ascending order of the factor
double between_bins(const std::vector<std::size_t>& order, const std::vector<double>& outcomes, const Part& part) {
  const std::size_t points = count_of(part, outcomes.size());
  const std::size_t bins = bins_for(outcomes.size());
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
    if (!part.holds(point)) continue;
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
  close();
  const auto count = static_cast<double>(points);
  const double between = of_bins - sum * sum / count;
  const double within = squares - of_bins;
  const auto groups = static_cast<double>(bins);
  return (between - (groups - 1) * within / (count - groups)) / count;
}

/// Variance of the results, less chance.
double variance_of(const Sample& sample, const std::vector<double>& outcomes, const Part& part) {
  double sum = 0;
  double squares = 0;
  double chance = 0;
  for (std::size_t point = 0; point < outcomes.size(); ++point) {
    if (!part.holds(point)) continue;
    sum += outcomes[point];
    squares += outcomes[point] * outcomes[point];
    if (!sample.chance.empty()) chance += sample.chance[point];
  }
  const auto points = static_cast<double>(count_of(part, outcomes.size()));
  return (squares - sum * sum / points) / (points - 1) - chance / points;
}

/// The index with what it is when each group in turn is left out.
Index jackknifed(const Sample& sample, const std::vector<double>& outcomes, const std::vector<std::size_t>& order) {
  const auto estimate = [&](const Part& part) {
    return between_bins(order, outcomes, part) / variance_of(sample, outcomes, part);
  };
  const double whole = estimate({});
  double sum = 0;
  double squares = 0;
  for (std::size_t group = 0; group < jackknife_groups; ++group) {
    const double away = estimate({group}) - whole;
    sum += away;
    squares += away * away;
  }
  constexpr auto groups = static_cast<double>(jackknife_groups);
  const double error = std::sqrt((groups - 1) / groups * (squares - sum * sum / groups));
  if (!std::isfinite(whole)) return {};
  if (!std::isfinite(error)) return {whole, std::nullopt};
  return {whole, student_95(whole, error, groups - 1)};
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

std::vector<Index> given_data_indices(const Sample& sample) {
  const std::size_t points = sample.outcomes.size();
  core::require(sample.factors.rows() == points, "every point of a sample has its factors");
  std::vector<Index> indices(sample.factors.columns());
  if (points < least_points || !moves(sample.outcomes)) return indices;
  const std::vector<double> outcomes = centred(sample.outcomes);
  if (!(variance_of(sample, outcomes, {}) > 0)) return indices;
  for (std::size_t j = 0; j < sample.factors.columns(); ++j) {
    const std::vector<double> column = sample.factors.column(j);
    if (moves(column)) indices[j] = jackknifed(sample, outcomes, ascending_order(column));
  }
  return indices;
}

}  // namespace sposim::analysis
