#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/simulate.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

/// What a policy averts, with incidents followed, against theory: days under an order × incidents a day × (1 − relative
/// risk).
namespace sposim::simulation {
namespace {

constexpr std::uint32_t replicates = 250;
constexpr int days = 1096, policy_day = 365;  // the plain world's; policies from 1 April 2023
constexpr double applied_per_day = 500 / core::days_per_year;
constexpr double incidents_per_day = 4 / core::days_per_year;
constexpr double risk = 0.6;

/// The plain world with incidents to the end of the run, and a wait.
scenario::Scenario harmed_world(int wait, double relative_risk) {
  scenario::Scenario world = support::plain_world();
  world.clock.policies_from = core::make_date(2023, 4, 1);
  world.simulation = {replicates, 1, 812};
  world.pathway.court.notice = support::fixed_days(wait);
  world.pathway.harm = {support::number(4), support::fixed_days(36525), support::number(1),
                        support::number(relative_risk)};
  return world;
}

/// The difference that a lever makes to a measure over the whole run, and how far it is from theory.
struct Effect {
  double mean = 0, variance = 0;

  double z(double expected) const { return (mean - expected) / std::sqrt(variance / replicates); }
};

/// @param column  a headline counted from the day policies start: nothing differs before it
Effect effect(scenario::Scenario world, scenario::Lever lever, std::string_view column) {
  lever.from = world.clock.policies_from;
  world.policies["policy"].change.levers = {lever};
  const scenario::Scenario with = scenario::with_policies(world, {"policy"});
  const SideBySide both = simulate_side_by_side({&world, &with}, {2, 0, replicates, {}});
  const auto& list = headlines();
  const auto place = static_cast<std::size_t>(
      std::find_if(list.begin(), list.end(), [&](const Headline& h) { return h.name == column; }) - list.begin());
  const std::size_t nation = both.levels[0].layout.nation();
  Effect found;
  double squares = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const auto more =
        static_cast<double>(both.levels[1].headline(r, nation, place) - both.levels[0].headline(r, nation, place));
    found.mean += more / replicates;
    squares += more * more / replicates;
  }
  found.variance = squares - found.mean * found.mean;
  return found;
}

/// A tenth more of the applications granted: what that adds to the days under an order.
double extra_order_days() {
  double sum = 0;
  for (int day = policy_day; day < days; ++day) sum += std::min(730, days - day);
  return applied_per_day * 0.1 * sum;
}

scenario::Lever more_grants() {
  return support::lever("decision.granted", scenario::EffectKind::replace, 0.9);
}

}  // namespace

TEST(HarmOfAPolicy, MoreOrdersAvertWhatTheirDaysAvert) {
  const scenario::Scenario world = harmed_world(0, risk);
  const double expected = extra_order_days() * incidents_per_day * (1 - risk);
  const Effect averted = effect(world, more_grants(), "incidents_averted");
  EXPECT_GT(averted.mean, 0);
  EXPECT_TRUE(support::believable(averted.z(expected))) << averted.mean << " against " << expected;
  EXPECT_TRUE(
      support::believable(effect(world, more_grants(), "breaches").z(extra_order_days() * incidents_per_day * risk)));
}

TEST(HarmOfAPolicy, ATwinWithAnotherRiskIsSeen) {
  const double expected = extra_order_days() * incidents_per_day * (1 - risk);
  const Effect twin = effect(harmed_world(0, 0.7), more_grants(), "incidents_averted");
  EXPECT_FALSE(support::believable(twin.z(expected))) << twin.mean << " against " << expected;
}

TEST(HarmOfAPolicy, AnOrderThatMakesThingsWorseAvertsLessThanNothing) {
  const Effect worse = effect(harmed_world(0, 1.5), more_grants(), "incidents_averted");
  EXPECT_TRUE(support::believable(worse.z(-0.5 * extra_order_days() * incidents_per_day)));
}

TEST(HarmOfAPolicy, AShorterWaitHasFewerIncidentsInIt) {
  double days_less = 0;
  for (int day = policy_day; day < days; ++day) days_less += std::min(60, days - day) - std::min(20, days - day);
  const double expected = -applied_per_day * days_less * incidents_per_day;
  const scenario::Scenario world = harmed_world(60, risk);
  const scenario::Lever sooner = support::lever("court.notice", scenario::EffectKind::replace, 20);
  const Effect waiting = effect(world, sooner, "incidents_while_waiting");
  EXPECT_TRUE(support::believable(waiting.z(expected))) << waiting.mean << " against " << expected;
  EXPECT_FALSE(support::believable(waiting.z(expected * 1.25))) << "the twin's wait is ten days shorter still";
}

}  // namespace sposim::simulation
