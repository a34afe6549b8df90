#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/comparison.hpp"
#include "report/comparison_report.hpp"
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
  std::vector<analysis::Impact> impacts;
  std::uint32_t impact_replicates = 0;  ///< at most, for each; 0: not computed
};

/// Simulates and analyses. A signal stops the simulation after the block at hand; the record then holds the replicates
/// finished so far, perhaps none (nothing is analysed then).
///
/// @param scenario  with the number of replicates asked for
Execution execute(scenario::Scenario scenario, int threads, std::uint32_t first_replicate, report::Telling telling);

/// The scenarios of a comparison, the baseline first; what `compare` and `reproduce` share.
struct Lineup {
  std::vector<scenario::Scenario> scenarios;
  std::vector<analysis::Alternative> alternatives;  ///< pointing into `scenarios`
  std::vector<std::string> warnings;
  report::ComparedAs as;
};

/// The baseline with some of its policies, each alone or stacked (`a+b`, with every part of the stack beside it).
///
/// @param names  empty: every policy of the file, one by one
/// @throws core::UserError for an unknown policy, a stack without an order, a policy that leaves its limits
Lineup lineup_of_policies(scenario::Scenario baseline, std::vector<std::string> names);

/// Whole scenarios beside each other.
Lineup lineup_of_files(std::vector<scenario::Scenario> scenarios);

/// A comparison that has been simulated and analysed.
struct ComparedExecution {
  Lineup lineup;       ///< with the number of replicates that were finished
  Execution baseline;  ///< its record is the first of `records.levels`
  simulation::SideBySide records;
  analysis::Comparison results;
};

ComparedExecution execute(Lineup lineup, int threads, std::uint32_t first_replicate, report::Telling telling);

/// What goes to the standard output.
enum class Output { words, json };
struct Asked {
  Output output = Output::words;
  report::Emphasis emphasis = report::Emphasis::none;
};

/// Writes a comparison's files, and gives what goes to the standard output.
/// @param folder_name  as the user named it
std::string write_comparison(const ComparedExecution& execution, const report::RunFolder& folder,
                             const std::string& folder_name, std::vector<scenario::Difference> from_base,
                             const Asked& asked);

/// Adds the seconds that a part of the work took.
class Stopwatch {
 public:
  explicit Stopwatch(report::Circumstances& circumstances) : circumstances_(circumstances) {}
  void lap(const char* part);

 private:
  report::Circumstances& circumstances_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// A stopped run's table of forces carries its label as a column; run again it is no input.
void drop_label(scenario::ForcesTable& table);

/// How many threads work: so many as asked, or one for each core.
int threads_used(int asked);

/// The simulation's options, telling progress and stopping on a signal.
simulation::Options options_of(const scenario::Scenario& scenario, int threads, std::uint32_t first_replicate,
                               report::Progress& progress);

/// How many replicates look at each uncertain number at most, where nobody says: none in a quick look of few
/// replicates.
std::uint32_t impact_replicates(std::optional<std::uint32_t> asked, const scenario::Scenario& scenario);

/// Finds how much each uncertain number matters, unless the run was stopped. A signal stops it, and leaves it out.
///
/// @param record  of the execution
void add_impacts(Execution& execution, const simulation::Record& record, std::uint32_t most_replicates,
                 report::Telling telling);

/// What the report room writes about it.
report::RunReport report_of(const Execution& execution);
report::RunReport report_of(const Execution& execution, const simulation::Record& record);

/// The moment in the world's time: `2026-11-22T09:41:07Z`.
std::string moment();

}  // namespace sposim::app
