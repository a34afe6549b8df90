#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/progress.hpp"
#include "report/run_report.hpp"
#include "results/summary.hpp"
#include "scenario/scenario.hpp"
#include "simulation/record.hpp"
#include "simulation/simulate.hpp"

namespace sposim::app {

/// A scenario that has been simulated and analysed; what `run` and `reproduce` share.
struct Execution {
  scenario::Scenario scenario;  ///< with the number of replicates that were finished
  simulation::Record record;
  results::RunResults results;
  bool partial = false;
  report::Circumstances circumstances;
};

/// Simulates and analyses. A signal stops the simulation after the block at hand; the record then holds the replicates
/// finished so far, perhaps none (nothing is analysed then).
///
/// @param scenario  with the number of replicates asked for
Execution execute(scenario::Scenario scenario, int threads, std::uint32_t first_replicate, report::Telling telling);

/// What the report room writes about it.
report::RunReport report_of(const Execution& execution);

/// The moment in the world's time: `2026-11-22T09:41:07Z`.
std::string moment();

}  // namespace sposim::app
