#include "simulation/life.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "random/distribution.hpp"

namespace sposim::simulation {

using model::Decision;
using random::uniform_32;

namespace {

constexpr double longest_delay = 1e6;  // days; past every horizon

}  // namespace

Day whole_delay(double days) {
  core::require(days > -0.5, "a delay is never negative");
  const double half_later = std::min(days, longest_delay) + 0.5;
  return static_cast<Day>(half_later);  // as model::whole_days, for what is not negative
}

Day drawn_delay(const random::Distribution& law, const model::Luck& luck, Decision decision, std::uint32_t repeat) {
  if (const auto* lognormal = std::get_if<random::Lognormal>(&law)) {  // as `sample`, but quicker
    return whole_delay(random::lognormal_at(*lognormal, uniform_32(luck.first_word(decision, repeat))));
  }
  random::Stream stream = luck.stream(decision, repeat);
  return whole_delay(random::sample(law, stream));
}

namespace {

/// `std::ceil` of a number that is not negative, without a call.
Day rounded_up(double days) {
  const auto whole = static_cast<Day>(days);
  return whole < days ? whole + 1 : whole;
}

}  // namespace

Day ring(const model::Timeline& hazard, std::size_t force, Day from, double patience, Day end) {
  if (!can_ring(hazard)) return never;
  double left = patience;
  std::size_t step = hazard.step_on(from + 1);
  Day day = from;
  while (true) {
    const double rate = hazard.value(force, step);
    const bool last = step + 1 == hazard.starts.size();
    const Day until = last ? end : hazard.starts[step + 1] - 1;
    const double room = static_cast<double>(until - day) * rate;
    if (rate > 0 && left <= room) return day + std::max(rounded_up(left / rate), 1);
    if (last || until >= end) return never;
    left -= room;
    day = until;
    ++step;
  }
}

Day term_end(const model::Calendar& calendar, const scenario::Term& term, Day from) {
  if (term.open) return never;
  return term.years > 0 ? calendar.anniversary(from, term.years) : from + term.days;
}

namespace {

/// Where the luck of an order's terms lies, and what a renewed term's length is drawn from.
struct Terms {
  const model::DrawnShares& length;
  random::Block words{};  ///< of the first term; a later one has a block of its own
  Decision decision = Decision::order;
  std::size_t discharge = 1, renewal = 2;  ///< places among the words
};

/// An order with its renewals, from the first day of its first term to its end or discharge.
Span follow_terms(const World& world, std::size_t force, const model::Luck& luck, const Terms& terms, Span first_term,
                  Ledger& ledger) {
  const model::Plan& plan = *world.plan;
  const auto& order = world.drawn.order;
  const Day end = plan.calendar.end();
  const Day first = first_term.from;
  Day from = first;
  Day expiry = first_term.until;
  random::Block words = terms.words;
  for (std::uint32_t term = 1;; ++term) {
    if (can_ring(order.discharged_per_day)) {
      const double clock = patience(uniform_32(words[terms.discharge]));
      const Day discharge = ring(order.discharged_per_day, force, from, clock, end);
      if (discharge < expiry) {
        ledger.count(Measure::discharged, discharge);
        return {first, discharge};
      }
    }
    if (expiry > end) return {first, never};
    ledger.count(Measure::expired, expiry);
    if (uniform_32(words[terms.renewal]) >= order.renewed.at(force, expiry)) return {first, expiry};
    ledger.count(Measure::renewed, expiry);
    from = expiry;
    words = luck.words(terms.decision, term);
    const std::size_t part = terms.length.pick(force, from, uniform_32(words[0]));
    expiry = term_end(plan.calendar, terms.length.terms[part], from);
  }
}

}  // namespace

Span follow_order(const World& world, std::size_t force, const model::Luck& luck, Day granted, Ledger& ledger) {
  const auto& length = world.drawn.order.length;
  const random::Block words = luck.words(Decision::order);
  const std::size_t part = length.pick(force, granted, uniform_32(words[0]));
  const Day expiry = term_end(world.plan->calendar, length.terms[part], granted);
  return follow_terms(world, force, luck, {length, words}, {granted, expiry}, ledger);
}

Span follow_starting_order(const World& world, std::size_t force, const model::Luck& luck, Ledger& ledger) {
  const auto& length = world.drawn.order.length;
  const Day start = world.plan->calendar.start();
  const random::Block words = luck.words(Decision::order);
  const std::size_t part = length.pick(force, start, uniform_32(words[0]));
  const Day whole = term_end(world.plan->calendar, length.terms[part], start);
  const double rest = uniform_32(words[3]) * static_cast<double>(whole - start);
  const Day expiry = whole == never ? never : start + std::max(static_cast<Day>(std::ceil(rest)), 1);
  return follow_terms(world, force, luck, {length, words}, {start, expiry}, ledger);
}

Span follow_route_order(const World& world, std::size_t force, const model::Luck& luck,
                        const scenario::Route<model::Drawn>& route, Decision decision, Day made, Ledger& ledger) {
  const random::Block words = luck.words(decision);
  const std::size_t part = route.length.pick(force, made, uniform_32(words[1]));
  const Day expiry = term_end(world.plan->calendar, route.length.terms[part], made);
  // Words 0 and 1 of the first block say that the route is taken and how long; see `model::Decision`.
  return follow_terms(world, force, luck, {route.length, words, decision, 2, 3}, {made, expiry}, ledger);
}

}  // namespace sposim::simulation
