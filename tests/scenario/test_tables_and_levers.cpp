// The forces table, levers and observations: what is refused, and in which words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "scenario/files.hpp"
#include "scenario/targets.hpp"

namespace sposim::scenario {
namespace {

using test::full;
using test::full_forces;
using test::read;
using test::said_of;
using test::with;
using testing::HasSubstr;

std::string table_with(const std::string& part, const std::string& replacement) {
  return said_of(full, with(full_forces, part, replacement));
}

std::string full_with(const std::string& part, const std::string& replacement) {
  return said_of(with(full, part, replacement));
}

TEST(Table, AMissingColumn) {
  EXPECT_EQ(full_with("{column: reports_2021,", "{column: reports_2012,"),
            "scenario.yaml:12:28: pathway.reports.per_year.2021-04-01.column: forces.csv has no column "
            "\"reports_2012\". Did you mean \"reports_2021\" or \"reports_2020\"?");
}

TEST(Table, ABlankIsUnknown) {
  EXPECT_EQ(table_with("300,310", ",310"),
            "scenario.yaml:11:28: pathway.reports.per_year.2019-01-20.column: the column \"reports_2020\" is blank for "
            "Gwent (a blank is unknown, never 0). Fill it in, or say \"if_blank:\" with a distribution.\n"
            "scenario.yaml:18:143: pathway.investigation.outcomes.value.2018-04-01.unsure_by_force.dirichlet."
            "evidential_victim_does_not_support.column: the column \"reports_2020\" is blank for Gwent (a blank is "
            "unknown, never 0). Fill it in, or say \"if_blank:\" with a distribution.");
}

TEST(Table, TextWhereANumberIsNeeded) {
  EXPECT_THAT(table_with("950.5", "many"),
              HasSubstr("forces.csv:3:47: reports_2021, Avon, and Somerset: found \"many\" where "
                        "pathway.reports.per_year.2021-04-01.column needs a number"));
}

TEST(Table, ADecimalComma) {
  EXPECT_EQ(
      table_with("950.5", "\"950,5\""),
      "forces.csv:3:47: reports_2021: \"950,5\" has a comma (a number has a point before its decimals and nothing "
      "between thousands). Write 950.5.");
}

TEST(Table, AForceTwice) {
  EXPECT_EQ(table_with("Gwent,", "Kent,"),
            "forces.csv:4:1: force: \"Kent\" stands here a second time (each force has one row). Keep one of the two.");
}

TEST(Table, ARaggedRow) {
  EXPECT_THAT(table_with("12,2020-12-31,60", "12,2020-12-31,60,7"),
              HasSubstr("forces.csv:2:1: this row has 9 cells (the header has 8). Are there too many or too few "
                        "commas?"));
}

TEST(Table, AColumnTwice) {
  EXPECT_THAT(table_with("reports_2021", "reports_2020"),
              HasSubstr("forces.csv:1:36: reports_2020: this column stands here a second time"));
}

TEST(Table, WithoutForces) {
  EXPECT_THAT(said_of(full, "force,reports_2020\n"), HasSubstr("forces.csv:1:1: this table has no forces"));
  EXPECT_THAT(said_of(full, ""), HasSubstr("forces.csv:1:1: this table is empty"));
}

TEST(Table, AColumnOfTimeSaysItsUnit) {
  EXPECT_EQ(table_with("wait [days]", "wait"),
            "scenario.yaml:36:22: pathway.court.notice.column: the column \"wait\" does not say its unit (a column of "
            "lengths of time says its unit in its header). Write \"wait [days]\" as the header.");
}

TEST(Table, OnlyForcesThatItHas) {
  EXPECT_THAT(full_with("{table: forces.csv}", "{table: forces.csv, only: [Kentt]}"),
              HasSubstr("forces.only: there is no force \"Kentt\" (forces.csv has no such row). Did you mean "
                        "\"Kent\"?"));
}

TEST(Targets, AreTheNumbersThatAreWritten) {
  std::vector<std::string> paths;
  for (const auto& target : lever_targets(read(full).pathway)) paths.push_back(target.path);
  for (const char* path : {"reports.per_year", "application.applies", "application.preparation.median",
                           "court.adjournment.28 days", "investigation.outcomes.charged", "order.length.2 years",
                           "routes.restraining_order.probability", "training.officers_per_month"}) {
    EXPECT_THAT(paths, testing::Contains(path));
  }
  EXPECT_THAT(paths, testing::Not(testing::Contains("interim.sought"))) << "the group is not written";
  EXPECT_THAT(paths, testing::Not(testing::Contains("application.preparation"))) << "it varies: its parameters move";
}

TEST(Levers, AMisspeltTarget) {
  EXPECT_EQ(full_with("{target: application.applies,", "{target: application.aplies,"),
            "scenario.yaml:59:18: changes.standard_of_proof.levers[1].target: there is no number "
            "\"application.aplies\" to move (a lever moves a number that the pathway writes). Did you mean "
            "\"application.applies\"?");
}

TEST(Levers, ATargetWithItsParametersBelow) {
  EXPECT_THAT(full_with("{target: application.applies,", "{target: application.preparation,"),
              HasSubstr("Choose \"application.preparation.median\" or \"application.preparation.sigma\"."));
}

TEST(Levers, UntilBeforeFrom) {
  EXPECT_THAT(full_with("until: 2029-03-31", "until: 2019-03-31"),
              HasSubstr("until: 2019-03-31 comes before the lever begins (it begins on 2027-04-01)."));
}

TEST(Levers, AForceThatIsNot) {
  EXPECT_THAT(full_with("forces: [Kent]", "forces: [Kant]"),
              HasSubstr("there is no force \"Kant\" (the forces table does not have it). Did you mean \"Kent\"?"));
}

TEST(Levers, OddsOfWhatIsNoProbability) {
  EXPECT_THAT(full_with("{add: -5 days}", "{scale_odds: 2}"),
              HasSubstr("court.notice is not a probability (only a probability has odds to scale)"));
}

constexpr const char* second =
    "changes:\n  twice:\n    levers:\n"
    "      - {target: application.applies, effect: {multiply: 2}, from: 2025-01-01, assumed: true}\n";

TEST(Levers, TwoOnOneNumberNeedAnOrder) {
  EXPECT_THAT(full_with("changes:\n", second),
              HasSubstr("application.applies is moved here and by \"standard_of_proof\" on line 62, in the "
                        "same forces and days (which of the two acts first would change the result). Give each "
                        "an \"order:\" number of its own, or separate their dates or scopes."));
}

TEST(Levers, TwoOnOneNumberAtDifferentTimesAreFine) {
  EXPECT_EQ(full_with("changes:\n", with(second, "from: 2025-01-01", "until: 2024-04-21")), "");
}

TEST(Levers, TwoOnOneNumberInOrderAreFine) {
  const std::string first = with(full, "    title: Civil standard\n", "    order: 1\n");
  EXPECT_EQ(said_of(with(first, "changes:\n", with(second, "    levers", "    order: 2\n    levers"))), "");
}

TEST(Observed, AnAreaThatIsNot) {
  EXPECT_THAT(full_with("area: Wales", "area: Whales"), HasSubstr("there is no area \"Whales\""));
}

TEST(Observed, OutsideTheClock) {
  EXPECT_THAT(
      full_with("to: 2021-01-31, kind: court_series, use: later", "to: 2041-01-31, kind: court_series, use: later"),
      HasSubstr("observed.wales: these days are not all simulated (the clock runs from 2020-01-20 to "
                "2031-03-31)."));
}

TEST(Observed, AColumnNeedsAForceEach) {
  EXPECT_THAT(full_with("count: 409", "count: {column: applied}"),
              HasSubstr("a column has one count per force (the area is England and Wales). Write \"area: each "
                        "force\"."));
}

}  // namespace
}  // namespace sposim::scenario
