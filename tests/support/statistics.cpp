#include "support/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <unordered_set>

namespace sposim::support {

namespace {

double size_of(const auto& list) {
  return static_cast<double>(list.size());
}

double uniform(std::uint32_t word) {
  return (word + 0.5) * 0x1p-32;
}

}  // namespace

double z_of_upper_tail(double tail) {
  constexpr double far = 1e-300;
  if (tail < far) return 40;
  if (tail > 1 - 1e-15) return -40;
  return boost::math::quantile(boost::math::complement(boost::math::normal(), tail));
}

double mean_z(const std::vector<double>& sample, double mean, double variance) {
  double sum = 0;
  for (const double x : sample) sum += x - mean;
  return sum / std::sqrt(size_of(sample) * variance);
}

double variance_z(const std::vector<double>& sample, double mean, double variance) {
  double second = 0;
  double fourth = 0;
  for (const double x : sample) {
    const double square = (x - mean) * (x - mean) / variance;
    second += square;
    fourth += square * square;
  }
  const double n = size_of(sample);
  const double ratio = second / n;
  return (ratio - 1) / std::sqrt((fourth / n - ratio * ratio) / n);
}

double kolmogorov_z(std::vector<double> sample, const std::function<double(double)>& cumulative) {
  std::sort(sample.begin(), sample.end());
  const double n = size_of(sample);
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double p = cumulative(sample[i]);
    const double below = static_cast<double>(i) / n;
    distance = std::max({distance, p - below, below + 1 / n - p});
  }
  const double scaled = distance * (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n));  // Stephens' correction
  double tail = 0;
  for (int k = 1; k <= 100; ++k) tail += 2 * (k % 2 == 1 ? 1 : -1) * std::exp(-2.0 * k * k * scaled * scaled);
  return z_of_upper_tail(scaled < 0.3 ? 1 : tail);
}

double chi_square_z(const std::vector<double>& counts, const std::vector<double>& expected) {
  double sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
  const boost::math::chi_squared law(size_of(counts) - 1);
  return z_of_upper_tail(boost::math::cdf(boost::math::complement(law, sum)));
}

double uniformity_z(const Words& words, unsigned shift) {
  std::vector<double> counts(256);
  for (const auto word : words) ++counts[(word >> shift) & 0xFFU];
  return chi_square_z(counts, std::vector<double>(256, size_of(words) / 256));
}

double correlation_z(const Words& words, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = lag; i < words.size(); ++i) sum += (uniform(words[i]) - 0.5) * (uniform(words[i - lag]) - 0.5);
  return sum * 12 / std::sqrt(static_cast<double>(words.size() - lag));
}

double pairs_z(const Words& words, std::size_t lag) {
  std::vector<double> counts(1024);
  double pairs = 0;
  for (std::size_t i = 0; i + lag < words.size(); ++i) {
    if (i / lag % 2 == 1) continue;  // each word in one pair only
    ++counts[(words[i] >> 27U) * 32 + (words[i + lag] >> 27U)];
    ++pairs;
  }
  return chi_square_z(counts, std::vector<double>(1024, pairs / 1024));
}

double collisions_z(const Words& words) {
  constexpr double urns = 0x1p24;
  std::unordered_set<std::uint32_t> filled;
  for (const auto word : words) filled.insert(word >> 8U);
  const double n = size_of(words);
  const double expected = n - urns * -std::expm1(n * std::log1p(-1 / urns));
  return (n - size_of(filled) - expected) / std::sqrt(expected);
}

double gaps_z(const Words& words) {
  constexpr std::size_t longest = 24;
  std::vector<double> counts(longest + 1);
  double gaps = 0;
  std::size_t gap = 0;
  for (const auto word : words) {
    if (word >> 29U == 0) {
      ++counts[std::min(gap, longest)];
      ++gaps;
      gap = 0;
    } else {
      ++gap;
    }
  }
  std::vector<double> expected;
  for (std::size_t i = 0; i < longest; ++i) expected.push_back(gaps / 8 * std::pow(7.0 / 8, static_cast<double>(i)));
  expected.push_back(gaps * std::pow(7.0 / 8, static_cast<double>(longest)));
  return gaps < 100 ? 40 : chi_square_z(counts, expected);
}

double runs_z(const Words& words) {
  double runs = 1;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if ((words[i] > words[i - 1]) != (words[i - 1] > words[i - 2])) ++runs;
  }
  const double n = size_of(words);
  return (runs - (2 * n - 1) / 3) / std::sqrt((16 * n - 29) / 90);
}

std::vector<Check> battery(const Words& words) {
  return {{"uniformity of the high bits", uniformity_z(words, 24)},
          {"uniformity of the low bits", uniformity_z(words, 0)},
          {"correlation of neighbours", correlation_z(words, 1)},
          {"correlation at 43", correlation_z(words, 43)},
          {"pairs of neighbours", pairs_z(words, 1)},
          {"pairs at 256", pairs_z(words, 256)},
          {"collisions", collisions_z(words)},
          {"gaps", gaps_z(words)},
          {"runs", runs_z(words)}};
}

Check worst(const std::vector<Check>& checks) {
  return *std::max_element(checks.begin(), checks.end(),
                           [](const Check& a, const Check& b) { return std::abs(a.z) < std::abs(b.z); });
}

}  // namespace sposim::support
