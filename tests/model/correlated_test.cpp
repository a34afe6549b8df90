#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analysis/rank_regression.hpp"
#include "model/plan.hpp"
#include "random/address.hpp"
#include "scenario/reader.hpp"
#include "support/worlds.hpp"

namespace sposim::model {
namespace {

using scenario::Scenario;

Scenario doubtful_world() {
  Scenario world = support::plain_world();
  world.pathway.application.applies = support::unsure_number(random::Family::beta, {{"a", 5}, {"b", 95}});
  world.pathway.decision.granted = support::unsure_number(random::Family::beta, {{"a", 8}, {"b", 2}});
  world.pathway.decision.withdrawn_per_day =
      support::unsure_number(random::Family::lognormal, {{"median", 0.004}, {"sigma", 0.4}});
  return world;
}

Scenario correlated(Scenario world, const std::string& name, const std::string& first, const std::string& second,
                    double rank) {
  world.correlations[name] = {first, second, rank, {}, {}};
  return world;
}

struct Drawn3 {
  std::vector<double> applies, granted, withdrawn;
};

Drawn3 drawn(const Scenario& world, std::uint32_t draws) {
  const Plan plan = make_plan(world);
  Drawn3 columns;
  for (std::uint32_t number = 0; number < draws; ++number) {
    const DrawnPathway pathway = draw(plan, number);
    columns.applies.push_back(pathway.application.applies.at(0, 0));
    columns.granted.push_back(pathway.decision.granted.at(0, 0));
    columns.withdrawn.push_back(pathway.decision.withdrawn_per_day.at(0, 0));
  }
  return columns;
}

/// What the whole program draws has the rank that the scenario asks for: 4 standard errors of 1 ÷ √20,000.
TEST(Correlated, NumbersAreDrawnTogether) {
  const Scenario world = correlated(doubtful_world(), "c", "decision.granted", "application.applies", 0.48);
  const Drawn3 columns = drawn(world, 20'000);
  EXPECT_NEAR(analysis::spearman(columns.applies, columns.granted), 0.48, 0.028);
  EXPECT_NEAR(analysis::spearman(columns.applies, columns.withdrawn), 0, 0.028);
}

TEST(Correlated, OnlyTheLaterNumberOfThePairMoves) {
  const Scenario plain = doubtful_world();
  const Drawn3 before = drawn(plain, 50);
  for (const bool swapped : {false, true}) {
    const std::string a = "application.applies";
    const std::string b = "decision.granted";
    const Drawn3 after = drawn(correlated(plain, "c", swapped ? b : a, swapped ? a : b, 0.48), 50);
    EXPECT_EQ(after.applies, before.applies);
    EXPECT_EQ(after.withdrawn, before.withdrawn);
    EXPECT_NE(after.granted, before.granted);
  }
}

TEST(Correlated, NamesAndOrderInTheFileDoNotMatter) {
  const Scenario one = correlated(correlated(doubtful_world(), "a", "application.applies", "decision.granted", 0.5),
                                  "b", "decision.granted", "decision.withdrawn_per_day", -0.4);
  const Scenario other = correlated(correlated(doubtful_world(), "z", "decision.granted", "application.applies", 0.5),
                                    "y", "decision.withdrawn_per_day", "decision.granted", -0.4);
  const Drawn3 ours = drawn(one, 50);
  const Drawn3 theirs = drawn(other, 50);
  EXPECT_EQ(ours.granted, theirs.granted);
  EXPECT_EQ(ours.withdrawn, theirs.withdrawn);
}

/// A regression on the draws sees the numbers that were drawn, not the ones before mixing.
TEST(Correlated, TheUniformOfADoubtIsTheOneThatIsRead) {
  const Scenario world = correlated(doubtful_world(), "c", "decision.granted", "application.applies", 0.48);
  const Plan plan = make_plan(world);
  for (const Doubt& doubt : plan.doubts) {
    if (doubt.path != "decision.granted") continue;
    const double u = doubt_uniform(plan, doubt, 3, 0);
    EXPECT_NE(u, random::parameter_uniform(plan.seed, doubt.address, 3));
    EXPECT_EQ(random::quantile(random::Beta{8, 2}, u), draw(plan, 3).decision.granted.at(0, 0));
  }
}

/// The reader's list of doubts and the plan's are made by two walks: they name the same.
TEST(Correlated, TheReaderKnowsEveryDoubtByTheNameThatThePlanGivesIt) {
  for (const char* file : {"scenarios/england_and_wales.yaml", "scenarios/with_harm.yaml",
                           "scenarios/england_and_wales_court_lists.yaml", "tests/bad_input/everything.yaml"}) {
    Scenario world = scenario::read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/" + file);
    std::set<std::string> read;
    for (const auto& doubt : scenario::doubtful_paths(world)) read.insert(doubt.path);
    std::set<std::string> planned;
    const auto add = [&](const Scenario& scenario) {
      for (const Doubt& doubt : make_plan(scenario).doubts) {
        planned.insert(doubt.path);
        const auto places = scenario::doubtful_paths(world);
        const auto same =
            std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.path == doubt.path; });
        ASSERT_NE(same, places.end()) << file << ": " << doubt.path;
        if (same->kind == scenario::DoubtKind::one_value) {
          EXPECT_TRUE(!doubt.by_force && doubt.shape) << doubt.path;
        }
      }
    };
    add(world);
    for (const auto& [name, policy] : world.policies) add(scenario::with_policies(world, {name}));
    EXPECT_EQ(read, planned) << file;
    EXPECT_GT(read.size(), 5U);
  }
}

}  // namespace
}  // namespace sposim::model
