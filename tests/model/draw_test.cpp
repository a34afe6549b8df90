#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "model/idle_levers.hpp"
#include "model/plan.hpp"
#include "model/rehearsal.hpp"
#include "random/distribution.hpp"
#include "support/worlds.hpp"

namespace sposim::model {
namespace {

using random::Family;
using scenario::EffectKind;
using scenario::Scenario;
using testing::HasSubstr;

/// The plain world with one change of these levers, the first on line 70 of its file, the next on line 71 …
Scenario with_levers(Scenario world, std::vector<scenario::Lever> levers) {
  int line = 70;
  for (auto& lever : levers) lever.where = {"world.yaml", line++, 5};
  world.changes["c"] = {"A change", 1, std::move(levers)};
  return world;
}

Scenario plain_with(const std::string& target, EffectKind kind, double size) {
  return with_levers(support::plain_world(), {support::lever(target, kind, size)});
}

std::string refusal(const Scenario& world, std::uint32_t draws = 1) {
  try {
    rehearse(world, {0, draws});
  } catch (const core::UserError& error) {
    return error.what();
  }
  return "";
}

Scenario with_notice(scenario::Variation notice) {
  Scenario world = support::plain_world();
  world.pathway.court.notice = std::move(notice);
  return world;
}

TEST(Draw, ATimeThatALeverMakesNegativeIsRefusedAtTheLeversLine) {
  for (const char* target : {"court.notice", "application.preparation"}) {
    const std::string said = refusal(plain_with(target, EffectKind::add, -21));
    EXPECT_THAT(said, HasSubstr("world.yaml:70:5: pathway." + std::string(target)));
    EXPECT_THAT(said, HasSubstr("the number drawn is -21 (it must lie between 0 and 36525)"));
  }
}

TEST(Draw, ATimeBeyondACenturyIsRefused) {
  const Scenario world =
      with_levers(with_notice(support::fixed_days(36525)), {support::lever("court.notice", EffectKind::multiply, 1e6)});
  EXPECT_THAT(refusal(world), HasSubstr("the number drawn is 36525000000"));
}

TEST(Draw, WhatVariesFromCaseToCaseMayNotReachBelowNothing) {
  EXPECT_THAT(refusal(with_notice(support::varies(Family::normal, {{"mean", 5}, {"sd", 10}}))),
              HasSubstr("pathway.court.notice: parameter draw 0: the distribution drawn reaches down to -65"));
  EXPECT_EQ(refusal(with_notice(support::varies(Family::normal, {{"mean", 45}, {"sd", 5}}))), "");
  EXPECT_EQ(refusal(with_notice(support::varies(Family::exponential, {{"mean", 45}}))), "");
}

TEST(Draw, ADoubtThatLeavesItsRangeInALateDrawIsFoundBeforehand) {
  const Scenario world = with_notice({support::unsure(Family::normal, {{"mean", 45}, {"sd", 15}}), true});
  EXPECT_EQ(refusal(world, 1), "");
  EXPECT_THAT(refusal(world, 20000), HasSubstr("the number drawn is -"));
}

TEST(Draw, AParameterThatALeverMakesImpossibleIsTheUsersMistake) {
  const Scenario world = with_levers(with_notice(support::varies(Family::lognormal, {{"median", 45}, {"sigma", 1}})),
                                     {support::lever("court.notice.sigma", EffectKind::multiply, 0)});
  EXPECT_THAT(refusal(world), HasSubstr("world.yaml:70:5: pathway.court.notice: parameter draw 0: this lognormal "
                                        "distribution is not possible"));
}

TEST(Draw, WeightsThatALeverMovesAreRelative) {
  const Scenario world =
      with_levers(with_notice(support::varies(Family::discrete,
                                              {{"10 days", 10}, {"20 days", 20}, {"10 days", 0.5}, {"20 days", 0.5}})),
                  {support::lever("court.notice.20 days", EffectKind::multiply, 3)});
  const DrawnPathway drawn = draw(make_plan(world), 0);
  EXPECT_NEAR(random::mean(drawn.court.notice.at(0, 0)), 0.25 * 10 + 0.75 * 20, 1e-12);
}

TEST(Draw, AShareThatStandsAloneCannotGiveWay) {
  Scenario world = support::plain_world();
  world.pathway.order.length = support::shares({{"730 days", 1}, {"3 years", 0}});
  EXPECT_THAT(refusal(with_levers(world, {support::lever("order.length.730 days", EffectKind::multiply, 0.5)})),
              HasSubstr("a lever takes from a share that stands at 100 % while the others stand at 0"));
  const Scenario grown = with_levers(world, {support::lever("order.length.3 years", EffectKind::replace, 0.25)});
  const DrawnPathway drawn = draw(make_plan(grown), 0);
  EXPECT_DOUBLE_EQ(drawn.order.length.parts[0].at(0, 0), 0.75);
}

TEST(Draw, LeversOnTwoPartsOfOneListActInTheirOrder) {
  Scenario world = support::plain_world();
  world.pathway.order.length = support::shares({{"730 days", 0.5}, {"3 years", 0.25}, {"5 years", 0.25}});
  const auto last = support::lever("order.length.730 days", EffectKind::replace, 0.2);
  const auto first = support::lever("order.length.3 years", EffectKind::replace, 0.6);
  const DrawnPathway drawn = draw(make_plan(with_levers(world, {first, last})), 0);
  EXPECT_DOUBLE_EQ(drawn.order.length.parts[0].at(0, 0), 0.2);
  EXPECT_DOUBLE_EQ(drawn.order.length.parts[1].at(0, 0), 0.6 * 0.8 / (1 - 0.4 * 0.5 / 0.75));
}

TEST(Draw, AWordCanOnlyBeReplacedWhole) {
  for (const EffectKind kind : {EffectKind::add, EffectKind::multiply}) {
    EXPECT_THAT(refusal(plain_with("court.hearings_per_week", kind, 2)),
                HasSubstr("a lever calculates with \"unlimited\""));
  }
  EXPECT_EQ(refusal(plain_with("court.hearings_per_week", EffectKind::replace, 2)), "");
  auto slow = support::lever("court.hearings_per_week", EffectKind::replace, 2);
  slow.from = core::make_date(2023, 4, 1);
  slow.ramp_days = 30;
  EXPECT_THAT(refusal(with_levers(support::plain_world(), {slow})), HasSubstr("\"unlimited\""));
}

std::string why_idle(const Scenario& world) {
  const auto idle = levers_without_effect(world);
  return idle.empty() ? "" : idle.front().why;
}

TEST(IdleLevers, AreNamedWithWhy) {
  EXPECT_EQ(why_idle(plain_with("decision.granted", EffectKind::multiply, 0.9)), "");
  EXPECT_EQ(why_idle(plain_with("decision.granted", EffectKind::multiply, 1)), "its effect leaves the number as it is");
  EXPECT_EQ(why_idle(plain_with("court.notice", EffectKind::add, 0)), "its effect leaves the number as it is");
  EXPECT_EQ(why_idle(plain_with("court.notice", EffectKind::multiply, 2)), "the number stands at 0");
  EXPECT_EQ(why_idle(plain_with("court.adjournment", EffectKind::add, 7)), "court.adjourned stands at 0");
  auto late = support::lever("decision.granted", EffectKind::multiply, 0.9);
  late.from = core::make_date(2026, 1, 1);
  EXPECT_EQ(why_idle(with_levers(support::plain_world(), {late})), "it begins after the run ends");
  auto early = support::lever("decision.granted", EffectKind::multiply, 0.9);
  early.until = core::make_date(2022, 3, 31);
  EXPECT_EQ(why_idle(with_levers(support::plain_world(), {early})), "it ends before the run starts");
}

}  // namespace
}  // namespace sposim::model
