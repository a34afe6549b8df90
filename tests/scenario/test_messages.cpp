// What the reader says of a mistake, word for word: read them aloud.
#include <gtest/gtest.h>

#include "scenario/files.hpp"

namespace sposim::scenario {
namespace {

using test::full;
using test::said_of;
using test::tiny;
using test::with;

/// What is said when a part of the tiny world is written otherwise.
std::string tiny_with(const std::string& part, const std::string& replacement) {
  return said_of(with(tiny, part, replacement));
}

std::string full_with(const std::string& part, const std::string& replacement) {
  return said_of(with(full, part, replacement));
}

TEST(Numbers, ProbabilityOf35) {
  EXPECT_EQ(tiny_with("granted: 80%", "granted: 35"),
            "scenario.yaml:9:23: pathway.decision.granted: 35 is not possible (this probability lies between 0 and 1). "
            "Did you mean \"35%\"?");
}

TEST(Numbers, PercentageAbove100IsNotTakenForAnother) {
  EXPECT_EQ(tiny_with("granted: 80%", "granted: 185%"),
            "scenario.yaml:9:23: pathway.decision.granted: 185% is not possible (this probability lies between 0 and "
            "1). Is there a digit too many, or a decimal point missing?");
  EXPECT_EQ(tiny_with("granted: 80%", "granted: -5%"),
            "scenario.yaml:9:23: pathway.decision.granted: -5% is not possible (this probability lies between 0 and "
            "1).");
}

TEST(Messages, SweepGivenAsAScenarioIsOneMistake) {
  const std::string said = said_of("title: A sweep\nscenario: other.yaml\ndesign: {grid: 3}\nfactors: {}\n");
  EXPECT_NE(said.find("this is a sweep, not a scenario"), std::string::npos) << said;
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 0) << said;
}

TEST(Messages, NumberThatCannotBeReadIsSaidOnceAndNotOfEveryLeverOnIt) {
  const std::string said =
      full_with("notice: {column: wait, source: courts, if_blank: {uniform: {low: 50 days, high: 90 days}}}",
                "notice: {value: 3 moons, source: courts}");
  EXPECT_NE(said.find("pathway.court.notice.value: \"3 moons\" is not a length of time"), std::string::npos) << said;
  EXPECT_EQ(said.find("to move"), std::string::npos) << said;
}

TEST(Clock, EndBeforeItsStartIsOneMistake) {
  const std::string said = full_with("end: 2031-03-31", "end: 2019-03-31");
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 0) << said;
  EXPECT_NE(said.find("clock.end: 2019-03-31 comes before the start (the clock starts on 2020-01-20). Choose a later "
                      "day."),
            std::string::npos)
      << said;
}

TEST(Numbers, DecimalComma) {
  EXPECT_EQ(tiny_with("decision: {granted: 80%}", "decision:\n    granted: 0,93"),
            "scenario.yaml:10:14: pathway.decision.granted: \"0,93\" has a comma (a number has a point before its "
            "decimals and nothing between thousands). Write 0.93.");
}

TEST(Numbers, DecimalCommaBetweenBraces) {
  EXPECT_EQ(tiny_with("granted: 80%", "granted: {value: 0,93}"),
            "scenario.yaml:9:31: pathway.decision.granted: \"0,93\" has a comma (a number has a point before its "
            "decimals and nothing between thousands). Write 0.93.");
}

