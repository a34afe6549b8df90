#include "core/date.hpp"

#include <fmt/format.h>

#include <array>

namespace sposim::core {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

std::string to_string(Date date) {
  const year_month_day ymd{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string in_words(Date date) {
  static constexpr std::array<const char*, 12> names{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
  const year_month_day ymd{date};
  return fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()), names.at(static_cast<unsigned>(ymd.month()) - 1),
                     static_cast<int>(ymd.year()));
}

Date make_date(int y, unsigned m, unsigned d) {
  return Date{year_month_day{year{y}, month{m}, day{d}}};
}

Date month_start(Date date) {
  const year_month_day ymd{date};
  return Date{year_month_day{ymd.year(), ymd.month(), day{1}}};
}

Date next_month(Date date) {
  return plus_months(month_start(date), 1);
}

Date plus_months(Date date, int count) {
  const year_month_day ymd{date};
  const year_month_day moved = ymd + months{count};
  if (moved.ok()) return Date{moved};
  return Date{year_month_day_last{moved.year(), std::chrono::month_day_last{moved.month()}}};
}

int financial_year(Date date) {
  const year_month_day ymd{date};
  const int y = static_cast<int>(ymd.year());
  return ymd.month() >= month{4} ? y : y - 1;
}

int calendar_year(Date date) {
  return static_cast<int>(year_month_day{date}.year());
}

}  // namespace sposim::core
