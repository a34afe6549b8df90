#include "random/poisson.hpp"

#include <algorithm>
#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/error.hpp"
#include "random/laws.hpp"
#include "random/normal.hpp"
#include "random/poisson_parts.hpp"

namespace sposim::random {

namespace {

/// P(X ≤ k) ≥ u, decided in the nearer tail, where the incomplete gamma function keeps its digits.
bool reaches(double mean, double u, double k) {
  if (u > 0.5) return boost::math::gamma_p(k + 1, mean, MathPolicy{}) <= 1 - u;
  return boost::math::gamma_q(k + 1, mean, MathPolicy{}) >= u;
}

/// The answer itself, by steps from a guess nearby. Rare, and kept out of line: inlined, Boost's code takes the
/// registers of the fast path and a third of its speed.
[[gnu::noinline, gnu::cold]] int walk(double mean, double u, double guess) {
  double k = std::max(0.0, std::floor(guess));
  if (reaches(mean, u, k)) {
    while (k > 0 && reaches(mean, u, k - 1)) --k;
  } else {
    do ++k;
    while (!reaches(mean, u, k));
  }
  return static_cast<int>(k);
}

/// The answer in the far tails, from the first terms of the Cornish–Fisher expansion.
[[gnu::noinline, gnu::cold]] int far_out(double mean, double u) {
  const double w = normal_quantile(u);
  const double s = w / std::sqrt(mean);
  return walk(mean, u, mean * (1 + s + s * s / 6 - s * s * s / 72) + 1.0 / 3);
}

constexpr int most_terms = 48;
constexpr double rounding = 1e-13;  // 48 terms, each and the exponential within a few 1e-16

constexpr std::array<double, most_terms + 1> make_reciprocals() {
  std::array<double, most_terms + 1> table{};
  for (int i = 1; i <= most_terms; ++i) table[static_cast<std::size_t>(i)] = 1.0 / i;
  return table;
}
constexpr std::array<double, most_terms + 1> reciprocals = make_reciprocals();

/// The answer by adding up the probabilities of 0, 1, 2 … until they reach u.
[[gnu::noinline]] int search_from_zero(double mean, double u) {
  double term = std::exp(-mean);
  double before = -1;
  double sum = term;
  int k = 0;
  while (sum < u && k < most_terms) {
    ++k;
    term *= mean * reciprocals[static_cast<std::size_t>(k)];
    before = sum;
    sum += term;
  }
  if (u - before > rounding && sum - u > rounding) return k;
  return walk(mean, u, k);
}

/// The answer for a small mean: count how many of the first sums lie below u, without a branch to guess wrong.
template <int terms>
int count_from_zero(double mean, double u) {
  double term = std::exp(-mean);
  double sum = term;
  int surely_below = 0;
  int perhaps_below = 0;
  for (int k = 1; k <= terms; ++k) {
    surely_below += sum < u - rounding ? 1 : 0;
    perhaps_below += sum < u + rounding ? 1 : 0;
    term *= mean * reciprocals[static_cast<std::size_t>(k)];
    sum += term;
  }
  if (surely_below == perhaps_below && surely_below < terms) return surely_below;
  return search_from_zero(mean, u);
}

/// The answer for a mean that is not small.
int near_normal(double mean, double u) {
  const double share = std::min(u, 1 - u);
  if (share < NormalTable::smallest_share) return far_out(mean, u);
  const double w = std::copysign(normal_table().at(share), u - 0.5);
  ContinuousQuantile<double> estimate{mean, std::sqrt(mean), 1 / mean, w, 0, 0, 0};
  estimate.find();
  if (estimate.s < least_s || estimate.s > largest_s) return search_from_zero(mean, u);
  const int k = static_cast<int>(estimate.x);
  const double part = estimate.x - k;
  if (part > estimate.error && part < 1 - estimate.error) return k;
  return walk(mean, u, k);
}

}  // namespace

int poisson_quantile(double mean, double u) {
  core::require(mean >= 0 && mean <= largest_poisson_mean, "a Poisson count was asked for a mean that cannot be");
  core::require(u > 0 && u < 1, "a Poisson count was asked at a share that is not between 0 and 1");
  if (mean < 0.0625 && u < 1 - mean) return 0;  // e^-mean is never below 1 - mean
  if (mean < 0.5) return count_from_zero<4>(mean, u);
  return mean < small_mean ? count_from_zero<10>(mean, u) : near_normal(mean, u);
}

}  // namespace sposim::random