TEST(Numbers, WrittenOtherwise) {
  const auto said = [](const std::string& text) {
    const std::string whole = tiny_with("per_year: 10000", "per_year: " + text);
    const std::string place = "scenario.yaml:6:23: pathway.reports.per_year: ";
    return whole.starts_with(place) ? whole.substr(place.size()) : whole;
  };
  EXPECT_EQ(said("010"),
            "\"010\" is not written as a number here (a number does not begin with 0: some programs would read "
            "another value). Write 10.");
  EXPECT_EQ(said("1_000"),
            "\"1_000\" is not written as a number here (a number has digits and at most one point). Write 1000.");
  EXPECT_EQ(said("+5"), "\"+5\" is not written as a number here (a number has digits and at most one point). Write 5.");
  EXPECT_EQ(said("0x10"), "\"0x10\" is not a number (a number is written like 0.93 or 250).");
  EXPECT_EQ(said("0o17"), "\"0o17\" is not a number (a number is written like 0.93 or 250).");
  EXPECT_EQ(said(".nan"), "\".nan\" is not a number (a number is written like 0.93 or 250).");
  EXPECT_EQ(said(".inf"), "\".inf\" is not a number (a number is written like 0.93 or 250).");
  EXPECT_EQ(said("1e400"), "\"1e400\" is too large or too small (a computer cannot hold this number).");
  EXPECT_EQ(said("50 reports"), "\"50 reports\" has a unit (the key already says that it counts a year). Write 50.");
  EXPECT_EQ(said("\"500\""), "found the text \"500\" (quotes make it text, not a number). Delete the quotes.");
  EXPECT_EQ(said("-1"), "-1 is too small (the least it may be is 0).");
  EXPECT_EQ(said("unlimited"),
            "\"unlimited\" is not possible here (only a capacity can be unlimited, and only training can hold). Write "
            "a number.");
  EXPECT_EQ(said("[1]"), "found a list (the key already says that it counts a year).");
  EXPECT_EQ(said(""), "found nothing (the key already says that it counts a year).");
}

TEST(Numbers, LengthsOfTime) {
  const auto said = [](const std::string& text) {
    const std::string whole = tiny_with("notice: 10 days", "notice: " + text);
    const std::string place = "scenario.yaml:8:49: pathway.court.notice: ";
    return whole.starts_with(place) ? whole.substr(place.size()) : whole;
  };
  EXPECT_EQ(said("45"),
            "\"45\" has no unit (a length of time is written like 45 days, 18 months or 2 years). Did you mean \"45 "
            "days\"?");
  EXPECT_EQ(said("45days"),
            "\"45days\" is not a length of time (a length of time is written like 45 days, 18 months or 2 years). Did "
            "you mean \"45 days\"?");
  EXPECT_EQ(said("3 weeks"),
            "\"3 weeks\" is not a length of time (a length of time is written like 45 days, 18 months or 2 years). "
            "Write 21 days.");
  EXPECT_EQ(said("-3 days"), "-3 days is too small (the least it may be is 0 days).");
}

TEST(Keys, UnknownWithTheNearest) {
  EXPECT_EQ(tiny_with("granted: 80%", "grantd: 80%"),
            "scenario.yaml:9:13: pathway.decision.granted: this key is missing (Probability that the court grants an "
            "application it decides). Add \"granted:\" here.\n"
            "scenario.yaml:9:14: pathway.decision.grantd: there is no such key (a key that means nothing here would be "
            "passed over in silence). Did you mean \"granted\"?");
}

TEST(Keys, MissingInAGroupThatIsWritten) {
  EXPECT_EQ(
      tiny_with("  decision:", "  interim: {sought: 0.5, granted: 0.9}\n  decision:"),
      "scenario.yaml:9:12: pathway.interim.time_to_hearing: this key is missing (Time from the application to the "
      "hearing for an interim order). Add \"time_to_hearing:\" here.");
}

TEST(Keys, WithoutEffect) {
  EXPECT_EQ(tiny_with("notice: 10 days", "notice: 10 days, adjournment: 5 days"),
            "scenario.yaml:8:71: pathway.court.adjournment: this key has no effect (no hearing is adjourned without "
            "\"adjourned\"). Add \"adjourned:\", or delete this key.");
}

TEST(Evidence, IsAskedFor) {
  EXPECT_EQ(full_with("granted: {value: 93%, source: BBC, quality: amber, period: \"2020\", range: [90%, 95%], "
                      "review_by: 2027-01-01, owner: Analysts, note: see sources}",
                      "granted: 93%"),
            "scenario.yaml:40:14: pathway.decision.granted: this number does not say where it comes from (every number "
            "that matters has a source or is marked as assumed). Write {value: 93%, source: …} or {value: 93%, "
            "assumed: true}.");
}

TEST(Distributions, WithoutOneOfTheThreeWords) {
  EXPECT_EQ(tiny_with("applies: 0.05", "applies: {beta: {a: 1, b: 9}}"),
            "scenario.yaml:7:27: pathway.application.applies.beta: a distribution stands here alone (doubt and "
            "variation must never look alike). Put it under \"unsure:\" (our doubt), \"unsure_by_force:\" or "
            "\"varies:\" (from case to case).");
}

