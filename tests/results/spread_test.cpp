#include "results/spread.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <functional>
#include <random>

#include "support/synthetic_record.hpp"

namespace sposim::results {
namespace {

using Column = std::vector<std::int64_t>;

/// The middle quantiles of a law, as integers fine enough not to matter.
Column quantiles(const std::function<double(double)>& quantile, int count = 100'000) {
  Column column;
  for (int i = 0; i < count; ++i) column.push_back(std::llround(1e6 * quantile((i + 0.5) / count)));
  return column;
}

double gini_of(const Column& column) {
  return *weighted_gini(column, Column(column.size(), 1));
}

TEST(Gini, OneForceOfFourWithEverythingIsThreeQuarters) {
  EXPECT_NEAR(gini_of({0, 0, 0, 1}), 0.75, 1e-15);
}

TEST(Gini, ForcesAlikeAreZero) {
  EXPECT_EQ(gini_of({5, 5, 5}), 0);
  EXPECT_EQ(*weighted_gini({5, 10, 20}, {100, 200, 400}), 0);
}

TEST(Gini, KnownLawsHaveTheirCoefficients) {
  EXPECT_NEAR(gini_of(quantiles([](double u) { return u; })), 1.0 / 3, 1e-4);
  EXPECT_NEAR(gini_of(quantiles([](double u) { return -std::log1p(-u); })), 0.5, 1e-3);
  const auto lognormal = [](double u) { return std::exp(std::sqrt(2.0) * boost::math::erf_inv(2 * u - 1)); };
  EXPECT_NEAR(gini_of(quantiles(lognormal)), 0.5205, 1e-3);
  EXPECT_NEAR(gini_of(quantiles([](double u) { return std::pow(1 - u, -1.0 / 3); })), 0.2, 1e-3);
}

/// Forces of different size: a force of weight w is w people with the force's rate.
struct Weighted {
  Column counts, weights, replicated;
};

Weighted weighted_example() {
  std::mt19937_64 engine(2);
  std::uniform_int_distribution<std::int64_t> rate(0, 40);
  std::uniform_int_distribution<std::int64_t> weight(1, 30);
  Weighted example;
  for (int force = 0; force < 43; ++force) {
    const std::int64_t size = weight(engine);
    const std::int64_t each = rate(engine);
    example.weights.push_back(size);
    example.counts.push_back(size * each);
    example.replicated.insert(example.replicated.end(), static_cast<std::size_t>(size), each);
  }
  return example;
}

TEST(Gini, AWeightOfThreeIsThreeAlike) {
  const Weighted example = weighted_example();
  EXPECT_NEAR(*weighted_gini(example.counts, example.weights), gini_of(example.replicated), 1e-12);
}

TEST(Gini, PlantedErrorForcesCountedAlikeWhateverTheirSizeIsFound) {
  const Weighted example = weighted_example();
  EXPECT_GT(std::abs(gini_of(example.counts) - gini_of(example.replicated)), 1e-3);
}

TEST(Gini, PlantedErrorTheSmallSampleFactorIsFound) {
  EXPECT_GT(std::abs(gini_of({0, 0, 0, 1}) * 4 / 3 - 0.75), 1e-3);
}

TEST(Gini, NothingCountedHasNoGini) {
  EXPECT_FALSE(weighted_gini({0, 0}, {10, 20}));
  EXPECT_FALSE(weighted_gini({}, {}));
}

TEST(Gini, AForceWithoutReportsHasNoRateAndIsLeftOut) {
  EXPECT_EQ(weighted_gini({3, 1, 9}, {10, 20, 0}), weighted_gini({3, 1}, {10, 20}));
  EXPECT_FALSE(weighted_gini({9}, {0}));
}

TEST(Gini, OrderOfForcesAndUnitsDoNotMatter) {
  EXPECT_EQ(weighted_gini({3, 1, 9}, {10, 20, 5}), weighted_gini({9, 3, 1}, {5, 10, 20}));
  EXPECT_NEAR(*weighted_gini({3, 1, 9}, {10, 20, 5}), *weighted_gini({300, 100, 900}, {70, 140, 35}), 1e-15);
}

TEST(Fifths, TenForcesAlikeInSizeCompareTwoWithTwo) {
  EXPECT_NEAR(*top_to_bottom_fifth({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Column(10, 100)), 19.0 / 3, 1e-12);
}

TEST(Fifths, AForceAcrossTheEdgeCountsInPart) {
  // All weight 10, a fifth is 2. Bottom: weight 1 at rate 1, and half of (weight 2, rate 2). Top: 2 of 7 at rate 3.
  EXPECT_NEAR(*top_to_bottom_fifth({1, 4, 21}, {1, 2, 7}), 6.0 / 3, 1e-12);
}

TEST(Fifths, OneForceAgainstItselfIsOne) {
  EXPECT_NEAR(*top_to_bottom_fifth({8}, {100}), 1, 1e-15);
}

TEST(Fifths, TiesDoNotDependOnTheOrderOfForces) {
  EXPECT_EQ(top_to_bottom_fifth({2, 4, 9, 1}, {2, 4, 3, 1}), top_to_bottom_fifth({1, 9, 4, 2}, {1, 3, 4, 2}));
}

TEST(Fifths, AnEmptyBottomFifthHasNoRatio) {
  EXPECT_FALSE(top_to_bottom_fifth({0, 0, 3, 4, 5}, Column(5, 10)));
  EXPECT_FALSE(top_to_bottom_fifth({}, {}));
}

TEST(Fifths, PlantedErrorFifthsOfForcesInsteadOfReportsIsFound) {
  const double by_reports = *top_to_bottom_fifth({1, 4, 9, 16, 500}, {1, 2, 3, 4, 100});
  EXPECT_GT(std::abs(by_reports - 5.0), 1e-3);  // a fifth of five forces is one: rate 5 against rate 1
  EXPECT_NEAR(by_reports, 22 * 5 / (1.0 + 4 + 9 + 16 + 12 * 5), 1e-12);
}

/// Two forces, two replicates; applied 5 and 0, then 6 and 2.
support::SyntheticRecord two_forces() {
  support::SyntheticRecord synthetic({"Wales", "London"}, 1, 2, 1);
  for (const std::uint32_t replicate : {0U, 1U}) {
    for (const std::size_t force : {std::size_t{0}, std::size_t{1}}) {
      synthetic.headline(replicate, force, "reports") = 1000;
      synthetic.headline(replicate, force, "reports_whole_run") = 1000;
      synthetic.headline(replicate, force, "applied_whole_run") = 50;
    }
  }
  synthetic.headline(0, 0, "applied") = 5;
  synthetic.headline(1, 0, "applied") = 6;
  synthetic.headline(1, 1, "applied") = 2;
  return synthetic;
}

const Spread& find(const std::vector<Spread>& list, std::string_view headline, SpreadStatistic statistic) {
  for (const Spread& spread : list) {
    if (spread.headline == support::headline_position(headline) && spread.statistic == statistic) return spread;
  }
  throw std::invalid_argument("no such spread");
}

TEST(Spread, EachStatisticHasItsOwnIntervalAcrossReplicates) {
  const std::vector<Spread> list = spreads(two_forces().build());
  EXPECT_EQ(find(list, "applied", SpreadStatistic::five_or_fewer).estimate->mean, 1.5);
  EXPECT_EQ(find(list, "applied", SpreadStatistic::none).estimate->mean, 0.5);
  const Estimate gini = *find(list, "applied", SpreadStatistic::gini).estimate;
  EXPECT_NEAR(gini.mean, (0.5 + 0.25) / 2, 1e-15);
  EXPECT_NEAR(gini.bands->band_95.low, 0.25, 1e-15);
  EXPECT_NEAR(gini.bands->band_95.high, 0.5, 1e-15);
  EXPECT_EQ(find(list, "applied_whole_run", SpreadStatistic::gini).estimate->mean, 0);
}

TEST(Spread, OneUndefinedReplicateLeavesNoEstimateButSaysHowMany) {
  const Spread spread = find(spreads(two_forces().build()), "applied", SpreadStatistic::top_to_bottom);
  EXPECT_FALSE(spread.estimate);
  EXPECT_EQ(spread.undefined_replicates, 1U);
}

TEST(Spread, OneReplicateHasNoInterval) {
  support::SyntheticRecord synthetic({"Wales", "London"}, 1, 1, 2);
  synthetic.headline(0, 0, "reports") = 10;
  synthetic.headline(0, 0, "applied") = 3;
  const Estimate gini = *find(spreads(synthetic.build()), "applied", SpreadStatistic::gini).estimate;
  EXPECT_FALSE(gini.bands);
  EXPECT_FALSE(gini.simulation_error);
}

}  // namespace
}  // namespace sposim::results
