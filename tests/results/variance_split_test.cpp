#include "results/variance_split.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

namespace sposim::results {
namespace {

using Column = std::vector<std::int64_t>;
using Engine = std::mt19937_64;

/// Counts that are Poisson about a mean drawn once for each parameter draw.
Column counts(std::uint32_t draws, std::uint32_t per_draw, Engine& engine, const std::function<double(Engine&)>& mean) {
  Column column;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    std::poisson_distribution<std::int64_t> count(mean(engine));
    for (std::uint32_t i = 0; i < per_draw; ++i) column.push_back(count(engine));
  }
  return column;
}

double gamma_mean(Engine& engine) {
  return std::gamma_distribution<double>(20, 5)(engine);
}

/// 1,000 reports on average, each with the draw's probability Beta(8, 2).
double beta_mean(Engine& engine) {
  const double a = std::gamma_distribution<double>(8, 1)(engine);
  const double b = std::gamma_distribution<double>(2, 1)(engine);
  return 1000 * a / (a + b);
}

struct Average {
  double mean = 0, error = 0;
};

Average average(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  double squares = 0;
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / count) * (value - sum / count);
  return {sum / count, std::sqrt(squares / (count - 1) / count)};
}

struct World {
  std::function<double(Engine&)> mean;
  std::uint32_t draws = 2000, per_draw = 2;
  bool shuffled = false;  ///< planted error: replicates lose their draw
};

/// Parameter variance, chance variance, their sum and the parameter share over 60 runs.
std::array<Average, 4> averages(const World& world) {
  std::array<std::vector<double>, 4> values;
  Engine engine(11);
  for (int run = 0; run < 60; ++run) {
    Column column = counts(world.draws, world.per_draw, engine, world.mean);
    if (world.shuffled) std::shuffle(column.begin(), column.end(), engine);
    const auto size = static_cast<std::uint32_t>(column.size());
    const VarianceSplit split = *variance_split(column, {0, size, world.per_draw});
    values[0].push_back(split.parameter_variance);
    values[1].push_back(split.chance_variance);
    values[2].push_back(split.parameter_variance + split.chance_variance);
    values[3].push_back(*split.parameter_share);
  }
  return {average(values[0]), average(values[1]), average(values[2]), average(values[3])};
}

TEST(VarianceSplit, GammaPoissonIsFiveSixthsParameter) {
  const auto [parameter, chance, total, share] = averages({gamma_mean});
  EXPECT_NEAR(parameter.mean, 500, 4.5 * parameter.error);
  EXPECT_NEAR(chance.mean, 100, 4.5 * chance.error);
  EXPECT_NEAR(total.mean, 600, 4.5 * total.error);
  EXPECT_NEAR(share.mean, 0.8333, 4.5 * share.error);
  EXPECT_LT(share.error, 0.005) << "the test has lost its power";
}

TEST(VarianceSplit, BetaBinomialHasChanceVariance800) {
  const auto [parameter, chance, total, share] = averages({beta_mean});
  EXPECT_NEAR(chance.mean, 800, 4.5 * chance.error);
  EXPECT_NEAR(total.mean, 15345.5, 4.5 * total.error);
  EXPECT_NEAR(share.mean, 14545.5 / 15345.5, 4.5 * share.error);
}

TEST(VarianceSplit, FiveReplicatesADrawGiveTheSameSplit) {
  const auto [parameter, chance, total, share] = averages({gamma_mean, 1000, 5});
  EXPECT_NEAR(parameter.mean, 500, 4.5 * parameter.error);
  EXPECT_NEAR(chance.mean, 100, 4.5 * chance.error);
  EXPECT_NEAR(share.mean, 0.8333, 4.5 * share.error);
}

TEST(VarianceSplit, PlantedErrorReplicatesThatLoseTheirDrawAreFound) {
  const auto [parameter, chance, total, share] = averages({gamma_mean, 2000, 2, true});
  EXPECT_GT(std::abs(share.mean - 0.8333), 4.5 * share.error);
  EXPECT_GT(std::abs(chance.mean - 100), 4.5 * chance.error);
}

struct Coverage {
  double share = 0, variance = 0, negative = 0;
};

