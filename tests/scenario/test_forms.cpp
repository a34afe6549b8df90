// Every form in which a scenario may write a number, read into values.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/files.hpp"

namespace sposim::scenario {
namespace {

using test::full;
using test::read;
using test::tiny;
using test::with;

double number(const Value& value) {
  return std::get<double>(value.form);
}

TEST(Forms, TinyWorldStandsAtItsNumbersAndTheRestIsOff) {
  const Scenario world = read(tiny);
  EXPECT_TRUE(world.known_answer);
  EXPECT_FALSE(world.clock.open_cases);
  EXPECT_EQ(world.forces.names, std::vector<std::string>{"Anyshire"});
  EXPECT_EQ(number(world.pathway.application.applies.value), 0.05);
  EXPECT_EQ(number(world.pathway.decision.granted.value), 0.8);
  EXPECT_EQ(number(world.pathway.court.notice.value), 10);
  EXPECT_EQ(std::get<Word>(world.pathway.court.hearings_per_week.value.form), Word::unlimited);
  EXPECT_EQ(world.pathway.order.length.steps.front().parts.front().name, "730 days");
  EXPECT_FALSE(world.pathway.reports.per_case.written);
  EXPECT_EQ(number(world.pathway.reports.per_case.value), 1);
  EXPECT_EQ(std::get<Word>(world.pathway.training.officers_per_month.value.form), Word::hold);
  EXPECT_EQ(number(world.pathway.reports.month_of_year.july.value), 1);
}

TEST(Forms, PercentIsTheNearestNumberAndMonthsAreTwelfthsOfAYear) {
  const Scenario world = read(with(with(tiny, "granted: 80%", "granted: 93%"), "10 days", "18 months"));
  EXPECT_EQ(number(world.pathway.decision.granted.value), 0.93);
  EXPECT_EQ(number(world.pathway.court.notice.value), 18 * 365.25 / 12);
}

TEST(Forms, DatedColumnsWithEvidenceBeside) {
  const Scenario scenario = read(full);
  const auto& dated = std::get<Dated>(scenario.pathway.reports.per_year.value.form);
  ASSERT_EQ(dated.steps.size(), 2U);
  EXPECT_EQ(dated.steps[1].from, core::make_date(2021, 4, 1));
  EXPECT_EQ(std::get<Column>(dated.steps[1].value.form).name, "reports_2021");
  EXPECT_EQ(dated.steps[0].value.evidence->note, "level, after");
}

TEST(Forms, DoubtInsideVariation) {
  const Scenario scenario = read(full);
  const auto& varies = std::get<Varies>(scenario.pathway.application.preparation.value.form);
  EXPECT_EQ(varies.shape.family, random::Family::lognormal);
  const auto& median = std::get<Unsure>(varies.shape.arguments[0].value.form);
  EXPECT_EQ(median.doubt, Doubt::national);
  EXPECT_EQ(number(std::get<Distribution>(median.shape).arguments[0].value), 45);
}

TEST(Forms, DiscreteListsValuesThenWeights) {
  const Scenario scenario = read(full);
  const auto& shape = std::get<Varies>(scenario.pathway.court.adjournment.value.form).shape;
  ASSERT_EQ(shape.arguments.size(), 4U);
  EXPECT_EQ(number(shape.arguments[1].value), 365.25 / 12);
  EXPECT_EQ(shape.arguments[2].name, "28 days");
  EXPECT_EQ(number(shape.arguments[3].value), 0.5);
}

TEST(Forms, PosteriorWithBlanks) {
  const Scenario scenario = read(full);
  const auto& dated = std::get<Dated>(scenario.pathway.application.applies.value.form);
  const auto& first = std::get<Posterior>(std::get<Unsure>(dated.steps[0].value.form).shape);
  EXPECT_EQ(first.events, "applied");
  EXPECT_EQ(first.to_column, "counted_to");
  EXPECT_FALSE(first.to);
  const auto& second = std::get<Posterior>(std::get<Unsure>(dated.steps[1].value.form).shape);
  EXPECT_EQ(second.to, core::make_date(2022, 3, 31));
  ASSERT_EQ(second.if_blank_previous_times.size(), 2U);
  EXPECT_EQ(std::get<Unsure>(second.if_blank_previous_times[1].form).doubt, Doubt::by_force);
}

TEST(Forms, SharesDatedAndDoubted) {
  const Scenario scenario = read(full);
  const auto& outcomes = scenario.pathway.investigation.outcomes;
  ASSERT_EQ(outcomes.steps.size(), 2U);
  EXPECT_EQ(outcomes.steps[0].doubt, Doubt::by_force);
  EXPECT_FALSE(outcomes.steps[1].doubt);
  EXPECT_EQ(number(outcomes.steps[1].parts[1].value), 0.2);
  EXPECT_EQ(outcomes.evidence->quality, Quality::amber);
  const auto& length = scenario.pathway.order.length;
  EXPECT_EQ(length.steps[0].parts[2].name, "until further order");
  EXPECT_EQ(length.steps[0].doubt, Doubt::national);
}

TEST(Forms, EvidenceInFull) {
  const Evidence evidence = *read(full).pathway.decision.granted.value.evidence;
  EXPECT_EQ(evidence.source, "BBC");
  EXPECT_EQ(evidence.quality, Quality::amber);
  EXPECT_EQ(evidence.range, (std::pair{0.9, 0.95}));
  EXPECT_EQ(evidence.review_by, core::make_date(2027, 1, 1));
  EXPECT_EQ(evidence.owner, "Analysts");
}

TEST(Forms, LeversOfEveryKind) {
  const Scenario scenario = read(full);
  const auto& levers = scenario.changes.at("training").levers;
  EXPECT_EQ(scenario.changes.at("training").order, 2);
  EXPECT_EQ(levers[0].effect.kind, EffectKind::replace);
  EXPECT_EQ(levers[0].ramp_days, 365);
  EXPECT_EQ(levers[0].half_life_days, 18 * 365.25 / 12);
  EXPECT_EQ(levers[0].scope.regions, std::vector<std::string>{"Wales"});
  EXPECT_EQ(number(levers[1].effect.size), 0.5);
  EXPECT_EQ(number(*levers[1].effect.toward), 1);
  EXPECT_EQ(number(levers[2].effect.size), -5);
}

TEST(Forms, ObservationsByForceAndOverDifferentWindows) {
  const Scenario scenario = read(full);
  ASSERT_EQ(scenario.observed.size(), 5U);
  EXPECT_EQ(scenario.observed[0].name, "applied, Kent");
  EXPECT_EQ(scenario.observed[0].to, core::make_date(2020, 12, 31));
  EXPECT_EQ(scenario.observed[1].high, 4);
  EXPECT_EQ(scenario.observed[2].to_by_force[1], core::make_date(2020, 11, 30));
  EXPECT_LT(scenario.observed[2].to_by_force[2], scenario.clock.start) << "no return, no days";
  EXPECT_EQ(scenario.observed[3].low, 436);
  EXPECT_EQ(scenario.observed[3].area, "England and Wales");
  EXPECT_EQ(scenario.observed[4].high, 4);
  ASSERT_EQ(scenario.not_returned.size(), 1U);
  EXPECT_EQ(scenario.not_returned[0].area, "Gwent");
}

TEST(Forms, SomeForcesKeepTheirRows) {
  const std::string only = with(full, "{table: forces.csv}", "{table: forces.csv, only: [Gwent]}");
  const std::string scoped = with(only, "{forces: [Kent], regions: [Wales]}", "{regions: [Wales]}");
  const Scenario scenario = read(scoped);
  EXPECT_EQ(scenario.forces.names, std::vector<std::string>{"Gwent"});
  EXPECT_EQ(scenario.forces.addresses, std::vector<std::uint16_t>{2});
  EXPECT_EQ(std::get<double>(scenario.forces.columns.at("reports_2021")[0]), 310);
}

TEST(Forms, SixtyFourBitSeed) {
  EXPECT_EQ(read(full).simulation.seed, 18446744073709551615ULL);
}

TEST(Forms, ByteOrderMarkIsFine) {
  EXPECT_EQ(read("\xEF\xBB\xBF" + tiny).title, "One force");
}

TEST(Forms, WindowsLineEndsAreFine) {
  std::string text;
  for (const char c : tiny) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(read(text).title, "One force");
}

}  // namespace
}  // namespace sposim::scenario
