#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/error.hpp"
#include "model/calendar.hpp"
#include "simulation/block.hpp"

namespace sposim::simulation {

using core::Day;

/// A stage of a case: being in it is counted as a stock at month ends and as case-days.
enum class Stage { waiting, protected_by_order, covered, any_order };
inline constexpr std::size_t stage_count = 4;

/// The stock and the days of a stage.
constexpr Measure stock_of(Stage stage) {
  constexpr std::array<Measure, stage_count> stocks{Measure::pending, Measure::protected_cases, Measure::covered,
                                                    Measure::any_order};
  return stocks[static_cast<std::size_t>(stage)];
}
constexpr Measure days_of(Stage stage) {
  constexpr std::array<Measure, stage_count> days{Measure::waiting_days, Measure::protected_days, Measure::covered_days,
                                                  Measure::any_order_days};
  return days[static_cast<std::size_t>(stage)];
}

/// The stages of a case with a full order and nothing else, as nearly every protected case is.
inline constexpr std::array<Stage, 3> stages_of_full_order{Stage::protected_by_order, Stage::covered, Stage::any_order};

/// Counts by day that observations need, besides the months.
enum class DailyCount { applied, granted, refused, withdrawn, interim_orders, full_orders_by_route };
inline constexpr std::size_t daily_count = 6;

/// Where one force's applications note how they ended: a list of places in `TimesToOrder::tallies`.
struct Ends {
  std::vector<std::uint32_t>* places = nullptr;
  std::size_t days = 0;  ///< durations kept
  std::size_t forces = 0;
  std::size_t force = 0;
};

/// Set in a place of `Ends::places`: the end noted there before is taken back.
inline constexpr std::uint32_t taken_back = 0x80000000;

/// The books of one force in one replicate: events by month, stages as stocks and days, the ends of applications.
///
/// While cases are followed, a stock holds entries less exits and a day count its part months, and what the stages of
/// a full order have in common is counted once, apart; `close` puts it together, and turns the rest into numbers at
/// month ends and whole months.
class Ledger {
 public:
  /// @param books  of this force, cleared
  /// @param daily  [daily counts][days from the start] for observations; null where there are none
  /// @param ends   how each application ended is noted here
  Ledger(const model::Calendar& calendar, AreaBooks& books, std::int32_t* daily, Day daily_days, const Ends& ends)
      : calendar_(calendar),
        cells_(books.row(Measure{0})),
        row_length_(books.tiles() * Tile::months),
        daily_(daily),
        daily_days_(daily == nullptr ? 0 : static_cast<std::uint32_t>(daily_days)),
        ends_(ends),
        months_(calendar.months()),
        start_(calendar.start()),
        days_(static_cast<std::uint32_t>(calendar.end() + 1 - calendar.start())),
        day_places_(calendar.day_places().data()) {
    for (std::size_t origin = 0; origin < first_ends_.size(); ++origin) {
      first_ends_[origin] = (origin * ends.forces + ends.force) * ending_count * ends.days;
    }
  }

  /// Books everything from here on so many times: −1 takes cases out of the books again.
  void weigh(std::int32_t weight) { weight_ = weight; }
  /// What stands beside the measures: what the books start from when they continue others'.
  struct Beside {
    std::array<std::int64_t, stage_count> days_stayed{};  ///< what stages add up to
    std::int64_t days_under_full_order = 0;               ///< until `close`: days of all stages of a full order
    std::vector<std::int32_t> by_route, further;          ///< [months]; empty until the first: most worlds have none
  };
  const Beside& beside() const { return beside_; }
  void continue_from(const Beside& beside) { beside_ = beside; }

  bool in_run(Day day) const { return day >= calendar_.start() && day <= calendar_.end(); }

