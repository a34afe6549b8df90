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

/// Books the days on which a case is under any order, spans that touch or overlap joined.
void stay_under_any(std::vector<OrderSpan>& spans, Ledger& ledger) {
  std::sort(spans.begin(), spans.end(),
            [](const OrderSpan& a, const OrderSpan& b) { return a.days.from < b.days.from; });
  Span joined;
  for (const OrderSpan& span : spans) {
    if (span.days.empty()) continue;
    if (!joined.empty() && span.days.from <= joined.until) {
      joined.until = std::max(joined.until, span.days.until);
      continue;
    }
    if (!joined.empty()) ledger.stay(Stage::any_order, joined.from, joined.until);
    joined = span.days;
  }
  if (!joined.empty()) ledger.stay(Stage::any_order, joined.from, joined.until);
}

}  // namespace

void book_protection(const OwnProtection& own, std::vector<OrderSpan>& spans, Ledger& ledger) {
  std::vector<Span> full;
  for (const OrderSpan& span : spans) {
    if (span.by_route && span.stalking_protection_order) full.push_back(span.days);
  }
  stay_under_any(spans, ledger);
  if (full.empty()) {
    if (!own.full.empty()) ledger.count(Measure::newly_protected, own.full.from);
    return stay_under_own(own, ledger);
  }
  std::vector<Span> covered = full;
  full.push_back(own.full);
  covered.push_back(own.covered());
  sweep(
      full, [&](Span days) { ledger.stay(Stage::protected_by_order, days.from, days.until); },
      [&](Span days) { ledger.further_full_order(days.from, days.until); });
  sweep(
      covered, [&](Span days) { ledger.stay(Stage::covered, days.from, days.until); }, [](Span) {});
  ledger.count(Measure::newly_protected, full.front().from);
}

}  // namespace sposim::simulation
