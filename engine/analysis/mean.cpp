#include "analysis/mean.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "core/error.hpp"

namespace sposim::analysis {

Measured mean_of(const std::vector<double>& values) {
  core::require(!values.empty(), "a mean needs at least one value");
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / count;
  if (values.size() < 2) return {mean, std::nullopt};
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / (count - 1.0) / count)};
}

std::optional<results::Band> student_95(double value, std::optional<double> standard_error, double degrees) {
  if (!standard_error || !(degrees > 0)) return std::nullopt;
  const double t = boost::math::quantile(boost::math::students_t(degrees), 0.975);
  return results::Band{value - t * *standard_error, value + t * *standard_error};
}

double draws_in(const results::Grouping& group) {
  core::require(group.replicates > 0, "there are no replicates");
  return 1.0 + group.draw(group.replicates - 1) - group.draw(0);
}

std::vector<double> draw_means(const std::vector<double>& values, const results::Grouping& group) {
  std::vector<double> sums;
  std::vector<double> sizes;
  for (std::uint32_t r = 0; r < group.replicates; ++r) {
    if (r == 0 || group.draw(r) != group.draw(r - 1)) {
      sums.push_back(0);
      sizes.push_back(0);
    }
    sums.back() += values[r];
    sizes.back() += 1;
  }
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] /= sizes[i];
  return sums;
}

}  // namespace sposim::analysis
