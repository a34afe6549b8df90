#include "results/estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/synthetic_record.hpp"

namespace sposim::results {
namespace {

using Column = std::vector<std::int64_t>;

Grouping replicates(std::size_t count, std::uint32_t per_draw, std::uint32_t first = 0) {
  return {first, static_cast<std::uint32_t>(count), per_draw};
}

/// Counts whose mean is Gamma(shape 20, scale 5) in each parameter draw: mean 100, variance 500 between + 100 within.
Column poisson_gamma(std::uint32_t draws, std::uint32_t per_draw, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::gamma_distribution<double> rate(20, 5);
  Column column;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    std::poisson_distribution<std::int64_t> count(rate(engine));
    for (std::uint32_t i = 0; i < per_draw; ++i) column.push_back(count(engine));
  }
  return column;
}

TEST(Estimate, OneReplicateHasAMeanAndNothingElse) {
  for (const Estimate& one :
       {estimate(Column{7}, replicates(1, 2)), estimate(support::cell_of({7}, 2), replicates(1, 2)),
        estimate(std::vector<double>{7}, replicates(1, 2))}) {
    EXPECT_EQ(one.mean, 7);
    EXPECT_FALSE(one.simulation_error);
    EXPECT_FALSE(one.bands);
  }
}

TEST(Estimate, OneDrawOfManyReplicatesHasBandsButNoStandardError) {
  const Estimate one_draw = estimate(Column{5, 6, 7, 8}, replicates(4, 4));
  EXPECT_TRUE(one_draw.bands);
  EXPECT_FALSE(one_draw.simulation_error);
  EXPECT_FALSE(estimate(support::cell_of({5, 6, 7, 8}, 4), replicates(4, 4)).simulation_error);
}

TEST(Estimate, CellAndExactColumnAgree) {
  const Column column = poisson_gamma(60, 3, 1);
  const Estimate exact = estimate(column, replicates(180, 3));
  const Estimate cell = estimate(support::cell_of(column, 3), replicates(180, 3));
  EXPECT_EQ(exact.mean, cell.mean);
  EXPECT_NEAR(*exact.simulation_error, *cell.simulation_error, 1e-12);
  EXPECT_EQ(exact.bands->median, cell.bands->median);
  EXPECT_EQ(exact.bands->band_95.low, cell.bands->band_95.low);
  EXPECT_EQ(exact.bands->band_80.high, cell.bands->band_80.high);
}

TEST(Estimate, StandardErrorIsTheSpreadOfDrawMeansOverTheRootOfTheirNumber) {
  // Draw means 2, 4, 9: mean 5, variance 13.
  EXPECT_NEAR(*estimate(Column{1, 3, 4, 4, 8, 10}, replicates(6, 2)).simulation_error, std::sqrt(13.0 / 3), 1e-12);
}

TEST(Estimate, BandsAreTheValuesOfTheirRanks) {
  Column column;
  for (int value = 1000; value >= 1; --value) column.push_back(value);
  const Bands bands = *estimate(column, replicates(1000, 1)).bands;
  EXPECT_EQ(bands.median, 500);
  EXPECT_EQ(bands.band_95.low, 25);
  EXPECT_EQ(bands.band_95.high, 975);
  EXPECT_EQ(bands.band_80.low, 100);
  EXPECT_EQ(bands.band_50.high, 750);
}

TEST(Estimate, AnIncompleteDrawCountsWithTheReplicatesItHas) {
  // Draw sums 4, 8, 9 over 2, 2, 1 replicates; mean 21/5; residuals -4.4, -0.4, 4.8.
  const Column column{1, 3, 4, 4, 9};
  const double expected = std::sqrt((4.4 * 4.4 + 0.4 * 0.4 + 4.8 * 4.8) * 3 / 2) / 5;
  EXPECT_NEAR(*estimate(column, replicates(5, 2)).simulation_error, expected, 1e-12);
  EXPECT_NEAR(*estimate(std::vector<double>{1, 3, 4, 4, 9}, replicates(5, 2)).simulation_error, expected, 1e-12);
}

TEST(Estimate, ACellWithAnIncompleteDrawHasNoStandardErrorRatherThanAWrongOne) {
  const Estimate stopped = estimate(support::cell_of({1, 3, 4, 4, 9}, 2), replicates(5, 2));
  EXPECT_FALSE(stopped.simulation_error);
  EXPECT_TRUE(stopped.bands);
  EXPECT_FALSE(estimate(support::cell_of({1, 3, 4, 4}, 2), replicates(4, 2, 1)).simulation_error);
}

TEST(Estimate, ReplicatesAreGroupedByTheirNumberInTheWholeRun) {
  // Replicates 1, 2, 3 belong to draws 0, 1, 1.
  const double residual = 4.0 - 17.0 / 3;  // draw sums 4 and 13 over 1 and 2
  EXPECT_NEAR(*estimate(Column{4, 6, 7}, replicates(3, 2, 1)).simulation_error,
              std::sqrt(2 * residual * residual * 2) / 3, 1e-12);
}

TEST(Estimate, SumsOfSquaresBeyond64BitsStayExact) {
  const std::int64_t large = 4'000'000'000'000;  // its square times the number of draws passes 2^64
  const Column column{large, large + 2, large + 4, large + 6};
  EXPECT_NEAR(*estimate(column, replicates(4, 2)).simulation_error, 2.0, 1e-9);
}

/// Runs of 50 draws of 4: the mean square of (mean − 100) against the mean of the squared standard errors.
struct ErrorTrial {
  double actual = 0, claimed = 0, tolerance = 0;
};

ErrorTrial error_trial(std::uint32_t grouped_by) {
  constexpr int runs = 1500;
  ErrorTrial trial;
  double squares = 0;
  for (int run = 0; run < runs; ++run) {
    const Column column = poisson_gamma(50, 4, 1000 + static_cast<std::uint64_t>(run));
    const Estimate result = estimate(column, replicates(column.size(), grouped_by));
    const double away = (result.mean - 100) * (result.mean - 100);
    trial.actual += away / runs;
    squares += away * away / runs;
    trial.claimed += *result.simulation_error * *result.simulation_error / runs;
  }
  trial.tolerance = 4.5 * std::sqrt((squares - trial.actual * trial.actual) / runs);
  return trial;
}

TEST(Estimate, TheStandardErrorIsHowFarMeansOfRunsLieApart) {
  const ErrorTrial trial = error_trial(4);
  EXPECT_NEAR(trial.claimed, trial.actual, trial.tolerance);
  EXPECT_NEAR(trial.claimed, 525.0 / 50, trial.tolerance);
}

TEST(Estimate, PlantedErrorReplicatesOfOneDrawTakenAsIndependentIsFound) {
  const ErrorTrial trial = error_trial(1);
  EXPECT_GT(std::abs(trial.claimed - trial.actual), trial.tolerance);
}

/// Asymptotic standard error of a width between two quantiles, with the density of a normal of the same variance.
double error_of_width(double width, double count) {
  const double sd = width / (2 * 1.96);
  const double density = 0.0584 / sd;
  return std::sqrt(2 * 0.025 * 0.975 / count) / density;
}

TEST(Estimate, MoreReplicatesShrinkTheStandardErrorButNotTheBand) {
  const Estimate few = estimate(poisson_gamma(500, 2, 7), replicates(1000, 2));
  const Estimate many = estimate(poisson_gamma(16000, 2, 8), replicates(32000, 2));
  const double width_of_few = few.bands->band_95.high - few.bands->band_95.low;
  const double width_of_many = many.bands->band_95.high - many.bands->band_95.low;
  // Draws share their parameter, so the effective number lies between draws and replicates: take draws.
  EXPECT_NEAR(width_of_few, width_of_many, 4.5 * error_of_width(width_of_many, 500));
  EXPECT_NEAR(*few.simulation_error / *many.simulation_error, std::sqrt(32.0), 4.5 * std::sqrt(32.0 / (2 * 500)));
}

TEST(Estimate, PlantedErrorABandMadeOfTheStandardErrorIsFound) {
  const Estimate few = estimate(poisson_gamma(500, 2, 7), replicates(1000, 2));
  const Estimate many = estimate(poisson_gamma(16000, 2, 8), replicates(32000, 2));
  const double width_of_many = many.bands->band_95.high - many.bands->band_95.low;
  const double wrong = 2 * 1.96 * *few.simulation_error;
  EXPECT_GT(std::abs(wrong - width_of_many), 4.5 * error_of_width(width_of_many, 500));
}

TEST(Ratio, TheMeanIsTheRatioOfSumsNotTheMeanOfRatios) {
  const Estimate rate = *estimate_of_ratio({1, 90}, {10, 100}, 1000, replicates(2, 1));
  EXPECT_NEAR(rate.mean, 1000 * 91.0 / 110, 1e-9);
  EXPECT_EQ(rate.bands->band_95.low, 100);
  EXPECT_EQ(rate.bands->band_95.high, 900);
}

TEST(Ratio, AProportionalNumeratorHasNoSimulationError) {
  EXPECT_NEAR(*estimate_of_ratio({1, 2, 3, 4}, {10, 20, 30, 40}, 1000, replicates(4, 1))->simulation_error, 0, 1e-9);
}

TEST(Ratio, NothingBelowTheLineMeansNoRate) {
  EXPECT_FALSE(estimate_of_ratio({0, 0}, {0, 0}, 1000, replicates(2, 1)));
  const auto once = estimate_of_ratio({0, 3}, {0, 10}, 1000, replicates(2, 1));
  EXPECT_EQ(once->mean, 300);
  EXPECT_FALSE(once->bands);
}

TEST(Estimate, NoReplicateAtAllIsOurBug) {
  EXPECT_THROW(estimate(Column{}, replicates(0, 2)), core::ContractViolation);
  EXPECT_THROW(estimate(Column{1, 2}, replicates(3, 2)), core::ContractViolation);
}

}  // namespace
}  // namespace sposim::results
