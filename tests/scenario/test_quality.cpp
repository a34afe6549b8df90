#include <gtest/gtest.h>

#include "files.hpp"
#include "scenario/diff.hpp"
#include "scenario/echo.hpp"
#include "scenario/evidence_period.hpp"
#include "scenario/reader.hpp"

namespace sposim::scenario {
namespace {

const std::string hash(64, 'a');
const std::string block =
    "qa:\n  analyst: One\n  assurer: Two\n  approver: Three\n  commissioned: 2026-01-05\n"
    "  assured: 2026-02-01\n  sign_off: {date: 2026-02-03, scenario: " +
    hash + ", model: " + hash + "}\n";

TEST(QualityAssurance, IsReadAndEchoedLast) {
  const Scenario scenario = test::read(test::tiny + block);
  ASSERT_TRUE(scenario.quality_assurance);
  const QualityAssurance& qa = *scenario.quality_assurance;
  EXPECT_EQ(qa.analyst, "One");
  EXPECT_EQ(qa.approver, "Three");
  EXPECT_EQ(qa.commissioner, "");
  EXPECT_EQ(qa.sign_off.value().scenario, hash);
  const std::string echo = resolved_yaml(scenario);
  const std::string without = resolved_yaml(scenario, resolved_forces_file, Signatures::left_out);
  // What is signed is the text up to the block, so a reader can cut it off and hash the rest.
  EXPECT_EQ(echo.substr(0, without.size()), without);
  EXPECT_EQ(echo.find("qa:\n"), without.size());
  EXPECT_EQ(without.find("qa"), std::string::npos);
  EXPECT_EQ(without, resolved_yaml(test::read(test::tiny)));
}

TEST(QualityAssurance, ShowsInTheDifference) {
  const auto found = differences(test::read(test::tiny), test::read(test::tiny + "qa: {analyst: One}\n"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].path, "qa.analyst");
}

TEST(QualityAssurance, MistakesAreNamed) {
  const auto said = [](const std::string& part, const std::string& instead) {
    return test::said_of(test::tiny + test::with(block, part, instead));
  };
  EXPECT_NE(said("scenario: " + hash, "scenario: abc").find("qa.sign_off.scenario: found"), std::string::npos);
  EXPECT_NE(said("scenario: " + hash, "scenario: abc").find("64 digits"), std::string::npos);
  EXPECT_NE(said("  approver: Three\n", "").find("qa.sign_off: nobody signs"), std::string::npos);
  EXPECT_NE(said("2026-02-03", "2026-01-31").find("qa.sign_off.date: 2026-01-31 comes before"), std::string::npos);
  EXPECT_NE(said("assured: 2026-02-01", "assured: 2026-01-01").find("qa.assured: 2026-01-01 comes"), std::string::npos);
  EXPECT_NE(said("analyst", "analist").find("qa.analist"), std::string::npos);
  EXPECT_NE(said("analyst", "analist").find("analyst"), std::string::npos);
  EXPECT_NE(test::said_of(test::tiny + "qa: {}\n").find("qa: found an empty map"), std::string::npos);
  EXPECT_EQ(said("One", "Somebody else"), "");
}

/// A file that changes another inherits its block: key by key, the sign-off whole.
TEST(QualityAssurance, IsInheritedKeyByKey) {
  const test::Folder folder;
  folder.write("base.yaml", test::tiny + block);
  const std::string child = folder.write("child.yaml", "extends: base.yaml\nqa: {analyst: Another}\n");
  const Scenario scenario = read_scenario(child);
  EXPECT_EQ(scenario.quality_assurance.value().analyst, "Another");
  EXPECT_EQ(scenario.quality_assurance.value().assurer, "Two");
  EXPECT_TRUE(scenario.quality_assurance.value().sign_off);
}

TEST(EvidencePeriod, LastYearInTheWords) {
  EXPECT_EQ(last_year_of("April 2020 to March 2022"), 2022);
  EXPECT_EQ(last_year_of("2021; 67 to 68 % in 2017 to 2020"), 2021);
  EXPECT_EQ(last_year_of("2021/22"), 2022);
  EXPECT_EQ(last_year_of("2021-22"), 2022);
  EXPECT_EQ(last_year_of("2019/20 to 2021"), 2021);
  EXPECT_EQ(last_year_of("2021-03-31"), 2021);  // a date, no pair of years
  EXPECT_EQ(last_year_of("118,411 cases; 2021"), 2021);
  EXPECT_EQ(last_year_of("of 98,2022 cases"), std::nullopt);
  EXPECT_EQ(last_year_of("20220 words, 999, 3000"), std::nullopt);
  EXPECT_EQ(last_year_of(""), std::nullopt);
}

}  // namespace
}  // namespace sposim::scenario
