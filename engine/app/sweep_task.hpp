#pragma once

#include <memory>
#include <string>
#include <vector>

#include "report/sweep_report.hpp"

/// A sweep that has been read and planned: what `sweep` and `merge` share.
namespace sposim::app {

/// More points than this are refused before any work.
inline constexpr std::uint64_t most_points = 10'000'000;

/// Everything a sweep needs, complete once made; it stays where it is, for its parts point to each other.
struct SweepTask {
  scenario::Sweep sweep;
  simulation::SweepPlan plan;
  analysis::Design design;
  report::Question question;
  std::string list;  ///< the file of points, where the design is a list
  std::uint64_t points = 0;
};

/// Reads and plans a sweep.
///
/// @throws core::UserError for mistakes in the sweep and its scenarios, and for too many points
std::unique_ptr<SweepTask> read_task(const std::string& file);

/// Draws the numbers of points here and there for at most a second, so that one that cannot be is told before the work.
void try_out(const SweepTask& task);

/// The files a sweep reads, which no --force may delete.
std::vector<std::string> inputs_of(const SweepTask& task);

/// What the report room writes about it; the figures are for the caller to give.
report::SweepReport report_of(const SweepTask& task, report::Shard shard);

}  // namespace sposim::app
