#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <functional>

#include "analysis/inequality.hpp"
#include "analysis/luck.hpp"
#include "analysis/ranking.hpp"

namespace sposim::analysis {
namespace {

Counts one_row(const std::vector<std::int64_t>& values) {
  return {1, values.size(), values};
}

/// Gini of equal forces before, and of the given ones after; one replicate.
double gini_change(const std::vector<std::int64_t>& after) {
  const Counts weights(1, after.size(), 1);
  const ByForce alike{Counts(1, after.size(), 3), weights};
  return inequality_change(alike, {one_row(after), weights}, Gap::gini, {0, 1, 1}).change.estimate->mean;
}

std::vector<std::int64_t> quantiles(const std::function<double(double)>& quantile) {
  constexpr int count = 100'000;
  std::vector<std::int64_t> column;
  for (int i = 0; i < count; ++i) column.push_back(std::llround(1e6 * quantile((i + 0.5) / count)));
  return column;
}

TEST(InequalityChange, FromAllAlikeToAKnownLawIsThatLawsGini) {
  EXPECT_NEAR(gini_change({0, 0, 0, 1}), 0.75, 1e-15);
  EXPECT_NEAR(gini_change(quantiles([](double u) { return u; })), 1.0 / 3, 1e-4);
  EXPECT_NEAR(gini_change(quantiles([](double u) { return -std::log1p(-u); })), 0.5, 1e-3);
  const auto lognormal = [](double u) { return std::exp(std::sqrt(2.0) * boost::math::erf_inv(2 * u - 1)); };
  EXPECT_NEAR(gini_change(quantiles(lognormal)), 0.5205, 1e-3);
  EXPECT_NEAR(gini_change(quantiles([](double u) { return std::pow(1 - u, -1.0 / 3); })), 0.2, 1e-3);
}

/// Forces' counts in four replicates (two draws), before and after; the last replicate has nothing before.
const Counts weights(4, 2, 10);
const ByForce before{Counts(4, 2, {0, 4, 1, 3, 0, 4, 0, 0}), weights};
const ByForce after{Counts(4, 2, {2, 2, 1, 3, 1, 3, 1, 3}), weights};

TEST(InequalityChange, IsTakenReplicateByReplicateWhereBothAreDefined) {
  const InequalityChange result = inequality_change(before, after, Gap::gini, {0, 4, 2});
  // Gini before ½, ¼, ½; after 0, ¼, ¼.
  EXPECT_EQ(result.undefined_replicates, 1U);
  EXPECT_NEAR(result.before.estimate->mean, 1.25 / 3, 1e-15);
  EXPECT_NEAR(result.after.estimate->mean, 0.5 / 3, 1e-15);
  EXPECT_NEAR(result.change.estimate->mean, -0.25, 1e-15);
  EXPECT_NEAR(result.change.estimate->bands->band_95.low, -0.5, 1e-15);
  EXPECT_NEAR(result.change.estimate->bands->band_95.high, 0, 1e-15);
  EXPECT_TRUE(result.change.mean_95);
}

TEST(InequalityChange, OfFifthsIsUndefinedWhereTheBottomFifthHasNothing) {
  const InequalityChange result = inequality_change(before, after, Gap::top_to_bottom_fifth, {0, 4, 2});
  EXPECT_EQ(result.undefined_replicates, 3U);
  EXPECT_NEAR(result.before.estimate->mean, 3, 1e-12);
  EXPECT_NEAR(result.change.estimate->mean, 0, 1e-12);
}

TEST(InequalityChange, NothingDefinedHasNoEstimate) {
  const ByForce empty{Counts(4, 2, 0), weights};
  const InequalityChange result = inequality_change(empty, after, Gap::gini, {0, 4, 2});
  EXPECT_EQ(result.undefined_replicates, 4U);
  EXPECT_FALSE(result.change.estimate);
  EXPECT_FALSE(result.change.mean_95);
}

/// How many of 500 intervals of a mean change, `scale` times as wide, hold the exact one.
int intervals_that_hold(double scale) {
  // Two forces; before (0, 4); after (4, 0) with probability ¼, else (2, 2): change −½ with probability ¾, else 0.
  int count = 0;
  constexpr std::uint32_t replicates = 100;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Luck luck(seed);
    Counts second(replicates, 2, 2);
    for (std::uint32_t i = 0; i < replicates; ++i) {
      if (luck.uniform() < 0.25) second(i, 0) = 4, second(i, 1) = 0;
    }
    Counts first(replicates, 2, 0);
    for (std::uint32_t i = 0; i < replicates; ++i) first(i, 1) = 4;
    const Counts equal(replicates, 2, 10);
    const auto band = *inequality_change({first, equal}, {second, equal}, Gap::gini, {0, replicates, 1}).change.mean_95;
    const double middle = (band.low + band.high) / 2;
    count += std::abs(middle + 0.375) <= scale * (band.high - band.low) / 2 ? 1 : 0;
  }
  return count;
}

// Of 500 repeats 475 are expected; 4.5 standard errors are 22, and a binomial's steps cost up to 2 in 100.
TEST(InequalityChange, TheIntervalOfTheMeanHoldsTheTruth95TimesIn100) {
  EXPECT_NEAR(intervals_that_hold(1), 475, 22 + 10);
}

TEST(InequalityChange, PlantedErrorAnIntervalHalfAsWideIsFound) {
  EXPECT_LT(intervals_that_hold(0.5), 475 - 22 - 10);
}

const Place& place_of(const std::vector<Place>& places, std::size_t force) {
  for (const Place& place : places) {
    if (place.force == force) return place;
  }
  throw core::ContractViolation("no such force");
}

TEST(Ranking, RanksAreOfRatesNotOfCounts) {
  const auto places = ranking(one_row({50, 2, 9}), one_row({1000, 10, 100}), RankOrder::lowest_first, 1);
  EXPECT_EQ(place_of(places, 0).mean_rank, 1);
  EXPECT_EQ(place_of(places, 2).mean_rank, 2);
  EXPECT_EQ(place_of(places, 1).mean_rank, 3);
  EXPECT_EQ(place_of(places, 0).probability_among_first, 1);
  const auto highest = ranking(one_row({50, 2, 9}), one_row({1000, 10, 100}), RankOrder::highest_first, 1);
  EXPECT_EQ(place_of(highest, 1).mean_rank, 1);
}

TEST(Ranking, EqualRatesShareTheirRanksAndTheLastPlaces) {
  // Rates 1, 2, 2, 2, 5 with three places: the three equals share two of them.
  const auto places = ranking(one_row({1, 2, 4, 6, 5}), one_row({1, 1, 2, 3, 1}), RankOrder::lowest_first, 3);
  EXPECT_EQ(place_of(places, 0).probability_among_first, 1);
  for (const std::size_t force : {1U, 2U, 3U}) {
    EXPECT_EQ(place_of(places, force).mean_rank, 3);
    EXPECT_NEAR(place_of(places, force).probability_among_first, 2.0 / 3, 1e-15);
  }
  EXPECT_EQ(place_of(places, 4).probability_among_first, 0);
}

TEST(Ranking, AForceWithoutWeightIsLeftOut) {
  const Counts counts(2, 3, {1, 5, 0, 1, 5, 4});
  const auto places = ranking(counts, Counts(2, 3, {1, 0, 1, 1, 0, 1}), RankOrder::lowest_first);
  EXPECT_EQ(places.size(), 2U);
  EXPECT_EQ(place_of(places, 0).mean_rank, 1.5);
  EXPECT_EQ(place_of(places, 0).probability_among_first, 1);
}

/// Places of 43 forces whose rates all have one law; a force's probability to be among five is 5/43.
std::vector<Place> alike(double advantage) {
  Luck luck(9);
  constexpr std::size_t replicates = 2000;
  Counts counts(replicates, 43);
  for (std::size_t i = 0; i < replicates; ++i) {
    for (std::size_t force = 0; force < 43; ++force) {
      counts(i, force) = luck.poisson(force == 0 ? 20 * advantage : 20);
    }
  }
  return ranking(counts, Counts(replicates, 43, 100), RankOrder::lowest_first);
}

// Expected membership varies less than a yes or no, so the binomial error is an upper bound.
const double membership_error = std::sqrt(5.0 / 43 * (38.0 / 43) / 2000);

TEST(Ranking, ForcesAlikeAreEachAmongFiveOf43WithThatProbability) {
  double sum = 0;
  for (const Place& place : alike(1)) {
    EXPECT_NEAR(place.probability_among_first, 5.0 / 43, 4.5 * membership_error);
    EXPECT_NEAR(place.mean_rank, 22, 4.5 * std::sqrt((43 * 43 - 1) / 12.0 / 2000));
    EXPECT_LT(place.ranks->band_95.low, 4);
    EXPECT_GT(place.ranks->band_95.high, 40);
    sum += place.probability_among_first;
  }
  EXPECT_NEAR(sum, 5, 1e-9);
}

TEST(Ranking, PlantedErrorAForceATenthBetterIsFound) {
  EXPECT_GT(std::abs(alike(1.1)[0].probability_among_first - 5.0 / 43), 4.5 * membership_error);
}

}  // namespace
}  // namespace sposim::analysis
