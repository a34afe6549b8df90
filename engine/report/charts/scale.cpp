#include "report/charts/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "report/words.hpp"

namespace sposim::report::charts {

namespace {

constexpr std::string_view minus = "−";

/// What is nearer to nothing than this is drawn as nothing.
constexpr double least_shown = 1e-12;

/// The decimals that a number like this step needs.
int decimals_of(double step) {
  if (step >= 1 || step <= 0) return 0;
  return std::min(12, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

/// Digits with commas; the sign is the caller's.
std::string plain(double size, int decimals) {
  const std::string digits = fmt::format("{:.{}f}", size, decimals);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string whole = digits.substr(0, point);
  for (std::size_t at = whole.size(); at > 3;) whole.insert(at -= 3, ",");
  return whole + digits.substr(point);
}

struct Suffix {
  double divisor;
  std::string_view text;
};

Suffix suffix_for(double size) {
  if (size >= 1e12) return {1e12, "tn"};
  if (size >= 1e9) return {1e9, "bn"};
  if (size >= 1e6) return {1e6, "m"};
  return {1, ""};
}

std::string dressed(double value, const std::string& digits, std::string_view suffix, Unit unit) {
  const bool is_nothing = digits.find_first_of("123456789") == std::string::npos;
  return fmt::format("{}{}{}{}{}", value < 0 && !is_nothing ? minus : "", unit == Unit::pounds ? "£" : "", digits,
                     suffix, unit == Unit::percent ? "%" : "");
}

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Years that a calendar of four digits can write.
constexpr double first_day = -719162, last_day = 2932896;

std::chrono::year_month_day calendar(double day) {
  const auto days = static_cast<int>(std::llround(std::clamp(day, first_day, last_day)));
  return std::chrono::year_month_day(core::Date(std::chrono::days(days)));
}

/// Months since January of year 0.
int month_number(double day) {
  const auto date = calendar(day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

double day_of_month_number(int number) {
  const int year = number >= 0 ? number / 12 : (number - 11) / 12;
  return on_axis(core::make_date(year, static_cast<unsigned>(number - 12 * year) + 1, 1));
}

/// Months between ticks: the shortest step with at most `most` ticks.
int months_between(int span, int most) {
  for (const int step : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000}) {
    if (span / step + 1 <= most) return step;
  }
  return 120000;
}

Axis date_axis(const Interval& data, int most) {
  Axis axis{data, {}};
  if (axis.shown.high - axis.shown.low < 27) axis.shown = {data.low - 14, data.high + 14};
  const int from = month_number(axis.shown.low), to = month_number(axis.shown.high);
  const int step = months_between(to - from, most);
  for (int month = (from / step) * step; month <= to; month += step) {
    const double day = day_of_month_number(month);
    if (day < axis.shown.low || day > axis.shown.high) continue;
    axis.ticks.push_back({day, tick_text(day, step * 30.0, Unit::date)});
  }
  return axis;
}

/// Ticks at multiples of `step`, that hold the data.
double ticks_with(const Interval& data, double step) {
  return std::ceil(data.high / step - 1e-9) - std::floor(data.low / step + 1e-9) + 1;
}

/// The shortest of 1, 2, 5 × 10^k with which the data take at most `most` ticks.
double step_for(const Interval& data, int most) {
  double power = std::pow(10, std::floor(std::log10((data.high - data.low) / most)));
  for (;; power *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double step = factor * power;
      const double ticks = ticks_with(data, step);
      if (ticks <= std::max(most, 2)) return step;
      // Two ticks cannot hold data on both sides of one.
      if (most <= 2 && ticks <= 3 && data.low < 0 && data.high > 0) return step;
    }
  }
}

/// Months of 30 days where the days are many; a year has four quarters of 90.
double step_of_days(const Interval& data, int most) {
  for (const double step : {30.0, 60.0, 90.0, 180.0, 360.0, 720.0}) {
    if (data.high - data.low > 45 && ticks_with(data, step) <= most) return step;
  }
  return step_for(data, most);
}

/// As in `value_text`, but all with the same decimals, so that they can be compared down a column.
std::string with_decimals(double value, int decimals, Unit unit) {
  if (!is_known(value)) return value_text(value, unit);
  return dressed(value, plain(std::abs(value) * (unit == Unit::percent ? 100 : 1), decimals), "", unit);
}

}  // namespace

std::vector<std::string> texts_of(const std::vector<double>& values, Unit unit) {
  Extent sizes;
  bool whole = true;
  for (const double value : values) {
    const double shown = std::abs(value) * (unit == Unit::percent ? 100 : 1);
    sizes.include(shown);
    if (is_known(value)) whole = whole && std::abs(shown - std::round(shown)) < 1e-9;
  }
  const double most = sizes.seen().high;
  int decimals = most >= 100 ? 0 : most >= 10 ? 1 : 2;
  if (whole) decimals = 0;
  if (unit == Unit::percent) decimals = std::max(0, decimals - 1);
  std::vector<std::string> texts;
  for (const double value : values) {
    const bool alone = most >= 1000 || most < 0.1 || unit == Unit::date;
    texts.push_back(alone ? value_text(value, unit) : with_decimals(value, decimals, unit));
  }
  return texts;
}

Extent& Extent::include(double value) {
  if (!is_known(value)) return *this;
  seen_ = is_empty() ? Interval{value, value} : Interval{std::min(seen_.low, value), std::max(seen_.high, value)};
  return *this;
}

Extent& Extent::include(const Interval& interval) {
  return include(interval.low).include(interval.high);
}

Axis axis_for(const Interval& data, Unit unit, int most) {
  if (unit == Unit::date) return date_axis({std::max(data.low, first_day), std::min(data.high, last_day)}, most);
  Interval wide = data;
  const double size = std::max(std::abs(wide.low), std::abs(wide.high));
  if (wide.high - wide.low <= std::max(1e-9 * size, least_shown)) {  // all-equal data
    wide = size <= least_shown ? Interval{0, 1} : Interval{wide.low - size / 2, wide.high + size / 2};
  }
  const double step = unit == Unit::days ? step_of_days(wide, most) : step_for(wide, most);
  const auto first = std::floor(wide.low / step + 1e-9), last = std::ceil(wide.high / step - 1e-9);
  Axis axis{{first * step, last * step}, {}};
  for (double i = first; i <= last; ++i) axis.ticks.push_back({i * step, tick_text(i * step, step, unit)});
  return axis;
}

std::string tick_text(double value, double step, Unit unit) {
  if (unit == Unit::date) {
    const auto date = calendar(value);
    const int year = static_cast<int>(date.year());
    if (step >= 360) return fmt::format("{}", year);
    return fmt::format("{} {}", months.at(static_cast<unsigned>(date.month()) - 1), year);
  }
  const double factor = unit == Unit::percent ? 100 : 1;
  // A step is never cut off by the suffix: 1.25m, but 999,950 to 1,000,050 in full.
  Suffix suffix = suffix_for(std::abs(value * factor));
  if (step * factor < suffix.divisor / 100) suffix = {1, ""};
  const int decimals = decimals_of(step * factor / suffix.divisor);
  std::string digits = plain(std::abs(value * factor) / suffix.divisor, decimals);
  if (decimals > 0 && suffix.divisor > 1) {  // 1.0m beside 1.5m is 1m
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return dressed(value, digits, suffix.text, unit);
}

std::string value_text(double value, Unit unit) {
  if (!is_known(value)) return "not known";
  if (unit == Unit::date) return cell_text(value, unit);
  const double size = std::abs(value) * (unit == Unit::percent ? 100 : 1);
  if (size < least_shown) return dressed(value, "0", "", unit);
  const int figures = unit == Unit::percent ? 2 : 3;
  const auto step_of = [&](double number) { return std::pow(10, std::floor(std::log10(number)) + 1 - figures); };
  const double rounded_size = std::round(size / step_of(size)) * step_of(size);
  if (unit == Unit::percent && rounded_size == 100 && std::abs(size - 100) >= 0.05) {
    return dressed(value, plain(size, 1), "", unit);  // not quite all of them
  }
  const Suffix suffix = suffix_for(rounded_size);
  const double step = step_of(rounded_size) / suffix.divisor;
  std::string digits = plain(rounded_size / suffix.divisor, decimals_of(step));
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return dressed(value, digits, suffix.text, unit);
}

std::string change_text(double value, Unit unit) {
  return (is_known(value) && value > 0 ? "+" : "") + value_text(value, unit);
}

std::string cell_text(const Cell& cell, Unit unit) {
  if (const auto* words = std::get_if<std::string>(&cell)) return *words;
  const auto* number = std::get_if<double>(&cell);
  if (number == nullptr || !is_known(*number)) return "";
  if (unit == Unit::date) {
    const auto date = calendar(*number);
    return core::to_string(core::Date(date));
  }
  const double size = std::abs(*number) * (unit == Unit::percent ? 100 : 1);
  int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 || size < least_shown ? 2 : decimals_of(size) + 1;
  if (unit == Unit::percent) decimals = std::min(decimals, std::max(1, decimals_of(size) + 1));
  std::string digits = plain(size, decimals);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  const bool is_negative = *number < 0 && digits.find_first_of("123456789") != std::string::npos;
  return fmt::format("{}{}{}{}", is_negative ? "-" : "", unit == Unit::pounds ? "£" : "", digits,
                     unit == Unit::percent ? "%" : "");
}

}  // namespace sposim::report::charts
