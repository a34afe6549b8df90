#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "simulation/life.hpp"

namespace sposim::simulation {

using model::Decision;
using random::uniform_53;

namespace {

/// The risk of an incident on a day: the smallest of the orders in force, 1 with none. Says if a breach would be.
double risk_on(const std::vector<OrderSpan>& spans, Day day, bool& under_protection_order) {
  double risk = 1;
  bool any = false;
  under_protection_order = false;
  for (const OrderSpan& span : spans) {
    if (day < span.days.from || day >= span.days.until) continue;
    risk = any ? std::min(risk, span.relative_risk) : span.relative_risk;
    any = true;
    under_protection_order = under_protection_order || span.stalking_protection_order;
  }
  return risk;
}

/// Layers [0, 1), [1, 2), [2, 4) …: how many are needed to reach the largest risk.
unsigned layers_for(const std::vector<OrderSpan>& spans) {
  double largest = 1;
  for (const OrderSpan& span : spans) largest = std::max(largest, span.relative_risk);
  unsigned layers = 1;
  for (double top = 1; top < largest; top *= 2) ++layers;
  return layers;
}

/// What the incidents of one case are counted by.
struct HarmBooks {
  Span waiting;
  const std::vector<OrderSpan>& spans;
  Ledger& ledger;

  void incident_point(Day day, double v) const {
    bool under_protection_order = false;
    const double risk = risk_on(spans, day, under_protection_order);
    const bool happens = v < risk;
    if (v < 1) ledger.count(Measure::incidents_expected, day);
    if (v < 1 && !happens) ledger.count(Measure::incidents_averted, day);
    if (v >= 1 && happens) ledger.count(Measure::incidents_averted, day, -1);
    if (!happens) return;
    if (day >= waiting.from && day < waiting.until) ledger.count(Measure::incidents_while_waiting, day);
    if (under_protection_order) ledger.count(Measure::breaches, day);
  }
};

}  // namespace

bool harm_is_on(const model::DrawnPathway& drawn) {
  const auto& rates = drawn.harm.incidents_per_year.values;
  return std::any_of(rates.begin(), rates.end(), [](double rate) { return rate > 0; });
}

void follow_harm(const World& world, std::size_t force, const model::Luck& luck, Day reported, Span waiting,
                 const std::vector<OrderSpan>& spans, Ledger& ledger) {
  const auto& harm = world.drawn.harm;
  const double per_day = harm.incidents_per_year.at(force, reported) / core::days_per_year;
  if (per_day <= 0) return;
  const Day lasts = delay(harm.episode, force, reported, luck, Decision::episode);
  const Day until = std::min(reported + lasts, world.plan->calendar.end() + 1);
  const HarmBooks books{waiting, spans, ledger};
  const unsigned layers = layers_for(spans);
  constexpr unsigned most_layers = 256 - static_cast<unsigned>(Decision::layer_first);
  core::require(layers <= most_layers, "a relative risk needs too many layers of incidents");
  double bottom = 0;
  double top = 1;
  for (unsigned layer = 0; layer < layers; ++layer) {
    random::Stream stream = luck.stream(static_cast<Decision>(static_cast<unsigned>(Decision::layer_first) + layer));
    const double rate = per_day * (top - bottom);
    double at = 0;
    while (true) {
      const std::uint32_t high = stream();
      const std::uint32_t low = stream();
      at -= random::natural_log(uniform_53(high, low)) / rate;
      if (at >= static_cast<double>(until - reported)) break;
      const double v = bottom + (top - bottom) * random::uniform_32(stream());
      books.incident_point(reported + static_cast<Day>(at), v);
    }
    bottom = top;
    top *= 2;
  }
}

}  // namespace sposim::simulation
