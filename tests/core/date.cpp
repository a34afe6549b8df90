#include "core/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sposim::core {
namespace {

TEST(Date, is_read_as_it_is_written) {
  EXPECT_EQ(parse_date("2026-11-22"), make_date(2026, 11, 22));
  EXPECT_EQ(to_string(make_date(2026, 1, 2)), "2026-01-02");
  EXPECT_EQ(in_words(make_date(2026, 11, 2)), "2 November 2026");
}

RC_GTEST_PROP(Date, survives_being_written_and_read, ()) {
  const Date date{std::chrono::days{*rc::gen::inRange(-500'000, 2'000'000)}};  // the years 601 to 7445
  RC_ASSERT(parse_date(to_string(date)) == date);
}

TEST(Date, knows_which_years_are_leap_years) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_FALSE(parse_date("1900-02-29"));
  EXPECT_FALSE(parse_date("2100-02-29"));
}

TEST(Date, is_refused_when_malformed) {
  for (const char* text : {"",
                           "2026",
                           "2026-1-02",
                           "2026-01-2",
                           "26-01-02",
                           "2026/01/02",
                           "2026-01-02 ",
                           " 2026-01-02",
                           "2026-13-01",
                           "2026-00-01",
                           "2026-01-00",
                           "2026-01-32",
                           "2026-04-31",
                           "+026-01-02",
                           "2026-0x-02",
                           "20260102",
                           "2026-01-02T00:00",
                           "-026-01-02",
                           "02-01-2026",
                           "2026-01-0\xC3"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(FinancialYear, runs_from_april_to_march) {
  EXPECT_EQ(financial_year(make_date(2026, 3, 31)), 2025);
  EXPECT_EQ(financial_year(make_date(2026, 4, 1)), 2026);
  EXPECT_EQ(financial_year(make_date(2026, 12, 31)), 2026);
  EXPECT_EQ(financial_year(make_date(2027, 1, 1)), 2026);
  EXPECT_EQ(financial_year_start(2026), make_date(2026, 4, 1));
  EXPECT_EQ(calendar_year(make_date(2027, 1, 1)), 2027);
}

RC_GTEST_PROP(FinancialYear, holds_the_day_it_is_asked_for, ()) {
  const Date date{std::chrono::days{*rc::gen::inRange(0, 50'000)}};
  const int year = financial_year(date);
  RC_ASSERT(financial_year_start(year) <= date && date < financial_year_start(year + 1));
}

TEST(PlusMonths, keeps_the_day_or_takes_the_last_of_a_shorter_month) {
  EXPECT_EQ(plus_months(make_date(2026, 1, 15), 1), make_date(2026, 2, 15));
  EXPECT_EQ(plus_months(make_date(2026, 1, 31), 1), make_date(2026, 2, 28));
  EXPECT_EQ(plus_months(make_date(2024, 1, 31), 1), make_date(2024, 2, 29));
  EXPECT_EQ(plus_months(make_date(2024, 2, 29), 12), make_date(2025, 2, 28));
  EXPECT_EQ(plus_months(make_date(2026, 10, 31), 25), make_date(2028, 11, 30));
  EXPECT_EQ(plus_months(make_date(2026, 3, 31), -1), make_date(2026, 2, 28));
  EXPECT_EQ(plus_months(make_date(2026, 1, 15), -1), make_date(2025, 12, 15));
  EXPECT_EQ(plus_months(make_date(2026, 5, 31), 0), make_date(2026, 5, 31));
}

TEST(Months, begin_on_their_first_day) {
  EXPECT_EQ(month_start(make_date(2026, 2, 28)), make_date(2026, 2, 1));
  EXPECT_EQ(next_month(make_date(2026, 12, 31)), make_date(2027, 1, 1));
  EXPECT_EQ(next_month(make_date(2026, 1, 1)), make_date(2026, 2, 1));
}

}  // namespace
}  // namespace sposim::core
