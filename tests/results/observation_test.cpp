#include "results/observation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/synthetic_record.hpp"

namespace sposim::results {
namespace {

using scenario::CountingSource;
using scenario::Observation;
using scenario::ObservationUse;

Observation observation(std::string name, double low, double high) {
  Observation result;
  result.name = std::move(name);
  result.area = "England and Wales";
  result.from = core::make_date(2022, 4, 1);
  result.to = core::make_date(2023, 3, 31);
  result.low = low;
  result.high = high;
  return result;
}

scenario::Number unsure_lognormal(double median, double sigma) {
  scenario::Distribution doubt{random::Family::lognormal, {}, {}};
  doubt.arguments.push_back({"median", {median, {}, {}}});
  doubt.arguments.push_back({"sigma", {sigma, {}, {}}});
  return {{scenario::Unsure{scenario::Doubt::national, doubt}, {}, {}}, true};
}

scenario::Scenario with_counting_errors() {
  scenario::Scenario scenario = support::bare_scenario();
  scenario.counting_error.emplace();
  scenario.counting_error->force_returns = {{0.30, {}, {}}, true};
  scenario.counting_error->court_series = {{0.15, {}, {}}, true};
  scenario.counting_error->national_totals = {{0.15, {}, {}}, true};
  scenario.counting_error->court_over_force = unsure_lognormal(1.15, 0.10);
  return scenario;
}

constexpr std::uint32_t many = 20'000;

/// A record in which the first observation is Poisson about `mean` in every replicate.
simulation::Record poisson_record(double mean, std::size_t observations, std::uint32_t replicates = 2000) {
  support::SyntheticRecord synthetic({"Wales", "London"}, 1, replicates, 2, observations);
  std::mt19937_64 engine(4);
  std::poisson_distribution<std::int64_t> count(mean);
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    for (std::size_t i = 0; i < observations; ++i) synthetic.observed(replicate, i) = count(engine);
  }
  return synthetic.build();
}

struct Moments {
  double mean = 0, sd = 0;
};

Moments moments(const std::vector<double>& values, bool logarithms) {
  Moments result;
  for (const double value : values) result.mean += (logarithms ? std::log(value) : value) / many;
  for (const double value : values) {
    const double away = (logarithms ? std::log(value) : value) - result.mean;
    result.sd += away * away / (many - 1);
  }
  result.sd = std::sqrt(result.sd);
  return result;
}

std::vector<double> thousands_as_counted(const scenario::Scenario& scenario, const Observation& observation,
                                         bool national) {
  return as_counted(scenario, observation, national, std::vector<std::int64_t>(many, 1000), {0, many, 2});
}

TEST(CountingError, ForceReturnsMoveByThirtyPercentAndAreRightOnAverage) {
  const auto counted = thousands_as_counted(with_counting_errors(), observation("a", 1, 1), false);
  EXPECT_NEAR(moments(counted, true).sd, 0.30, 4.5 * 0.30 / std::sqrt(2.0 * many));
  EXPECT_NEAR(moments(counted, true).mean, std::log(1000) - 0.045, 4.5 * 0.30 / std::sqrt(many));
  EXPECT_NEAR(moments(counted, false).mean, 1000, 4.5 * 1000 * std::sqrt(std::expm1(0.09) / many));
}

TEST(CountingError, PlantedErrorAnErrorThatRaisesTheMeanIsFound) {
  auto counted = thousands_as_counted(with_counting_errors(), observation("a", 1, 1), false);
  for (double& value : counted) value *= std::exp(0.045);  // as if e had mean 0
  EXPECT_GT(std::abs(moments(counted, false).mean - 1000), 4.5 * 1000 * std::sqrt(std::expm1(0.09) / many));
}

TEST(CountingError, NationalTotalsMoveByFifteenPercent) {
  const auto counted = thousands_as_counted(with_counting_errors(), observation("a", 1, 1), true);
  EXPECT_NEAR(moments(counted, true).sd, 0.15, 4.5 * 0.15 / std::sqrt(2.0 * many));
}

TEST(CountingError, TheCourtSeriesHasALevelDrawnOnceForEachParameterDraw) {
  const scenario::Scenario scenario = with_counting_errors();
  Observation court = observation("court", 1, 1);
  court.source_kind = CountingSource::court_series;
  const double sd = std::sqrt(0.15 * 0.15 + 0.10 * 0.10);
  const Moments logs = moments(thousands_as_counted(scenario, court, true), true);
  EXPECT_NEAR(logs.sd, sd, 4.5 * sd / std::sqrt(static_cast<double>(many)));
  EXPECT_NEAR(logs.mean, std::log(1150) - 0.01125, 4.5 * sd / std::sqrt(many / 2.0));
  EXPECT_EQ(counting_law(scenario, court, true, 7).level, counting_law(scenario, court, false, 7).level);
  EXPECT_NE(counting_law(scenario, court, true, 7).level, counting_law(scenario, court, true, 8).level);
}

TEST(CountingError, NeitherAnotherObservationNorThePartOfTheRunChangesAnError) {
  const scenario::Scenario scenario = with_counting_errors();
  const Observation one = observation("a", 1, 1);
  const std::vector<std::int64_t> counts(10, 100);
  const auto whole = as_counted(scenario, one, true, counts, {0, 10, 2});
  const auto part = as_counted(scenario, one, true, {100, 100}, {4, 2, 2});
  EXPECT_EQ(part[0], whole[4]);
  EXPECT_EQ(part[1], whole[5]);
  EXPECT_NE(as_counted(scenario, observation("b", 1, 1), true, counts, {0, 10, 2})[4], whole[4]);
}

TEST(CountingError, ZeroStaysZeroAndNoErrorLeavesTheCount) {
  EXPECT_EQ(as_counted(with_counting_errors(), observation("a", 1, 1), true, {0}, {0, 1, 1})[0], 0);
  EXPECT_EQ(as_counted(support::bare_scenario(), observation("a", 1, 1), true, {42}, {0, 1, 1})[0], 42);
}

Verdict verdict(double low, double high, double model_mean, scenario::Scenario scenario = with_counting_errors()) {
  scenario.observed = {observation("applied", low, high)};
  return observations(scenario, poisson_record(model_mean, 1))[0].verdict;
}

TEST(Observation, ACountLiesInTheBandUnlessTheModelIsFarOff) {
  EXPECT_EQ(verdict(427, 427, 400), Verdict::within);
  EXPECT_EQ(verdict(427, 427, 200), Verdict::outside) << "twin: all applications halved";
  EXPECT_EQ(verdict(427, 427, 400 * 1.6), Verdict::outside) << "twin: all applications times 1.6";
}

TEST(Observation, AnIntervalIsInWhenPartOfItMeetsTheBand) {
  const scenario::Scenario exact = support::bare_scenario();  // Poisson alone: about 361 to 440
  EXPECT_EQ(verdict(436, 456, 400, exact), Verdict::within);
  EXPECT_EQ(verdict(450, 456, 400, exact), Verdict::outside);
  EXPECT_EQ(verdict(0, 4, 6, exact), Verdict::within);
  EXPECT_EQ(verdict(0, 4, 30, exact), Verdict::outside);
}

TEST(Observation, TheBandIsTheModelsSpreadWidenedByTheCountingError) {
  scenario::Scenario scenario = with_counting_errors();
  scenario.observed = {observation("applied", 400, 400)};
  const ObservationResult widened = observations(scenario, poisson_record(400, 1, many))[0];
  const double sd = std::sqrt(0.15 * 0.15 + 1.0 / 400);
  EXPECT_NEAR(std::log(widened.band_95->high / widened.band_95->low), 2 * 1.96 * sd, 0.03);
  EXPECT_NEAR(widened.counting_sd, 0.15, 1e-12);
  EXPECT_NEAR(widened.model_mean, 400, 4.5 * 20 / std::sqrt(many));
}

TEST(Observation, UsedCountsAreReportedButNeverScored) {
  scenario::Scenario scenario = with_counting_errors();
  scenario.observed = {observation("used", 400, 400), observation("unused", 400, 400), observation("later", 4, 4),
                       observation("by force", 400, 400), observation("court of one force", 400, 400)};
  scenario.observed[0].use = ObservationUse::used;
  scenario.observed[2].use = ObservationUse::later;
  scenario.observed[3].area = scenario.observed[4].area = "Force 1";
  scenario.observed[4].source_kind = CountingSource::court_series;
  const auto results = observations(scenario, poisson_record(400, 5));
  EXPECT_FALSE(results[0].scored);
  EXPECT_EQ(results[0].verdict, Verdict::within);
  const ObservationScore sum = score(results);
  EXPECT_EQ(sum.scored, 4U);
  EXPECT_EQ(sum.scored_within, 3U);
  EXPECT_EQ(sum.national_scored, 2U);
  EXPECT_EQ(sum.national_within, 1U);
}

TEST(Observation, EveryResultSaysWhy) {
  scenario::Scenario scenario = with_counting_errors();
  scenario.observed = {observation("a", 427, 427), observation("b", 1, 2)};
  scenario.observed[0].use = ObservationUse::used;
  const auto results = observations(scenario, poisson_record(400, 2));
  EXPECT_THAT(results[0].reason, testing::StartsWith("427 lies in the 95 % band, "));
  EXPECT_THAT(results[0].reason, testing::EndsWith("it set a number of the model, so agreement proves nothing."));
  EXPECT_THAT(results[1].reason, testing::StartsWith("1 to 2 lies below the 95 % band, "));
}

TEST(Observation, OneReplicateHasNoBandAndNoVerdict) {
  scenario::Scenario scenario = with_counting_errors();
  scenario.observed = {observation("a", 427, 427)};
  const ObservationResult result = observations(scenario, poisson_record(400, 1, 1))[0];
  EXPECT_FALSE(result.band_95);
  EXPECT_EQ(result.verdict, Verdict::no_band);
  EXPECT_EQ(score({result}).scored_within, 0U);
}

}  // namespace
}  // namespace sposim::results
