#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files.hpp"

/// Faults that a fresh reader of the scenarios ran into, each refused with what to write instead.
namespace sposim::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string tiny_with(const std::string& part, const std::string& replacement) {
  return said_of(with(tiny, part, replacement));
}

std::string levers(const std::string& order, const std::string& levers) {
  return said_of(with(tiny, "order: {length: 730 days}",
                      "order: {length: {varies: {discrete: {2 years: 0.5, 3 years: 0.3, 5 years: 0.2}}}}") +
                 "changes:\n  c:\n" + order + "    levers: [" + levers + "]\n");
}

TEST(PlainFaults, PoliciesBeginWithAMonthOrWithTheRun) {
  EXPECT_THAT(tiny_with("policies_from: 2023-04-01", "policies_from: 2023-04-15"),
              HasSubstr("2023-04-15 lies inside a month (the headline counts whole months). Write 2023-04-01."));
  EXPECT_EQ(tiny_with("policies_from: 2023-04-01", "policies_from: 2022-04-01"), "");
  EXPECT_THAT(tiny_with("policies_from: 2023-04-01", "policies_from: 2022-03-01"), HasSubstr("comes before the start"));
}

TEST(PlainFaults, TwoPartsOfOneListOfSharesNeedAnOrder) {
  const std::string two =
      "{target: order.length.2 years, effect: {replace: 0.1}}, {target: order.length.3 years, effect: {replace: 0.6}}";
  EXPECT_THAT(levers("", two), HasSubstr("order.length, whose shares add up to 1, is moved here and by the same list"));
  EXPECT_EQ(levers("    order: 1\n", two), "");
}

TEST(PlainFaults, ATimeIsNeverNegative) {
  EXPECT_THAT(
      tiny_with("notice: 10 days", "notice: {unsure: {normal: {mean: 45 days, sd: 15 days}}}"),
      AllOf(HasSubstr("reaches down to -60.52 days"), HasSubstr("Choose lognormal, gamma, or truncated_normal")));
  EXPECT_THAT(tiny_with("notice: 10 days", "notice: {varies: {normal: {mean: 5 days, sd: 10 days}}}"),
              HasSubstr("a time is never negative"));
  EXPECT_THAT(
      tiny_with("notice: 10 days", "notice: {varies: {shifted_gamma: {shift: -5 days, mean: 9 days, sd: 3 days}}}"),
      HasSubstr("reaches down to -5 days"));
  EXPECT_EQ(tiny_with("notice: 10 days", "notice: {varies: {normal: {mean: 45 days, sd: 5 days}}}"), "");
}

TEST(PlainFaults, NothingLiesBetweenANumberAndAWord) {
  EXPECT_THAT(
      levers("", "{target: court.hearings_per_week, effect: {replace: unlimited}, from: 2023-04-01, ramp: 1 month}"),
      HasSubstr("a word cannot be reached step by step"));
  EXPECT_THAT(levers("", "{target: court.hearings_per_week, effect: {close_gap: {share: 50%, to: unlimited}}}"),
              HasSubstr("\"unlimited\" is not possible here"));
}

TEST(PlainFaults, AValueAfterTheEndHasNoEffect) {
  EXPECT_THAT(tiny_with("granted: 80%", "granted: {2022-04-01: 80%, 2025-04-01: 90%}"),
              HasSubstr("this value has no effect (the run ends on 2025-03-31)"));
  EXPECT_EQ(tiny_with("granted: 80%", "granted: {2022-04-01: 80%, 2025-03-31: 90%}"), "");
}

TEST(PlainFaults, ACommaBetweenBracesBeginsANewKey) {
  EXPECT_THAT(
      tiny_with("granted: 80%", "granted: {value: 80%, assumed: true, note: a question, not a finding}"),
      HasSubstr("a comma between braces begins a new key). Is it text? Then quote it whole: \"a question, not a "
                "finding\"."));
}

TEST(PlainFaults, AForceHasANameOfItsOwn) {
  const auto named = [](const std::string& names) { return tiny_with("names: [Anyshire]", "names: [" + names + "]"); };
  for (const char* total : {"England and Wales", "each force", "All forces here"}) {
    EXPECT_THAT(named(total), HasSubstr("is not a force (this names several forces together"));
  }
  EXPECT_THAT(named("\" Kent\""), HasSubstr("begins or ends with a space"));
  EXPECT_THAT(named("\"Ke\\u202Ent\""), HasSubstr("has a character that does not show"));
  EXPECT_THAT(named("\"Ke\\tnt\""), HasSubstr("has a character that does not show"));
  EXPECT_THAT(named("Kent, KENT"), HasSubstr("\"KENT\" differs from \"Kent\" by capitals only"));
  EXPECT_EQ(named("Kent, \"Dyfed–Powys\""), "");
}

TEST(PlainFaults, ATableOfForcesHasTheSameNames) {
  const std::string table = with(tiny, "names: [Anyshire]", "table: forces.csv");
  EXPECT_EQ(said_of(table, "force,region\nKent,South East\n"), "");
  EXPECT_THAT(said_of(table, "force,region\nKent,Kent\n"), HasSubstr("\"Kent\" is a region and a force"));
  EXPECT_THAT(said_of(table, "force,region\nAll forces here,South East\n"), HasSubstr("is not a force"));
  EXPECT_THAT(said_of(table, "force,region\nKent,A\nkent,A\n"), HasSubstr("by capitals only"));
  EXPECT_THAT(said_of(table, "force;region\nKent;A\n"), HasSubstr("separated by semicolons"));
  EXPECT_THAT(said_of(table, "force\tregion\nKent\tA\n"), HasSubstr("separated by tabs"));
}

TEST(PlainFaults, AShareHasNoSpaceBeforeItsSign) {
  EXPECT_THAT(tiny_with("granted: 80%", "granted: 85 %"), HasSubstr("Did you mean \"85%\"?"));
}

}  // namespace
}  // namespace sposim::test
