#include "analysis/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <cmath>

#include "analysis/mean.hpp"
#include "core/error.hpp"

namespace sposim::analysis {

namespace {

using results::Band;
using results::Grouping;

/// Gains and losses of whole numbers over all replicates.
struct Balance {
  double gains = 0, losses = 0;
};

Balance balance_of(const std::vector<double>& differences) {
  Balance balance;
  for (const double difference : differences) {
    if (difference > 0) balance.gains += difference;
    if (difference < 0) balance.losses -= difference;
  }
  return balance;
}

/// Variance ÷ mean of the draws' sums of absolute differences, at least 1 (Poisson).
double dispersion(const std::vector<double>& differences, const Grouping& group) {
  std::vector<double> sums(static_cast<std::size_t>(draws_in(group)), 0.0);
  for (std::uint32_t place = 0; place < group.replicates; ++place) {
    sums[group.draw(place) - group.draw(0)] += std::abs(differences[place]);
  }
  const Measured mean = mean_of(sums);
  if (!mean.standard_error || !(mean.value > 0)) return 1;
  const double variance = *mean.standard_error * *mean.standard_error * static_cast<double>(sums.size());
  return std::max(1.0, variance / mean.value);
}

Band clumped_garwood(double count, double clump) {
  const Band band = garwood_95(count / clump);
  return {clump * band.low, clump * band.high};
}

MeanInterval rare_interval(const std::vector<double>& differences, const Grouping& group, Direction direction) {
  const auto [gains, losses] = balance_of(differences);
  const double clump = dispersion(differences, group);
  const Band gain = clumped_garwood(gains, clump);
  const Band loss = clumped_garwood(losses, clump);
  const double replicates = group.replicates;
  if (direction == Direction::never_negative) {
    return {{gain.low / replicates, gain.high / replicates}, IntervalRule::rare_one_sided};
  }
  if (direction == Direction::never_positive) {
    return {{-loss.high / replicates, -loss.low / replicates}, IntervalRule::rare_one_sided};
  }
  const double low = gains - losses - std::hypot(gains - gain.low, loss.high - losses);
  const double high = gains - losses + std::hypot(gain.high - gains, losses - loss.low);
  return {{low / replicates, high / replicates}, IntervalRule::rare_two_sided};
}

std::optional<MeanInterval> student_interval(const results::Estimate& estimate, const Grouping& group) {
  const auto band = student_95(estimate.mean, estimate.simulation_error, draws_in(group) - 1);
  if (!band) return std::nullopt;
  return MeanInterval{*band, IntervalRule::student};
}

std::optional<double> variance_reduction(const std::vector<double>& policy, const std::vector<double>& baseline,
                                         const results::Estimate& difference, const Grouping& group) {
  const auto a = results::estimate(policy, group).simulation_error;
  const auto b = results::estimate(baseline, group).simulation_error;
  const auto c = difference.simulation_error;
  if (!a || !b || !c || !(*c > 0)) return std::nullopt;
  return (*a * *a + *b * *b) / (*c * *c);
}

std::vector<double> differences_of(const std::vector<double>& policy, const std::vector<double>& baseline) {
  core::require(policy.size() == baseline.size(), "a difference needs two columns of one length");
  std::vector<double> differences(policy.size());
  for (std::size_t i = 0; i < policy.size(); ++i) differences[i] = policy[i] - baseline[i];
  return differences;
}

/// Everything but the interval of the mean.
Difference described(const std::vector<double>& policy, const std::vector<double>& baseline,
                     const std::vector<double>& differences, const Grouping& group) {
  Difference result;
  result.estimate = results::estimate(differences, group);
  result.variance_reduction = variance_reduction(policy, baseline, result.estimate, group);
  const auto size = static_cast<double>(differences.size());
  const auto share = [&](auto holds) {
    return static_cast<double>(std::count_if(differences.begin(), differences.end(), holds)) / size;
  };
  result.probability_of_gain = share([](double d) { return d > 0; });
  result.probability_of_tie = share([](double d) { return d == 0; });
  result.probability_of_loss = share([](double d) { return d < 0; });
  return result;
}

}  // namespace

Difference paired(const std::vector<std::int64_t>& policy, const std::vector<std::int64_t>& baseline,
                  const Grouping& group, Direction direction) {
  const std::vector<double> a(policy.begin(), policy.end());
  const std::vector<double> b(baseline.begin(), baseline.end());
  const std::vector<double> differences = differences_of(a, b);
  Difference result = described(a, b, differences, group);
  const auto [gains, losses] = balance_of(differences);
  core::require(direction != Direction::never_negative || losses == 0, "a policy that cannot lose lost");
  core::require(direction != Direction::never_positive || gains == 0, "a policy that cannot gain gained");
  result.mean_95 = gains + losses < rare_below ? rare_interval(differences, group, direction)
                                               : student_interval(result.estimate, group);
  return result;
}

Difference paired(const std::vector<double>& policy, const std::vector<double>& baseline, const Grouping& group) {
  const std::vector<double> differences = differences_of(policy, baseline);
  Difference result = described(policy, baseline, differences, group);
  result.mean_95 = student_interval(result.estimate, group);
  return result;
}

Band garwood_95(double count) {
  using boost::math::complement;
  using boost::math::gamma_distribution;
  core::require(count >= 0, "a count is not negative");
  const double low = count > 0 ? boost::math::quantile(gamma_distribution<>(count, 1), 0.025) : 0.0;
  return {low, boost::math::quantile(complement(gamma_distribution<>(count + 1, 1), 0.025))};
}

}  // namespace sposim::analysis
