#pragma once

#include <cstdint>
#include <vector>

#include "core/date.hpp"
#include "scenario/scenario.hpp"

namespace sposim::model {

using core::Day;

/// One financial year as far as the run reaches into it.
struct YearSpan {
  int year = 0;      ///< in which it begins: 2020 for 2020/21
  Day first = 0;     ///< its 1 April; before day 0 where the run begins later
  int length = 365;  ///< its days, of which the run may see only some
};

/// Where a counted day lies.
struct DayPlace {
  std::uint16_t month = 0;      ///< calendar month, from 0 at the start
  std::uint16_t days_left = 0;  ///< of that month, this one among them
};

/// Where a month of the run lies.
struct MonthPlace {
  std::size_t year = 0;        ///< position in `Calendar::years` of the financial year in which the month begins
  unsigned month_of_year = 1;  ///< 1 for January … 12 for December
};

/// The days of a run as whole numbers. Day 0 is the first report of an open case: 12 months before the start.
class Calendar {
 public:
  explicit Calendar(const scenario::Clock& clock);

  Day day(core::Date date) const { return static_cast<Day>((date - origin_).count()); }
  core::Date date(Day day) const { return origin_ + std::chrono::days{day}; }

  Day start() const { return start_; }                  ///< first day that counts
  Day end() const { return end_; }                      ///< last day that counts
  Day policies_from() const { return policies_from_; }  ///< first day of the headline's window

  std::size_t months() const { return month_first_.size() - 1; }
  /// Calendar month of a counted day, from 0 at the start.
  std::size_t month(Day day) const { return day_places_[static_cast<std::size_t>(day - start_)].month; }
  /// The place of every counted day.
  const std::vector<DayPlace>& day_places() const { return day_places_; }
  /// First counted day of a month; `month_first(months())` is the day after the end.
  Day month_first(std::size_t month) const { return month_first_[month]; }
  const MonthPlace& month_place(std::size_t month) const { return month_places_[month]; }

  /// 1 for January … 12 for December.
  unsigned month_of_year(Day day) const;

  const std::vector<YearSpan>& years() const { return years_; }
  /// First day of every calendar month from day 0 to the end, day 0 itself first.
  const std::vector<Day>& month_starts() const { return month_starts_; }

  /// The anniversary of a day: the first day on which an order of so many years no longer runs.
  Day anniversary(Day day, int years) const;

 private:
  core::Date origin_;
  Day start_ = 0, end_ = 0, policies_from_ = 0;
  std::vector<Day> month_first_;
  std::vector<DayPlace> day_places_;
  std::vector<MonthPlace> month_places_;
  std::vector<YearSpan> years_;
  std::vector<Day> month_starts_;
};

}  // namespace sposim::model
