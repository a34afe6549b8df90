#include <fmt/format.h>

#include <cmath>
#include <numeric>

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

/// What stands in the books before the first month.
struct Before {
  std::int64_t pending = 0, orders = 0, applications = 0;
};

/// True if the invariants hold in every month, without a word on where they do not: month beside month, so that many
/// are checked at once. A balance holds if it holds from each month to the next.
///
/// @param by_route, further  [months] full orders beside the measures
template <class ByMonth>
bool months_hold(const Ledger& ledger, std::size_t months, const Before& before, const ByMonth& by_route,
                 const ByMonth& further) {
  using Count = std::uint32_t;  // differences of counts: whether they agree does not depend on overflow
  const auto value = [&](Measure measure, std::size_t month) { return static_cast<Count>(ledger.row(measure)[month]); };
  const auto orders = [&](std::size_t month) {
    return value(Measure::protected_cases, month) + static_cast<Count>(further(month));
  };
  const auto broken = [&](std::size_t m, Count pending_before, Count orders_before) {
    const Count granted = value(Measure::granted, m);
    const Count heard = granted + value(Measure::refused, m);
    const Count outcomes = value(Measure::charged, m) + value(Measure::evidential_victim_supports, m) +
                           value(Measure::evidential_victim_does_not_support, m) + value(Measure::other_outcome, m);
    const Count pending = pending_before + value(Measure::applied, m) - heard - value(Measure::withdrawn, m);
    const Count in_force = orders_before + granted + static_cast<Count>(by_route(m)) + value(Measure::renewed, m) -
                           value(Measure::expired, m) - value(Measure::discharged, m);
    const Count negative = value(Measure::pending, m) | static_cast<Count>(further(m)) |
                           (value(Measure::covered, m) - value(Measure::protected_cases, m)) |
                           (value(Measure::any_order, m) - value(Measure::covered, m));
    return (value(Measure::cases, m) ^ outcomes) | (value(Measure::pending, m) ^ pending) | (orders(m) ^ in_force) |
           (value(Measure::hearings, m) ^ (value(Measure::adjourned, m) + heard)) | (negative >> 31U);
  };
  Count any = broken(0, static_cast<Count>(before.pending), static_cast<Count>(before.orders));
  for (std::size_t m = 1; m < months; ++m) any |= broken(m, value(Measure::pending, m - 1), orders(m - 1));
  return any == 0;
}

bool months_hold(const Ledger& ledger, std::size_t months, const Before& before) {
  const Ledger::Beside& beside = ledger.beside();
  if (beside.by_route.empty() && beside.further.empty()) {
    const auto none = [](std::size_t) { return 0; };  // mostly; known beforehand, many months are checked at once
    return months_hold(ledger, months, before, none, none);
  }
  using Orders = std::int64_t (Ledger::*)(std::size_t) const;
  const auto of = [&](Orders orders) { return [&ledger, orders](std::size_t m) { return (ledger.*orders)(m); }; };
  return months_hold(ledger, months, before, of(&Ledger::full_orders_by_route), of(&Ledger::further_full_orders));
}

/// True if every application is decided, withdrawn or pending.
bool applications_hold(const Ledger& ledger, std::size_t months, const Before& before) {
  std::int64_t decided = 0;
  for (const Measure measure : {Measure::granted, Measure::refused, Measure::withdrawn}) {
    decided = std::accumulate(ledger.row(measure), ledger.row(measure) + months, decided);
  }
  return before.applications - decided == ledger.value(Measure::pending, months - 1);
}

/// Finds the first month in which an invariant does not hold.
void check_months(const Ledger& ledger, std::size_t months, const Before& before, const Checker& check) {
  Balance balance{before.pending, before.orders, before.applications};
  for (std::size_t month = 0; month < months; ++month) {
    balance.add(ledger, month);
    check_month(ledger, balance, check, month);
  }
  check.holds(balance.still_open == balance.pending, "every application is decided, withdrawn or pending", months - 1);
}

}  // namespace

void check_invariants(const World& world, std::size_t force, std::uint32_t replicate, std::int64_t applications,
                      const Ledger& ledger) {
  const model::Calendar& calendar = world.plan->calendar;
  const auto starting = [&](const model::Timeline& number) {
    return std::int64_t{std::lround(number.at(force, calendar.start()))};
  };
  const Checker check{replicate, force};
  const std::size_t months = calendar.months();
  const Before before{starting(world.drawn.starting_stock.pending), starting(world.drawn.starting_stock.orders),
                      applications};
  if (!months_hold(ledger, months, before) || !applications_hold(ledger, months, before)) {
    check_months(ledger, months, before, check);
  }
  for (std::size_t s = 0; s < stage_count; ++s) {
    const auto stage = static_cast<Stage>(s);
    const std::int32_t* row = ledger.row(days_of(stage));
    const std::int64_t days = std::accumulate(row, row + months, std::int64_t{0});
    check.holds(days == ledger.days_stayed(stage), "days in a stage, summed over cases and over days, agree",
                months - 1);
  }
}

}  // namespace sposim::simulation
