// Which correlations a scenario may ask for, and what is said of the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scenario/assumptions.hpp"
#include "scenario/diff.hpp"
#include "scenario/echo.hpp"
#include "scenario/files.hpp"
#include "scenario/reader.hpp"

namespace sposim::scenario {
namespace {

using test::Folder;
using test::said_of;
using testing::HasSubstr;

const std::string world = R"(title: A world
known_answer: true
clock: {start: 2022-04-01, end: 2025-03-31, policies_from: 2023-04-01, open_cases: false}
forces: {names: [Anyshire]}
pathway:
  reports: {per_year: 2000}
  application:
    applies: {unsure: {beta: {a: 5, b: 95}}}
    preparation: {varies: {lognormal: {median: {unsure: {lognormal: {median: 45 days, sigma: 0.3}}}, sigma: 0.8}}}
  court: {hearings_per_week: unlimited, notice: 30 days}
  decision:
    granted: {unsure: {beta: {a: 8, b: 2}}}
    withdrawn_per_day: {unsure: {fixed: {value: 0.004}}}
  order: {length: 730 days, renewed: {unsure_by_force: {beta: {a: 2, b: 2}}}}
correlations:
)";

std::string said(const std::string& correlations) {
  return said_of(world + correlations);
}

std::string between(const std::string& first, const std::string& second, const std::string& rank = "0.48") {
  return "  one: {between: [" + first + ", " + second + "], rank: " + rank + "}\n";
}

TEST(Correlations, AreRead) {
  const Scenario scenario = test::read(world + between("decision.granted", "application.preparation.median", "-0.3"));
  const Correlation& one = scenario.correlations.at("one");
  EXPECT_EQ(one.first, "decision.granted");
  EXPECT_EQ(one.second, "application.preparation.median");
  EXPECT_EQ(one.rank, -0.3);
}

TEST(Correlations, OfNumbersThatAreNotThereGetTheNearest) {
  EXPECT_THAT(said(between("decision.grantd", "application.applies")),
              HasSubstr("correlations.one.between: there is no uncertain number \"decision.grantd\" (only a number "
                        "marked unsure can be correlated). Did you mean \"decision.granted\"?"));
  EXPECT_THAT(said(between("pathway.decision.granted", "application.applies")),
              HasSubstr("Did you mean \"decision.granted\"?"));
  EXPECT_THAT(said(between("application.preparation", "application.applies")),
              HasSubstr("Choose \"application.preparation.median\"."));
  EXPECT_THAT(said(between("reports.per_year", "application.applies")), HasSubstr("there is no uncertain number"));
}

TEST(Correlations, OfWhatIsNotOneValueAreRefused) {
  EXPECT_THAT(said(between("order.renewed", "application.applies")),
              HasSubstr("\"order.renewed\" cannot be correlated (each force has a value of its own"));
  EXPECT_THAT(said(between("decision.withdrawn_per_day", "application.applies")),
              HasSubstr("cannot be correlated (it has a fixed value"));
}

TEST(Correlations, AreBetweenTwoDifferentNumbers) {
  EXPECT_THAT(said(between("decision.granted", "decision.granted")),
              HasSubstr("\"decision.granted\" stands on both sides"));
  EXPECT_THAT(said("  one: {between: [decision.granted], rank: 0.1}\n"), HasSubstr("found a list of 1"));
  EXPECT_THAT(said("  one: {between: decision.granted, rank: 0.1}\n"), HasSubstr("found \"decision.granted\""));
  EXPECT_THAT(said("  one: {between: [decision.granted, application.applies, a], rank: 0.1}\n"),
              HasSubstr("found a list of 3"));
}

TEST(Correlations, HaveARankBetweenMinusOneAndOne) {
  const auto rank = [](const std::string& text) {
    return said(between("decision.granted", "application.applies", text));
  };
  EXPECT_EQ(rank("0.999"), "");
  EXPECT_EQ(rank("0"), "");
  EXPECT_THAT(rank("1"), HasSubstr("1 is not between -1 and 1"));
  EXPECT_THAT(rank("-1"), HasSubstr("-1 is not between -1 and 1"));
  EXPECT_THAT(rank("1.2"), HasSubstr("1.2 is too large"));
  EXPECT_THAT(rank(".nan"), HasSubstr("correlations.one.rank"));
}

TEST(Correlations, OfOnePairStandOnce) {
  EXPECT_THAT(said(between("decision.granted", "application.applies") +
                   "  two: {between: [application.applies, decision.granted], rank: 0.1}\n"),
              HasSubstr("correlations.two: the same two numbers are correlated in \"one\""));
}

TEST(Correlations, MustBePossibleTogether) {
  const std::string three = between("application.applies", "application.preparation.median", "0.9") +
                            "  two: {between: [decision.granted, application.applies], rank: 0.9}\n"
                            "  three: {between: [application.preparation.median, decision.granted], rank: RANK}\n";
  const auto with_rank = [&](const std::string& rank) { return said(test::with(three, "RANK", rank)); };
  EXPECT_EQ(with_rank("0.8"), "");
  const std::string refused = with_rank("-0.5");
  EXPECT_THAT(refused, HasSubstr("correlations.three: rank -0.5 between application.preparation.median and "
                                 "decision.granted is not possible"));
  EXPECT_THAT(refused, HasSubstr("a rank from 0.63 to 1.00 is."));
}

TEST(Correlations, APairThatIsNotWrittenMayBeWhatIsMissing) {
  const std::string refused = said(between("application.applies", "application.preparation.median", "0.9") +
                                   "  two: {between: [decision.granted, application.applies], rank: 0.9}\n");
  EXPECT_THAT(refused,
              HasSubstr("no correlation (rank 0) between application.preparation.median and decision.granted"));
  EXPECT_THAT(refused, HasSubstr("adding one with a rank from 0.63 to 1.00 is."));
}

TEST(Correlations, SurviveTheEchoAndShowInDifferencesAndAssumptions) {
  const Scenario scenario = test::read(world +
                                       "  one: {between: [decision.granted, application.applies], rank: -0.25, "
                                       "source: \"a study\"}\n");
  const Folder folder;
  folder.write("forces.csv", "force\nAnyshire\n");
  const Scenario again = read_scenario(folder.write("again.yaml", resolved_yaml(scenario, "forces.csv")));
  EXPECT_EQ(again.correlations.at("one").rank, -0.25);
  EXPECT_EQ(again.correlations.at("one").evidence.source, "a study");
  Scenario other = scenario;
  other.correlations.at("one").rank = 0.5;
  const auto found = differences(scenario, other);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().path, "correlations.one");
  EXPECT_EQ(found.front().before, "rank correlation -0.25 between decision.granted and application.applies");
  bool logged = false;
  for (const auto& row : assumptions(scenario)) {
    if (row.path != "correlations.one") continue;
    logged = true;
    EXPECT_EQ(row.value, "-0.25");
    EXPECT_EQ(row.source, "a study");
  }
  EXPECT_TRUE(logged);
}

TEST(Correlations, AreReplacedByNameAndRemoved) {
  const Folder folder;
  folder.write("base.yaml", world + between("decision.granted", "application.applies"));
  const auto read = [&](const std::string& text) {
    return read_scenario(folder.write("child.yaml", "extends: base.yaml\n" + text)).correlations;
  };
  EXPECT_EQ(read("").at("one").rank, 0.48);
  EXPECT_EQ(read("correlations: {one: {between: [decision.granted, application.applies], rank: 0}}").at("one").rank, 0);
  EXPECT_TRUE(read("remove: [correlations.one]").empty());
  EXPECT_EQ(
      read("correlations: {two: {between: [decision.granted, application.preparation.median], rank: 0.1}}").size(), 2U);
}

}  // namespace
}  // namespace sposim::scenario
