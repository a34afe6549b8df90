#include "simulation/ledger.hpp"

#include <algorithm>
#include <numeric>

namespace sposim::simulation {

void Ledger::stay(std::initializer_list<Stage> stages, Day from, Day until) {
  const Day first = std::max(from, calendar_.start());
  const Day past_end = calendar_.end() + 1;
  const Day last = std::min(until, past_end);
  if (last <= first) return;
  const std::size_t entry = calendar_.month(first);
  const Day days_in_entry = calendar_.month_first(entry + 1) - first;
  const bool leaves = last < past_end;
  const std::size_t exit = leaves ? calendar_.month(last) : 0;
  const Day days_after_exit = leaves ? calendar_.month_first(exit + 1) - last : 0;
  for (const Stage stage : stages) {
    std::int32_t* stock = cells_ + index(stock_of(stage)) * months_;
    std::int32_t* days = cells_ + index(days_of(stage)) * months_;
    ++stock[entry];
    days[entry] += days_in_entry;
    stock[exit] -= leaves ? 1 : 0;
    days[exit] -= days_after_exit;
    days_stayed_[static_cast<std::size_t>(stage)] += last - first;
  }
}

void Ledger::full_order_by_route(Day day) {
  by_route_.resize(months_);
  if (in_run(day)) ++by_route_[calendar_.month(day)];
  count_daily(DailyCount::full_orders_by_route, day);
}

void Ledger::further_full_order(Day from, Day until) {
  further_.resize(months_);
  const Day first = std::max(from, calendar_.start());
  if (until <= first || first > calendar_.end()) return;
  ++further_[calendar_.month(first)];
  if (until <= calendar_.end()) --further_[calendar_.month(until)];
}

std::int64_t Ledger::daily_sum(DailyCount what, Day from, Day to) const {
  const std::int32_t* days = daily_ + static_cast<std::size_t>(what) * static_cast<std::size_t>(daily_days_);
  std::int64_t sum = 0;
  for (Day day = std::max(from, calendar_.start()); day <= std::min(to, calendar_.end()); ++day) {
    sum += days[day - calendar_.start()];
  }
  return sum;
}

void Ledger::close() {
  for (std::size_t s = 0; s < stage_count; ++s) {
    std::int32_t* stock = cells_ + index(stock_of(static_cast<Stage>(s))) * months_;
    std::int32_t* days = cells_ + index(days_of(static_cast<Stage>(s))) * months_;
    std::int32_t present = 0;
    for (std::size_t month = 0; month < months_; ++month) {
      days[month] += present * (calendar_.month_first(month + 1) - calendar_.month_first(month));
      present += stock[month];
      stock[month] = present;
    }
  }
  std::partial_sum(further_.begin(), further_.end(), further_.begin());
}

}  // namespace sposim::simulation
