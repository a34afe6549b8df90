#include "app/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "app/inputs.hpp"
#include "app/interrupt.hpp"
#include "app/limits.hpp"
#include "app/rehearse.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/folder.hpp"
#include "report/json_files.hpp"
#include "report/run_files.hpp"
#include "report/screen.hpp"
#include "scenario/diff.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

namespace {

void publish(const RunArguments& arguments, report::RunFolder& folder, Execution& execution,
             std::vector<scenario::Difference> from_base) {
  execution.circumstances.command_line = arguments.command_line;
  execution.circumstances.scenario_path = arguments.file;
  execution.circumstances.folder = arguments.out;
  report::RunReport report = report_of(execution);
  report.from_base = std::move(from_base);
  report.compared.banded = arguments.suppress_small;
  report::write_run(folder, report);
  folder.publish();
  report::write_to_stdout(arguments.json ? report::summary_json(report)
                                         : report::screen(report, arguments.out, report::emphasis_for_stdout()));
}

/// The simulation was finished, and a signal came afterwards.
int stopped_late(const RunArguments& arguments) {
  say(arguments, "Stopped: " + core::escaped(arguments.out) + " is complete, but for the impact of its assumptions.");
  return exit_code_of(interrupted_by());
}

}  // namespace

int run(const RunArguments& arguments) {
  if (stdout_is_closed()) throw core::MachineError("standard output: is closed, so the summary has nowhere to go");
  catch_interrupts();
  const scenario::Scenario scenario = read_input(arguments, arguments.file);
  auto from_base = differences_from_base(scenario);
  refuse_impossible(scenario, scenario.simulation.replicates, arguments.threads.value_or(0));
  try_out(scenario, arguments.first_replicate.value_or(0), 0);
  report::RunFolder folder(arguments.out, arguments.force ? report::Overwrite::replace : report::Overwrite::refuse,
                           inputs_of(scenario));
  Execution execution = execute(scenario, arguments.threads.value_or(0), arguments.first_replicate.value_or(0),
                                report::telling_for(arguments.quiet));
  if (execution.record.replicates == 0) {
    say(arguments, "Stopped before the first replicate was finished; nothing was written.");
    return exit_code_of(interrupted_by());
  }
  add_impacts(execution, execution.record, impact_replicates(arguments.impact, scenario),
              report::telling_for(arguments.quiet));
  publish(arguments, folder, execution, std::move(from_base));
  if (!execution.partial) return interrupted_by() == 0 ? exit_good : stopped_late(arguments);
  say(arguments, "Stopped: " + core::escaped(arguments.out) + " holds a PARTIAL result.");
  return exit_code_of(interrupted_by());
}

}  // namespace sposim::app
