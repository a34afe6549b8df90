#include "model/extrapolation.hpp"

#include <gtest/gtest.h>

#include "support/worlds.hpp"

namespace sposim::model {
namespace {

void state(scenario::Value& value, double low, double high) {
  value.evidence = scenario::Evidence{};
  value.evidence->range = {low, high};
}

TEST(Extrapolation, NothingIsSaidInsideAndAtTheEnds) {
  auto world = support::plain_world();
  EXPECT_TRUE(outside_ranges(world).empty());
  state(world.pathway.decision.granted.value, 0.8, 0.9);
  EXPECT_TRUE(outside_ranges(world).empty());
}

TEST(Extrapolation, AValueOutsideItsRange) {
  auto world = support::plain_world();
  state(world.pathway.decision.granted.value, 0.85, 0.9);
  const auto found = outside_ranges(world);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].number, "decision.granted");
  EXPECT_EQ(found[0].policy, "");
  EXPECT_DOUBLE_EQ(found[0].value, 0.8);
  EXPECT_DOUBLE_EQ(found[0].low, 0.85);
}

/// A range beside a dated number is about its last step: the first may be another time's.
TEST(Extrapolation, OnlyTheLastStepOfADatedNumberIsMeant) {
  auto world = support::plain_world();
  world.pathway.decision.granted =
      support::dated({{core::make_date(2022, 4, 1), 0.2}, {core::make_date(2023, 4, 1), 0.8}});
  state(world.pathway.decision.granted.value, 0.7, 0.9);
  EXPECT_TRUE(outside_ranges(world).empty());
  state(world.pathway.decision.granted.value, 0.1, 0.5);
  ASSERT_EQ(outside_ranges(world).size(), 1U);
  EXPECT_EQ(outside_ranges(world)[0].number, "decision.granted@2023-04-01");
}

TEST(Extrapolation, APolicyThatLeavesTheRange) {
  auto world = support::plain_world();
  state(world.pathway.decision.granted.value, 0.7, 0.85);
  world.policies["mild"].change.levers = {support::lever("decision.granted", scenario::EffectKind::replace, 0.84)};
  world.policies["bold"].change.levers = {support::lever("decision.granted", scenario::EffectKind::multiply, 1.2)};
  const auto found = outside_ranges(world);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].policy, "bold");
  EXPECT_NEAR(found[0].value, 0.96, 1e-12);
}

TEST(Extrapolation, TheSizeOfALeverOutsideItsRange) {
  auto world = support::plain_world();
  world.changes["law"].levers = {support::lever("application.applies", scenario::EffectKind::multiply, 1.5)};
  world.changes["law"].levers[0].evidence.range = {0.9, 1.2};
  const auto found = outside_ranges(world);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].number, "changes.law.0.application.applies.size");
  EXPECT_DOUBLE_EQ(found[0].value, 1.5);
}

}  // namespace
}  // namespace sposim::model
