#include "report/words.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "report/progress.hpp"

namespace sposim::report {
namespace {

TEST(Words, Grouping) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
  EXPECT_EQ(grouped(-123), "-123");
}

TEST(Words, SingularAndPlural) {
  EXPECT_EQ(counted(1, "replicate"), "1 replicate");
  EXPECT_EQ(counted(0, "replicate"), "0 replicates");
  EXPECT_EQ(counted(1000, "replicate"), "1,000 replicates");
  EXPECT_EQ(counted(2, "case in force", "cases in force"), "2 cases in force");
}

TEST(Words, RoundsToWhatTheErrorSupports) {
  EXPECT_EQ(about(4123.7, 41), "4,120");
  EXPECT_EQ(about(4123.7, 8), "4,124");
  EXPECT_EQ(about(4123.7, 410), "4,100");
  EXPECT_EQ(about(4123.7, 0), "4,124");
  EXPECT_EQ(about(4123.7, std::numeric_limits<double>::quiet_NaN()), "4,124");
  EXPECT_EQ(about(0.2, 0.1), "0");
}

TEST(Words, EdgesOfABand) {
  EXPECT_EQ(edge(2317, 4600), "2,300");
  EXPECT_EQ(edge(12, 9), "12");
  EXPECT_EQ(edge(3, 120), "3");
  EXPECT_EQ(edge(123, 120), "120");
  EXPECT_EQ(edge(0.4, 120), "0.4");
  EXPECT_EQ(edge(0, 120), "0");
}

TEST(Words, TwoFigures) {
  EXPECT_EQ(two_figures(61.04), "61");
  EXPECT_EQ(two_figures(9.96), "10");
  EXPECT_EQ(two_figures(2.649), "2.6");
  EXPECT_EQ(two_figures(0.8512), "0.85");
  EXPECT_EQ(two_figures(0), "0");
  EXPECT_EQ(two_figures(1234), "1,200");
}

TEST(Words, PercentNeverPretends) {
  EXPECT_EQ(percent(0), "0%");
  EXPECT_EQ(percent(1), "100%");
  EXPECT_EQ(percent(0.634), "63%");
  EXPECT_EQ(percent(0.0001), "under 0.1%");
  EXPECT_EQ(percent(0.998), "99.8%");
  EXPECT_EQ(percent(0.99999), "over 99.9%");
  EXPECT_EQ(percent(std::numeric_limits<double>::quiet_NaN()), "n/a");
}

TEST(Words, WrapsWithinTheWidth) {
  const std::string text = wrapped("one two three four", 9, "  ");
  EXPECT_EQ(text, "  one two\n  three\n  four\n");
  EXPECT_EQ(wrapped("", 10), "");
}

TEST(Words, PadsByColumnsNotBytes) {
  EXPECT_EQ(padded("é", 3), "é  ");
  EXPECT_EQ(padded("abcdef", 4), "abc…");
  EXPECT_EQ(columns_of("Dyfed–Powys"), 11U);
}

TEST(Progress, SaysHowFarAndHowLong) {
  EXPECT_EQ(progress_words(400, 1000, 8), " 40 %  400 of 1,000 replicates, 12 s left");
  EXPECT_EQ(progress_words(1, 1, 0.2), "100 %  1 of 1 replicate in under 1 s");
  EXPECT_EQ(progress_words(0, 1000, 0), "  0 %  0 of 1,000 replicates");
  EXPECT_EQ(progress_words(999, 1000, 3600), " 99 %  999 of 1,000 replicates, 4 s left");
  EXPECT_EQ(duration_words(125), "2 min 5 s");
  EXPECT_EQ(duration_words(7260), "2 h 1 min");
}

}  // namespace
}  // namespace sposim::report
