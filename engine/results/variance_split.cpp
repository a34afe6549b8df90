#include "results/variance_split.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "core/error.hpp"
#include "results/wide.hpp"

namespace sposim::results {

namespace {

/// What one complete draw adds to the analysis of variance, in integers.
struct DrawSums {
  Wide sum = 0;     ///< Σ x
  Wide within = 0;  ///< r Σ x² − (Σ x)²: r times the sum of squares about the draw's own mean
};

struct Anova {
  Wide draws = 0, per_draw = 0;
  Wide sum = 0, squared_sums = 0, within = 0;  ///< Σ S, Σ S², Σ within

  Anova plus(const DrawSums& draw, int sign) const {
    Anova other = *this;
    other.draws += sign;
    other.sum += sign * draw.sum;
    other.squared_sums += sign * draw.sum * draw.sum;
    other.within += sign * draw.within;
    return other;
  }

  /// Mean square between draws.
  double between_square() const {
    const Wide spread = draws * squared_sums - sum * sum;
    return static_cast<double>(spread) / static_cast<double>(draws * (draws - 1) * per_draw);
  }
  /// Mean square within draws.
  double within_square() const {
    return static_cast<double>(within) / static_cast<double>(draws * (per_draw - 1) * per_draw);
  }
  double parameter_variance() const { return (between_square() - within_square()) / static_cast<double>(per_draw); }
  double log_ratio() const { return std::log(between_square() / within_square()); }
};

std::vector<DrawSums> complete_draws(const std::vector<std::int64_t>& column, const Grouping& group) {
  const std::uint32_t size = group.replicates_per_draw;
  std::vector<DrawSums> draws;
  const std::uint32_t begun = group.first_replicate % size;
  for (std::uint32_t first = begun == 0 ? 0 : size - begun; first + size <= group.replicates; first += size) {
    Wide sum = 0;
    Wide squares = 0;
    for (std::uint32_t place = first; place < first + size; ++place) {
      sum += column[place];
      squares += Wide{column[place]} * column[place];
    }
    draws.push_back({sum, Wide{size} * squares - sum * sum});
  }
  return draws;
}

/// 95 % interval about a statistic of all draws from the values it takes when one draw is left out.
///
/// @return  nothing if a value is not finite
template <class Statistic>
std::optional<Band> jackknife_95(const Anova& all, const std::vector<DrawSums>& draws, const Statistic& statistic) {
  const auto count = static_cast<double>(draws.size());
  double sum = 0;
  double squares = 0;
  const double centre = statistic(all);
  for (const DrawSums& draw : draws) {
    const double away = statistic(all.plus(draw, -1)) - centre;
    sum += away;
    squares += away * away;
  }
  const double variance = (count - 1.0) / count * (squares - sum * sum / count);
  if (!std::isfinite(centre) || !std::isfinite(variance)) return std::nullopt;
  const double t = boost::math::quantile(boost::math::students_t(count - 1.0), 0.975);
  const double half = t * std::sqrt(std::max(variance, 0.0));
  return Band{centre - half, centre + half};
}

}  // namespace

std::optional<VarianceSplit> variance_split(const std::vector<std::int64_t>& column, const Grouping& group) {
  core::require(column.size() == group.replicates, "a variance split needs one value for each replicate");
  if (group.replicates_per_draw < 2) return std::nullopt;
  const std::vector<DrawSums> draws = complete_draws(column, group);
  if (draws.size() < 2) return std::nullopt;
  Anova all;
  all.per_draw = group.replicates_per_draw;
  for (const DrawSums& draw : draws) all = all.plus(draw, 1);

  VarianceSplit split;
  split.draws = static_cast<std::uint32_t>(draws.size());
  split.parameter_variance = all.parameter_variance();
  split.chance_variance = all.within_square();
  const double total = split.parameter_variance + split.chance_variance;
  if (total > 0) split.parameter_share = split.parameter_variance / total;
  if (draws.size() < 3) return split;
  split.parameter_variance_95 = jackknife_95(all, draws, [](const Anova& a) { return a.parameter_variance(); });
  const auto log_ratio = jackknife_95(all, draws, [](const Anova& a) { return a.log_ratio(); });
  if (!log_ratio) return split;
  // parameter ÷ (parameter + chance) = (F − 1) ÷ (F + r − 1), rising in F.
  const auto share = [&](double log_of_ratio) {
    const double ratio = std::exp(log_of_ratio);
    return (ratio - 1.0) / (ratio + static_cast<double>(group.replicates_per_draw) - 1.0);
  };
  split.parameter_share_95 = Band{share(log_ratio->low), share(log_ratio->high)};
  return split;
}

}  // namespace sposim::results
