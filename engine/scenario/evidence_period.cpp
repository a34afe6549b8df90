#include "scenario/evidence_period.hpp"

#include <algorithm>

namespace sposim::scenario {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int number_of(const std::string& digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::optional<int> last_year_of(const std::string& period) {
  std::optional<int> last;
  for (std::size_t at = 0; at < period.size();) {
    if (!is_digit(period[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < period.size() && is_digit(period[end])) ++end;
    const bool thousands = at > 0 && period[at - 1] == ',';  // `118,411` holds no year
    const int year = end - at == 4 && !thousands ? number_of(period.substr(at, 4)) : 0;
    if (year >= 1900 && year < 2200) {
      // `2021/22` ends in 2022
      const bool split = end + 2 < period.size() && (period[end] == '/' || period[end] == '-') &&
                         is_digit(period[end + 1]) && is_digit(period[end + 2]) &&
                         (end + 3 == period.size() || !is_digit(period[end + 3]));
      const int following = split ? year / 100 * 100 + number_of(period.substr(end + 1, 2)) : year;
      last = std::max(last.value_or(0), following == year + 1 ? following : year);
    }
    at = end;
  }
  return last;
}

}  // namespace sposim::scenario
