#include "results/rates.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/synthetic_record.hpp"

namespace sposim::results {
namespace {

const Rate* find(const std::vector<Rate>& list, std::size_t area, std::string_view headline, Per per) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Rate& rate) {
    return rate.area == area && rate.headline == support::headline_position(headline) && rate.per == per;
  });
  return found == list.end() ? nullptr : &*found;
}

support::SyntheticRecord two_forces() {
  support::SyntheticRecord synthetic({"Wales", "London"}, 1, 2, 1);
  synthetic.headline(0, 0, "reports") = 100;
  synthetic.headline(1, 0, "reports") = 300;
  synthetic.headline(0, 0, "applied") = 10;
  synthetic.headline(1, 0, "applied") = 10;
  synthetic.headline(0, 0, "protected_at_end") = 4;
  synthetic.headline(1, 0, "protected_at_end") = 8;
  return synthetic;
}

constexpr std::size_t nation = 4;

TEST(Rates, PerThousandReportsIsTheRatioOfSumsWithBandsOfSingleReplicates) {
  const std::vector<Rate> list = rates(support::bare_scenario(), two_forces().build());
  const Rate* rate = find(list, 0, "applied", Per::thousand_reports);
  ASSERT_NE(rate, nullptr);
  EXPECT_NEAR(rate->estimate->mean, 50, 1e-12);
  EXPECT_NEAR(rate->estimate->bands->band_95.low, 1000.0 / 30, 1e-12);
  EXPECT_NEAR(rate->estimate->bands->band_95.high, 100, 1e-12);
  EXPECT_NEAR(find(list, nation, "applied", Per::thousand_reports)->estimate->mean, 50, 1e-12);
}

TEST(Rates, AForceWithoutReportsHasNoRate) {
  EXPECT_FALSE(
      find(rates(support::bare_scenario(), two_forces().build()), 1, "applied", Per::thousand_reports)->estimate);
}

TEST(Rates, StocksAndDaysHaveNoRatePerReport) {
  const std::vector<Rate> list = rates(support::bare_scenario(), two_forces().build());
  EXPECT_EQ(find(list, 0, "protected_at_end", Per::thousand_reports), nullptr);
  EXPECT_EQ(find(list, 0, "protected_days", Per::thousand_reports), nullptr);
}

TEST(Rates, WithoutTheCrimeSurveyThereAreNoRatesPerVictim) {
  EXPECT_EQ(find(rates(support::bare_scenario(), two_forces().build()), nation, "applied", Per::thousand_victims),
            nullptr);
}

TEST(Rates, VictimsCountForTheYearsOfTheWindowAndForTheNationOnly) {
  scenario::Scenario scenario = support::bare_scenario();  // 365 days
  scenario.crime_survey.emplace();
  scenario.crime_survey->victims_per_year.value.form = 36525.0;
  const std::vector<Rate> list = rates(scenario, two_forces().build());
  EXPECT_NEAR(find(list, nation, "applied", Per::thousand_victims)->estimate->mean, 1000 * 10 / 36500.0, 1e-12);
  EXPECT_NEAR(find(list, nation, "protected_at_end", Per::thousand_victims)->estimate->mean, 1000 * 6 / 36525.0, 1e-12);
  EXPECT_EQ(find(list, 0, "applied", Per::thousand_victims), nullptr);
}

TEST(Rates, DatedVictimsAreReadMonthByMonth) {
  scenario::Scenario scenario = support::bare_scenario();
  scenario.crime_survey.emplace();
  scenario::Dated dated;
  dated.steps.push_back({core::make_date(2020, 4, 1), {100 * core::days_per_year, {}, {}}});
  dated.steps.push_back({core::make_date(2022, 5, 1), {200 * core::days_per_year, {}, {}}});
  scenario.crime_survey->victims_per_year.value.form = dated;
  const double victims = 30 * 100 + 335 * 200;
  EXPECT_NEAR(find(rates(scenario, two_forces().build()), nation, "applied", Per::thousand_victims)->estimate->mean,
              1000 * 10 / victims, 1e-12);
}

TEST(Rates, UnsureVictimsAreDrawnOnceForEachParameterDraw) {
  scenario::Scenario scenario = support::bare_scenario();
  scenario.crime_survey.emplace();
  scenario::Distribution doubt{random::Family::lognormal, {}, {}};
  doubt.arguments.push_back({"median", {1e6, {}, {}}});
  doubt.arguments.push_back({"sigma", {0.2, {}, {}}});
  scenario.crime_survey->victims_per_year.value.form = scenario::Unsure{scenario::Doubt::national, doubt};
  support::SyntheticRecord synthetic({"Wales"}, 1, 4, 2);
  for (std::uint32_t replicate = 0; replicate < 4; ++replicate) synthetic.headline(replicate, 0, "applied") = 100;
  const Estimate rate = *find(rates(scenario, synthetic.build()), 2, "applied", Per::thousand_victims)->estimate;
  EXPECT_GT(*rate.simulation_error, 0);
  EXPECT_LT(rate.bands->band_95.low, rate.bands->band_95.high);
}

TEST(Rates, ANumberOfVictimsForEachForceIsTheUsersMistake) {
  scenario::Scenario scenario = support::bare_scenario();
  scenario.crime_survey.emplace();
  scenario.crime_survey->victims_per_year.value.form = scenario::Column{"victims", {}};
  EXPECT_THROW(rates(scenario, two_forces().build()), core::UserError);
}

}  // namespace
}  // namespace sposim::results
