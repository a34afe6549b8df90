#include "app/compare.hpp"

#include <fmt/format.h>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "app/inputs.hpp"
#include "app/interrupt.hpp"
#include "app/limits.hpp"
#include "app/rehearse.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "report/folder.hpp"
#include "report/screen.hpp"
#include "scenario/diff.hpp"

namespace sposim::app {

namespace {

Lineup read_lineup(const CompareArguments& arguments) {
  scenario::Scenario baseline = read_input(arguments.run, arguments.run.file);
  Lineup lineup;
  if (arguments.files.empty()) {
    lineup = lineup_of_policies(std::move(baseline), arguments.policies);
  } else {
    std::vector<scenario::Scenario> scenarios{std::move(baseline)};
    for (const auto& file : arguments.files) scenarios.push_back(read_input(arguments.run, file));
    lineup = lineup_of_files(std::move(scenarios));
  }
  lineup.as.every_month = arguments.detail;
  lineup.as.banded = arguments.run.suppress_small;
  return lineup;
}

/// What differs between the files, before anything is simulated.
std::string differences_in_words(const Lineup& lineup) {
  std::string text;
  for (std::size_t i = 1; i < lineup.scenarios.size(); ++i) {
    text += fmt::format("What {} changes:\n", core::escaped(lineup.alternatives[i].name));
    text += scenario::as_text(scenario::differences(lineup.scenarios.front(), lineup.scenarios[i])) + "\n";
  }
  return text;
}

Beside beside_first(const Lineup& lineup) {
  const std::size_t others = lineup.scenarios.size() - 1;
  return lineup.as.files ? Beside{.policies = 0, .files = others} : Beside{.policies = others, .files = 0};
}

}  // namespace

int compare(const CompareArguments& arguments) {
  if (stdout_is_closed()) throw core::MachineError("standard output: is closed, so the summary has nowhere to go");
  catch_interrupts();
  const RunArguments& run = arguments.run;
  Lineup lineup = read_lineup(arguments);
  try_out_together(lineup.scenarios, run.first_replicate.value_or(0));
  const scenario::Scenario& first = lineup.scenarios.front();
  auto from_base = differences_from_base(first);
  const std::string before = lineup.as.files && !run.json ? differences_in_words(lineup) : "";
  refuse_impossible(first, first.simulation.replicates, run.threads.value_or(0), beside_first(lineup));
  std::vector<std::string> inputs;
  for (const auto& scenario : lineup.scenarios) {
    for (auto& file : inputs_of(scenario)) inputs.push_back(std::move(file));
  }
  report::RunFolder folder(run.out, run.force ? report::Overwrite::replace : report::Overwrite::refuse, inputs);
  ComparedExecution execution = execute(std::move(lineup), run.threads.value_or(0), run.first_replicate.value_or(0),
                                        report::telling_for(run.quiet));
  if (execution.records.levels.front().replicates == 0) {
    say(run, "Stopped before the first replicate was finished; nothing was written.");
    return exit_code_of(interrupted_by());
  }
  add_impacts(execution.baseline, execution.records.levels.front(),
              impact_replicates(run.impact, execution.baseline.scenario), report::telling_for(run.quiet));
  execution.baseline.circumstances.command_line = run.command_line;
  execution.baseline.circumstances.scenario_path = run.file;
  execution.baseline.circumstances.folder = run.out;
  const std::string words = write_comparison(execution, folder, run.out, std::move(from_base),
                                             {run.json ? Output::json : Output::words, report::emphasis_for_stdout()});
  folder.publish();
  report::write_to_stdout(before + words);
  if (!execution.baseline.partial && interrupted_by() == 0) return exit_good;
  if (!execution.baseline.partial) {
    say(run, "Stopped: " + core::escaped(run.out) + " is complete, but for the impact of its assumptions.");
    return exit_code_of(interrupted_by());
  }
  say(run, "Stopped: " + core::escaped(run.out) + " holds a PARTIAL result.");
  return exit_code_of(interrupted_by());
}

}  // namespace sposim::app
