#include <algorithm>
#include <string>

#include "simulation/orders.hpp"

namespace sposim::simulation {

using model::Decision;
using random::uniform_32;

namespace {

/// Whether a case takes a route it may enter. A case of a route's own stream takes it, and none of the earlier ones.
bool takes(const CaseSeed& seed, std::size_t report_route, const scenario::Route<model::Drawn>& route,
           std::size_t force, Day entry, double u) {
  if (route.after == scenario::Entry::conviction) return u < route.probability.at(force, entry);
  if (seed.stream >= 2) {
    const std::size_t own = seed.stream - 2;
    if (report_route <= own) return report_route == own;
  }
  return u < route.probability.at(force, seed.reported);
}

/// A full order made by a route, from the day it is made to its end: its length is the route's, also when renewed.
Span follow_route_order(const OrderNumbers& numbers, const model::Luck& luck,
                        const scenario::Route<model::Drawn>& route, Decision decision, Day made, Ledger& ledger) {
  const random::Block words = luck.words(decision);
  const Day expiry = picked_end(numbers, route.length, made, words[1]);
  // Words 0 and 1 of the first block say that the route is taken and how long; see `model::Decision`.
  return follow_terms(numbers, luck, {route.length, words, decision, 2, 3}, {made, expiry}, ledger);
}

}  // namespace

Day follow_other_routes(const World& world, const OrderNumbers& numbers, const PreparedCase& each, Ledger& ledger,
                        std::vector<OrderSpan>& spans) {
  const std::size_t force = numbers.force;
  const auto& [seed, luck, entries] = each;
  if (entries.conviction != never) ledger.count(Measure::convicted, entries.conviction);
  const model::Calendar& calendar = world.plan->calendar;
  Day last_read = seed.reported;
  if (entries.charge != never) last_read = std::max(last_read, entries.charge);
  if (entries.conviction != never) last_read = std::max(last_read, entries.conviction);
  std::size_t report_route = 0;
  std::size_t slot = 0;
  for (const auto& [name, route] : world.drawn.routes) {
    const std::uint8_t own_slot = world.curves.route_slots[slot++];
    const std::size_t place = report_route;
    if (route.after != scenario::Entry::conviction) ++report_route;
    const Day entry = entries.on(route.after);
    if (entry > calendar.end()) continue;
    if (route.after == scenario::Entry::conviction && route.probability.at(force, entry) <= 0) continue;
    const auto decision = static_cast<Decision>(static_cast<unsigned>(Decision::route_first) + own_slot);
    const random::Block words = luck.words(decision);
    if (!takes(seed, place, route, force, entry, uniform_32(words[0]))) continue;
    const Day made = entry + delay(route.delay, force, entry, luck, decision, 1);
    last_read = std::max(last_read, made);
    if (!ledger.in_run(made)) continue;
    ledger.count(Measure::other_route_orders, made);
    if (route.order == scenario::RouteOrder::stalking_protection_order) {
      ledger.full_order_by_route(made);
      const Span days = follow_route_order(numbers, luck, route, decision, made, ledger);
      spans.push_back({days, route.relative_risk.at(force, made), true, true});
      continue;
    }
    const std::size_t part = route.length.pick(force, made, uniform_32(words[1]));
    const Span days{made, term_end(calendar, route.length.terms[part], made)};
    spans.push_back({days, route.relative_risk.at(force, made), false});
  }
  return last_read;
}

}  // namespace sposim::simulation
