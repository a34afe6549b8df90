#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "files.hpp"
#include "scenario/echo.hpp"
#include "scenario/words.hpp"

namespace sposim::test {
namespace {

using testing::HasSubstr;

std::string full_with(const std::string& part, const std::string& replacement) {
  return said_of(with(full, part, replacement));
}

/// The smallest scenario with one policy that has these keys beside its title and status.
std::string one_policy(const std::string& keys) {
  return said_of(tiny + "policies:\n  idea:\n    title: An idea\n    status: hypothetical\n" + keys);
}

constexpr const char* lever = "    levers: [{target: decision.granted, effect: {scale_odds: 2}, from: 2023-04-01}]\n";

TEST(Policies, AreReadAsWritten) {
  const scenario::Scenario scenario = read(full);
  ASSERT_EQ(scenario.policies.size(), 2U);
  const scenario::Policy& training = scenario.policies.at("train_more");
  EXPECT_EQ(training.status, scenario::PolicyStatus::consultation);
  EXPECT_EQ(training.change.levers.at(0).effect.budget_gbp, 250000);
  EXPECT_EQ(std::get<double>(training.cost.per_unit.applied.value.form), 1500);
  EXPECT_EQ(training.price_year, 2014);
  EXPECT_EQ(training.cost_leaves_out, "Hours away from duty");
  const scenario::Policy& floor = scenario.policies.at("floor");
  EXPECT_EQ(floor.without, std::vector<std::string>{"training"});
  EXPECT_TRUE(floor.change.levers.at(0).effect.toward_median);
  EXPECT_EQ(scenario::in_words(floor.change.levers.at(0).scope),
            "in forces with applications per 1,000 reports below the median of the forces");
  EXPECT_EQ(scenario::in_words(floor.change.levers.at(1).scope), "in the 2 forces with the lowest number of reports");
  EXPECT_EQ(std::get<double>(scenario.money->value_per_protected.value.form), 10000);
}

TEST(Policies, AreEchoedSoThatTheyReadBackTheSame) {
  const std::string once = scenario::resolved_yaml(read(full));
  const std::string twice = scenario::resolved_yaml(read(with(once, "scenario.forces.csv", "forces.csv")));
  EXPECT_EQ(once, twice);
}

TEST(Policies, MoneyIsWrittenInPounds) {
  EXPECT_THAT(full_with("applied: {value: £1500,", "applied: {value: 1500,"),
              HasSubstr("\"1500\" has no pound sign (a sum of money is written like £75, £250,000 or £1.5m). Write "
                        "£1500."));
  EXPECT_THAT(full_with("budget: £250000", "budget: £250,000"),
              HasSubstr("\"£250,000\" has a comma (between braces a comma begins another key). Write £250000."));
  EXPECT_THAT(full_with("median: £75", "median: £7,5"), HasSubstr("a comma"));
}

TEST(Policies, AConditionHasOneRateAndOnePick) {
  EXPECT_THAT(full_with("{below: median}", "{under: median}"),
              HasSubstr("where.applications_per_1000_reports.under: there is no such key"));
  EXPECT_THAT(full_with("{reports: {lowest: 2}}", "{report: {lowest: 2}}"), HasSubstr("Did you mean \"reports\"?"));
  EXPECT_THAT(full_with("{lowest: 2}", "{lowest: 0}"), HasSubstr("lowest: "));
  EXPECT_THAT(full_with("scope: {where: {reports", "scope: {forces: [Kent], where: {reports"),
              HasSubstr("a condition stands beside names"));
}

TEST(Policies, OnlyAPolicyMayChooseForcesByACondition) {
  EXPECT_THAT(full_with("scope: {forces: [Kent], regions: [Wales]}", "scope: {where: {reports: {lowest: 1}}}"),
              HasSubstr("a change names its forces"));
  EXPECT_THAT(full_with("{share: 50%, to: 100%}", "{share: 50%, to: median of forces}"),
              HasSubstr("a change cannot be told by a median"));
}

TEST(Policies, SayWhenTheyStart) {
  EXPECT_THAT(one_policy("    levers: [{target: decision.granted, effect: {scale_odds: 2}}]\n"),
              HasSubstr("policies.idea.levers[1].from: this key is missing"));
  EXPECT_THAT(one_policy("    levers: [{target: decision.granted, effect: {scale_odds: 2}, from: 2026-01-01}]\n"),
              HasSubstr("the policy starts on 1 January 2026 (the run ends on 31 March 2025)"));
}

TEST(Policies, ATargetThatIsNotGetsTheNearest) {
  EXPECT_THAT(one_policy("    levers: [{target: decision.grante, effect: {scale_odds: 2}, from: 2023-04-01}]\n"),
              HasSubstr("Did you mean \"decision.granted\"?"));
}

TEST(Policies, ACostHasAPriceYear) {
  EXPECT_THAT(one_policy(lever + std::string("    cost: {per_year: £50000}\nmoney: {price_year: 2022}\n")),
              HasSubstr("policies.idea.cost: the cost has no price year"));
  EXPECT_THAT(one_policy(lever + std::string("    cost: {per_year: £50000, price_year: 2022}\n")),
              HasSubstr("the scenario does not say in which year's prices results are"));
  EXPECT_EQ(
      one_policy(lever + std::string("    cost: {per_year: £50000, price_year: 2022}\nmoney: {price_year: 2022}\n")),
      "");
}

TEST(Policies, WhatACostLeavesOutStandsBesideAPrice) {
  EXPECT_THAT(one_policy(lever + std::string("    cost: {leaves_out: everything}\nmoney: {price_year: 2022}\n")),
              HasSubstr("nothing costs anything here (there is a part left out without a price)"));
  EXPECT_THAT(one_policy(lever + std::string("    cost: {price_year: 2022}\nmoney: {price_year: 2022}\n")),
              HasSubstr("nothing costs anything here (there is a price year without a price)"));
}

TEST(Policies, ARouteSaysWhichOrderItMakes) {
  const scenario::Scenario scenario = read(full);
  EXPECT_EQ(scenario.pathway.routes.at("restraining_order").order, scenario::RouteOrder::stalking_protection_order);
  EXPECT_THAT(scenario::resolved_yaml(scenario), HasSubstr("order: stalking_protection_order"));
  EXPECT_THAT(full_with("order: stalking_protection_order", "order: stalking_protecton_order"),
              HasSubstr("Did you mean \"stalking_protection_order\"?"));
  const scenario::Scenario other = read(with(full, "      order: stalking_protection_order\n", ""));
  EXPECT_EQ(other.pathway.routes.at("restraining_order").order, scenario::RouteOrder::other_order);
  EXPECT_THAT(scenario::resolved_yaml(other), testing::Not(HasSubstr("order: other_order")));
}

TEST(Policies, PricesOfAnotherYearNeedAnIndex) {
  EXPECT_THAT(full_with("deflator: {2014: 80.5, 2022: 100}", "deflator: {2015: 80.5, 2022: 100}"),
              HasSubstr("prices of 2014 cannot be brought to 2022"));
  EXPECT_THAT(full_with("deflator: {2014:", "deflator: {14:"), HasSubstr("\"14\" is not a year"));
}

TEST(Policies, MoneyIsDiscountedForThirtyYearsAtMost) {
  EXPECT_THAT(full_with("end: 2031-03-31", "end: 2057-04-01"),
              HasSubstr("clock.end: policies cost money for more than 30 years"));
  EXPECT_EQ(full_with("end: 2031-03-31", "end: 2057-03-31"), "");
}

TEST(Policies, ABudgetNeedsAPriceAnEndAndOfficers) {
  EXPECT_THAT(
      full_with(
          "      per_officer_trained: {value: {unsure: {lognormal: {median: £75, sigma: 0.35}}}, source: Lords}\n", ""),
      HasSubstr("the budget buys officers at no price"));
  EXPECT_THAT(full_with("from: 2027-04-01, until: 2029-03-31, assumed: true}\n    cost",
                        "from: 2027-04-01, assumed: true}\n    cost"),
              HasSubstr("the budget has no end"));
  EXPECT_THAT(full_with("target: training.extra_officers_per_month", "target: training.officers_per_month"),
              HasSubstr("money does not buy training.officers_per_month here"));
}

TEST(Policies, UndoOnlyChangesThatThereAre) {
  EXPECT_THAT(full_with("without: [training]", "without: [traning]"),
              HasSubstr("there is no change \"traning\" (a policy can undo a change of the baseline by its "
                        "name). Did you mean \"training\"?"));
}

TEST(Policies, NamesCanBeStacked) {
  EXPECT_THAT(said_of(tiny + "policies:\n  a+b:\n    title: A\n    status: law\n" + lever),
              HasSubstr("this cannot be a policy's name"));
}

TEST(Stacking, TwoOnOneNumberNeedAnOrder) {
  const std::string two = std::string("policies:\n  a:\n    title: A\n    status: law\n") + lever +
                          "  b:\n    title: B\n    status: law\n" + lever;
  const scenario::Scenario baseline = read(tiny + two);
  EXPECT_THROW(scenario::with_policies(baseline, {"a", "b"}), core::UserError);
  EXPECT_EQ(scenario::with_policies(baseline, {"b"}).in_force, std::vector<std::string>{"b"});
  const scenario::Scenario ordered =
      read(tiny + with(with(two, "title: A", "order: 2\n    title: A"), "title: B", "order: 1\n    title: B"));
  EXPECT_EQ(scenario::with_policies(ordered, {"a", "b"}).in_force, (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace sposim::test
