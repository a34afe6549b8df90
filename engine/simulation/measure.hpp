#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

/// What is counted, once: the list that the ledger, the store, every table and every sentence share.
namespace sposim::simulation {

enum class Measure : std::size_t {
  reports,
  cases,
  charged,
  evidential_victim_supports,
  evidential_victim_does_not_support,
  other_outcome,
  convicted,
  applied,
  interim_orders,
  hearings,
  adjourned,
  granted,
  refused,
  withdrawn,
  newly_protected,
  renewed,
  expired,
  discharged,
  other_route_orders,
  incidents_expected,
  incidents_averted,
  incidents_while_waiting,
  breaches,
  pending,
  protected_cases,
  covered,
  any_order,
  waiting_days,
  protected_days,
  covered_days,
  any_order_days,
};
inline constexpr std::size_t measure_count = 31;

enum class MeasureKind {
  flow,   ///< events in a month
  stock,  ///< number at the end of the month's last day
  days,   ///< case-days in a month
};

struct MeasureInfo {
  Measure measure;
  std::string_view name;       ///< as in files: `newly_protected`
  std::string_view statement;  ///< in a sentence
  MeasureKind kind;
};

/// Every measure in the order of the enum.
const std::vector<MeasureInfo>& measures();
inline const MeasureInfo& info(Measure measure) {
  return measures()[static_cast<std::size_t>(measure)];
}
constexpr std::size_t index(Measure measure) {
  return static_cast<std::size_t>(measure);
}

/// The measures kept exactly for every replicate and area, and the part of the run they are counted over.
enum class Window {
  whole_run,  ///< start … end
  policy,     ///< policies_from … end: the headline
  last_day,   ///< a stock on the last day
};

struct Headline {
  Measure measure;
  Window window;
  std::string_view name;  ///< column in replicates.csv
};

/// The headline columns, first the headline itself.
const std::vector<Headline>& headlines();

}  // namespace sposim::simulation
