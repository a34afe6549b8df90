#pragma once

#include <cstdint>
#include <vector>

#include "simulation/block.hpp"
#include "simulation/life.hpp"
#include "simulation/observe.hpp"
#include "simulation/sharing.hpp"
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

/// Draws a scenario's numbers anew, into memory that it has already.
///
/// @param baseline  the same draw of the scenario without its policies: what was counted, and the intercept of the odds
///                  that police apply, are the baseline's; null if no policy is in force
/// @param standing  where a point of a sweep puts some of the doubts; null: all are drawn
void draw_scenario(const ScenarioSetup& setup, std::uint32_t draw, const DrawnScenario* baseline,
                   DrawnScenario& scenario, const model::Standing* standing = nullptr);

/// Where one scenario's replicate is written.
struct ReplicateBooks {
  std::uint32_t place = 0;                     ///< of the replicate in the blocks
  Block* levels = nullptr;                     ///< rows that are kept as they are
  Block* differences = nullptr;                ///< rows that are kept as differences from the first scenario, or null
  std::int32_t* headlines = nullptr;           ///< [areas][headlines]
  std::int64_t* observed = nullptr;            ///< [observations], zeroed
  std::vector<std::uint32_t>* ends = nullptr;  ///< places in `TimesToOrder::tallies`, one for each end; added to
};

/// What the first scenario's cases of a force left behind, for the other scenarios to start from.
struct Followed {
  AreaBooks books;                  ///< before the untouched cases
  std::vector<std::int32_t> daily;  ///< [daily counts][days]
  Ledger::Beside beside;
  std::int64_t applications = 0;
  std::vector<std::uint32_t> ends;  ///< of this force
  std::vector<Settled> settled;     ///< [seeds]

  explicit Followed(std::size_t months) : books(months) {}
};

/// What a thread keeps of one scenario between replicates, so that it need not ask for memory again.
struct ScenarioScratch {
  DrawnScenario drawn;
  std::vector<CaseSeed> seeds;
  std::vector<double> noise;          ///< [financial years]
  std::vector<std::int32_t> daily;    ///< [daily counts][days]
  std::vector<Departure> departures;  ///< [forces] from the first scenario; none for the first
  std::vector<AreaBooks> force;       ///< one: the force at hand
  std::vector<AreaBooks> sums;        ///< [areas beyond the forces]
};

/// What a thread keeps.
struct Scratch {
  std::vector<model::Luck> lucks;  ///< of the cases of the force at hand that any scenario has
  std::vector<ScenarioScratch> scenarios;
  std::vector<Followed> first;  ///< one: of the force at hand, or none where there is one scenario
  ChangedCases changed;
  FollowScratch follow;
};

/// Runs one replicate of every scenario, whose numbers the scratch holds.
///
/// @throws core::ContractViolation if an invariant of design model.md §8 does not hold, naming replicate and force
void run_replicate(std::uint32_t replicate, const std::vector<ReplicateBooks>& books, Scratch& scratch);

/// Checks the invariants of one force's closed books.
///
/// @param applications  cases that applied, the starting stock of pending ones included
void check_invariants(const World& world, std::size_t force, std::uint32_t replicate, std::int64_t applications,
                      const Ledger& ledger);
inline constexpr std::uint64_t invariants_per_force = 6;

}  // namespace sposim::simulation
