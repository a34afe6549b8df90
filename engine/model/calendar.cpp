#include "model/calendar.hpp"

namespace sposim::model {

namespace {

constexpr int open_case_months = 12;

}  // namespace

Calendar::Calendar(const scenario::Clock& clock)
    : origin_(clock.open_cases ? core::plus_months(clock.start, -open_case_months) : clock.start) {
  start_ = day(clock.start);
  end_ = day(clock.end);
  policies_from_ = day(clock.policies_from);
  for (core::Date first = clock.start; first <= clock.end; first = core::next_month(first)) {
    month_first_.push_back(day(first));
  }
  month_first_.push_back(end_ + 1);
  for (std::size_t m = 0; m + 1 < month_first_.size(); ++m) {
    for (Day d = month_first_[m]; d < month_first_[m + 1]; ++d) {
      day_places_.push_back({static_cast<std::uint16_t>(m), static_cast<std::uint16_t>(month_first_[m + 1] - d)});
    }
  }
  for (int year = core::financial_year(origin_); year <= core::financial_year(clock.end); ++year) {
    const Day first = day(core::financial_year_start(year));
    years_.push_back({year, first, day(core::financial_year_start(year + 1)) - first});
  }
  std::size_t year = 0;
  for (std::size_t m = 0; m < months(); ++m) {
    while (year + 1 < years_.size() && years_[year + 1].first <= month_first_[m]) ++year;
    month_places_.push_back({year, month_of_year(month_first_[m])});
  }
  month_starts_.push_back(0);
  for (core::Date first = core::next_month(origin_); first <= clock.end; first = core::next_month(first)) {
    month_starts_.push_back(day(first));
  }
}

unsigned Calendar::month_of_year(Day day) const {
  return static_cast<unsigned>(std::chrono::year_month_day{date(day)}.month());
}

Day Calendar::anniversary(Day from, int years) const {
  using std::chrono::year_month_day;
  const year_month_day ymd{date(from)};
  const year_month_day same{ymd.year() + std::chrono::years{years}, ymd.month(), ymd.day()};
  // 29 February has no anniversary in most years: the order then runs through 28 February.
  return day(
      core::Date{same.ok() ? core::Date{same} : core::plus_months(date(from), 12 * years) + std::chrono::days{1}});
}

}  // namespace sposim::model
