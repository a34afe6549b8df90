#include "analysis/paired.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "analysis/luck.hpp"
#include "core/error.hpp"

namespace sposim::analysis {
namespace {

using Column = std::vector<std::int64_t>;
using results::Band;
using results::Grouping;

/// Two scenarios that share their luck.
struct Pair {
  Column policy, baseline;
};

/// Cases that both scenarios see, and those that only one does: Poisson, with a factor drawn once for each draw.
struct World {
  double shared = 0, gained = 0, lost = 0;
  double doubt = 0;  ///< standard deviation of the logarithm of the draw's factor on `gained`
};

constexpr std::uint32_t per_draw = 2;

Pair simulate(const World& world, std::uint32_t draws, std::uint64_t seed) {
  Luck luck(seed);
  Pair pair;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const double factor = std::exp(luck.normal(-world.doubt * world.doubt / 2, world.doubt));
    for (std::uint32_t replicate = 0; replicate < per_draw; ++replicate) {
      const std::int64_t shared = luck.poisson(world.shared);
      pair.policy.push_back(shared + luck.poisson(world.gained * factor));
      pair.baseline.push_back(shared + luck.poisson(world.lost));
    }
  }
  return pair;
}

bool holds(const Band& band, double truth, double scale = 1) {
  const double middle = (band.low + band.high) / 2;
  return std::abs(truth - middle) <= scale * (band.high - band.low) / 2;
}

/// In how many of 1,000 repeats with fresh seeds the interval, `scale` times as wide, holds the exact mean.
int repeats_that_hold(const World& world, std::uint32_t draws, IntervalRule rule, Direction direction,
                      double scale = 1) {
  int count = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const Pair pair = simulate(world, draws, seed);
    const MeanInterval mean_95 =
        *paired(pair.policy, pair.baseline, {0, draws * per_draw, per_draw}, direction).mean_95;
    EXPECT_EQ(mean_95.rule, rule);
    count += holds(mean_95.band_95, world.gained - world.lost, scale) ? 1 : 0;
  }
  return count;
}

// 930 to 970 of 1,000 are 2.9 standard errors about 950.

TEST(Paired, TheIntervalOfALargeCountHoldsTheExactMean930To970TimesIn1000) {
  const int count = repeats_that_hold({1000, 60, 10, 0.3}, 100, IntervalRule::student, Direction::either);
  EXPECT_GE(count, 930);
  EXPECT_LE(count, 970);
}

TEST(Paired, PlantedErrorAnIntervalAFifthTooNarrowIsFound) {
  EXPECT_LT(repeats_that_hold({1000, 60, 10, 0.3}, 100, IntervalRule::student, Direction::either, 0.8), 930);
}

TEST(Paired, TheIntervalOfARareCountHoldsTheExactMeanAtLeast930Times) {
  EXPECT_GE(repeats_that_hold({50, 0.02, 0, 0}, 100, IntervalRule::rare_one_sided, Direction::never_negative), 930);
  EXPECT_GE(repeats_that_hold({50, 0.02, 0.01, 0}, 100, IntervalRule::rare_two_sided, Direction::either), 930);
}

TEST(Paired, TheIntervalOfARareCountWidensWithDoubtAboutParameters) {
  EXPECT_GE(repeats_that_hold({50, 0.1, 0, 0.7}, 100, IntervalRule::rare_one_sided, Direction::never_negative), 930);
}

TEST(Paired, PlantedErrorAnIntervalHalfAsWideForARareCountIsFound) {
  EXPECT_LT(repeats_that_hold({50, 0.02, 0.01, 0}, 100, IntervalRule::rare_two_sided, Direction::either, 0.5), 930);
}

/// The interval of one draw of ten replicates, with that many gains and losses of 1.
Band interval_of(int gains, int losses) {
  Column policy(1000, 0);
  for (int i = 0; i < gains; ++i) policy[static_cast<std::size_t>(i)] = 1;
  for (int i = 0; i < losses; ++i) policy[static_cast<std::size_t>(gains + i)] = -1;
  const Band band = paired(policy, Column(1000, 0), {0, 1000, 1000}).mean_95->band_95;
  return {band.low * 1000, band.high * 1000};
}

using Interval = std::function<Band(int, int)>;

/// Exact coverage by enumeration, the least over pairs of means of gains and losses.
double least_coverage(const Interval& interval) {
  constexpr int most = 45;
  std::vector<std::vector<Band>> bands(most, std::vector<Band>(most));
  for (int gains = 0; gains < most; ++gains) {
    for (int losses = 0; losses < most; ++losses) bands[gains][losses] = interval(gains, losses);
  }
  double least = 1;
  const std::vector<double> means{0.05, 0.3, 0.7, 1, 2, 4, 8, 15};
  for (const double gained : means) {
    for (const double lost : means) {
      double covered = 0;
      for (int i = 0; i < most; ++i) {
        for (int j = 0; j < most; ++j) {
          if (!holds(bands[i][j], gained - lost)) continue;
          covered +=
              boost::math::pdf(boost::math::poisson(gained), i) * boost::math::pdf(boost::math::poisson(lost), j);
        }
      }
      least = std::min(least, covered);
    }
  }
  return least;
}

