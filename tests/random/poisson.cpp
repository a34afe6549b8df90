#include "random/poisson.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/error.hpp"
#include "random/stream.hpp"
#include "support/statistics.hpp"

namespace sposim::random {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int many = 100'000;
#else
constexpr int many = 2'000'000;
#endif

/// P(X ≤ k) ≥ u in long doubles, in the nearer tail.
bool reaches(double mean, double u, int k) {
  if (k < 0) return false;
  const long double a = k + 1.0L;
  if (u > 0.5) return boost::math::gamma_p(a, static_cast<long double>(mean)) <= 1 - static_cast<long double>(u);
  return boost::math::gamma_q(a, static_cast<long double>(mean)) >= u;
}

bool is_the_smallest_that_reaches(double mean, double u, int k) {
  return reaches(mean, u, k) && !reaches(mean, u, k - 1);
}

/// Means from 1/1000 to 2,000, equally dense in their logarithm, with a 32-bit uniform each.
struct Draws {
  Stream stream{1, Address{}};
  double mean() { return std::exp(std::log(1e-3) + std::log(2e6) * uniform_32(stream())); }
  double u() { return uniform_32(stream()); }
};

TEST(PoissonQuantile, is_exact_for_millions_of_means_and_uniforms) {
  Draws draws;
  for (int i = 0; i < many; ++i) {
    const double mean = draws.mean();
    const double u = draws.u();
    const int k = poisson_quantile(mean, u);
    ASSERT_TRUE(is_the_smallest_that_reaches(mean, u, k)) << "mean " << mean << " u " << u << " gave " << k;
  }
}

TEST(PoissonQuantile, agrees_with_the_inversion_of_Boost_Math) {
  namespace policies = boost::math::policies;
  using Up = policies::policy<policies::discrete_quantile<policies::integer_round_up>>;
  Draws draws;
  for (int i = 0; i < many / 20; ++i) {
    const double mean = draws.mean();
    const double u = draws.u();
    const boost::math::poisson_distribution<double, Up> law(mean);
    ASSERT_EQ(poisson_quantile(mean, u), static_cast<int>(boost::math::quantile(law, u))) << mean << " " << u;
  }
}

/// Just beside each step, and across the band where the fast estimate cannot be trusted: x is the real number whose
/// whole part is the answer.
TEST(PoissonQuantile, is_exact_beside_every_step) {
  for (double mean = 0.01; mean < 20'000; mean *= 1.27) {
    const int stride = std::max(1, static_cast<int>(std::sqrt(mean) / 3));
    const int last = static_cast<int>(mean + 6 * std::sqrt(mean) + 8);
    for (int k = std::max(0, static_cast<int>(mean - 6 * std::sqrt(mean))); k < last; k += stride) {
      for (const double beside : {-4e-3, -1e-3, -5e-4, -1e-4, -1e-6, -1e-9, 1e-9, 1e-6, 1e-4, 5e-4, 1e-3, 4e-3}) {
        const double u = boost::math::gamma_q(k + 1 + beside, mean);
        // Far out, uniforms are too coarse to tell x from the step.
        if (std::abs(u - boost::math::gamma_q(k + 1.0, mean)) < 1e-12 * u + 1e-15) continue;
        ASSERT_EQ(poisson_quantile(mean, u), beside < 0 ? k : k + 1) << "mean " << mean << " k " << k << " " << beside;
      }
    }
  }
}

TEST(PoissonQuantile, is_exact_for_neighbouring_uniforms_around_a_step) {
  for (const double mean : {0.3, 1.0, 3.999, 4.0, 9.5, 37.0, 90.0, 1234.5}) {
    for (const int k : {0, 1, 2, 5, 20, 37, 90, 1230}) {
      const double step = boost::math::gamma_q(k + 1.0, mean);
      if (step < 1e-9 || step > 1 - 1e-6) continue;
      EXPECT_EQ(poisson_quantile(mean, step * (1 - 1e-12)), k) << mean;
      EXPECT_EQ(poisson_quantile(mean, step * (1 + 1e-12)), k + 1) << mean;
    }
  }
}

TEST(PoissonQuantile, is_exact_at_the_ends) {
  const double first = uniform_32(0);
  const double last = uniform_32(0xFFFFFFFF);
  for (const double mean : {1e-300, 1e-12, 1e-9, 0.06, 0.0625, 0.5, 3.99, 4.0, 11.0, 90.0, 1e3, 1e6, 1e9}) {
    for (const double u : {first, last, 1e-300, 1e-30, 1e-16, 0.5, 1 - 1e-12, 1 - 0x1p-53}) {
      const int k = poisson_quantile(mean, u);
      EXPECT_TRUE(is_the_smallest_that_reaches(mean, u, k)) << "mean " << mean << " u " << u << " gave " << k;
    }
  }
}

TEST(PoissonQuantile, of_nothing_is_nothing) {
  for (const double u : {1e-300, uniform_32(0), 0.5, uniform_32(0xFFFFFFFF), 1 - 0x1p-53}) {
    EXPECT_EQ(poisson_quantile(0, u), 0);
  }
}

TEST(PoissonQuantile, refuses_what_cannot_be) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double mean : {-1e-9, 1.1e9, nan}) EXPECT_THROW(poisson_quantile(mean, 0.5), core::ContractViolation);
  for (const double u : {0.0, 1.0, -0.1, nan}) EXPECT_THROW(poisson_quantile(5, u), core::ContractViolation);
}

