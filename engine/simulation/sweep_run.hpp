#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "simulation/sweep_plan.hpp"

/// Many points at once, on every thread there is.
namespace sposim::simulation {

/// A point to be run.
struct PointPlace {
  std::size_t scenario = 0;
  std::vector<double> coordinates;  ///< [factors]
};

/// Runs points; keeps what the threads need between one batch and the next.
class PointRunner {
 public:
  PointRunner(const SweepPlan& plan, int threads);

  /// @param stopped  asked between pieces of work, from any thread; once it says yes the rest is left
  /// @return         [points][outputs] in the order given, the same for any number of threads; empty when stopped
  /// @throws core::UserError for a number that cannot be
  std::vector<std::vector<Figures>> run(const std::vector<PointPlace>& points, const std::function<bool()>& stopped);

  int threads() const { return threads_; }

 private:
  const SweepPlan& plan_;
  int threads_;
  std::vector<PointSpan> spans_;
  std::vector<PointScratch> scratch_;  ///< [threads]
};

}  // namespace sposim::simulation
