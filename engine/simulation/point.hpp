#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "model/sweep_factors.hpp"
#include "simulation/replicate.hpp"

/// One point of a sweep: the same replicates as every other point, some doubts put elsewhere.
namespace sposim::simulation {

/// One count that is asked of every replicate of a point.
struct Asked {
  std::size_t area = 0;
  Measure measure = Measure::newly_protected;
  Window window = Window::policy;
  std::size_t world = 0;             ///< in which it is counted
  std::optional<std::size_t> minus;  ///< less what this world counts: what policies add
};

/// The scenarios that one kind of point needs: the baseline, the same with the policies that are in force, and those
/// with what is compared. Only scenarios that an output asks for are simulated; the baseline is always drawn, for what
/// was counted does not change with a policy.
struct PointWorlds {
  std::deque<scenario::Scenario> scenarios;  ///< they stay where they are: the set-ups point to them
  std::vector<ScenarioSetup> setups;         ///< [scenarios], first the baseline
  std::vector<bool> followed;                ///< [scenarios]
  std::vector<Asked> asked;                  ///< [outputs]
};

/// Which replicates a point has.
struct PointLuck {
  std::uint32_t replicates = 1;
  std::uint32_t per_draw = 1;
};

/// A piece of work: some replicates of one parameter draw of one point.
struct PointSpan {
  std::uint32_t draw = 0;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// The pieces of a point: its parameter draws, or where nothing is drawn as many pieces as keep every thread busy.
std::vector<PointSpan> spans_of(const PointLuck& luck, model::Standing::Others others);

/// What a thread keeps between pieces.
struct PointScratch {
  Scratch scratch;
  DrawnScenario baseline;                            ///< where it is drawn, but not followed
  std::vector<std::vector<std::int32_t>> headlines;  ///< [scenarios]
  std::vector<std::vector<std::int64_t>> observed;   ///< [scenarios]
  std::vector<std::vector<std::uint32_t>> ends;      ///< [scenarios]
};

/// Runs one piece.
///
/// @param counts  [replicates of the piece][outputs], written
void run_span(const PointWorlds& worlds, const model::Standing& standing, const PointSpan& span, PointScratch& scratch,
              std::int64_t* counts);

/// What a point gave in one output, over its replicates.
struct Figures {
  double mean = 0;
  double variance = 0;  ///< between single replicates; NaN for one replicate
  double chance = 0;    ///< of it what differs between replicates of one parameter draw; NaN where it cannot be told
  double error = 0;     ///< variance of the mean; NaN where it cannot be told
  /// Means of the first and of the second half of the replicates, which share no luck and no draw; NaN where the point
  /// is one replicate, or one draw of what is drawn. A product of the two is free of chance.
  double first_half = 0, second_half = 0;
};

/// @param counts  [replicates] in order
Figures figures_of(const std::vector<std::int64_t>& counts, const PointLuck& luck, model::Standing::Others others);

}  // namespace sposim::simulation
