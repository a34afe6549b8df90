#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/simulate.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

/// Stalking Protection Orders that the court makes of its own motion at conviction: a route that protects.
namespace sposim::simulation {
namespace {

constexpr std::uint32_t replicates = 400;
constexpr int days = 1096;  // of the plain world
constexpr double reports_per_year = 2500;
constexpr double cases_per_day = reports_per_year / 365.25;
constexpr int heard = 30, sentenced = 60;  // days after the report
constexpr int own_term = 730, route_term = 400;
constexpr double by_application = 0.2 * 0.8;
constexpr double by_route = 0.3 * 0.5 * 0.4;  // charged, convicted, made

/// The plain world with convictions and a route after them; nothing depends on the outcome but that route.
scenario::Scenario own_motion_world(scenario::RouteOrder order) {
  scenario::Scenario world = support::plain_world();
  world.simulation = {replicates, 1, 20280401};
  auto& pathway = world.pathway;
  pathway.reports.per_year = support::number(reports_per_year);
  pathway.application.applies = support::number(0.2);
  pathway.investigation.outcomes = support::shares({{"charged", 0.3},
                                                    {"evidential_victim_supports", 0.3},
                                                    {"evidential_victim_does_not_support", 0.3},
                                                    {"other", 0.1}});
  pathway.investigation.time_to_outcome = support::fixed_days(20);
  pathway.investigation.convicted = support::number(0.5);
  pathway.investigation.time_to_conviction = support::fixed_days(35);
  pathway.court.notice = support::fixed_days(heard);
  pathway.routes["own_motion"] = {
      scenario::Entry::conviction, support::number(0.4),
      support::fixed_days(5),      support::shares({{std::to_string(route_term) + " days", 1.0}}),
      support::number(1),          order};
  return world;
}

Record run(const scenario::Scenario& world) {
  Options options;
  options.replicates = replicates;
  return std::move(simulate({&world}, options).front());
}

/// Mean of a measure: the sum of a flow or of days over the run, a stock on the last day.
double mean_of(const Record& record, Measure measure) {
  const std::size_t months = record.layout.months.size();
  double sum = 0;
  for (std::size_t month = info(measure).kind == MeasureKind::stock ? months - 1 : 0; month < months; ++month) {
    sum += static_cast<double>(record.cell(record.layout.nation(), measure, month).sum);
  }
  return sum / record.replicates;
}

/// P(a full order by application, by the route, is in force so many days after the report).
double own(int since) {
  return since >= heard && since < heard + own_term ? by_application : 0;
}
double route(int since) {
  return since >= sentenced && since < sentenced + route_term ? by_route : 0;
}

/// The number protected on the last day: a Poisson count.
double protected_at_end(double (*both)(double, double)) {
  double sum = 0;
  for (int since = 0; since < days; ++since) sum += both(own(since), route(since));
  return cases_per_day * sum;
}

/// How far a mean is from that of a Poisson count, in standard errors.
double poisson_z(double found, double expected) {
  return (found - expected) / std::sqrt(expected / replicates);
}

double once(double a, double b) {
  return 1 - (1 - a) * (1 - b);
}
double twice(double a, double b) {
  return a + b;
}

}  // namespace

TEST(OwnMotion, ACaseIsProtectedOnceHoweverManyOrders) {
  const Record record = run(own_motion_world(scenario::RouteOrder::stalking_protection_order));
  const double newly =
      cases_per_day * (by_application * (days - heard) + (1 - by_application) * by_route * (days - sentenced));
  EXPECT_TRUE(support::believable(poisson_z(mean_of(record, Measure::newly_protected), newly)));
  EXPECT_TRUE(support::believable(poisson_z(mean_of(record, Measure::protected_cases), protected_at_end(once))));
  EXPECT_EQ(mean_of(record, Measure::covered), mean_of(record, Measure::protected_cases));
  // The twin counts a case with two orders twice.
  const double twin = newly + cases_per_day * by_application * by_route * (days - sentenced);
  EXPECT_FALSE(support::believable(poisson_z(mean_of(record, Measure::newly_protected), twin)));
  EXPECT_FALSE(support::believable(poisson_z(mean_of(record, Measure::protected_cases), protected_at_end(twice))));
}

TEST(OwnMotion, GrantedStaysWhatIsGrantedOnApplication) {
  const Record record = run(own_motion_world(scenario::RouteOrder::stalking_protection_order));
  const Record beside = run(own_motion_world(scenario::RouteOrder::other_order));
  for (const Measure measure : {Measure::applied, Measure::granted, Measure::refused, Measure::other_route_orders,
                                Measure::any_order, Measure::any_order_days}) {
    EXPECT_EQ(mean_of(record, measure), mean_of(beside, measure)) << info(measure).name;
  }
  EXPECT_EQ(mean_of(beside, Measure::newly_protected), mean_of(beside, Measure::granted));
  EXPECT_GT(mean_of(record, Measure::newly_protected), mean_of(record, Measure::granted));
  EXPECT_EQ(mean_of(record, Measure::any_order), mean_of(record, Measure::protected_cases));
}

TEST(OwnMotion, AnOrderIsRenewedForTheRoutesLengthAndDischargedLikeOthers) {
  scenario::Scenario world = own_motion_world(scenario::RouteOrder::stalking_protection_order);
  world.pathway.application.applies = support::number(0);
  world.pathway.order.renewed = support::number(1);
  const Record renewed = run(world);
  // Every order runs on: made once, in force to the end.
  EXPECT_EQ(mean_of(renewed, Measure::protected_cases), mean_of(renewed, Measure::other_route_orders));
  double renewals = 0;
  for (int day = 0; day + sentenced < days; ++day) renewals += (days - 1 - day - sentenced) / route_term;
  const double se = std::sqrt(cases_per_day * by_route * days * 4.0 / replicates);  // at most two renewals each
  EXPECT_NEAR(mean_of(renewed, Measure::renewed), cases_per_day * by_route * renewals, support::tolerance * se);
  EXPECT_EQ(mean_of(renewed, Measure::renewed), mean_of(renewed, Measure::expired));

  world.pathway.order.discharged_per_day = support::number(0.01);
  const Record discharged = run(world);
  double in_force = 0;
  for (int since = 0; since < days - sentenced; ++since) {
    // Nights at risk: all but the one before each renewal's day, on which the clock starts anew.
    in_force += std::exp(-0.01 * (since - since / route_term));
  }
  EXPECT_TRUE(support::believable(
      poisson_z(mean_of(discharged, Measure::protected_cases), cases_per_day * by_route * in_force)));
  EXPECT_FALSE(support::believable(
      poisson_z(mean_of(discharged, Measure::protected_cases), cases_per_day * by_route * in_force * 1.1)))
      << "the twin expects a tenth more";
}

}  // namespace sposim::simulation
