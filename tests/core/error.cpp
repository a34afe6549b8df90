#include "core/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "core/text.hpp"

namespace sposim::core {
namespace {

using testing::HasSubstr;

TEST(Problem, reads_file_line_column_key_problem_why_suggestion) {
  const Problem problem{
      {"a.yaml", 12, 5}, "pathway.decision.granted", "found 93", "it must lie between 0 and 1", "Did you mean 93%?"};
  EXPECT_EQ(problem.text(),
            "a.yaml:12:5: pathway.decision.granted: found 93 (it must lie between 0 and 1). Did you mean 93%?");
}

TEST(Problem, leaves_out_what_is_unknown) {
  EXPECT_EQ((Problem{{"a.yaml", 0, 0}, "", "the file is empty", "", ""}.text()), "a.yaml: the file is empty.");
  EXPECT_EQ((Problem{{}, "", "no scenario was given", "", ""}.text()), "no scenario was given.");
  EXPECT_EQ((Problem{{}, "seed", "found x", "", "Write a number."}.text()), "seed: found x. Write a number.");
}

TEST(Problem, names_a_line_alone_where_no_column_is_known) {
  EXPECT_EQ((Problem{{"a.csv", 3, 0}, "", "the row is short", "", ""}.text()), "a.csv:3: the row is short.");
}

TEST(Problem, stays_on_one_line_whatever_the_file_says) {
  const Problem problem{{"a\nb.yaml", 1, 1}, "k\x1B[2J", "found \"\u202E\xFF\n\"", "w\r", "s\t"};
  EXPECT_EQ(problem.text(), "a\\nb.yaml:1:1: k\\u001b[2J: found \"\\u202e\\xff\\n\" (w\\u000d). s\\t");
}

TEST(Problem, is_cut_at_600_bytes_and_stays_utf8) {
  const Problem problem{{"a.yaml", 1, 1}, "", std::string(5000, 'x') + "é", "", ""};
  EXPECT_EQ(problem.text().size(), 600U);
  EXPECT_TRUE(is_utf8(problem.text()));
}

TEST(UserError, carries_every_problem_a_line_each) {
  const UserError error({Problem{{"a", 1, 2}, "x", "first", "", ""}, Problem{{"a", 3, 4}, "y", "second", "", ""}});
  EXPECT_STREQ(error.what(), "a:1:2: x: first.\na:3:4: y: second.");
  EXPECT_EQ(error.problems().size(), 2U);
}

TEST(MachineErrors, say_what_could_not_be_done_and_why) {
  errno = ENOSPC;
  try {
    throw_machine_error("out\n.csv", "could not be written");
  } catch (const MachineError& error) {
    EXPECT_STREQ(error.what(), "out\\n.csv: could not be written: No space left on device");
  }
}

TEST(Require, stops_only_when_the_contract_is_broken) {
  EXPECT_NO_THROW(require(true, "never"));
  EXPECT_THROW(require(false, "two and two are five"), ContractViolation);
}

}  // namespace
}  // namespace sposim::core
