#include "random/distribution.hpp"

#include <gtest/gtest.h>

#include <boost/math/constants/constants.hpp>
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "support/statistics.hpp"

namespace sposim::random {
namespace {

using support::believable;

constexpr int sample_size = 200'000;

struct Named {
  std::string name;
  Distribution distribution;
};

void PrintTo(const Named& named, std::ostream* out) {
  *out << named.name;
}

std::vector<Named> continuous() {
  return {{"uniform", Uniform{-2, 5}},
          {"triangular", Triangular{1, 2, 7}},
          {"triangular_mode_at_low", Triangular{0, 0, 1}},
          {"triangular_mode_at_high", Triangular{0, 1, 1}},
          {"pert", Pert{10, 12, 30}},
          {"pert_mode_at_low", Pert{0, 0, 1}},
          {"normal", Normal{-3, 2}},
          {"truncated_normal", TruncatedNormal{0.5, 0.3, 0, 1}},
          {"truncated_normal_in_the_upper_tail", TruncatedNormal{0, 1, 3, 20}},
          {"truncated_normal_in_the_lower_tail", TruncatedNormal{5, 1, -1e9, 1}},
          {"truncated_normal_narrow", TruncatedNormal{10, 5, 11, 11.001}},
          {"lognormal", Lognormal{45, 0.8}},
          {"beta", Beta{2, 5}},
          {"beta_jeffreys", Beta{0.5, 0.5}},
          {"beta_concentrated", Beta{930, 70}},
          {"gamma", Gamma{0.75, 0.0045}},
          {"gamma_large_shape", Gamma{400, 3}},
          {"shifted_gamma", ShiftedGamma{1, 0.25, 0.10}},
          {"exponential", Exponential{30}}};
}

std::vector<double> sample_of(const Distribution& distribution, std::uint32_t replicate = 0) {
  std::vector<double> sample;
  for (std::uint32_t i = 0; i < sample_size; ++i) {
    Stream stream(20200120, Address{.replicate = replicate, .point = i});
    sample.push_back(random::sample(distribution, stream));
  }
  return sample;
}

/// What a sample says about the law it should follow.
struct Verdict {
  double mean, variance, curve;
  bool good() const { return believable(mean) && believable(variance) && believable(curve); }
};

Verdict judge(const std::vector<double>& sample, const Distribution& d) {
  return {support::mean_z(sample, mean(d), variance(d)), support::variance_z(sample, mean(d), variance(d)),
          support::kolmogorov_z(sample, [&](double x) { return cumulative(d, x); })};
}

class Continuous : public testing::TestWithParam<Named> {};
INSTANTIATE_TEST_SUITE_P(Families, Continuous, testing::ValuesIn(continuous()),
                         [](const auto& each) { return each.param.name; });

TEST_P(Continuous, samples_have_the_mean_the_variance_and_the_curve_of_theory) {
  const Verdict verdict = judge(sample_of(GetParam().distribution), GetParam().distribution);
  EXPECT_PRED1(believable, verdict.mean);
  EXPECT_PRED1(believable, verdict.variance);
  EXPECT_PRED1(believable, verdict.curve);
}

TEST_P(Continuous, samples_are_rejected_with_an_error_planted) {
  const Distribution& d = GetParam().distribution;
  const double centre = mean(d);
  const double sd = std::sqrt(variance(d));
  const auto with = [&](auto error) {
    auto sample = sample_of(d);
    for (auto& x : sample) x = error(x);
    return judge(sample, d);
  };
  EXPECT_FALSE(believable(with([&](double x) { return x + 0.05 * sd; }).mean)) << "shifted";
  EXPECT_FALSE(believable(with([&](double x) { return centre + 1.15 * (x - centre); }).variance)) << "stretched";
  EXPECT_FALSE(believable(with([&](double x) { return x + 0.05 * sd; }).curve)) << "shifted";
}

TEST_P(Continuous, quantiles_at_even_uniforms_have_the_mean_and_variance_of_theory) {
  const Distribution& d = GetParam().distribution;
  std::vector<double> values;
  for (std::uint32_t i = 0; i < sample_size; ++i) values.push_back(quantile(d, parameter_uniform(1, 2, i)));
  EXPECT_TRUE(judge(values, d).good());
}

TEST_P(Continuous, quantile_undoes_cumulative_and_never_falls) {
  const Distribution& d = GetParam().distribution;
  double before = -std::numeric_limits<double>::infinity();
  for (const double u : {1e-9, 1e-6, 0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999, 1 - 1e-6, 1 - 1e-9}) {
    const double x = quantile(d, u);
    EXPECT_GE(x, before);
    before = x;
    const double slope =
        std::abs(x) * std::abs(cumulative(d, x * (1 + 1e-9)) - cumulative(d, x)) / (std::abs(x) * 1e-9);
    EXPECT_NEAR(cumulative(d, x), u, 1e-9 * u + 1e-14 * slope + 4e-16) << "u " << u << " x " << x;
  }
}

TEST_P(Continuous, cumulative_runs_from_0_to_1) {
  const Distribution& d = GetParam().distribution;
  EXPECT_EQ(cumulative(d, -1e12), 0);
  EXPECT_EQ(cumulative(d, 1e12), 1);
  EXPECT_EQ(cumulative(d, -std::numeric_limits<double>::infinity()), 0);
  EXPECT_EQ(cumulative(d, std::numeric_limits<double>::infinity()), 1);
  EXPECT_THROW(cumulative(d, std::numeric_limits<double>::quiet_NaN()), core::ContractViolation);
}

TEST_P(Continuous, refuses_a_uniform_at_or_past_the_ends) {
  for (const double u : {0.0, 1.0, -0.5, 2.0, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THROW(quantile(GetParam().distribution, u), core::ContractViolation);
  }
}

TEST_P(Continuous, draws_the_same_value_from_the_same_address) {
  Stream one(3, Address{.point = 4});
  Stream other(3, Address{.point = 4});
  EXPECT_EQ(sample(GetParam().distribution, one), sample(GetParam().distribution, other));
}

TEST(Distributions, have_the_moments_of_the_textbook) {
  EXPECT_DOUBLE_EQ(mean(Triangular{1, 2, 6}), 3);
  EXPECT_DOUBLE_EQ(variance(Triangular{1, 2, 6}), (1 + 4 + 36 - 2 - 6 - 12) / 18.0);
  EXPECT_DOUBLE_EQ(mean(Pert{0, 1, 4}), (0 + 4 * 1 + 4) / 6.0);
  EXPECT_DOUBLE_EQ(variance(Pert{0, 3, 6}), 36 / 28.0);  // beta(3, 3) on a width of 6
  EXPECT_DOUBLE_EQ(quantile(Lognormal{45, 0.8}, 0.5), 45);
  EXPECT_DOUBLE_EQ(mean(Lognormal{45, 0.8}), 45 * std::exp(0.32));
  EXPECT_DOUBLE_EQ(variance(Beta{2, 3}), 0.04);
  EXPECT_DOUBLE_EQ(mean(Gamma{0.75, 0.0045}), 0.0045);
  EXPECT_DOUBLE_EQ(variance(Gamma{4, 6}), 9);
  EXPECT_DOUBLE_EQ(mean(ShiftedGamma{1, 0.25, 0.1}), 1.25);
  EXPECT_NEAR(variance(ShiftedGamma{1, 0.25, 0.1}), 0.01, 1e-16);
  EXPECT_DOUBLE_EQ(quantile(Exponential{30}, 0.5), 30 * std::log(2.0));
}

TEST(TruncatedNormals, have_the_moments_of_the_textbook) {
  const double pi = boost::math::constants::pi<double>();
  EXPECT_NEAR(mean(TruncatedNormal{0, 1, 0, 1e6}), std::sqrt(2 / pi), 1e-14);
  EXPECT_NEAR(variance(TruncatedNormal{0, 1, 0, 1e6}), 1 - 2 / pi, 1e-14);
  const double density = std::exp(-0.5) / std::sqrt(2 * pi);
  EXPECT_NEAR(variance(TruncatedNormal{0, 1, -1, 1}), 1 - 2 * density / std::erf(std::sqrt(0.5)), 1e-14);
  EXPECT_NEAR(mean(TruncatedNormal{3, 2, -1e6, 1e6}), 3, 1e-12);
  EXPECT_NEAR(variance(TruncatedNormal{3, 2, -1e6, 1e6}), 4, 1e-12);
  EXPECT_NEAR(variance(TruncatedNormal{0, 1, 1, 1 + 1e-6}) / (1e-12 / 12), 1, 1e-6) << "a narrow cut is uniform";
}

TEST(Fixed, is_its_value_everywhere) {
  const Distribution d = Fixed{7};
  Stream stream(1, {});
  EXPECT_EQ(sample(d, stream), 7);
  EXPECT_EQ(quantile(d, 0.01), 7);
  EXPECT_EQ(mean(d), 7);
  EXPECT_EQ(variance(d), 0);
  EXPECT_EQ(cumulative(d, 6.9), 0);
  EXPECT_EQ(cumulative(d, 7), 1);
}

TEST(Discretes, take_each_value_as_often_as_its_weight_says) {
  const Distribution d = Discrete{{5, 1, 3}, {0.2, 0.5, 0.3}};  // in any order
  std::vector<double> counts(3);
  for (const double x : sample_of(d)) ++counts.at(static_cast<std::size_t>(x - 1) / 2);
  const double n = sample_size;
  EXPECT_PRED1(believable, support::chi_square_z(counts, {0.5 * n, 0.3 * n, 0.2 * n}));
  EXPECT_FALSE(believable(support::chi_square_z(counts, {0.48 * n, 0.32 * n, 0.2 * n}))) << "planted error";
  EXPECT_EQ(quantile(d, 0.5), 1);
  EXPECT_EQ(quantile(d, 0.51), 3);
  EXPECT_EQ(quantile(d, 1 - 1e-16), 5);
  EXPECT_DOUBLE_EQ(mean(d), 2.4);
  EXPECT_DOUBLE_EQ(variance(d), 0.2 * 25 + 0.5 + 0.3 * 9 - 2.4 * 2.4);
  EXPECT_DOUBLE_EQ(cumulative(d, 3), 0.8);
  EXPECT_EQ(cumulative(d, 0), 0);
  EXPECT_EQ(cumulative(d, 5), 1);
}

TEST(Discretes, never_take_a_value_without_weight) {
  const Distribution d = Discrete{{1, 2, 3}, {0, 1, 0}};
  for (const double u : {1e-300, 0.5, 1 - 0x1p-53}) EXPECT_EQ(quantile(d, u), 2);
}

/// Every family at the ends of what it accepts still gives numbers.
TEST(Distributions, give_numbers_at_the_ends_of_what_they_accept) {
  for (const Distribution& d : std::vector<Distribution>{
           Beta{0.05, 0.05}, Beta{1e9, 1e9}, Beta{0.05, 1e9}, Gamma{0.001, 1}, Gamma{1e9, 1e100}, Lognormal{1e100, 10},
           Normal{1e100, 1e-100}, Pert{0, 1e-100, 1e100}, TruncatedNormal{0, 1, 5.9, 1e100}, Uniform{-1e100, 1e100}}) {
    EXPECT_TRUE(std::isfinite(mean(d)) && std::isfinite(variance(d)));
    for (const double u : {1e-16, 1e-9, 0.5, 1 - 1e-9}) EXPECT_TRUE(std::isfinite(quantile(d, u)));
    Stream stream(5, {});
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(std::isfinite(sample(d, stream)));
  }
}

}  // namespace
}  // namespace sposim::random
