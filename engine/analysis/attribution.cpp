#include "analysis/attribution.hpp"

#include <limits>

#include "results/wide.hpp"

namespace sposim::analysis {

namespace {

using results::Wide;

std::int64_t factorial(std::size_t n) {
  std::int64_t product = 1;
  for (std::size_t k = 2; k <= n; ++k) product *= static_cast<std::int64_t>(k);
  return product;
}

std::size_t parts_of(std::size_t subsets) {
  std::size_t parts = 0;
  while (parts < most_parts && (std::size_t{1} << parts) < subsets) ++parts;
  core::require((std::size_t{1} << parts) == subsets,
                "an attribution needs one run for each subset of up to six parts");
  return parts;
}

std::size_t size_of_subset(std::size_t subset) {
  std::size_t size = 0;
  for (; subset != 0; subset &= subset - 1) ++size;
  return size;
}

/// One part in one replicate: Σ over subsets S without it of |S|! (n − |S| − 1)! (v(S with it) − v(S)).
std::int64_t numerator(const Counts& outcomes, std::size_t parts, std::size_t part, std::size_t replicate) {
  const std::size_t bit = std::size_t{1} << part;
  Wide sum = 0;
  for (std::size_t subset = 0; subset < outcomes.rows(); ++subset) {
    if ((subset & bit) != 0) continue;
    const std::size_t size = size_of_subset(subset);
    const Wide orders = Wide{factorial(size)} * factorial(parts - size - 1);
    sum += orders * (Wide{outcomes(subset | bit, replicate)} - outcomes(subset, replicate));
  }
  core::require(sum >= std::numeric_limits<std::int64_t>::min() && sum <= std::numeric_limits<std::int64_t>::max(),
                "an attribution does not fit 64 bits");
  return static_cast<std::int64_t>(sum);
}

}  // namespace

Attribution attribution(const Counts& outcomes) {
  const std::size_t parts = parts_of(outcomes.rows());
  Attribution result{Counts(parts, outcomes.columns()), factorial(parts)};
  for (std::size_t part = 0; part < parts; ++part) {
    for (std::size_t replicate = 0; replicate < outcomes.columns(); ++replicate) {
      result.numerators(part, replicate) = numerator(outcomes, parts, part, replicate);
    }
  }
  return result;
}

std::vector<results::Estimate> summarise(const Attribution& attribution, const results::Grouping& group) {
  std::vector<results::Estimate> estimates;
  for (std::size_t part = 0; part < attribution.numerators.rows(); ++part) {
    std::vector<double> values;
    for (const std::int64_t numerator : attribution.numerators.row_values(part)) {
      values.push_back(static_cast<double>(numerator) / static_cast<double>(attribution.denominator));
    }
    estimates.push_back(results::estimate(values, group));
  }
  return estimates;
}

}  // namespace sposim::analysis