TEST(Paired, GainsAndLossesTogetherAreCoveredExactlyAtLeast95TimesIn100) {
  EXPECT_GE(least_coverage(interval_of), 0.95);
}

TEST(Paired, PlantedErrorTakingNoLossSeenForNoLossPossibleIsFound) {
  const auto careless = [](int gains, int losses) {
    if (losses == 0) return garwood_95(gains);
    if (gains == 0) return Band{-garwood_95(losses).high, -garwood_95(losses).low};
    return interval_of(gains, losses);
  };
  EXPECT_LT(least_coverage(careless), 0.6);
}

TEST(Garwood, PublishedLimitsForZeroOneAndTenEvents) {
  EXPECT_EQ(garwood_95(0).low, 0);
  EXPECT_NEAR(garwood_95(0).high, 3.6889, 5e-5);
  EXPECT_NEAR(garwood_95(1).low, 0.0253, 5e-5);
  EXPECT_NEAR(garwood_95(1).high, 5.5716, 5e-5);
  EXPECT_NEAR(garwood_95(10).low, 4.7954, 5e-5);
  EXPECT_NEAR(garwood_95(10).high, 18.3904, 5e-5);
}

TEST(Paired, GainsTiesAndLossesAreSharesOfReplicates) {
  const Difference difference = paired(Column{3, 5, 5, 0}, Column{1, 5, 5, 2}, {0, 4, 2});
  EXPECT_EQ(difference.probability_of_gain, 0.25);
  EXPECT_EQ(difference.probability_of_tie, 0.5);
  EXPECT_EQ(difference.probability_of_loss, 0.25);
  EXPECT_EQ(difference.estimate.mean, 0);
}

TEST(Paired, APolicyThatChangesNothingHasNoFactorAndAnIntervalAboutZero) {
  const Difference same = paired(Column{3, 5, 5, 0}, Column{3, 5, 5, 0}, {0, 4, 2}, Direction::never_negative);
  EXPECT_FALSE(same.variance_reduction);
  EXPECT_EQ(same.mean_95->band_95.low, 0);
  EXPECT_NEAR(same.mean_95->band_95.high, 3.6889 / 4, 1e-4);
  EXPECT_EQ(same.estimate.bands->band_95.high, 0);
}

TEST(Paired, ALossThatCannotBeIsOurBug) {
  EXPECT_THROW(paired(Column{1}, Column{2}, {0, 1, 1}, Direction::never_negative), core::ContractViolation);
  EXPECT_THROW(paired(Column{2}, Column{1}, {0, 1, 1}, Direction::never_positive), core::ContractViolation);
}

/// 1,000 cases on average, protected with probability 0.02 or 0.03: model.md §9.
double variance_reduction(std::uint64_t seed_of_policy) {
  const std::uint32_t draws = 20'000;
  const auto column = [&](std::uint64_t seed, double extra) {
    Luck luck(seed);
    Luck more(seed + 1000);
    Column result;
    for (std::uint32_t i = 0; i < draws; ++i) result.push_back(luck.poisson(20) + more.poisson(extra));
    return result;
  };
  return *paired(column(seed_of_policy, 10), column(1, 0), {0, draws, 1}).variance_reduction;
}

// Var(A) + Var(B) = 50, Var(A − B) = 10: a factor of 5. A ratio of variances of n values has a relative error of about
// √(2/n) for each of them.
const double factor_error = std::sqrt(4.0 / 20'000);

TEST(Paired, SharedLuckOf1000CasesCutsTheVarianceFivefold) {
  EXPECT_NEAR(variance_reduction(1), 5, 4.5 * 5 * factor_error);
}

TEST(Paired, PlantedErrorSeedsOfTheirOwnGainNothing) {
  EXPECT_NEAR(variance_reduction(2), 1, 4.5 * factor_error);
}

TEST(Paired, NumbersThatAreNotCountsHaveStudentsInterval) {
  const std::vector<double> policy{1.5, 2.5, 4.5};
  const Difference difference = paired(policy, {1, 1, 1}, {0, 3, 1});
  EXPECT_EQ(difference.mean_95->rule, IntervalRule::student);
  // Mean 11/6, standard error √(7/9) over three values, t(2) = 4.3027.
  EXPECT_NEAR(difference.mean_95->band_95.low, 11.0 / 6 - 4.302653 * std::sqrt(7.0 / 9), 1e-5);
  EXPECT_FALSE(paired(std::vector<double>{1}, {0}, {0, 1, 1}).mean_95);
}

}  // namespace
}  // namespace sposim::analysis