double some_mean() {
  return std::exp(*rc::gen::inRange(-300'000, 800'000) * 1e-5 - 1);
}
double some_uniform() {
  return uniform_32(*rc::gen::resize(1000, rc::gen::arbitrary<std::uint32_t>()));
}

RC_GTEST_PROP(PoissonQuantile, never_falls_when_the_uniform_rises, ()) {
  const double mean = some_mean();
  const double u = some_uniform();
  const double v = some_uniform();
  RC_ASSERT(poisson_quantile(mean, std::min(u, v)) <= poisson_quantile(mean, std::max(u, v)));
}

RC_GTEST_PROP(PoissonQuantile, never_falls_when_the_mean_rises_a_little_or_a_lot, ()) {
  const double mean = some_mean();
  const double u = some_uniform();
  const double more = mean * (1 + std::exp(*rc::gen::inRange(-35, 3)));
  RC_ASSERT(poisson_quantile(mean, u) <= poisson_quantile(more, u));
}

TEST(PoissonQuantile, never_falls_along_a_fine_sweep_of_means) {
  for (const double u : {1e-7, 0.01, 0.3, 0.5, 0.77, 0.999, 1 - 1e-7}) {
    int before = 0;
    for (double mean = 0; mean < 60; mean += 1.0 / 1024) {
      const int k = poisson_quantile(mean, u);
      ASSERT_GE(k, before) << "u " << u << " mean " << mean;
      before = k;
    }
  }
}

std::vector<double> counts(double mean) {
  std::vector<double> sample;
  Stream stream(7, Address{.point = static_cast<std::uint32_t>(mean * 100)});
  for (int i = 0; i < 200'000; ++i) sample.push_back(poisson_quantile(mean, uniform_32(stream())));
  return sample;
}

TEST(PoissonQuantile, has_the_mean_and_variance_of_the_law) {
  for (const double mean : {0.05, 0.5, 3.0, 5.0, 20.0, 90.0, 1000.0}) {
    EXPECT_PRED1(support::believable, support::mean_z(counts(mean), mean, mean));
    EXPECT_PRED1(support::believable, support::variance_z(counts(mean), mean, mean));
  }
}

TEST(PoissonQuantile, would_be_rejected_with_an_error_planted) {
  for (const double mean : {0.5, 20.0, 1000.0}) {
    const auto wrong_mean = counts(mean * 1.05);
    EXPECT_FALSE(support::believable(support::mean_z(wrong_mean, mean, mean)));
    auto wrong_variance = counts(mean);
    for (auto& k : wrong_variance) k = mean + 1.1 * (k - mean);
    EXPECT_FALSE(support::believable(support::variance_z(wrong_variance, mean, mean)));
  }
}

}  // namespace
}  // namespace sposim::random
