#include "simulation/slots.hpp"

#include <cmath>

namespace sposim::simulation {

Slots::Slots(const model::Timeline& per_week, std::size_t force, scenario::Sitting sitting, Day first, Day last)
    : first_(first) {
  const auto& values = per_week.values;
  if (std::all_of(values.begin(), values.end(), [](double rate) { return rate == scenario::without_limit; })) return;
  // A rate of k/7 a day adds up with rounding errors; a slot that is whole but for them is whole.
  constexpr double rounding = 1e-9;
  constexpr double many = 1e6;
  double so_far = 0;
  double used = 0;
  for (Day day = first; day <= last; ++day) {
    const double rate = std::min(per_week.at(force, day), many);
    const bool list_day = (day - first) % 7 == 0;
    so_far += sitting == scenario::Sitting::any_day ? rate / 7 : list_day ? rate : 0;
    const double whole = std::floor(so_far + rounding);
    places_.push_back(static_cast<int>(whole - used));
    used = whole;
  }
}

Day Slots::next_free(Day ready) {
  const auto days = static_cast<Day>(places_.size());
  Day day = std::max({ready, first_, cursor_});
  while (day < first_ + days && places_[static_cast<std::size_t>(day - first_)] == 0) ++day;
  cursor_ = day;
  return day;
}

}  // namespace sposim::simulation
