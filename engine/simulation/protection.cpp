#include <algorithm>

#include "simulation/life.hpp"

namespace sposim::simulation {

namespace {

/// Books days on which one of these holds, and the ones on which more than one does.
template <class Once, class Further>
void sweep(std::vector<Span>& spans, const Once& once, const Further& further) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  Span joined;
  for (const Span& span : spans) {
    if (span.empty()) continue;
    if (joined.empty() || span.from > joined.until) {
      if (!joined.empty()) once(joined);
      joined = span;
      continue;
    }
    further(Span{span.from, std::min(span.until, joined.until)});
    joined.until = std::max(joined.until, span.until);
  }
  if (!joined.empty()) once(joined);
}

}  // namespace

void book_protection(const OwnProtection& own, const std::vector<OrderSpan>& spans, Ledger& ledger) {
  std::vector<Span> full;
  for (const OrderSpan& span : spans) {
    if (span.by_route && span.stalking_protection_order) full.push_back(span.days);
  }
  if (full.empty()) {  // nearly every case
    if (own.covered.empty()) return;
    if (!own.full.empty()) ledger.count(Measure::newly_protected, own.full.from);
    if (own.full.from == own.covered.from) {
      return ledger.stay({Stage::protected_by_order, Stage::covered}, own.full.from, own.full.until);
    }
    ledger.stay(Stage::covered, own.covered.from, own.covered.until);
    if (!own.full.empty()) ledger.stay(Stage::protected_by_order, own.full.from, own.full.until);
    return;
  }
  std::vector<Span> covered = full;
  full.push_back(own.full);
  covered.push_back(own.covered);
  sweep(
      full, [&](Span days) { ledger.stay(Stage::protected_by_order, days.from, days.until); },
      [&](Span days) { ledger.further_full_order(days.from, days.until); });
  sweep(
      covered, [&](Span days) { ledger.stay(Stage::covered, days.from, days.until); }, [](Span) {});
  ledger.count(Measure::newly_protected, full.front().from);
}

}  // namespace sposim::simulation
