#pragma once

#include <string>

#include "report/sweep_report.hpp"

namespace sposim::report {

/// What goes to the standard output when a sweep is finished: the points, the range of every output, and of a whole
/// sweep the factors that move each most.
std::string sweep_screen(const SweepReport& report, const std::string& folder);

/// The factors that move each output most, in the figure that the design is for, and what has to be said of it.
std::string drivers_text(const SweepReport& report);

/// What a sweep will take, for `--dry-run`.
struct SweepCost {
  double seconds_per_replicate = 0;  ///< on one core
  int threads = 1;
  std::uint64_t memory_bytes = 0;
};
std::string dry_run_screen(const SweepReport& report, const SweepCost& cost);

}  // namespace sposim::report
