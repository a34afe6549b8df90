#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "model/curves.hpp"
#include "model/luck.hpp"
#include "simulation/ledger.hpp"

namespace sposim::simulation {

/// What counts the cases of each outcome, in the order of `model::Outcome`.
inline constexpr std::array<Measure, model::outcome_count> outcome_measures{
    Measure::charged, Measure::evidential_victim_supports, Measure::evidential_victim_does_not_support,
    Measure::other_outcome};

/// A case that enters individual simulation.
struct CaseSeed {
  std::uint32_t luck = 0;  ///< position in the list of lucks that the scenarios share
  Day reported = 0;
  std::uint32_t stream = 0;  ///< see `model::Curves`
  model::Outcome outcome = model::Outcome::other;
};

/// One scenario in one parameter draw: everything that cases are followed by. Shared, never changed.
struct World {
  const model::Plan* plan = nullptr;
  model::DrawnPathway drawn;
  model::Curves curves;
  bool harm = false;  ///< incidents are followed
};

/// After every day that counts, and before the first.
inline constexpr Day never = std::numeric_limits<Day>::max() / 2;
inline constexpr Day always = -never;

/// The last days on which a case's life could have turned on a number of the pathway.
struct Settled {
  Day application = always;  ///< from the preparation of an application to the decision
  Day routes = always;       ///< of the investigation and the other routes
  Day order = always;        ///< under a full order
  Day decided = always;      ///< by the court
  double decided_by = 1;     ///< the uniform that was held against the probability of a grant
  bool granted = false;
};

/// Whether the cases of the starting stock are followed, too.
enum class StartingStock { followed, left_out };

/// Some cases of one force in one scenario.
struct Cases {
  const std::vector<CaseSeed>& seeds;  ///< in any order; what they do depends on their luck alone
  const std::vector<model::Luck>& lucks;
  StartingStock stock = StartingStock::followed;
  std::vector<Settled>* settled =
      nullptr;  ///< where to note when each seed was settled; only where no case waits for another

  const model::Luck& luck(const CaseSeed& seed) const { return lucks[seed.luck]; }
};

struct FollowScratch;  // in life.hpp

/// Follows the cases of one force through preparation, court, orders and the other routes, into the ledger.
///
/// @param scratch  memory kept from force to force
/// @return         the cases that applied (the starting stock of pending applications included), for the invariants
std::int64_t follow_cases(const World& world, std::size_t force, const Cases& cases, std::uint32_t replicate,
                          Ledger& ledger, FollowScratch& scratch);

}  // namespace sposim::simulation
