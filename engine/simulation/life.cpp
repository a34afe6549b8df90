#include "simulation/life.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "random/distribution.hpp"

namespace sposim::simulation {

using model::Decision;
using random::uniform_32;

Day drawn_delay(const random::Distribution& law, const model::Luck& luck, Decision decision, std::uint32_t repeat) {
  if (const auto* lognormal = std::get_if<random::Lognormal>(&law)) {  // as `sample`, but quicker
    return whole_delay(random::lognormal_at(*lognormal, uniform_32(luck.first_word(decision, repeat))));
  }
  random::Stream stream = luck.stream(decision, repeat);
  return whole_delay(random::sample(law, stream));
}

Day ring_step_by_step(const model::Number& hazard, Day from, double patience, Day end) {
  double left = patience;
  Day day = from;
  while (true) {
    const double rate = hazard.on(day + 1);
    const Day changed = hazard.next_change(day + 1);
    const bool last = changed > end;
    const Day until = last ? end : changed - 1;
    const double room = static_cast<double>(until - day) * rate;
    if (rate > 0 && left <= room) return day + std::max(rounded_up(left / rate), 1);
    if (last || until >= end) return never;
    left -= room;
    day = until;
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

/// The first day after a term that starts on a day, its length picked by a word.
Day picked_end(const OrderNumbers& numbers, const model::DrawnShares& length, Day from, std::uint32_t word) {
  const std::size_t part = length.pick(numbers.force, from, uniform_32(word));
  return term_end(numbers.calendar, length.terms[part], from);
}

/// An order with its renewals, from the first day of its first term to its end or discharge.
Span follow_terms(const OrderNumbers& numbers, const model::Luck& luck, const Terms& terms, Span first_term,
                  Ledger& ledger) {
  const Day end = numbers.calendar.end();
  const Day first = first_term.from;
  Day from = first;
  Day expiry = first_term.until;
  random::Block words = terms.words;
  for (std::uint32_t term = 1;; ++term) {
    if (!numbers.discharged.always(0)) {
      const double clock = patience(uniform_32(words[terms.discharge]));
      const Day discharge = ring(numbers.discharged, from, clock, end);
      if (discharge < expiry) {
        ledger.count(Measure::discharged, discharge);
        return {first, discharge};
      }
    }
    if (expiry > end) return {first, never};
    ledger.count(Measure::expired, expiry);
    if (uniform_32(words[terms.renewal]) >= numbers.renewed.on(expiry)) return {first, expiry};
    ledger.count(Measure::renewed, expiry);
    from = expiry;
    words = luck.words(terms.decision, term);
    expiry = picked_end(numbers, terms.length, from, words[0]);
  }
}

}  // namespace

Span follow_order(const OrderNumbers& numbers, const model::Luck& luck, Day granted, Ledger& ledger) {
  const random::Block words = luck.words(Decision::order);
  const Day expiry = picked_end(numbers, numbers.length, granted, words[0]);
  return follow_terms(numbers, luck, {numbers.length, words}, {granted, expiry}, ledger);
}

Span follow_starting_order(const OrderNumbers& numbers, const model::Luck& luck, Ledger& ledger) {
  const Day start = numbers.calendar.start();
  const random::Block words = luck.words(Decision::order);
  const Day whole = picked_end(numbers, numbers.length, start, words[0]);
  const double rest = uniform_32(words[3]) * static_cast<double>(whole - start);
  const Day expiry = whole == never ? never : start + std::max(static_cast<Day>(std::ceil(rest)), 1);
  return follow_terms(numbers, luck, {numbers.length, words}, {start, expiry}, ledger);
}

Span follow_route_order(const OrderNumbers& numbers, const model::Luck& luck,
                        const scenario::Route<model::Drawn>& route, Decision decision, Day made, Ledger& ledger) {
  const random::Block words = luck.words(decision);
  const Day expiry = picked_end(numbers, route.length, made, words[1]);
  // Words 0 and 1 of the first block say that the route is taken and how long; see `model::Decision`.
  return follow_terms(numbers, luck, {route.length, words, decision, 2, 3}, {made, expiry}, ledger);
}

}  // namespace sposim::simulation
