#include "model/expectation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "support/worlds.hpp"

namespace sposim::model {
namespace {

constexpr double applied_per_day = 500 / 365.25;  // 10,000 reports a year, police apply in 5 %
constexpr std::size_t last_month = 35;
constexpr double rounding = 1e-9;

Expectation expectation_of(const scenario::Scenario& world) {
  const Plan plan = make_plan(world);
  return expect(plan, draw(plan, 0));
}

double whole_run(const Expectation& expectation, Expected what) {
  double sum = 0;
  for (std::size_t month = 0; month < expectation.months; ++month) sum += expectation.at(0, what, month);
  return sum;
}

TEST(Expectation, GrantsOfThePlainWorld) {
  const Expectation expectation = expectation_of(support::plain_world());
  EXPECT_NEAR(whole_run(expectation, Expected::granted), 1200.3, 0.05);
  EXPECT_NEAR(whole_run(expectation, Expected::granted), 0.8 * applied_per_day * 1096, rounding);
  EXPECT_NEAR(whole_run(expectation, Expected::refused), 0.2 * applied_per_day * 1096, rounding);
  EXPECT_NEAR(whole_run(expectation, Expected::waiting_days), 0, rounding);
}

TEST(Expectation, OrdersInForceOfThePlainWorld) {
  const Expectation expectation = expectation_of(support::plain_world());
  EXPECT_NEAR(expectation.at(0, Expected::protected_cases, 5), 200.4, 0.05);   // after 183 days
  EXPECT_NEAR(expectation.at(0, Expected::protected_cases, 11), 399.7, 0.05);  // 365
  EXPECT_NEAR(expectation.at(0, Expected::protected_cases, 23), 799.5, 0.05);  // 731
  EXPECT_NEAR(expectation.at(0, Expected::protected_cases, 35), 799.5, 0.05);  // 1,096
  // A day's order that runs past the end has been in force 1 … 730 days.
  const double order_days = 730.0 * 731 / 2 + 730.0 * (1096 - 730);
  EXPECT_NEAR(whole_run(expectation, Expected::protected_days), 0.8 * applied_per_day * order_days, 1e-6);
}

TEST(Expectation, TheTrendCountsFromTheStartWithOrWithoutOpenCases) {
  scenario::Scenario world = support::plain_world();
  world.pathway.reports.trend_per_year = support::number(0.1);
  const double without = whole_run(expectation_of(world), Expected::applied);
  // By month instead of by day: the third-order term of the exponential over a month, 1e-6.
  EXPECT_NEAR(without, applied_per_day * 365.25 * (std::exp(0.1 * 1096 / 365.25) - 1) / 0.1, without * 1e-5);
  world.clock.open_cases = true;
  EXPECT_NEAR(whole_run(expectation_of(world), Expected::applied), without, rounding * without);
}

TEST(Expectation, CompetingEndsWithAFixedWait) {
  constexpr double hazard = 0.0038;
  constexpr int wait = 60;
  scenario::Scenario world = support::plain_world();
  world.pathway.court.notice = support::fixed_days(wait);
  world.pathway.decision.withdrawn_per_day = support::number(hazard);
  const Expectation expectation = expectation_of(world);
  double withdrawn = 0;
  double waited = 0;
  for (int day = 0; day < 1096; ++day) {
    withdrawn += 1 - std::exp(-hazard * std::min(wait, 1095 - day));
    for (int since = 0; since < std::min(wait, 1096 - day); ++since) waited += std::exp(-hazard * since);
  }
  const double heard = std::exp(-hazard * wait) * (1096 - wait);
  EXPECT_NEAR(whole_run(expectation, Expected::granted), 0.8 * applied_per_day * heard, rounding);
  EXPECT_NEAR(whole_run(expectation, Expected::refused), 0.2 * applied_per_day * heard, rounding);
  EXPECT_NEAR(whole_run(expectation, Expected::withdrawn), applied_per_day * withdrawn, rounding);
  EXPECT_NEAR(whole_run(expectation, Expected::waiting_days), applied_per_day * waited, 1e-7);
}

TEST(Expectation, AdjournedHearingsComeBack) {
  scenario::Scenario world = support::plain_world();
  world.pathway.court.notice = support::fixed_days(10);
  world.pathway.court.adjourned = support::number(0.3);
  world.pathway.court.adjournment = support::fixed_days(28);
  const Expectation expectation = expectation_of(world);
  const double month = 31 * applied_per_day;
  EXPECT_NEAR(expectation.at(0, Expected::hearings, last_month), month / 0.7, rounding);
  EXPECT_NEAR(expectation.at(0, Expected::adjourned, last_month), month * 0.3 / 0.7, rounding);
  EXPECT_NEAR(expectation.at(0, Expected::granted, last_month), month * 0.8, rounding);
  EXPECT_NEAR(expectation.at(0, Expected::pending, last_month), applied_per_day * (10 + 28 * 0.3 / 0.7), rounding);
}

TEST(Expectation, InterimOrdersCoverTheRestOfTheWait) {
  scenario::Scenario world = support::plain_world();
  world.pathway.court.notice = support::fixed_days(20);
  world.pathway.interim.sought = support::number(0.5);
  world.pathway.interim.granted = support::number(0.4);
  world.pathway.interim.time_to_hearing = support::fixed_days(5);
  const Expectation expectation = expectation_of(world);
  EXPECT_NEAR(expectation.at(0, Expected::interim_orders, last_month), 31 * applied_per_day * 0.2, rounding);
  const double under_interim =
      expectation.at(0, Expected::covered, last_month) - expectation.at(0, Expected::protected_cases, last_month);
  EXPECT_NEAR(under_interim, applied_per_day * 0.2 * 15, rounding);
}

TEST(Expectation, DischargeAndRenewal) {
  constexpr double hazard = 0.001;
  scenario::Scenario world = support::plain_world();
  world.pathway.order.length = support::shares({{"100 days", 1.0}});
  world.pathway.order.discharged_per_day = support::number(hazard);
  world.pathway.order.renewed = support::number(0.5);
  const Expectation expectation = expectation_of(world);
  // A term keeps 99 of its 100 nights at risk: the day of renewal carries none.
  const double in_term = (1 - std::exp(-hazard * 100)) / (1 - std::exp(-hazard));
  const double again = 0.5 * std::exp(-hazard * 99);
  double in_force = 0;
  for (int term = 0; term < 10; ++term) in_force += in_term * std::pow(again, term);
  double newest_part = 0;  // the eleventh term, 96 days of which fit into 1,096
  for (int day = 0; day < 96; ++day) newest_part += std::exp(-hazard * day);
  in_force += newest_part * std::pow(again, 10);
  EXPECT_NEAR(expectation.at(0, Expected::protected_cases, last_month), 0.8 * applied_per_day * in_force, 1e-7);
}

TEST(Expectation, RefusesAQueueAndAStartingStock) {
  scenario::Scenario queue = support::plain_world();
  queue.pathway.court.hearings_per_week = support::number(10);
  EXPECT_THROW(expectation_of(queue), core::ContractViolation);
  scenario::Scenario stock = support::plain_world();
  stock.pathway.starting_stock.orders = support::number(3);
  EXPECT_THROW(expectation_of(stock), core::ContractViolation);
  scenario::Scenario route = support::plain_world();
  auto& own_motion = route.pathway.routes["own_motion"];
  own_motion = {scenario::Entry::conviction, support::number(0),
                support::fixed_days(0),      support::shares({{"2 years", 1.0}}),
                support::number(1),          scenario::RouteOrder::stalking_protection_order};
  EXPECT_NO_THROW(expectation_of(route));
  own_motion.probability = support::number(0.1);
  EXPECT_THROW(expectation_of(route), core::ContractViolation);
}

}  // namespace
}  // namespace sposim::model
