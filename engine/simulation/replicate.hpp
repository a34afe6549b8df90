#pragma once

#include <cstdint>
#include <vector>

#include "simulation/observe.hpp"
#include "simulation/untouched.hpp"

/// One replicate of every scenario, over the same points.
namespace sposim::simulation {

/// What stays the same for a whole run of one scenario.
struct ScenarioSetup {
  const scenario::Scenario* scenario = nullptr;
  model::Plan plan;
  Layout layout;
  std::vector<ObservedWindow> windows;
  Day daily_days = 0;
  std::size_t times_days = 0;  ///< durations kept, the last is the whole run
};

ScenarioSetup set_up(const scenario::Scenario& scenario);

/// One scenario in one parameter draw.
struct DrawnScenario {
  const ScenarioSetup* setup = nullptr;
  World world;
  std::vector<MonthMeans> means;  ///< [forces][months]
  model::Exposures exposures;     ///< behind the rates drawn from counts
};

/// @param baseline  the same draw of the scenario without its policies: what was counted, and the intercept of the odds
///                  that police apply, are the baseline's; null if no policy is in force
/// @param standing  where a point of a sweep puts some of the doubts; null: all are drawn
DrawnScenario draw_scenario(const ScenarioSetup& setup, std::uint32_t draw, const DrawnScenario* baseline,
                            const model::Standing* standing = nullptr);

/// Where one scenario's replicate is written.
struct ReplicateBooks {
  std::int32_t* cells = nullptr;               ///< [areas][measures][months], zeroed
  std::int64_t* observed = nullptr;            ///< [observations], zeroed
  std::vector<std::uint32_t>* ends = nullptr;  ///< places in `TimesToOrder::tallies`, one for each end; added to
};

/// What a thread keeps between replicates, so that it need not ask for memory again.
struct Scratch {
  std::vector<std::vector<CaseSeed>> seeds;  ///< [scenarios]
  std::vector<std::vector<double>> noise;    ///< [scenarios][financial years]
  std::vector<std::int32_t> daily;
};

/// Runs one replicate of every scenario; the books are complete afterwards (regions and the nation summed).
///
/// @throws core::ContractViolation if an invariant of design model.md §8 does not hold, naming replicate and force
void run_replicate(const std::vector<DrawnScenario>& scenarios, std::uint32_t replicate,
                   const std::vector<ReplicateBooks>& books, Scratch& scratch);

/// Checks the invariants of one force's closed books.
///
/// @param applications  cases that applied, the starting stock of pending ones included
void check_invariants(const World& world, std::size_t force, std::uint32_t replicate, std::int64_t applications,
                      const Ledger& ledger);
inline constexpr std::uint64_t invariants_per_force = 6;

}  // namespace sposim::simulation
