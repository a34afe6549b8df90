#pragma once

#include <array>
#include <cstdint>
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
  model::Luck luck;
  Day reported = 0;
  std::uint32_t stream = 0;  ///< see `model::Curves`
  model::Outcome outcome = model::Outcome::other;
};

/// One scenario in one parameter draw: everything that cases are followed by. Shared, never changed.
struct World {
  const model::Plan* plan = nullptr;
  model::DrawnPathway drawn;
  model::Curves curves;
};

/// Follows the cases of one force through preparation, court, orders and the other routes, into the ledger.
///
/// @param cases  in any order; what they do depends on their addresses alone
/// @return       the cases that applied (the starting stock of pending applications included), for the invariants
std::int64_t follow_cases(const World& world, std::size_t force, const std::vector<CaseSeed>& cases,
                          std::uint32_t replicate, Ledger& ledger);

}  // namespace sposim::simulation
