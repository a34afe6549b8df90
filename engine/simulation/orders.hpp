#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "simulation/life.hpp"

/// The course of a full order: its term, discharge, renewal. In a header, for every case with an order comes here.
namespace sposim::simulation {

/// The first day after an order's term that starts on a day; `never` for an order until further order.
inline Day term_end(const model::Calendar& calendar, const scenario::Term& term, Day from) {
  if (term.open) return never;
  return term.years > 0 ? calendar.anniversary(from, term.years) : from + term.days;
}

/// What decides the course of full orders, as one force reads it.
struct OrderNumbers {
  const model::Calendar& calendar;
  const model::DrawnShares& length;
  model::Number renewed, discharged;
  std::size_t force;

  OrderNumbers(const World& world, std::size_t of_force)
      : calendar(world.plan->calendar),
        length(world.drawn.order.length),
        renewed(world.drawn.order.renewed, of_force),
        discharged(world.drawn.order.discharged_per_day, of_force),
        force(of_force) {}
};

/// Where the luck of an order's terms lies, and what a renewed term's length is drawn from.
struct Terms {
  const model::DrawnShares& length;
  random::Block words{};  ///< of the first term; a later one has a block of its own
  model::Decision decision = model::Decision::order;
  std::size_t discharge = 1, renewal = 2;  ///< places among the words
};

/// The first day after a term that starts on a day, its length picked by a word.
inline Day picked_end(const OrderNumbers& numbers, const model::DrawnShares& length, Day from, std::uint32_t word) {
  const std::size_t part = length.pick(numbers.force, from, random::uniform_32(word));
  return term_end(numbers.calendar, length.terms[part], from);
}

/// An order with its renewals, from the first day of its first term to its end or discharge.
inline Span follow_terms(const OrderNumbers& numbers, const model::Luck& luck, const Terms& terms, Span first_term,
                         Ledger& ledger) {
  const Day end = numbers.calendar.end();
  const Day first = first_term.from;
  Day from = first;
  Day expiry = first_term.until;
  random::Block words = terms.words;
  for (std::uint32_t term = 1;; ++term) {
    if (!numbers.discharged.off) {
      const double clock = patience(random::uniform_32(words[terms.discharge]));
      const Day discharge = ring(numbers.discharged, from, clock, end);
      if (discharge < expiry) {
        ledger.count(Measure::discharged, discharge);
        return {first, discharge};
      }
    }
    if (expiry > end) return {first, never};
    ledger.count(Measure::expired, expiry);
    if (random::uniform_32(words[terms.renewal]) >= numbers.renewed.on(expiry)) return {first, expiry};
    ledger.count(Measure::renewed, expiry);
    from = expiry;
    words = luck.words(terms.decision, term);
    expiry = picked_end(numbers, terms.length, from, words[0]);
  }
}

/// The full order of a case from its grant to its end, renewals and discharge included.
inline Span follow_order(const OrderNumbers& numbers, const model::Luck& luck, Day granted, Ledger& ledger) {
  const random::Block words = luck.words(model::Decision::order);
  const Day expiry = picked_end(numbers, numbers.length, granted, words[0]);
  return follow_terms(numbers, luck, {numbers.length, words}, {granted, expiry}, ledger);
}

/// A full order in force on the first day: the rest of a term of which a uniform share is still to run, then as any.
inline Span follow_starting_order(const OrderNumbers& numbers, const model::Luck& luck, Ledger& ledger) {
  const Day start = numbers.calendar.start();
  const random::Block words = luck.words(model::Decision::order);
  const Day whole = picked_end(numbers, numbers.length, start, words[0]);
  const double rest = random::uniform_32(words[3]) * static_cast<double>(whole - start);
  const Day expiry = whole == never ? never : start + std::max(static_cast<Day>(std::ceil(rest)), 1);
  return follow_terms(numbers, luck, {numbers.length, words}, {start, expiry}, ledger);
}

}  // namespace sposim::simulation
