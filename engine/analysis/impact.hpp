#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

/// How much does each uncertain number matter? The headline is simulated again with that one number at its low and at
/// its high value, everything else as it was drawn and the same luck for every case, so that a few replicates tell.
namespace sposim::analysis {

/// What "low" and "high" of a number are.
enum class Reach {
  stated_range,  ///< the ends of the `range:` beside it
  central_95,    ///< the 2.5 % and the 97.5 % quantile of its doubt
  joint_95,      ///< each force is drawn for itself: all move together by what their joint mean does in 95 of 100 draws
};

/// Ratings of the swing of the headline: under 2 %, 2 to 10 %, over 10 % (design stack.md).
enum class ImpactRating { green, amber, red };

struct Impact {
  std::string number;  ///< its path as draws know it (scenario::Assumption::number)
  Reach reach = Reach::central_95;
  std::optional<double> low, high;  ///< the values used, in the number's unit; none where they differ between forces
  double shift = 0;                 ///< joint_95: standard deviations, down and up
  std::uint32_t replicates = 0;     ///< that told; 0: it cannot be told, see `fault`
  double change_at_low = 0;         ///< of the headline, as a share of it; signed
  double change_at_high = 0;
  double swing = 0;                        ///< |high − low| as a share of the headline
  std::optional<double> simulation_error;  ///< of the swing
  ImpactRating rating = ImpactRating::green;
  std::string fault;  ///< why it cannot be told
};

struct ImpactOptions {
  std::uint32_t most_replicates = 32;  ///< for one number; 0: nothing is computed
  int threads = 0;
  /// Called after each number with how many are done of how many; false stops, and nothing is returned.
  std::function<bool(std::size_t done, std::size_t of)> progress;
};

/// The swing of the headline (newly protected in all forces) for every number that is uncertain or has a stated range.
///
/// Each replicate has a parameter draw of its own. A number starts with four; if not a single force's count differs in
/// any of them it does not touch the headline. Otherwise replicates double until the rating is clear (the swing two
/// standard errors away from both limits) or the most are reached.
///
/// @param baseline  its record: says how much each force contributes
/// @return          in the order of the draws' doubts, then of the ranges; the same for any number of threads; nothing
///                  if stopped, or if the headline is 0
std::optional<std::vector<Impact>> impacts(const scenario::Scenario& scenario, const simulation::Record& baseline,
                                           const ImpactOptions& options);

}  // namespace sposim::analysis
