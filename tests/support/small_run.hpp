#pragma once

#include "report/run_report.hpp"
#include "results/summary.hpp"
#include "support/synthetic_record.hpp"

namespace sposim::support {

/// A run made by hand: two forces in two regions, two months, a few replicates with plain numbers.
struct SmallRun {
  scenario::Scenario scenario;
  simulation::Record record;
  results::RunResults results;

  report::RunReport report() const {
    report::RunReport report{.scenario = scenario,
                             .record = record,
                             .results = results,
                             .resolved = "title: Two forces\n",
                             .forces_csv = "force\nNorth\n=South\n",
                             .from_base = {{"pathway.decision.granted", "0.8", "0.9"}},
                             .partial = false,
                             .circumstances = {}};
    report.circumstances.seconds = {{"simulate", 0.5}, {"analyse", 0.25}};
    return report;
  }
};

/// @param newly_protected  in the first force, by replicate
/// @param in_second        in the second force, in each replicate
SmallRun small_run(const std::vector<std::int64_t>& newly_protected, std::uint32_t replicates_per_draw = 1,
                   std::int64_t in_second = 1);

}  // namespace sposim::support
