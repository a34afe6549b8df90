#include "results/time_to_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "support/synthetic_record.hpp"

namespace sposim::results {
namespace {

using simulation::Ending;
using simulation::Origin;

constexpr double hazard = 0.0038;  // withdrawal a day
constexpr int wait = 60;           // days to the hearing
constexpr double granted_if_heard = 0.93;
constexpr int horizon = 150;
constexpr int applications = 200'000;

void add(Tally& tally, Ending ending, int day) {
  ++tally.endings[static_cast<std::size_t>(ending)][static_cast<std::size_t>(day)];
}

Tally empty_tally(std::size_t days) {
  Tally tally;
  for (auto& ending : tally.endings) ending.assign(days, 0);
  return tally;
}

/// Applications spread evenly over days 0 … horizon; day k after the application it is withdrawn with hazard `hazard`,
/// on day `wait` it is decided.
Tally competing_ends() {
  std::mt19937_64 engine(3);
  std::uniform_int_distribution<int> applied(0, horizon);
  std::exponential_distribution<double> until_withdrawn(hazard);
  std::bernoulli_distribution granted(granted_if_heard);
  Tally tally = empty_tally(horizon + 1);
  for (int i = 0; i < applications; ++i) {
    const int followed = horizon - applied(engine);
    const double days = std::ceil(until_withdrawn(engine));
    const bool withdrawn_first = days <= wait;
    const int ends = withdrawn_first ? static_cast<int>(days) : wait;
    const Ending ending = withdrawn_first ? Ending::withdrawn : granted(engine) ? Ending::granted : Ending::refused;
    add(tally, ends <= followed ? ending : Ending::still_pending, std::min(ends, followed));
  }
  return tally;
}

/// The largest distance from the closed form, in standard errors of a share among those followed for the whole wait.
double worst_distance(const Tally& tally) {
  const std::vector<IncidencePoint> incidence = cumulative_incidence(tally);
  const double followed = applications * (horizon - wait + 1.0) / (horizon + 1.0);
  const auto distance = [&](double estimated, double truth) {
    return std::abs(estimated - truth) / std::sqrt(std::max(truth * (1 - truth), 1e-4) / followed);
  };
  double worst = 0;
  for (const IncidencePoint& point : incidence) {
    const double heard = point.day >= wait ? std::exp(-hazard * wait) : 0;
    worst = std::max({worst, distance(point.withdrawn, 1 - std::exp(-hazard * std::min(point.day, wait))),
                      distance(point.granted, granted_if_heard * heard),
                      distance(point.refused, (1 - granted_if_heard) * heard)});
  }
  return worst;
}

TEST(TimeToOrder, CompetingEndsFollowTheClosedForm) {
  EXPECT_LT(worst_distance(competing_ends()), 4.5);
}

TEST(TimeToOrder, PlantedErrorWithdrawalTakenAsCensoringIsFound) {
  Tally tally = competing_ends();
  auto& withdrawn = tally.endings[static_cast<std::size_t>(Ending::withdrawn)];
  auto& pending = tally.endings[static_cast<std::size_t>(Ending::still_pending)];
  for (std::size_t day = 0; day < withdrawn.size(); ++day) pending[day] += withdrawn[day];
  std::fill(withdrawn.begin(), withdrawn.end(), 0);
  EXPECT_GT(worst_distance(tally), 4.5);
}

TEST(TimeToOrder, PlantedErrorLeavingOutTheCasesStillPendingIsFound) {
  Tally tally = competing_ends();
  auto& pending = tally.endings[static_cast<std::size_t>(Ending::still_pending)];
  std::fill(pending.begin(), pending.end(), 0);
  EXPECT_GT(worst_distance(tally), 4.5);
}

TEST(TimeToOrder, PlantedErrorCensoringBeforeTheDaysEventsIsFound) {
  // Everyone cut off on the day of the hearing is moved a day earlier: they leave the risk set too soon.
  Tally tally = empty_tally(3);
  tally.endings[static_cast<std::size_t>(Ending::granted)][2] = 50;
  tally.endings[static_cast<std::size_t>(Ending::still_pending)][2] = 50;
  EXPECT_NEAR(cumulative_incidence(tally).back().granted, 0.5, 1e-12);
  std::swap(tally.endings[static_cast<std::size_t>(Ending::still_pending)][1],
            tally.endings[static_cast<std::size_t>(Ending::still_pending)][2]);
  EXPECT_NEAR(cumulative_incidence(tally).back().granted, 1.0, 1e-12);
}

/// Ten applications: 2 granted and 1 withdrawn on day 10, 2 cut off on day 20, 4 granted and 1 refused on day 30.
Tally ten_applications() {
  Tally tally = empty_tally(100);
  tally.endings[static_cast<std::size_t>(Ending::granted)][10] = 2;
  tally.endings[static_cast<std::size_t>(Ending::withdrawn)][10] = 1;
  tally.endings[static_cast<std::size_t>(Ending::still_pending)][20] = 2;
  tally.endings[static_cast<std::size_t>(Ending::granted)][30] = 4;
  tally.endings[static_cast<std::size_t>(Ending::refused)][30] = 1;
  return tally;
}

TEST(TimeToOrder, TenApplicationsByHand) {
  const TimeToOrder result = time_to_order(ten_applications(), 3, Origin::first_report);
  EXPECT_EQ(result.applications, 10U);
  EXPECT_EQ(result.still_pending, 2U);
  ASSERT_EQ(result.curve.size(), 3U);  // day 0, and the two days on which something ended
  EXPECT_EQ(result.curve[0].day, 0);
  EXPECT_EQ(result.curve[1].day, 10);
  EXPECT_NEAR(result.curve[1].granted, 0.2, 1e-12);
  EXPECT_NEAR(result.curve[1].withdrawn, 0.1, 1e-12);
  EXPECT_NEAR(result.curve[2].granted, 0.2 + 0.7 * 0.8, 1e-12);
  EXPECT_NEAR(result.curve[2].refused, 0.7 * 0.2, 1e-12);
  EXPECT_NEAR(*result.granted_within[0], 0.76, 1e-12);
  EXPECT_NEAR(*result.granted_within[4], 0.76, 1e-12) << "nobody is left pending, so the curve is flat";
  EXPECT_EQ(result.median_days_to_grant, 30);
  EXPECT_EQ(result.area, 3U);
}

TEST(TimeToOrder, NobodyFollowedThatLongMeansNoShare) {
  Tally tally = ten_applications();
  tally.endings[static_cast<std::size_t>(Ending::still_pending)][70] = 1;
  const TimeToOrder result = time_to_order(tally, 0, Origin::application);
  EXPECT_TRUE(result.granted_within[1]);
  EXPECT_FALSE(result.granted_within[2]);
  EXPECT_FALSE(result.granted_within[4]);
}

TEST(TimeToOrder, NoApplicationsHaveNoCurve) {
  const TimeToOrder result = time_to_order(empty_tally(10), 0, Origin::application);
  EXPECT_EQ(result.applications, 0U);
  EXPECT_TRUE(result.curve.empty());
  EXPECT_FALSE(result.granted_within[0]);
  EXPECT_FALSE(result.median_days_to_grant);
}

TEST(TimeToOrder, ApplicationsThatNeverEndHaveNoMedian) {
  Tally tally = empty_tally(50);
  tally.endings[static_cast<std::size_t>(Ending::still_pending)][40] = 5;
  const TimeToOrder result = time_to_order(tally, 0, Origin::application);
  EXPECT_FALSE(result.median_days_to_grant);
  EXPECT_EQ(result.granted_within[0], 0.0);
  EXPECT_FALSE(result.granted_within[1]);
}

TEST(TimeToOrder, CurvesStopAtDayOneThousandButTheMedianMayLieBeyond) {
  Tally tally = empty_tally(2000);
  tally.endings[static_cast<std::size_t>(Ending::granted)][1500] = 5;
  const TimeToOrder result = time_to_order(tally, 0, Origin::first_report);
  EXPECT_EQ(result.curve.size(), 1U);
  EXPECT_EQ(result.median_days_to_grant, 1500);
}

TEST(TimeToOrder, ForcesAddUpToTheirRegionAndTheNation) {
  support::SyntheticRecord synthetic({"Wales", "London", "Wales"}, 1, 2, 1, 0, 50);
  synthetic.ended(Origin::application, 0, Ending::granted, 10) = 3;
  synthetic.ended(Origin::application, 1, Ending::granted, 20) = 4;
  synthetic.ended(Origin::application, 2, Ending::refused, 30) = 5;
  synthetic.ended(Origin::first_report, 2, Ending::refused, 40) = 5;
  const std::vector<TimeToOrder> times = times_to_order(synthetic.build());
  ASSERT_EQ(times.size(), 2U * 6U);
  const auto applications_in = [&](std::size_t area) { return times[2 * area].applications; };
  EXPECT_EQ(applications_in(3), 4U);  // London
  EXPECT_EQ(applications_in(4), 8U);  // Wales
  EXPECT_EQ(applications_in(5), 12U);
  EXPECT_EQ(times[2 * 5 + 1].applications, 5U);
  EXPECT_EQ(times[2 * 5 + 1].origin, Origin::first_report);
}

}  // namespace
}  // namespace sposim::results
