#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sposim::core {

/// A calendar day.
using Date = std::chrono::sys_days;

/// A day counted from a scenario's day 0 (the first day that is simulated, open cases included).
using Day = int;

/// The day written as `2026-11-22`; nothing if it is not such a day.
std::optional<Date> parse_date(std::string_view text);

/// The day as `2026-11-22`.
std::string to_string(Date date);

/// The day in a sentence: `22 November 2026`.
std::string in_words(Date date);

Date make_date(int year, unsigned month, unsigned day);

/// First day of the calendar month the date lies in.
Date month_start(Date date);

/// First day of the next calendar month.
Date next_month(Date date);

/// The same day `months` later; the last day of the month where that month is shorter.
Date plus_months(Date date, int months);

/// The year in which the financial year (1 April to 31 March) of the date began.
int financial_year(Date date);

/// First day of the financial year that began in `year`.
inline Date financial_year_start(int year) {
  return make_date(year, 4, 1);
}

/// Year of the calendar, for keys and tables.
int calendar_year(Date date);

/// A rate per year without a year is per this many days (design model.md §3).
inline constexpr double days_per_year = 365.25;

}  // namespace sposim::core
