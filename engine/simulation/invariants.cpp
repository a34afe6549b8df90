#include <fmt/format.h>

#include <cmath>

#include "core/error.hpp"
#include "simulation/replicate.hpp"

namespace sposim::simulation {

namespace {

/// Names the place of a breach.
struct Checker {
  std::uint32_t replicate;
  std::size_t force;

  void holds(bool holds, const char* invariant, std::size_t month) const {
    if (holds) return;
    throw core::ContractViolation(fmt::format("replicate {}, force {} of the table, month {} of the run: {}", replicate,
                                              force + 1, month + 1, invariant));
  }
};

/// Events so far, month by month.
struct Balance {
  std::int64_t pending = 0, in_force = 0, still_open = 0;

  void add(const Ledger& ledger, std::size_t month) {
    const auto value = [&](Measure measure) { return std::int64_t{ledger.value(measure, month)}; };
    const std::int64_t decided = value(Measure::granted) + value(Measure::refused) + value(Measure::withdrawn);
    pending += value(Measure::applied) - decided;
    still_open -= decided;
    in_force += value(Measure::granted) + ledger.full_orders_by_route(month) + value(Measure::renewed) -
                value(Measure::expired) - value(Measure::discharged);
  }
};

void check_month(const Ledger& ledger, const Balance& balance, const Checker& check, std::size_t month) {
  const auto value = [&](Measure measure) { return std::int64_t{ledger.value(measure, month)}; };
  check.holds(value(Measure::cases) == value(Measure::charged) + value(Measure::evidential_victim_supports) +
                                           value(Measure::evidential_victim_does_not_support) +
                                           value(Measure::other_outcome),
              "every case has exactly one outcome", month);
  check.holds(value(Measure::pending) == balance.pending && balance.pending >= 0,
              "pending = pending before + applied - decided - withdrawn, never below 0", month);
  check.holds(value(Measure::protected_cases) + ledger.further_full_orders(month) == balance.in_force,
              "full orders in force = starting stock + granted + made by a route + renewed - ended", month);
  check.holds(value(Measure::protected_cases) <= balance.in_force, "protected <= full orders in force", month);
  check.holds(value(Measure::hearings) == value(Measure::adjourned) + value(Measure::granted) + value(Measure::refused),
              "every hearing held is adjourned, granted or refused", month);
  check.holds(value(Measure::protected_cases) <= value(Measure::covered) &&
                  value(Measure::covered) <= value(Measure::any_order),
              "protected <= covered <= any order", month);
}

}  // namespace

void check_invariants(const World& world, std::size_t force, std::uint32_t replicate, std::int64_t applications,
                      const Ledger& ledger) {
  const model::Calendar& calendar = world.plan->calendar;
  const auto starting = [&](const model::Timeline& number) {
    return std::int64_t{std::lround(number.at(force, calendar.start()))};
  };
  const Checker check{replicate, force};
  Balance balance{starting(world.drawn.starting_stock.pending), starting(world.drawn.starting_stock.orders),
                  applications};
  for (std::size_t month = 0; month < calendar.months(); ++month) {
    balance.add(ledger, month);
    check_month(ledger, balance, check, month);
  }
  check.holds(balance.still_open == balance.pending, "every application is decided, withdrawn or pending",
              calendar.months() - 1);
  for (std::size_t s = 0; s < stage_count; ++s) {
    const auto stage = static_cast<Stage>(s);
    std::int64_t days = 0;
    for (std::size_t month = 0; month < calendar.months(); ++month) days += ledger.value(days_of(stage), month);
    check.holds(days == ledger.days_stayed(stage), "days in a stage, summed over cases and over days, agree",
                calendar.months() - 1);
  }
}

}  // namespace sposim::simulation
