// What a sample that is there already says: given-data indices, rank regression, regions; and the designs that move one
// factor at a time.
#include "analysis/given_data.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "analysis/mean.hpp"
#include "analysis/morris.hpp"
#include "analysis/one_at_a_time.hpp"
#include "analysis/rank_regression.hpp"
#include "analysis/regional.hpp"
#include "analysis/test_functions.hpp"
#include "random/address.hpp"
#include "random/normal.hpp"

namespace sposim::analysis {
namespace {

using Function = std::function<double(const std::vector<double>&)>;

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t repeats = 100;
#else
constexpr std::uint64_t repeats = 500;
#endif

double uniform(std::uint64_t seed, std::uint64_t column, std::size_t row) {
  return random::parameter_uniform(seed, column, static_cast<std::uint32_t>(row));
}

double normal(std::uint64_t seed, std::uint64_t column, std::size_t row) {
  return random::normal_quantile(uniform(seed, column, row));
}

Sample uniforms(std::size_t points, std::size_t factors, std::uint64_t seed, const Function& function) {
  Sample sample{Table(points, factors), {}, {}};
  for (std::size_t i = 0; i < points; ++i) {
    for (std::size_t j = 0; j < factors; ++j) sample.factors(i, j) = uniform(seed, j, i);
    sample.outcomes.push_back(function(sample.factors.row_values(i)));
  }
  return sample;
}

/// y = x1 + ½ x2 + noise over normal factors, the third without influence; x2 goes with x1 by `correlation`.
struct Linear {
  double correlation = 0, noise = 0.6, chance = 0;
};
Sample linear(std::size_t points, std::uint64_t seed, const Linear& world) {
  Sample sample{Table(points, 3), {}, {}};
  for (std::size_t i = 0; i < points; ++i) {
    const double z1 = normal(seed, 11, i);
    const double z2 =
        world.correlation * z1 + std::sqrt(1 - world.correlation * world.correlation) * normal(seed, 12, i);
    sample.factors(i, 0) = z1;
    sample.factors(i, 1) = z2;
    sample.factors(i, 2) = normal(seed, 13, i);
    sample.outcomes.push_back(z1 + z2 / 2 + world.noise * normal(seed, 14, i) + world.chance * normal(seed, 15, i));
    if (world.chance > 0) sample.chance.push_back(world.chance * world.chance);
  }
  return sample;
}

bool holds(const Index& index, double truth) {
  return index.band_95 && index.band_95->low <= truth && truth <= index.band_95->high;
}

TEST(GivenData, FindsIshigamisFirstOrderIndices) {
  const std::vector<Index> found = given_data_indices(uniforms(8000, 3, 1, ishigami));
  // 32 bins lose up to a fiftieth of what moves within them.
  EXPECT_NEAR(*found[0].value, 0.3139, 0.03);
  EXPECT_NEAR(*found[1].value, 0.4424, 0.03);
  EXPECT_NEAR(*found[2].value, 0, 0.01);
  // The twin: the same points, results in another order, know nothing.
  Sample shuffled = uniforms(8000, 3, 1, ishigami);
  std::rotate(shuffled.outcomes.begin(), shuffled.outcomes.begin() + 1, shuffled.outcomes.end());
  for (const Index& index : given_data_indices(shuffled)) EXPECT_NEAR(*index.value, 0, 0.01);
}

/// With correlation ρ the index of x1 is Cov(x1, y)² ÷ Var y: what it tells of x2 too.
TEST(GivenData, HoldsForNumbersThatGoTogether) {
  const double rho = 0.7;
  const double variance = 1 + 0.25 + rho + 0.36;
  const std::vector<Index> found = given_data_indices(linear(8000, 2, {rho}));
  EXPECT_NEAR(*found[0].value, std::pow(1 + rho / 2, 2) / variance, 0.03);
  EXPECT_NEAR(*found[1].value, std::pow(rho + 0.5, 2) / variance, 0.03);
  EXPECT_NEAR(*found[2].value, 0, 0.01);
  EXPECT_GT(*found[0].value + *found[1].value, 1) << "they do not add up";
}

TEST(GivenData, ChanceIsTakenOutOfTheVariance) {
  Sample sample = linear(8000, 3, {0, 0.6, 1.5});
  EXPECT_NEAR(*given_data_indices(sample)[0].value, 1 / 1.61, 0.06);
  sample.chance.clear();
  EXPECT_NEAR(*given_data_indices(sample)[0].value, 1 / (1.61 + 2.25), 0.03) << "of all there is, chance included";
}

/// Intervals are a little too wide (the worst is a factor without influence), never too narrow: 500 repeats.
TEST(GivenData, IntervalsHoldTheTruth) {
  std::vector<double> held(3, 0);
  const std::vector<double> truth{1 / 1.61, 0.25 / 1.61, 0};
  for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
    const std::vector<Index> found = given_data_indices(linear(400, 50 + repeat, {}));
    for (std::size_t j = 0; j < 3; ++j) held[j] += holds(found[j], truth[j]) ? 1 : 0;
  }
  for (const double each : held) EXPECT_GE(each / static_cast<double>(repeats), 0.93);
  EXPECT_LE(held[0] / static_cast<double>(repeats), 0.99);
}

TEST(GivenData, IsNotApplicableWithoutPointsOrMovement) {
  for (const Index& index : given_data_indices(linear(39, 1, {}))) EXPECT_FALSE(index.value);
  for (const Index& index : given_data_indices(uniforms(100, 2, 1, [](const auto&) { return 7.0; }))) {
    EXPECT_FALSE(index.value);
  }
  Sample still = linear(100, 1, {});
  for (std::size_t i = 0; i < 100; ++i) still.factors(i, 2) = 4;
  EXPECT_FALSE(given_data_indices(still)[2].value);
  EXPECT_TRUE(given_data_indices(still)[0].value);
}

/// SRC of independent normal factors is coefficient × sd ÷ sd of the result; 93 to 97 % coverage.
TEST(RankRegression, StandardisedCoefficientsOfALine) {
  const double sd = std::sqrt(1.61);
  std::vector<double> held(3, 0);
  for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
    const RankRegression found = rank_regression(linear(200, 700 + repeat, {}));
    const std::vector<double> truth{1 / sd, 0.5 / sd, 0};
    for (std::size_t j = 0; j < 3; ++j) held[j] += holds(found.standardised[j], truth[j]) ? 1 : 0;
  }
  const double error = std::sqrt(0.95 * 0.05 / static_cast<double>(repeats));
  for (const double each : held) EXPECT_NEAR(each / static_cast<double>(repeats), 0.95, 3 * error);
  EXPECT_NEAR(*rank_regression(linear(20000, 9, {})).explained, 1.25 / 1.61, 0.02);
}

