#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "simulation/simulate.hpp"
#include "support/worlds.hpp"

// A scenario beside another takes over what is the same in both. It must come out as if it had run alone.

namespace {

using namespace sposim;
using scenario::EffectKind;
using scenario::Scenario;
using simulation::Record;

constexpr std::uint32_t replicates = 12;

/// Two forces with everything switched on that a case can meet without waiting for another.
Scenario busy_world() {
  Scenario world = support::plain_world(2);
  world.simulation = {replicates, 2, 11};
  world.clock.open_cases = true;
  auto& pathway = world.pathway;
  pathway.reports.per_year = support::number(2500);
  pathway.reports.noise = support::number(0.15);
  pathway.reports.per_case = support::number(1.2);
  pathway.investigation.outcomes = support::shares({{"charged", 0.2},
                                                    {"evidential_victim_supports", 0.3},
                                                    {"evidential_victim_does_not_support", 0.4},
                                                    {"other", 0.1}});
  pathway.investigation.convicted = support::number(0.5);
  pathway.investigation.time_to_outcome = support::varies(random::Family::lognormal, {{"median", 40}, {"sigma", 0.9}});
  pathway.investigation.time_to_conviction = support::fixed_days(90);
  pathway.application.applies = support::number(0.06);
  pathway.application.preparation = support::varies(random::Family::lognormal, {{"median", 45}, {"sigma", 0.8}});
  pathway.interim = {support::number(0.5), support::fixed_days(9), support::number(0.9)};
  pathway.court.notice = support::varies(random::Family::lognormal, {{"median", 50}, {"sigma", 0.7}});
  pathway.court.adjourned = support::number(0.2);
  pathway.decision.withdrawn_per_day = support::number(0.003);
  pathway.order.length = support::shares({{"730 days", 0.7}, {"400 days", 0.3}});
  pathway.order.discharged_per_day = support::number(0.0004);
  pathway.order.renewed = support::number(0.3);
  auto& route = pathway.routes["restraining_order"];
  route.probability = support::number(0.5);
  route.delay = support::fixed_days(3);
  route.length = support::shares({{"2 years", 1.0}});
  route.relative_risk = support::number(0.7);
  auto& own_motion = pathway.routes["own_motion_order"];
  own_motion.order = scenario::RouteOrder::stalking_protection_order;
  own_motion.probability = support::number(0.3);
  own_motion.delay = support::fixed_days(2);
  own_motion.length = support::shares({{"300 days", 0.6}, {"730 days", 0.4}});
  own_motion.relative_risk = support::number(0.7);
  return world;
}

Scenario with_lever(Scenario world, const std::string& target, EffectKind kind, double size) {
  scenario::Change change;
  change.levers.push_back(support::lever(target, kind, size));
  change.levers.front().from = core::make_date(2023, 10, 1);
  world.changes["lever"] = change;
  return world;
}

void expect_same(const Record& beside, const Record& alone) {
  ASSERT_EQ(beside.cells.size(), alone.cells.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < alone.cells.size(); ++i) {
    const simulation::Cell& a = beside.cells[i];
    const simulation::Cell& b = alone.cells[i];
    const bool equal = a.sum == b.sum && a.sum_of_squares == b.sum_of_squares &&
                       a.sum_of_squared_draw_sums == b.sum_of_squared_draw_sums &&
                       a.histogram.quantile(0.5) == b.histogram.quantile(0.5) &&
                       a.histogram.quantile(0.95) == b.histogram.quantile(0.95);
    different += equal ? 0 : 1;
  }
  EXPECT_EQ(different, 0U);
  EXPECT_EQ(beside.headlines, alone.headlines);
  EXPECT_EQ(beside.times.tallies, alone.times.tallies);
}

TEST(Sharing, AScenarioBesideAnotherComesOutAsAlone) {
  const Scenario world = busy_world();
  std::map<std::string, Scenario> others{{"nothing", world}};
  const auto lever = [&](const std::string& target, EffectKind kind, double size) {
    others[target] = with_lever(world, target, kind, size);
  };
  lever("reports.level", EffectKind::multiply, 1.05);
  lever("investigation.outcomes.charged", EffectKind::multiply, 1.3);
  lever("investigation.convicted", EffectKind::scale_odds, 1.5);
  lever("investigation.time_to_outcome.median", EffectKind::multiply, 0.8);
  lever("investigation.time_to_conviction", EffectKind::multiply, 0.5);
  lever("application.applies", EffectKind::scale_odds, 1.3);
  lever("application.preparation.median", EffectKind::multiply, 0.5);
  lever("application.prepared_per_week", EffectKind::replace, 2);
  lever("interim.sought", EffectKind::replace, 1);
  lever("interim.time_to_hearing", EffectKind::multiply, 0.3);
  lever("interim.granted", EffectKind::scale_odds, 0.5);
  lever("court.hearings_per_week", EffectKind::replace, 1.5);
  lever("court.notice.median", EffectKind::multiply, 0.7);
  lever("court.adjourned", EffectKind::scale_odds, 0.3);
  lever("decision.withdrawn_per_day", EffectKind::multiply, 0.2);
  lever("decision.granted", EffectKind::scale_odds, 0.6);
  lever("order.length.730 days", EffectKind::replace, 0.2);
  lever("order.discharged_per_day", EffectKind::multiply, 4);
  lever("order.renewed", EffectKind::scale_odds, 3);
  lever("routes.restraining_order.probability", EffectKind::scale_odds, 2);
  lever("routes.restraining_order.delay", EffectKind::add, 20);
  lever("routes.own_motion_order.probability", EffectKind::replace, 0.8);
  lever("routes.own_motion_order.length.300 days", EffectKind::replace, 0.1);
  for (const auto& [name, other] : others) {
    SCOPED_TRACE(name);
    const Record alone = simulation::simulate({&other}, {1, 0, replicates, {}}).front();
    expect_same(simulation::simulate({&world, &other}, {2, 0, replicates, {}}).back(), alone);
  }
}

TEST(Sharing, FilesWithOtherTermsOfOrders) {
  const Scenario world = busy_world();
  const auto terms = [&](const std::vector<std::pair<std::string, double>>& parts, bool of_route) {
    Scenario other = world;
    auto& length = of_route ? other.pathway.routes["own_motion_order"].length : other.pathway.order.length;
    length = support::shares(parts);
    return other;
  };
  for (const bool of_route : {false, true}) {
    for (const Scenario& other :
         {terms({{"until further order", 1.0}}, of_route), terms({{"2 years", 0.7}, {"400 days", 0.3}}, of_route),
          terms({{"730 days", 0.5}, {"400 days", 0.3}, {"until further order", 0.2}}, of_route)}) {
      const Record alone = simulation::simulate({&other}, {1, 0, replicates, {}}).front();
      expect_same(simulation::simulate({&world, &other}, {2, 0, replicates, {}}).back(), alone);
      expect_same(simulation::simulate({&other, &world}, {2, 0, replicates, {}}).front(), alone);
    }
  }
}

TEST(Sharing, AStartingStockIsFollowedAnewWhereItMayDoOtherwise) {
  Scenario world = busy_world();
  world.pathway.starting_stock = {support::number(7), support::number(9)};
  Scenario more = world;
  more.pathway.starting_stock.orders = support::number(12);
  for (const Scenario& other : {more, with_lever(world, "order.renewed", EffectKind::scale_odds, 3),
                                with_lever(world, "application.applies", EffectKind::scale_odds, 3)}) {
    const Record alone = simulation::simulate({&other}, {1, 0, replicates, {}}).front();
    expect_same(simulation::simulate({&world, &other}, {2, 0, replicates, {}}).back(), alone);
  }
}

TEST(Sharing, WithIncidents) {
  Scenario world = busy_world();
  world.pathway.harm.incidents_per_year = support::number(6);
  world.pathway.harm.episode = support::fixed_days(300);
  world.pathway.harm.relative_risk_full = support::number(0.6);
  world.pathway.harm.relative_risk_interim = support::number(0.8);
  for (const std::string target :
       {"harm.relative_risk_full", "harm.incidents_per_year", "decision.withdrawn_per_day"}) {
    SCOPED_TRACE(target);
    const Scenario other = with_lever(world, target, EffectKind::multiply, 0.5);
    const Record alone = simulation::simulate({&other}, {1, 0, replicates, {}}).front();
    expect_same(simulation::simulate({&world, &other}, {2, 0, replicates, {}}).back(), alone);
  }
}

}  // namespace
