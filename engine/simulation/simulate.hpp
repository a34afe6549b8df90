#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace sposim::simulation {

struct Options {
  int threads = 0;                    ///< 0: one for each core
  std::uint32_t first_replicate = 0;  ///< a single replicate can be run alone
  std::uint32_t replicates = 1000;    ///< how many from there on
  /// Called from one thread after each block with the number of finished replicates; false stops the run after the
  /// block, with a complete record of the replicates finished so far.
  std::function<bool(std::uint32_t finished)> progress;
};

/// The shape of a scenario's tables: its areas and months.
Layout layout_of(const scenario::Scenario& scenario);

/// Runs the replicates of one or more scenarios over the same random points, in one pass.
///
/// @param scenarios  same seed, clock, replicates per draw and list of forces; they may differ in everything else
/// @return           one record for each scenario; each is the same bytes whatever other scenarios are beside it
/// @throws core::UserError if the scenarios cannot be compared, or a drawn probability is above 1 (naming force and
/// draw)
/// @source           design model.md §7
std::vector<Record> simulate(const std::vector<const scenario::Scenario*>& scenarios, const Options& options);

/// The same, keeping the exact rows (`Record::headlines`) and nothing else.
std::vector<Record> simulate_headlines(const std::vector<const scenario::Scenario*>& scenarios, const Options& options);

/// Policies beside their baseline.
struct SideBySide {
  /// [scenarios]: the baseline whole; of the others the exact rows and the nation's cells.
  std::vector<Record> levels;
  /// [scenarios − 1]: cells of each minus those of the baseline, replicate by replicate: every measure of the nation,
  /// and the headline and the stocks of the other areas; nothing else.
  std::vector<Record> differences;
};

/// The same run, folded for a comparison with the first scenario.
SideBySide simulate_side_by_side(const std::vector<const scenario::Scenario*>& scenarios, const Options& options);

}  // namespace sposim::simulation
