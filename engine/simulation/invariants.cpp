#include <fmt/format.h>

#include <array>
#include <bit>
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

/// What must hold in every month, in the order in which a breach is told.
constexpr std::array<const char*, 6> of_every_month{
    "every case has exactly one outcome",
    "pending = pending before + applied - decided - withdrawn, never below 0",
    "full orders in force = starting stock + granted + made by a route + renewed - ended",
    "protected <= full orders in force",
    "every hearing held is adjourned, granted or refused",
    "protected <= covered <= any order"};

/// The two stocks at the end of the month before: a balance holds if it holds from each month to the next.
struct Before {
  std::int32_t pending = 0, orders = 0;
};

std::int32_t orders_in_force(const Ledger& ledger, std::size_t month) {
  return ledger.value(Measure::protected_cases, month) + ledger.further_full_orders(month);
}

/// Which of them do not hold in a month, as bits.
unsigned broken_in(const Ledger& ledger, std::size_t month, const Before& before) {
  const auto value = [&](Measure measure) { return ledger.value(measure, month); };
  const std::int32_t outcomes = value(Measure::charged) + value(Measure::evidential_victim_supports) +
                                value(Measure::evidential_victim_does_not_support) + value(Measure::other_outcome);
  const std::int32_t heard = value(Measure::granted) + value(Measure::refused);
  const std::int32_t pending = before.pending + value(Measure::applied) - heard - value(Measure::withdrawn);
  const std::int32_t orders = before.orders + value(Measure::granted) + ledger.full_orders_by_route(month) +
                              value(Measure::renewed) - value(Measure::expired) - value(Measure::discharged);
  const std::int32_t in_force = value(Measure::protected_cases);
  const auto unless = [](bool holds, unsigned bit) { return holds ? 0U : 1U << bit; };
  return unless(value(Measure::cases) == outcomes, 0) |
         unless((value(Measure::pending) == pending) & (pending >= 0), 1) |
         unless(orders_in_force(ledger, month) == orders, 2) | unless(in_force <= orders, 3) |
         unless(value(Measure::hearings) == value(Measure::adjourned) + heard, 4) |
         unless((in_force <= value(Measure::covered)) & (value(Measure::covered) <= value(Measure::any_order)), 5);
}

void check_months(const Ledger& ledger, std::size_t months, Before before, const Checker& check) {
  for (std::size_t month = 0; month < months; ++month) {
    const unsigned broken = broken_in(ledger, month, before);
    if (broken != 0) check.holds(false, of_every_month.at(static_cast<std::size_t>(std::countr_zero(broken))), month);
    before = {ledger.value(Measure::pending, month), orders_in_force(ledger, month)};
  }
}

std::int64_t sum_of(const Ledger& ledger, Measure measure, std::size_t months) {
  return std::accumulate(ledger.row(measure), ledger.row(measure) + months, std::int64_t{0});
}

}  // namespace

void check_invariants(const World& world, std::size_t force, std::uint32_t replicate, std::int64_t applications,
                      const Ledger& ledger) {
  const model::Calendar& calendar = world.plan->calendar;
  const auto starting = [&](const model::Timeline& number) {
    return static_cast<std::int32_t>(std::lround(number.at(force, calendar.start())));
  };
  const Checker check{replicate, force};
  const std::size_t months = calendar.months();
  const auto& stock = world.drawn.starting_stock;
  check_months(ledger, months, {starting(stock.pending), starting(stock.orders)}, check);
  const std::int64_t decided = sum_of(ledger, Measure::granted, months) + sum_of(ledger, Measure::refused, months) +
                               sum_of(ledger, Measure::withdrawn, months);
  check.holds(applications == decided + ledger.value(Measure::pending, months - 1),
              "every application is decided, withdrawn or pending", months - 1);
  for (std::size_t s = 0; s < stage_count; ++s) {
    const auto stage = static_cast<Stage>(s);
    check.holds(sum_of(ledger, days_of(stage), months) == ledger.days_stayed(stage),
                "days in a stage, summed over cases and over days, agree", months - 1);
  }
}

}  // namespace sposim::simulation