TEST(Distributions, Misspelt) {
  EXPECT_EQ(tiny_with("applies: 0.05", "applies: {unsure: {betta: {a: 1, b: 9}}}"),
            "scenario.yaml:7:36: pathway.application.applies.unsure.betta: there is no such distribution. Did you mean "
            "\"beta\"?");
}

TEST(Distributions, WithImpossibleParameters) {
  EXPECT_EQ(tiny_with("applies: 0.05", "applies: {unsure: {uniform: {low: 0.3, high: 0.2}}}"),
            "scenario.yaml:7:45: pathway.application.applies.unsure.uniform: this uniform distribution is not possible "
            "(low is 0.3 and high is 0.2, but low must be below high).");
}

TEST(Distributions, VariationWhereEveryCaseHasTheSame) {
  EXPECT_EQ(
      tiny_with("granted: 80%", "granted: {varies: {beta: {a: 1, b: 2}}}"),
      "scenario.yaml:9:23: pathway.decision.granted: \"varies\" is not possible here (this number is the same for "
      "every case).");
}

TEST(Shares, MustAddUp) {
  EXPECT_EQ(full_with("other: 0.4}", "other: 0.5}"),
            "scenario.yaml:19:21: pathway.investigation.outcomes.value.2021-04-01: these shares add up to 1.1 (shares "
            "add up to 1).");
}

TEST(Shares, MinimumOfTwoYears) {
  EXPECT_EQ(full_with("{2 years: 13, 3", "{1 year: 13, 3"),
            "scenario.yaml:42:63: pathway.order.length.value.varies.discrete.unsure.dirichlet: \"1 year\" is too short "
            "for a full order (the Stalking Protection Act 2019 sets a minimum of 2 years). Write \"2 years\" or "
            "longer.");
}

TEST(Dates, TheFirstIsOnOrBeforeTheFirstDayRead) {
  EXPECT_EQ(full_with("2019-01-20: {column", "2019-04-01: {column"),
            "scenario.yaml:11:7: pathway.reports.per_year: the first date is 2019-04-01, but the number is read from "
            "2019-01-20 (cases of the 12 months before the clock starts exist as open cases). Begin with 2019-01-20 or "
            "an earlier day.");
}

TEST(Dates, OfAnotherCountry) {
  EXPECT_EQ(tiny_with("end: 2025-03-31", "end: 31/03/2025"),
            "scenario.yaml:3:33: clock.end: \"31/03/2025\" is not a day (a day is written like 2026-11-22). Did you "
            "mean 2025-03-31?");
  EXPECT_EQ(tiny_with("end: 2025-03-31", "end: 2025-02-29"),
            "scenario.yaml:3:33: clock.end: \"2025-02-29\" is not a day (the calendar has no such day).");
}

TEST(Court, AWaitIsNotCountedTwice) {
  EXPECT_EQ(
      full_with("hearings_per_week: unlimited", "hearings_per_week: {value: 0.3, assumed: true}"),
      "scenario.yaml:36:13: pathway.court.notice: the mean notice is 80 days while hearings_per_week is limited "
      "(the wait for a free hearing comes on top, so the wait would be counted twice). Write only the time before "
      "a case can be listed, at most 28 days on average.");
}

TEST(Simulation, ImpossibleSizes) {
  EXPECT_EQ(full_with("replicates: 100,", "replicates: 100000000,"),
            "scenario.yaml:6:26: simulation.replicates: 100000000 replicates are too many (the limit is 10 million; at "
            "a millisecond each these would take about 28 hours). A few thousand are enough for most questions.");
  EXPECT_EQ(tiny_with("end: 2025-03-31", "end: 2225-03-31"),
            "scenario.yaml:3:33: clock.end: the clock runs for 203 years (it may run for 100 at most: no evidence "
            "reaches further). Choose an earlier day.");
}

TEST(All, ProblemsOfAFileAreToldInOneGo) {
  const std::string said = said_of(with(with(tiny, "0.05", "5"), "80%", "80"));
  EXPECT_EQ(said,
            "scenario.yaml:7:26: pathway.application.applies: 5 is not possible (this probability lies between 0 and "
            "1). Did you mean \"5%\"?\n"
            "scenario.yaml:9:23: pathway.decision.granted: 80 is not possible (this probability lies between 0 and 1). "
            "Did you mean \"80%\"?");
}

}  // namespace
}  // namespace sposim::scenario
