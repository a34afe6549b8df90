#include "app/reproduce.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "app/folder_lineup.hpp"
#include "app/interrupt.hpp"
#include "app/limits.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"
#include "report/folder.hpp"
#include "report/run_files.hpp"
#include "report/verify.hpp"
#include "report/words.hpp"
#include "scenario/reader.hpp"
#include "scenario/sweep.hpp"

namespace sposim::app {

namespace {

/// A folder that goes when we do.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    const char* place = std::getenv("TMPDIR");
    path_ = std::string(place != nullptr && *place != '\0' ? place : "/tmp") + "/sposim_reproduce.XXXXXX";
    if (::mkdtemp(path_.data()) == nullptr) core::throw_machine_error(path_, "cannot be created as a folder");
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    try {
      report::remove_all(path_);
    } catch (const core::MachineError&) {
      path_.clear();  // what is left of a temporary folder is no reason to fail
    }
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string build_note(const report::Manifest& manifest) {
  const auto& build = report::build();
  if (manifest.model_sha256 == build.model_sha256 && manifest.compiler == build.compiler) return "";
  return fmt::format("The folder was written by sposim {} ({}, {}); this is {} ({}, {}).\n", manifest.version,
                     manifest.commit, manifest.compiler, build.version, build.commit, build.compiler);
}

std::string words_of(const report::RunDifference& difference) {
  const std::string place =
      difference.where.line > 0 ? fmt::format("{}:{}", difference.name, difference.where.line) : difference.name;
  return fmt::format("DIFFERENT: {}\n  folder: {}\n  again:  {}\n", core::escaped(place), difference.where.before,
                     difference.where.after);
}

/// Runs a comparison again, from what its folder keeps.
///
/// @return  false if it was stopped
bool compare_again(const ReproduceArguments& arguments, const report::Manifest& manifest, const std::string& again) {
  Lineup lineup = lineup_of_folder(arguments.folder, manifest);
  ComparedExecution execution = execute(std::move(lineup), arguments.threads.value_or(0), manifest.first_replicate,
                                        report::telling_for(arguments.quiet));
  if (execution.baseline.partial) return false;
  if (manifest.status != "PARTIAL") {
    add_impacts(execution.baseline, execution.records.levels.front(), manifest.impact_replicates,
                report::telling_for(arguments.quiet));
  }
  if (interrupted_by() != 0) return false;
  execution.baseline.partial = manifest.status == "PARTIAL";
  report::RunFolder fresh(again, report::Overwrite::refuse, {});
  write_comparison(execution, fresh, again, report::read_differences(arguments.folder), {});
  fresh.publish();
  return true;
}

/// Writes the second run with the names and the label of the first, which are not results.
void write_again(const std::string& folder, const report::Manifest& manifest, Execution& execution,
                 const std::string& again) {
  execution.scenario.file = manifest.scenario_file;
  execution.scenario.bases = manifest.extends;
  execution.partial = manifest.status == "PARTIAL";
  report::RunReport report = report_of(execution);
  report.from_base = report::read_differences(folder);
  report.compared.banded = manifest.compared.banded;
  report::RunFolder fresh(again, report::Overwrite::refuse, {});
  report::write_run(fresh, report);
  fresh.publish();
}

/// Runs a scenario again.
///
/// @return  false if it was stopped
bool run_again(const ReproduceArguments& arguments, const report::Manifest& manifest, const std::string& again) {
  auto scenario = scenario_of_folder(arguments.folder + "/" + std::string(report::resolved_name), manifest);
  Execution execution = execute(std::move(scenario), arguments.threads.value_or(0), manifest.first_replicate,
                                report::telling_for(arguments.quiet));
  if (execution.partial) return false;
  add_impacts(execution, execution.record, manifest.impact_replicates, report::telling_for(arguments.quiet));
  if (interrupted_by() != 0) return false;
  write_again(arguments.folder, manifest, execution, again);
  return true;
}

/// A sweep is repeated as it was run: it may take a cluster.
void refuse_sweep(const std::string& folder) {
  const std::string kept = folder + "/" + scenario::kept_sweep_name;
  if (report::kind_of(kept) != report::PathKind::file) return;
  throw core::UserError(core::Problem{{folder},
                                      "",
                                      "is a sweep",
                                      "it is repeated by running it again",
                                      "Write `sposim sweep " + kept + " --out ANOTHER`."});
}

}  // namespace

int reproduce(const ReproduceArguments& arguments) {
  catch_interrupts();
  refuse_sweep(arguments.folder);
  const auto manifest = report::read_manifest(arguments.folder);
  const auto scenario = scenario_of_folder(arguments.folder + "/" + std::string(report::resolved_name), manifest);
  const bool compared = !manifest.compared.alternatives.empty();
  refuse_impossible(scenario, scenario.simulation.replicates, arguments.threads.value_or(0),
                    manifest.compared.files ? Beside{.policies = 0, .files = manifest.compared.alternatives.size()}
                                            : Beside{.policies = manifest.compared.alternatives.size(), .files = 0});
  const TemporaryFolder place;
  const std::string again = place.path() + "/again";
  const bool finished = compared ? compare_again(arguments, manifest, again) : run_again(arguments, manifest, again);
  if (!finished) {
    report::write_to_stdout("Stopped: nothing can be said about a run that was not repeated in full.\n");
    return exit_code_of(interrupted_by());
  }
  const auto difference = report::first_difference_of_runs(arguments.folder, again);
  const std::string words =
      difference ? words_of(*difference)
                 : fmt::format("IDENTICAL: {}, {} files.\n", report::counted(manifest.replicates, "replicate"),
                               manifest.files.size() + 1);
  report::write_to_stdout(words + build_note(manifest));
  return difference ? exit_user_error : exit_good;
}

}  // namespace sposim::app