  /// An event; days outside the run do not count.
  void count(Measure measure, Day day, std::int32_t events = 1) {
    const auto since = static_cast<std::uint32_t>(day - start_);  // far too large for a day before the start
    if (since < days_) row_of(measure)[day_places_[since].month] += weight_ * events;
  }
  /// A case among all, and among those of its outcome.
  void count_case(Measure outcome, Day day) {
    const auto since = static_cast<std::uint32_t>(day - start_);
    if (since >= days_) return;
    const std::size_t month = day_places_[since].month;
    row_of(Measure::cases)[month] += weight_;
    row_of(outcome)[month] += weight_;
  }
  void count_daily(DailyCount what, Day day) {
    const auto since = static_cast<std::uint32_t>(day - start_);
    if (since < daily_days_) daily_[static_cast<std::size_t>(what) * daily_days_ + since] += weight_;
  }

  std::int32_t value(Measure measure, std::size_t month) const { return row(measure)[month]; }
  const std::int32_t* row(Measure measure) const { return cells_ + index(measure) * row_length_; }  ///< [months]
  /// Events of a month as a whole.
  void count_in_month(Measure measure, std::size_t month, std::int32_t events) { row_of(measure)[month] += events; }
  /// Events on the days from … to, both included.
  std::int64_t daily_sum(DailyCount what, Day from, Day to) const;

  /// A case in a stage on days from … until−1; `until` may lie after the end.
  void stay(Stage stage, Day from, Day until) {
    beside_.days_stayed[static_cast<std::size_t>(stage)] +=
        book_stay(row_of(stock_of(stage)), row_of(days_of(stage)), from, until);
  }
  /// The same for all stages of a full order.
  void stay_under_full_order(Day from, Day until) {
    beside_.days_under_full_order += book_stay(common_row(0), common_row(1), from, until);
  }

  /// A full order made without an application. Beside the measures: the books of full orders need it to balance.
  void full_order_by_route(Day day);
  /// A protected case has one full order more than the first in force, on days from … until−1.
  void further_full_order(Day from, Day until);
  std::int32_t full_orders_by_route(std::size_t month) const {
    return beside_.by_route.empty() ? 0 : beside_.by_route[month];
  }
  std::int32_t further_full_orders(std::size_t month) const {
    return beside_.further.empty() ? 0 : beside_.further[month];
  }

  /// How an application ended, `days` after its origin.
  void ended(Origin origin, Ending ending, Day days) {
    const auto duration = static_cast<std::size_t>(days);  // far too large where negative
    core::require(duration < ends_.days, "an application ends within the run");
    const auto place = static_cast<std::uint32_t>(first_ends_[static_cast<std::size_t>(origin)] +
                                                  static_cast<std::size_t>(ending) * ends_.days + duration);
    ends_.places->push_back(weight_ < 0 ? place | taken_back : place);
  }

  std::int64_t days_stayed(Stage stage) const { return beside_.days_stayed[static_cast<std::size_t>(stage)]; }

  /// Turns entries and exits into stocks and days.
  void close();

 private:
  std::int32_t* row_of(Measure measure) { return cells_ + index(measure) * row_length_; }
  std::int32_t* common_row(std::size_t i) { return cells_ + (measure_count + i) * row_length_; }

  /// Books entry and exit, and the days in their months. Gives all days.
  std::int64_t book_stay(std::int32_t* stock, std::int32_t* days, Day from, Day until) {
    const Day first = std::max(from - start_, 0);
    const Day past_end = static_cast<Day>(days_);
    const Day last = std::min(until - start_, past_end);
    if (last <= first) return 0;
    const model::DayPlace entry = day_places_[first];
    stock[entry.month] += weight_;
    days[entry.month] += weight_ * entry.days_left;
    if (last < past_end) {
      const model::DayPlace exit = day_places_[last];
      stock[exit.month] -= weight_;
      days[exit.month] -= weight_ * exit.days_left;
    }
    return std::int64_t{weight_} * (last - first);
  }
  void add_common_rows();

  const model::Calendar& calendar_;
  std::int32_t* cells_;  ///< [measures][row length]
  std::size_t row_length_;
  std::int32_t* daily_;
  std::uint32_t daily_days_;
  Ends ends_;
  std::size_t months_;
  Day start_;
  std::uint32_t days_;                       ///< of the run
  const model::DayPlace* day_places_;        ///< [days of the run]
  std::array<std::size_t, 2> first_ends_{};  ///< [origins] where this force's places begin
  std::int32_t weight_ = 1;
  Beside beside_;
};

}  // namespace sposim::simulation
