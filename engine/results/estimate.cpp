#include "results/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "results/wide.hpp"

namespace sposim::results {

namespace {

constexpr std::array<double, 7> band_edges{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

template <class QuantileAt>
Bands bands_from(const QuantileAt& quantile_at) {
  std::array<double, band_edges.size()> at{};
  for (std::size_t i = 0; i < at.size(); ++i) at[i] = quantile_at(band_edges[i]);
  return {at[3], {at[2], at[4]}, {at[1], at[5]}, {at[0], at[6]}};
}

/// Number of parameter draws that at least one of the replicates belongs to.
std::uint32_t draws_begun(const Grouping& group) {
  return group.draw(group.replicates - 1) - group.draw(0) + 1;
}

/// Sum of a column over the replicates of each draw, in replicate order.
template <class Sum, class Number>
std::vector<Sum> draw_sums(const std::vector<Number>& column, const Grouping& group) {
  std::vector<Sum> sums(draws_begun(group), Sum{});
  for (std::uint32_t place = 0; place < group.replicates; ++place) {
    sums[group.draw(place) - group.draw(0)] += static_cast<Sum>(column[place]);
  }
  return sums;
}

std::vector<std::int64_t> draw_sizes(const Grouping& group) {
  return draw_sums<std::int64_t>(std::vector<std::int64_t>(group.replicates, 1), group);
}

/// Standard error of a ratio of sums from its residuals, one for each draw.
std::optional<double> error_of_ratio(const std::vector<double>& residuals, double denominator) {
  if (residuals.size() < 2) return std::nullopt;
  double squares = 0;
  for (const double residual : residuals) squares += residual * residual;
  const auto draws = static_cast<double>(residuals.size());
  return std::sqrt(squares * draws / (draws - 1.0)) / denominator;
}

void require_shape(std::size_t values, const Grouping& group) {
  core::require(group.replicates > 0, "an estimate needs at least one replicate");
  core::require(group.replicates_per_draw > 0, "a draw needs at least one replicate");
  core::require(values == group.replicates, "an estimate needs one value for each replicate");
}

}  // namespace

double quantile_of_sorted(const std::vector<double>& ascending, double share) {
  core::require(!ascending.empty(), "a quantile needs at least one value");
  const double rank = std::ceil(share * static_cast<double>(ascending.size()));
  const auto place = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
  return ascending[std::min(place, ascending.size() - 1)];
}

std::optional<Bands> bands_of(std::vector<double> values) {
  if (values.size() < 2) return std::nullopt;
  std::sort(values.begin(), values.end());
  return bands_from([&](double share) { return quantile_of_sorted(values, share); });
}

Estimate estimate(const simulation::Cell& cell, const Grouping& group) {
  require_shape(group.replicates, group);
  Estimate result;
  result.mean = static_cast<double>(cell.sum) / static_cast<double>(group.replicates);
  if (group.replicates < 2) return result;
  result.bands = bands_from([&](double share) { return cell.histogram.quantile(share); });
  const Wide draws = draws_begun(group);
  if (draws < 2 || !group.whole_draws()) return result;
  // Variance of the mean of D draw means, each over r replicates: (D Σ S² − (Σ S)²) ÷ (D² (D − 1) r²).
  const Wide spread = draws * cell.sum_of_squared_draw_sums - Wide{cell.sum} * Wide{cell.sum};
  const Wide size = group.replicates;
  result.simulation_error = std::sqrt(static_cast<double>(spread) / static_cast<double>(size * size * (draws - 1)));
  return result;
}

Estimate monthly(const simulation::Record& record, std::size_t area, simulation::Measure measure, std::size_t month) {
  return estimate(record.cell(area, measure, month), grouping(record));
}

Estimate estimate(const std::vector<std::int64_t>& column, const Grouping& group) {
  require_shape(column.size(), group);
  const std::vector<Wide> sums = draw_sums<Wide>(column, group);
  const std::vector<std::int64_t> sizes = draw_sizes(group);
  const Wide size = group.replicates;
  Wide total = 0;
  for (const Wide sum : sums) total += sum;

  Estimate result;
  result.mean = static_cast<double>(total) / static_cast<double>(size);
  result.bands = bands_of(std::vector<double>(column.begin(), column.end()));
  if (sums.size() < 2) return result;
  Wide squares = 0;  // of residuals, each times the number of replicates to stay an integer
  for (std::size_t draw = 0; draw < sums.size(); ++draw) {
    const Wide residual = size * sums[draw] - sizes[draw] * total;
    squares += residual * residual;
  }
  const auto draws = static_cast<double>(sums.size());
  const auto replicates = static_cast<double>(size);
  result.simulation_error = std::sqrt(static_cast<double>(squares) * draws / (draws - 1.0)) / (replicates * replicates);
  return result;
}

Estimate estimate(const std::vector<double>& values, const Grouping& group) {
  const std::vector<double> ones(values.size(), 1.0);
  return *estimate_of_ratio(values, ones, 1.0, group);
}

std::optional<Estimate> estimate_of_ratio(const std::vector<double>& numerators,
                                          const std::vector<double>& denominators, double scale,
                                          const Grouping& group) {
  require_shape(numerators.size(), group);
  require_shape(denominators.size(), group);
  std::vector<double> above = draw_sums<double>(numerators, group);
  const std::vector<double> below = draw_sums<double>(denominators, group);
  double numerator = 0;
  double denominator = 0;
  for (std::size_t draw = 0; draw < above.size(); ++draw) {
    numerator += above[draw];
    denominator += below[draw];
  }
  if (!(denominator > 0)) return std::nullopt;

  Estimate result;
  const double ratio = numerator / denominator;
  result.mean = scale * ratio;
  for (std::size_t draw = 0; draw < above.size(); ++draw) above[draw] = scale * (above[draw] - ratio * below[draw]);
  result.simulation_error = error_of_ratio(above, denominator);
  if (std::find(denominators.begin(), denominators.end(), 0.0) != denominators.end()) return result;
  std::vector<double> ratios(numerators.size());
  for (std::size_t i = 0; i < ratios.size(); ++i) ratios[i] = scale * numerators[i] / denominators[i];
  result.bands = bands_of(std::move(ratios));
  return result;
}

std::vector<std::int64_t> headline_column(const simulation::Record& record, std::size_t area, std::size_t headline) {
  std::vector<std::int64_t> column(record.replicates);
  for (std::uint32_t place = 0; place < record.replicates; ++place) {
    column[place] = record.headline(place, area, headline);
  }
  return column;
}

}  // namespace sposim::results