/// A partial rank correlation holds the others: of a number that matters only through its partner nothing is left.
TEST(RankRegression, PartialRanksLookThroughAPartner) {
  Sample sample = linear(4000, 4, {0.8});
  for (std::size_t i = 0; i < 4000; ++i) {
    sample.outcomes[i] = std::exp(sample.factors(i, 0)) + 0.5 * std::exp(0.5 * normal(4, 20, i));
  }
  const RankRegression found = rank_regression(sample);
  EXPECT_GT(*found.partial_ranks[0].value, 0.8);
  EXPECT_NEAR(*found.partial_ranks[1].value, 0, 0.1);
  EXPECT_GT(spearman(sample.factors.column(1), sample.outcomes), 0.6) << "by itself it looks important";
  EXPECT_GT(*found.explained_ranks, *found.explained) << "the result bends; its ranks do not";
}

TEST(RankRegression, NeedsMorePointsThanFactors) {
  EXPECT_FALSE(rank_regression(linear(5, 1, {})).explained);
  EXPECT_TRUE(rank_regression(linear(6, 1, {})).explained);
  for (const Index& index : rank_regression(linear(5, 1, {})).partial_ranks) EXPECT_FALSE(index.value);
}

TEST(Ranks, OfEqualsAreShared) {
  EXPECT_EQ(ranks_of({3, 1, 3, 2}), (std::vector<double>{3.5, 1, 3.5, 2}));
  EXPECT_DOUBLE_EQ(spearman({1, 2, 3, 4}, {10, 20, 30, 40}), 1);
  EXPECT_DOUBLE_EQ(spearman({1, 2, 3, 4}, {4, 3, 2, 1}), -1);
}

TEST(Regions, OfAResultThatIsOneNumber) {
  const Sample sample = uniforms(1000, 2, 5, [](const auto& point) { return 10 * point[0]; });
  const auto low = regional_sensitivity(sample, Worst::lowest);
  EXPECT_NEAR(low[0]->distance, 1, 1e-12);
  EXPECT_EQ(low[0]->low, 0);
  EXPECT_NEAR(low[0]->high, 0.1, 1e-12);
  EXPECT_EQ(low[0]->worst_inside, 1);
  EXPECT_EQ(low[0]->risk_inside, 1);
  EXPECT_LT(low[1]->distance, low[1]->chance_95) << "the other number has no part in it";
  const auto high = regional_sensitivity(sample, Worst::highest);
  EXPECT_NEAR(high[0]->low, 0.9, 1e-12);
  EXPECT_EQ(high[0]->high, 1);
  EXPECT_EQ(high[0]->risk_inside, 1);
}

