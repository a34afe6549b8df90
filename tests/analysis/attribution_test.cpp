#include "analysis/attribution.hpp"

#include <gtest/gtest.h>

#include "analysis/luck.hpp"
#include "core/error.hpp"

namespace sposim::analysis {
namespace {

/// Random whole outcomes of every subset, far apart.
Counts random_game(std::size_t parts, std::size_t replicates) {
  Luck luck(4);
  Counts outcomes(std::size_t{1} << parts, replicates);
  for (std::size_t subset = 0; subset < outcomes.rows(); ++subset) {
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
      outcomes(subset, replicate) = static_cast<std::int64_t>((luck.uniform() - 0.5) * 1e12);
    }
  }
  return outcomes;
}

TEST(Attribution, PartsAddUpExactlyInEveryReplicate) {
  for (std::size_t parts = 0; parts <= most_parts; ++parts) {
    const Counts outcomes = random_game(parts, 50);
    const Attribution result = attribution(outcomes);
    for (std::size_t replicate = 0; replicate < 50; ++replicate) {
      std::int64_t sum = 0;
      for (std::size_t part = 0; part < parts; ++part) sum += result.numerators(part, replicate);
      const std::int64_t whole = outcomes(outcomes.rows() - 1, replicate) - outcomes(0, replicate);
      EXPECT_EQ(sum, whole * result.denominator);
    }
  }
}

TEST(Attribution, PlantedErrorEachPartAddedAloneDoesNotAddUp) {
  const Counts outcomes = random_game(3, 1);
  std::int64_t sum = 0;
  for (const std::size_t alone : {1U, 2U, 4U}) sum += outcomes(alone, 0) - outcomes(0, 0);
  EXPECT_NE(sum, outcomes(7, 0) - outcomes(0, 0));
}

TEST(Attribution, AGameOfThreeByHand) {
  // v(1) = 100, v(2) = 125, v(3) = 50, v(12) = 270, v(13) = 375, v(23) = 350, v(123) = 500; by orders:
  // part 1: (2·100 + 145 + 325 + 2·150) ÷ 6; part 2: (2·125 + 170 + 300 + 2·125) ÷ 6; part 3: the rest.
  const Attribution result = attribution(Counts(8, 1, {0, 100, 125, 270, 50, 375, 350, 500}));
  EXPECT_EQ(result.denominator, 6);
  EXPECT_EQ(result.numerators(0, 0), 970);
  EXPECT_EQ(result.numerators(1, 0), 970);
  EXPECT_EQ(result.numerators(2, 0), 1060);
}

TEST(Attribution, PartsThatDoTheSameHaveTheSameShare) {
  // Outcome depends on how many of parts 0 and 1 there are, and on part 2.
  Counts outcomes(8, 1);
  for (std::size_t subset = 0; subset < 8; ++subset) {
    const std::size_t alike = (subset & 1U) + (subset >> 1U & 1U);
    outcomes(subset, 0) = static_cast<std::int64_t>(alike * alike * 7 + (subset >> 2U) * 3 * (alike + 1));
  }
  const Attribution result = attribution(outcomes);
  EXPECT_EQ(result.numerators(0, 0), result.numerators(1, 0));
  EXPECT_NE(result.numerators(0, 0), result.numerators(2, 0));
}

TEST(Attribution, APartThatDoesNothingIsExactlyZero) {
  Counts outcomes = random_game(4, 20);
  for (std::size_t subset = 0; subset < 16; ++subset) {
    for (std::size_t replicate = 0; replicate < 20; ++replicate) {
      outcomes(subset, replicate) = outcomes(subset & ~std::size_t{4}, replicate);
    }
  }
  for (const std::int64_t numerator : attribution(outcomes).numerators.row_values(2)) EXPECT_EQ(numerator, 0);
}

TEST(Attribution, TheSummaryIsInTheUnitOfTheOutcomes) {
  const auto summary = summarise(attribution(Counts(2, 4, {0, 0, 0, 0, 1, 3, 5, 7})), {0, 4, 2});
  EXPECT_EQ(summary[0].mean, 4);
  EXPECT_NEAR(*summary[0].simulation_error, 2, 1e-12);  // draw means 2 and 6
  EXPECT_EQ(summary[0].bands->band_95.high, 7);
}

TEST(Attribution, ARunMissingFromThePackageIsOurBug) {
  EXPECT_THROW(attribution(Counts(3, 1)), core::ContractViolation);
  EXPECT_THROW(attribution(Counts(128, 1)), core::ContractViolation);
}

}  // namespace
}  // namespace sposim::analysis
