#include <gtest/gtest.h>

#include "simulation/simulate.hpp"
#include "support/worlds.hpp"

namespace sposim::simulation {
namespace {

using scenario::EffectKind;
using scenario::Scenario;

constexpr std::uint32_t replicates = 60;

scenario::Policy policy_of(std::vector<scenario::Lever> levers) {
  scenario::Policy policy;
  policy.change.title = "A policy";
  policy.change.levers = std::move(levers);
  for (auto& lever : policy.change.levers) lever.from = core::make_date(2023, 4, 1);
  return policy;
}

/// Two forces with doubt, withdrawal and a wait; policies that do something, and some that do nothing.
Scenario world() {
  Scenario world = support::plain_world(2);
  world.clock.policies_from = core::make_date(2023, 4, 1);
  world.simulation = {replicates, 2, 7};
  world.pathway.investigation.outcomes = support::shares({{"charged", 0.1},
                                                          {"evidential_victim_supports", 0.3},
                                                          {"evidential_victim_does_not_support", 0.5},
                                                          {"other", 0.1}});
  world.pathway.application.applies = support::unsure_number(random::Family::beta, {{"a", 5}, {"b", 95}});
  world.pathway.application.odds_ratios = {support::number(0.5), support::number(2), support::number(1),
                                           support::number(1)};
  world.pathway.court.notice = support::fixed_days(40);
  world.pathway.decision.withdrawn_per_day = support::number(0.004);
  world.policies["more"] = policy_of({support::lever("application.applies", EffectKind::scale_odds, 1.5)});
  world.policies["fewer"] = policy_of({support::lever("decision.granted", EffectKind::scale_odds, 0.5)});
  world.policies["nothing"] = policy_of({support::lever("decision.granted", EffectKind::scale_odds, 1),
                                         support::lever("court.notice", EffectKind::add, 0),
                                         support::lever("application.applies", EffectKind::multiply, 1)});
  world.policies["too_late"] = policy_of({support::lever("application.applies", EffectKind::scale_odds, 5)});
  world.policies["too_late"].change.levers[0].from = core::make_date(2030, 1, 1);
  world.policies["victims_stay"] =
      policy_of({support::lever("investigation.outcomes.evidential_victim_supports", EffectKind::replace, 0.6)});
  return world;
}

SideBySide run(const Scenario& baseline, const std::vector<std::string>& names) {
  std::vector<Scenario> scenarios{baseline};
  for (const auto& name : names) scenarios.push_back(scenario::with_policies(baseline, {name}));
  std::vector<const Scenario*> list;
  for (const auto& scenario : scenarios) list.push_back(&scenario);
  return simulate_side_by_side(list, {2, 0, replicates, {}});
}

std::int64_t total(const Record& record, Measure measure) {
  std::int64_t sum = 0;
  for (std::size_t month = 0; month < record.layout.months.size(); ++month) {
    sum += record.cell(record.layout.nation(), measure, month).sum;
  }
  return sum;
}

bool same_cells(const Record& a, const Record& b) {
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    const Cell& ours = a.cells[i];
    const Cell& theirs = b.cells[i];
    if (ours.sum != theirs.sum || ours.sum_of_squares != theirs.sum_of_squares) return false;
    if (ours.histogram.count() != theirs.histogram.count()) return false;
    if (ours.histogram.count() > 0 && ours.histogram.quantile(0.3) != theirs.histogram.quantile(0.3)) return false;
  }
  return a.cells.size() == b.cells.size() && a.headlines == b.headlines;
}

TEST(SideBySide, APolicyThatChangesNothingDiffersByExactlyNothing) {
  const SideBySide result = run(world(), {"nothing", "too_late"});
  for (const Record& difference : result.differences) {
    EXPECT_EQ(difference.replicates, replicates);
    for (const Cell& cell : difference.cells) {
      ASSERT_TRUE(cell.sum == 0 && cell.sum_of_squares == 0);
    }
  }
  EXPECT_EQ(result.levels[0].headlines, result.levels[1].headlines);
}

TEST(SideBySide, ItsTwinThatDoesSomethingIsSeen) {
  const SideBySide result = run(world(), {"more"});
  EXPECT_GT(total(result.differences[0], Measure::newly_protected), 0);
}

TEST(SideBySide, TheDifferenceIsTheDifferenceOfTheLevels) {
  const SideBySide result = run(world(), {"fewer"});
  for (const Measure measure : {Measure::granted, Measure::refused, Measure::protected_days, Measure::applied}) {
    EXPECT_EQ(total(result.differences[0], measure),
              total(result.levels[1], measure) - total(result.levels[0], measure));
  }
  EXPECT_LT(total(result.differences[0], Measure::granted), 0);
}

TEST(SideBySide, SwappingTheTwoTurnsTheSign) {
  const Scenario first = world();
  Scenario second = world();
  second.pathway.decision.granted = support::number(0.6);
  const SideBySide there = simulate_side_by_side({&first, &second}, {1, 0, replicates, {}});
  const SideBySide back = simulate_side_by_side({&second, &first}, {1, 0, replicates, {}});
  for (std::size_t i = 0; i < there.differences[0].cells.size(); ++i) {
    const Cell& one = there.differences[0].cells[i];
    const Cell& other = back.differences[0].cells[i];
    ASSERT_EQ(one.sum, -other.sum);
    ASSERT_TRUE(one.sum_of_squares == other.sum_of_squares);
  }
}

TEST(SideBySide, AddingAPolicyChangesNoOther) {
  const SideBySide two = run(world(), {"more"});
  const SideBySide four = run(world(), {"more", "fewer", "victims_stay"});
  EXPECT_TRUE(same_cells(two.levels[0], four.levels[0]));
  EXPECT_TRUE(same_cells(two.levels[1], four.levels[1]));
  EXPECT_TRUE(same_cells(two.differences[0], four.differences[0]));
}

TEST(SideBySide, APolicyThatCutsAttritionMovesApplicationsUpTheOddsRatios) {
  // Shares 0.1, 0.6, 0.2 …: the intercept is the baseline's, so more cases stand at the doubled odds.
  const SideBySide result = run(world(), {"victims_stay"});
  EXPECT_GT(total(result.differences[0], Measure::applied), 0);
  EXPECT_GT(total(result.differences[0], Measure::evidential_victim_supports), 0);
}

TEST(SideBySide, WithoutALimitOnHearingsMoreGrantsTakeProtectionFromNoCase) {
  const Scenario baseline = world();
  Scenario more = baseline;
  more.policies["grants"] = policy_of({support::lever("decision.granted", EffectKind::scale_odds, 3)});
  const SideBySide result = run(more, {"grants"});
  const Record& one = result.levels[1];
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (std::size_t area = 0; area < one.layout.areas.size(); ++area) {
      ASSERT_GE(one.headline(r, area, 0), result.levels[0].headline(r, area, 0));
    }
  }
}

}  // namespace
}  // namespace sposim::simulation