/// How often intervals contain the truth in 600 runs of 200 draws; `scale` 1 is the interval as given.
Coverage coverage(const std::function<double(Engine&)>& mean, double true_variance, double true_share, double scale) {
  constexpr int runs = 600;
  Coverage result;
  Engine engine(5);
  const auto covers = [&](const Band& band, double truth) {
    const double middle = (band.low + band.high) / 2;
    return std::abs(truth - middle) <= scale * (band.high - band.low) / 2 ? 1.0 / runs : 0.0;
  };
  for (int run = 0; run < runs; ++run) {
    const VarianceSplit split = *variance_split(counts(200, 2, engine, mean), {0, 400, 2});
    result.share += covers(*split.parameter_share_95, true_share);
    result.variance += covers(*split.parameter_variance_95, true_variance);
    result.negative += split.parameter_variance < 0 ? 1.0 / runs : 0.0;
  }
  return result;
}

const double coverage_error = std::sqrt(0.95 * 0.05 / 600);

TEST(VarianceSplit, IntervalsCoverTheTruthIn95RunsOf100) {
  const Coverage gamma = coverage(gamma_mean, 500, 500.0 / 600, 1);
  EXPECT_NEAR(gamma.share, 0.95, 4.5 * coverage_error);
  EXPECT_NEAR(gamma.variance, 0.95, 4.5 * coverage_error);
}

TEST(VarianceSplit, PlantedErrorAnIntervalHalfAsWideIsFound) {
  EXPECT_LT(coverage(gamma_mean, 500, 500.0 / 600, 0.5).share, 0.95 - 4.5 * coverage_error);
}

TEST(VarianceSplit, ANegativeComponentIsShownWithItsInterval) {
  const Coverage certain = coverage([](Engine&) { return 100.0; }, 0, 0, 1);
  EXPECT_NEAR(certain.negative, 0.5, 4.5 * std::sqrt(0.25 / 600) + 0.03);  // the law of F is a little skew
  EXPECT_NEAR(certain.variance, 0.95, 4.5 * coverage_error);
  EXPECT_NEAR(certain.share, 0.95, 4.5 * coverage_error);
}

TEST(VarianceSplit, OneReplicateADrawHasNoSplit) {
  EXPECT_FALSE(variance_split({1, 2, 3, 4}, {0, 4, 1}));
}

TEST(VarianceSplit, FewerThanTwoCompleteDrawsHaveNoSplitAndFewerThanThreeNoInterval) {
  EXPECT_FALSE(variance_split({1, 2, 3}, {0, 3, 2}));
  const VarianceSplit two = *variance_split({1, 2, 3, 5}, {0, 4, 2});
  EXPECT_FALSE(two.parameter_share_95);
  EXPECT_FALSE(two.parameter_variance_95);
}

TEST(VarianceSplit, TheTextbookAnswerByHand) {
  // Draws (1, 3), (4, 4), (8, 10): between square 26, within square 4/3.
  const VarianceSplit split = *variance_split({1, 3, 4, 4, 8, 10}, {0, 6, 2});
  EXPECT_NEAR(split.chance_variance, 4.0 / 3, 1e-12);
  EXPECT_NEAR(split.parameter_variance, (26 - 4.0 / 3) / 2, 1e-12);
  EXPECT_EQ(split.draws, 3U);
}

TEST(VarianceSplit, IncompleteDrawsAreLeftOut) {
  const VarianceSplit whole = *variance_split({1, 3, 4, 4, 8, 10}, {0, 6, 2});
  const VarianceSplit ragged = *variance_split({99, 1, 3, 4, 4, 8, 10, 77}, {3, 8, 2});
  EXPECT_EQ(whole.parameter_variance, ragged.parameter_variance);
  EXPECT_EQ(whole.chance_variance, ragged.chance_variance);
  EXPECT_EQ(ragged.draws, 3U);
}

TEST(VarianceSplit, ACountThatNeverMovesHasNoShares) {
  const VarianceSplit still = *variance_split({5, 5, 5, 5, 5, 5}, {0, 6, 2});
  EXPECT_EQ(still.parameter_variance, 0);
  EXPECT_FALSE(still.parameter_share);
  EXPECT_FALSE(still.parameter_share_95);
}

}  // namespace
}  // namespace sposim::results
