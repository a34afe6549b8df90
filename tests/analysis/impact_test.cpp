#include "analysis/impact.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "model/plan.hpp"
#include "scenario/assumptions.hpp"
#include "scenario/reader.hpp"
#include "scenario/stated_ranges.hpp"
#include "simulation/simulate.hpp"
#include "support/worlds.hpp"

namespace sposim::analysis {
namespace {

using scenario::Scenario;

std::map<std::string, Impact> impacts_of(const Scenario& world, ImpactOptions options = {}) {
  simulation::Options run;
  run.replicates = 8;
  const auto record = simulation::simulate({&world}, run).front();
  const auto found = impacts(world, record, options);
  EXPECT_TRUE(found);
  std::map<std::string, Impact> by_number;
  for (const Impact& impact : found.value_or(std::vector<Impact>{})) by_number[impact.number] = impact;
  return by_number;
}

/// 500 applications a year at a doubtful rate, each granted or not.
Scenario world() {
  Scenario world = support::plain_world(3);
  world.simulation = {8, 2, 11};
  world.pathway.application.applies = support::unsure_number(random::Family::uniform, {{"low", 0.04}, {"high", 0.06}});
  world.pathway.order.renewed = support::unsure_number(random::Family::beta, {{"a", 2}, {"b", 6}});
  return world;
}

/// The headline is in proportion to the rate, so its swing is that of the rate against the rates drawn.
TEST(Impact, IsTheRatesOwnSwing) {
  const auto found = impacts_of(world());
  const Impact& applies = found.at("application.applies");
  EXPECT_EQ(applies.reach, Reach::central_95);
  EXPECT_NEAR(applies.low.value(), 0.0405, 1e-12);
  EXPECT_NEAR(applies.high.value(), 0.0595, 1e-12);
  // (0.0595 − 0.0405) / 0.05, while the mean of so few drawn rates strays from 0.05 by its standard error.
  const double rate_error = 0.02 / std::sqrt(12.0) / std::sqrt(static_cast<double>(applies.replicates)) / 0.05;
  const double doubt = 5 * (applies.simulation_error.value() + 0.38 * rate_error);
  EXPECT_NEAR(applies.swing, 0.38, doubt);
  EXPECT_LT(applies.change_at_low, 0);
  EXPECT_GT(applies.change_at_high, 0);
  EXPECT_NEAR(applies.change_at_high - applies.change_at_low, applies.swing, 1e-12);
  EXPECT_EQ(applies.rating, ImpactRating::red);
}

/// A stated range is taken instead of the doubt; the range of a number without doubt is looked at too.
TEST(Impact, GoesOverTheStatedRange) {
  Scenario changed = world();
  changed.pathway.application.applies.value.evidence = scenario::Evidence{};
  changed.pathway.application.applies.value.evidence->range = {0.05, 0.0505};
  changed.pathway.decision.granted.value.evidence = scenario::Evidence{};
  changed.pathway.decision.granted.value.evidence->range = {0.76, 0.84};
  const auto found = impacts_of(changed);
  EXPECT_EQ(found.at("application.applies").reach, Reach::stated_range);
  EXPECT_EQ(found.at("application.applies").rating, ImpactRating::green);
  EXPECT_NEAR(found.at("application.applies").swing, 0.01,
              5 * found.at("application.applies").simulation_error.value() + 0.002);
  const Impact& granted = found.at("decision.granted");
  // The grants at 0.84 less those at 0.76, over those at 0.8: a tenth, whatever rates were drawn.
  EXPECT_NEAR(granted.swing, 0.1, 5 * granted.simulation_error.value());
}

/// What cannot move the headline moves no count of any force, and four replicates are enough to see it.
TEST(Impact, OfWhatDoesNotMatterIsExactlyZero) {
  const Impact renewed = impacts_of(world()).at("order.renewed");
  EXPECT_EQ(renewed.swing, 0);
  EXPECT_EQ(renewed.change_at_low, renewed.change_at_high);
  EXPECT_EQ(renewed.replicates, 4U);
  EXPECT_EQ(renewed.rating, ImpactRating::green);
}

/// Forces drawn for themselves move together by what their joint mean does, not each by its own 95 %.
TEST(Impact, OfForcesDrawnApartIsThatOfTheirMean) {
  Scenario apart = world();
  apart.pathway.application.applies =
      support::unsure_number(random::Family::lognormal, {{"median", 0.05}, {"sigma", 0.2}}, scenario::Doubt::by_force);
  const Impact joint = impacts_of(apart).at("application.applies");
  EXPECT_EQ(joint.reach, Reach::joint_95);
  EXPECT_FALSE(joint.low);
  EXPECT_NEAR(joint.shift, 1.96 / std::sqrt(3.0), 0.06);  // three forces of about equal size
  const double expected = std::exp(0.2 * joint.shift) - std::exp(-0.2 * joint.shift);
  EXPECT_NEAR(joint.swing, expected, 5 * joint.simulation_error.value());
  // The same doubt for the nation as a whole is far wider: a twin that shifted each force by 1.96 would be this.
  EXPECT_LT(joint.swing + 5 * joint.simulation_error.value(), std::exp(0.2 * 1.96) - std::exp(-0.2 * 1.96));
}

TEST(Impact, IsTheSameForAnyNumberOfThreadsAndKeepsTheBaselinesLuck) {
  ImpactOptions one, three;
  one.threads = 1;
  three.threads = 3;
  const auto first = impacts_of(world(), one);
  const auto second = impacts_of(world(), three);
  ASSERT_EQ(first.size(), second.size());
  for (const auto& [number, impact] : first) {
    EXPECT_EQ(impact.swing, second.at(number).swing) << number;
    EXPECT_EQ(impact.simulation_error, second.at(number).simulation_error) << number;
  }
}

TEST(Impact, CanBeLeftOutAndStopped) {
  const Scenario asked = world();
  simulation::Options run;
  run.replicates = 4;
  const auto record = simulation::simulate({&asked}, run).front();
  ImpactOptions none;
  none.most_replicates = 0;
  EXPECT_FALSE(impacts(asked, record, none));
  ImpactOptions stopped;
  stopped.progress = [](std::size_t, std::size_t) { return false; };
  EXPECT_FALSE(impacts(asked, record, stopped));
}

/// A number that cannot stand at the end of its range says so, and stops no other.
TEST(Impact, SaysWhatCannotBe) {
  Scenario changed = world();
  changed.changes["more"].levers = {support::lever("decision.granted", scenario::EffectKind::multiply, 1.0)};
  changed.changes["more"].levers[0].evidence.range = {0.9, 1.5};  // 0.8 × 1.5 is no probability
  const auto found = impacts_of(changed);
  const Impact& lever = found.at("changes.more.0.decision.granted.size");
  EXPECT_EQ(lever.replicates, 0U);
  EXPECT_NE(lever.fault, "");
  EXPECT_GT(found.at("application.applies").swing, 0);
}

/// Every doubt of the shipped scenarios is a row of the assumptions log, and only one.
TEST(Impact, EveryDoubtAndRangeHasItsRow) {
  for (const char* name : {"england_and_wales", "northamptonshire", "with_harm"}) {
    const auto shipped = scenario::read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/scenarios/" + name + ".yaml");
    std::map<std::string, int> rows;
    for (const auto& row : scenario::assumptions(shipped)) ++rows[row.number];
    const auto plan = model::make_plan(shipped);
    EXPECT_GT(plan.doubts.size(), 40U);
    for (const auto& doubt : plan.doubts) EXPECT_EQ(rows[doubt.path], 1) << name << " " << doubt.path;
    for (const auto& range : scenario::stated_ranges(shipped)) EXPECT_EQ(rows[range.number], 1) << range.number;
  }
}

}  // namespace
}  // namespace sposim::analysis
