#include "analysis/regional.hpp"

#include <cmath>

namespace sposim::analysis {

namespace {

constexpr std::size_t least_points = 20;
constexpr double kolmogorov_95 = 1.3581;  // 95 % point of Kolmogorov's distribution

/// True for the worst tenth of the points; of equals the first.
std::vector<bool> worst_tenth(const std::vector<double>& outcomes, Worst worst) {
  std::vector<double> badness = outcomes;
  if (worst == Worst::highest) {
    for (double& each : badness) each = -each;
  }
  std::vector<bool> among(outcomes.size(), false);
  const std::vector<std::size_t> order = ascending_order(badness);
  const std::size_t count = outcomes.size() / 10;
  for (std::size_t i = 0; i < count; ++i) among[order[i]] = true;
  return among;
}

Region region_of(const std::vector<double>& factor, const std::vector<bool>& among) {
  const std::vector<std::size_t> order = ascending_order(factor);
  const auto points = static_cast<double>(factor.size());
  const std::size_t tenth = factor.size() / 10;
  const auto bad = static_cast<double>(tenth);
  const double others = points - bad;
  double bad_below = 0;
  double below = 0;
  double widest = 0;
  double cut = 0;
  double bad_at_cut = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    below += 1;
    bad_below += among[order[i]] ? 1 : 0;
    const bool equals_go_on = i + 1 < order.size() && factor[order[i + 1]] == factor[order[i]];
    if (equals_go_on) continue;
    const double gap = bad_below / bad - (below - bad_below) / others;
    if (std::abs(gap) <= std::abs(widest)) continue;
    widest = gap;
    cut = below;
    bad_at_cut = bad_below;
  }
  Region region;
  region.distance = std::abs(widest);
  region.chance_95 = kolmogorov_95 * std::sqrt(points / (bad * others));
  const bool low_end = widest > 0;
  region.low = low_end ? 0 : cut / points;
  region.high = low_end ? cut / points : 1;
  const double inside = low_end ? cut : points - cut;
  const double bad_inside = low_end ? bad_at_cut : bad - bad_at_cut;
  region.worst_inside = bad_inside / bad;
  region.risk_inside = inside > 0 ? bad_inside / inside : 0;
  return region;
}

}  // namespace

std::vector<std::optional<Region>> regional_sensitivity(const Sample& sample, Worst worst) {
  core::require(sample.factors.rows() == sample.outcomes.size(), "every point of a sample has its factors");
  std::vector<std::optional<Region>> regions(sample.factors.columns());
  if (sample.outcomes.size() < least_points) return regions;
  const std::vector<bool> among = worst_tenth(sample.outcomes, worst);
  for (std::size_t j = 0; j < regions.size(); ++j) {
    const Region region = region_of(sample.factors.column(j), among);
    if (region.distance > 0) regions[j] = region;
  }
  return regions;
}

bool stands_out(double distance, double chance_95, std::size_t factors) {
  const auto limit = [](double level) { return std::sqrt(-std::log(level / 2) / 2); };
  return distance > chance_95 * limit(0.05 / static_cast<double>(std::max<std::size_t>(factors, 1))) / limit(0.05);
}

}  // namespace sposim::analysis
