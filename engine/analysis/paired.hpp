#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "results/estimate.hpp"

/// Two scenarios that met the same cases with the same luck: how far apart, and how sure are we?
namespace sposim::analysis {

/// What is known beforehand about the sign of a difference in a single replicate (some promises of the engine make a
/// loss impossible). That none was seen is not such knowledge.
enum class Direction { either, never_negative, never_positive };

/// Which rule made the 95 % interval of a mean difference.
enum class IntervalRule {
  student,         ///< Student's t over draw means
  rare_one_sided,  ///< Garwood's exact interval of a Poisson mean: one sign is impossible
  rare_two_sided,  ///< Garwood's for gains and for losses, combined
};

/// Below this sum of absolute differences over all replicates an integer difference counts as rare. (Above it the skew
/// of a sum of counts is under 0.1.)
inline constexpr double rare_below = 100;

struct MeanInterval {
  results::Band band_95;
  IntervalRule rule = IntervalRule::student;
};

/// The difference policy − baseline.
struct Difference {
  /// Mean, its simulation error over draw means, and the bands of the projection (parameter + chance).
  results::Estimate estimate;
  double probability_of_gain = 0;  ///< share of replicates with a difference above 0
  double probability_of_tie = 0;   ///< … of exactly 0
  double probability_of_loss = 0;  ///< … below 0
  /// 95 % interval of the *mean* difference: simulation error only. n/a: one draw of a difference that is not rare.
  std::optional<MeanInterval> mean_95;
  /// (Var A + Var B) ÷ Var(A − B) of draw means: how many times more draws two runs with seeds of their own would need
  /// for the same simulation error. n/a: fewer than two draws, or a difference that never moves.
  std::optional<double> variance_reduction;
};

/// Difference of two columns of whole numbers, one value for each replicate, of the same record layout and seed.
///
/// The 95 % interval of the mean is Student's t over draw means, unless the absolute differences add up to less than
/// `rare_below`. Then gains G (sum of the positive differences) and losses L are taken as Poisson, each with Garwood's
/// exact limits. Where `direction` rules one sign out the other's limits are the interval. Otherwise the limits are
/// combined as low = (G − L) − √((G − G_low)² + (L_high − L)²), and so for high; its exact coverage, enumerated over
/// pairs of means from 0 to 60, is nowhere below 0.95. (Dropping the losses because none was seen would cover 0.5 where
/// gains and losses are both of mean 0.7.) Where the sums of draws scatter more than Poisson, by a factor φ > 1, counts
/// are divided by φ before and the limits multiplied after, so that clumps and doubt about parameters widen them.
///
/// @param policy, baseline  [group.replicates] in replicate order
/// @param direction         what is impossible; a difference that breaks it is our bug
/// @source                  Garwood (1936), Biometrika 28:437; Zou and Donner (2008), Statistics in Medicine 27:1693
Difference paired(const std::vector<std::int64_t>& policy, const std::vector<std::int64_t>& baseline,
                  const results::Grouping& group, Direction direction = Direction::either);

/// The same for numbers that are not counts; the interval is always Student's t.
Difference paired(const std::vector<double>& policy, const std::vector<double>& baseline,
                  const results::Grouping& group);

/// Garwood's exact 95 % interval of a Poisson mean when `count` events were seen; counts need not be whole (an event
/// may stand for a clump).
results::Band garwood_95(double count);

}  // namespace sposim::analysis
