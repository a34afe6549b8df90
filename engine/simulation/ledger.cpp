#include "simulation/ledger.hpp"

#include <algorithm>
#include <numeric>

namespace sposim::simulation {

void Ledger::full_order_by_route(Day day) {
  beside_.by_route.resize(months_);
  if (in_run(day)) beside_.by_route[calendar_.month(day)] += weight_;
  count_daily(DailyCount::full_orders_by_route, day);
}

void Ledger::further_full_order(Day from, Day until) {
  std::vector<std::int32_t>& further = beside_.further;
  further.resize(months_);
  const Day first = std::max(from, calendar_.start());
  if (until <= first || first > calendar_.end()) return;
  further[calendar_.month(first)] += weight_;
  if (until <= calendar_.end()) further[calendar_.month(until)] -= weight_;
}

std::int64_t Ledger::daily_sum(DailyCount what, Day from, Day to) const {
  const std::int32_t* days = daily_ + static_cast<std::size_t>(what) * daily_days_;
  std::int64_t sum = 0;
  for (Day day = std::max(from, calendar_.start()); day <= std::min(to, calendar_.end()); ++day) {
    sum += days[day - calendar_.start()];
  }
  return sum;
}

void Ledger::add_common_rows() {
  for (const Stage stage : stages_of_full_order) {
    std::int32_t* stock = row_of(stock_of(stage));
    std::int32_t* days = row_of(days_of(stage));
    for (std::size_t month = 0; month < row_length_; ++month) {
      stock[month] += common_row(0)[month];
      days[month] += common_row(1)[month];
    }
    beside_.days_stayed[static_cast<std::size_t>(stage)] += beside_.days_under_full_order;
  }
}

void Ledger::close() {
  add_common_rows();
  for (std::size_t s = 0; s < stage_count; ++s) {
    std::int32_t* stock = row_of(stock_of(static_cast<Stage>(s)));
    std::int32_t* days = row_of(days_of(static_cast<Stage>(s)));
    std::int32_t present = 0;
    for (std::size_t month = 0; month < months_; ++month) {
      days[month] += present * (calendar_.month_first(month + 1) - calendar_.month_first(month));
      present += stock[month];
      stock[month] = present;
    }
  }
  std::partial_sum(beside_.further.begin(), beside_.further.end(), beside_.further.begin());
}

}  // namespace sposim::simulation