/// A number without influence stays below the limit in 95 of 100 samples; the limit is asymptotic and errs to the safe
/// side.
TEST(Regions, TheLimitOfChanceHolds) {
  double below = 0;
  for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
    const auto region = regional_sensitivity(linear(300, 3000 + repeat, {}), Worst::lowest)[2];
    below += region->distance < region->chance_95 ? 1 : 0;
  }
  EXPECT_GE(below / static_cast<double>(repeats), 0.95 - 3 * std::sqrt(0.95 * 0.05 / static_cast<double>(repeats)));
  EXPECT_LT(below, static_cast<double>(repeats)) << "some samples pass it, or it says nothing";
}

Responses responses_of(const Design& design, const Function& function) {
  Responses responses{design, {}, points_of(design), {}};
  for (std::size_t i = 0; i < design.factors; ++i) responses.factors.push_back("x" + std::to_string(i + 1));
  Response response;
  response.output = "y";
  response.halves = Table(responses.points.rows(), 2);
  for (std::size_t point = 0; point < responses.points.rows(); ++point) {
    const double value = function(responses.points.row_values(point));
    response.mean.push_back(value);
    response.halves(point, 0) = response.halves(point, 1) = value;
  }
  responses.outputs.push_back(response);
  return responses;
}

/// On the 4-level grid sin² of the second input is 0, ¾, ¾, 0: every step is 7 × ¾ ÷ ⅔ = 7.875.
TEST(Morris, OfIshigamisSecondInput) {
  Design design;
  design.kind = DesignKind::morris;
  design.factors = 3;
  design.base = 64;
  design.seed = 3;
  const std::vector<MorrisMeasures> found = morris_measures(responses_of(design, ishigami), 0);
  EXPECT_NEAR(*found[1].mu_star.value, 7.875, 1e-12);
  EXPECT_NEAR(found[1].mu_star.band_95->high, 7.875, 1e-9) << "always the same, so known exactly";
  EXPECT_LT(std::abs(*found[1].mu.value), 4) << "up as often as down";
  EXPECT_GT(*found[1].sigma.value, 6);
  EXPECT_NEAR(*found[1].chance, 0, 1e-12);
  // The twin: a function with another a is another number.
  const auto other = morris_measures(responses_of(design, [](const auto& x) { return 0.9 * ishigami(x); }), 0);
  EXPECT_GT(std::abs(*other[1].mu_star.value - 7.875), 0.5);
}

TEST(Morris, OfALineIsItsSlopes) {
  Design design;
  design.kind = DesignKind::morris;
  design.factors = 2;
  design.base = 8;
  design.seed = 3;
  const auto found =
      morris_measures(responses_of(design, [](const std::vector<double>& x) { return 5 * x[0] - 2 * x[1]; }), 0);
  EXPECT_NEAR(*found[0].mu.value, 5, 1e-12);
  EXPECT_NEAR(*found[1].mu.value, -2, 1e-12);
  EXPECT_NEAR(*found[1].mu_star.value, 2, 1e-12);
}

TEST(OneAtATime, TheWidestBarIsFirst) {
  Design design;
  design.kind = DesignKind::one_at_a_time;
  design.factors = 3;
  design.middle = {0.5, 0.5, 0.5};
  design.places = {{0.1, 0.9}, {0.9, 0.1}, {0.1, 0.5, 0.9}};
  const OneAtATime found = one_at_a_time(
      responses_of(design,
                   [](const std::vector<double>& x) { return x[0] - 5 * x[1] + 10 * (x[2] - 0.5) * (x[2] - 0.5); }),
      0);
  EXPECT_NEAR(found.middle, -2, 1e-12);
  ASSERT_EQ(found.bars.size(), 3U);
  EXPECT_EQ(found.bars[0].factor, 1U);
  EXPECT_NEAR(found.bars[0].low, -0, 1e-12) << "at the factor's lowest place the result is highest";
  EXPECT_NEAR(found.bars[0].high, -4, 1e-12);
  EXPECT_NEAR(found.bars[0].swing(), 4, 1e-12);
  EXPECT_EQ(found.bars[1].factor, 2U);
  EXPECT_NEAR(found.bars[1].swing(), 1.6, 1e-12) << "both ends are alike, and the middle is lower";
  EXPECT_EQ(found.bars[2].factor, 0U);
}

}  // namespace
}  // namespace sposim::analysis
