#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "app/execution.hpp"
#include "app/interrupt.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "model/best_estimate.hpp"
#include "report/run_files.hpp"
#include "report/sign_off.hpp"
#include "scenario/echo.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::app {

namespace {

std::vector<std::string> parts_of(const std::string& stack) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= stack.size();) {
    const std::size_t plus = std::min(stack.find('+', from), stack.size());
    parts.push_back(stack.substr(from, plus - from));
    from = plus + 1;
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string name;
  for (const auto& part : parts) name += (name.empty() ? "" : "+") + part;
  return name;
}

void check_parts(const scenario::Scenario& baseline, const std::string& stack, const std::vector<std::string>& parts) {
  std::vector<std::string> known;
  for (const auto& [name, policy] : baseline.policies) known.push_back(name);
  const auto refuse = [&](const std::string& problem, const std::string& why, const std::string& suggestion) {
    throw core::UserError(core::Problem{{}, "--policy " + core::escaped(stack), problem, why, suggestion});
  };
  if (parts.size() > analysis::most_parts) {
    refuse(fmt::format("{} policies are stacked", parts.size()),
           fmt::format("a stack is taken apart over all its subsets, so it has at most {}", analysis::most_parts), "");
  }
  std::set<std::string> seen;
  for (const auto& part : parts) {
    if (!baseline.policies.contains(part)) {
      refuse(fmt::format("there is no policy \"{}\"", core::shortened(core::escaped(part), 60)),
             "the scenario does not have it", core::did_you_mean(part, known));
    }
    if (!seen.insert(part).second) refuse(fmt::format("\"{}\" stands twice", part), "a policy is in force once", "");
  }
}

/// The names with every subset of each stack, each combination once, in the order in which they come up.
std::vector<std::vector<std::string>> combinations(const scenario::Scenario& baseline,
                                                   const std::vector<std::string>& names) {
  std::vector<std::vector<std::string>> all;
  std::set<std::set<std::string>> seen;
  const auto add = [&](const std::vector<std::string>& parts) {
    if (!parts.empty() && seen.insert({parts.begin(), parts.end()}).second) all.push_back(parts);
  };
  for (const auto& name : names) {
    const std::vector<std::string> parts = parts_of(name);
    check_parts(baseline, name, parts);
    add(parts);
  }
  const std::size_t asked = all.size();
  for (std::size_t i = 0; i < asked; ++i) {
    const std::vector<std::string> parts = all[i];
    for (std::size_t subset = 1; subset < std::size_t{1} << parts.size(); ++subset) {
      std::vector<std::string> taken;
      for (std::size_t part = 0; part < parts.size(); ++part) {
        if ((subset >> part) % 2 == 1) taken.push_back(parts[part]);
      }
      add(taken);
    }
  }
  return all;
}

std::string title_of_stack(const scenario::Scenario& baseline, const std::vector<std::string>& parts) {
  std::vector<std::string> titles;
  titles.reserve(parts.size());
  for (const auto& part : parts) titles.push_back(baseline.policies.at(part).change.title);
  return core::listed(titles);
}

}  // namespace

Lineup lineup_of_policies(scenario::Scenario baseline, std::vector<std::string> names) {
  if (baseline.policies.empty()) {
    throw core::UserError(core::Problem{{baseline.file},
                                        "policies",
                                        "there is nothing to compare",
                                        "the scenario has no policies",
                                        "Write some under \"policies:\", or compare several files."});
  }
  model::settle_policies(baseline);
  if (names.empty()) {
    for (const auto& [name, policy] : baseline.policies) names.push_back(name);
  }
  Lineup lineup;
  lineup.as.alternatives = names;
  const auto all = combinations(baseline, names);
  lineup.scenarios.reserve(all.size() + 1);  // so that pointers into it stay good
  lineup.scenarios.push_back(baseline);
  lineup.alternatives.push_back({"baseline", baseline.title, &lineup.scenarios.front(), {}});
  for (const auto& parts : all) {
    lineup.scenarios.push_back(scenario::with_policies(baseline, parts));
    const scenario::Scenario& scenario = lineup.scenarios.back();
    model::check_far_out(scenario);
    if (parts.size() == 1) {
      for (auto& idle : model::idle_levers(scenario)) lineup.warnings.push_back(std::move(idle));
    }
    lineup.alternatives.push_back({joined(parts), title_of_stack(baseline, parts), &scenario, parts});
  }
  return lineup;
}

namespace {

/// Files are told apart by their names, and compared replicate by replicate.
void check_files(const std::vector<scenario::Scenario>& scenarios) {
  const auto refuse = [](const scenario::Scenario& scenario, std::string problem, std::string why, std::string mend) {
    throw core::UserError(core::Problem{{scenario.file}, "", std::move(problem), std::move(why), std::move(mend)});
  };
  const std::uint32_t replicates = scenarios.front().simulation.replicates;
  std::set<std::string> names{"baseline"};
  for (const auto& scenario : scenarios) {
    if (scenario.simulation.replicates != replicates) {
      refuse(scenario,
             fmt::format("it has {} replicates, and {} has {}", scenario.simulation.replicates,
                         core::escaped(scenarios.front().file), replicates),
             "scenarios are compared replicate by replicate", "Give both the same, or --replicates.");
    }
    if (&scenario == &scenarios.front()) continue;
    if (!names.insert(report::last_name_of(scenario.file)).second) {
      refuse(scenario, "another compared file has the same name", "results are told apart by the name of their file",
             "Rename one of them.");
    }
  }
}

}  // namespace

Lineup lineup_of_files(std::vector<scenario::Scenario> scenarios) {
  check_files(scenarios);
  Lineup lineup;
  lineup.scenarios = std::move(scenarios);
  lineup.as.files = true;
  for (const auto& scenario : lineup.scenarios) {
    const bool first = lineup.alternatives.empty();
    const std::string name = report::last_name_of(scenario.file);
    lineup.alternatives.push_back({first ? "baseline" : name, scenario.title, &scenario, {}});
    if (!first) lineup.as.alternatives.push_back(name);
  }
  return lineup;
}

ComparedExecution execute(Lineup lineup, int threads, std::uint32_t first_replicate, report::Telling telling) {
  ComparedExecution execution;
  execution.lineup = std::move(lineup);
  auto& scenarios = execution.lineup.scenarios;
  for (auto& scenario : scenarios) drop_label(scenario.forces);
  Execution& baseline = execution.baseline;
  baseline.circumstances.started = moment();
  baseline.circumstances.threads = threads_used(threads);
  baseline.circumstances.replicates_asked = scenarios.front().simulation.replicates;
  Stopwatch stopwatch(baseline.circumstances);
  std::vector<const scenario::Scenario*> list;
  list.reserve(scenarios.size());
  for (const auto& scenario : scenarios) list.push_back(&scenario);
  {
    report::Progress progress(telling, scenarios.front().simulation.replicates);
    execution.records =
        simulation::simulate_side_by_side(list, options_of(scenarios.front(), threads, first_replicate, progress));
  }
  stopwatch.lap("simulate");
  const simulation::Record& record = execution.records.levels.front();
  baseline.partial = record.replicates < scenarios.front().simulation.replicates;
  for (auto& scenario : scenarios) scenario.simulation.replicates = record.replicates;
  baseline.scenario = scenarios.front();
  if (record.replicates == 0) return execution;
  baseline.results = results::analyse(baseline.scenario, record);
  execution.results =
      analysis::compare({execution.lineup.alternatives, execution.records.levels, execution.records.differences});
  stopwatch.lap("analyse");
  baseline.circumstances.finished = moment();
  return execution;
}

std::string write_comparison(const ComparedExecution& execution, const report::RunFolder& folder,
                             const std::string& folder_name, std::vector<scenario::Difference> from_base,
                             const Asked& asked) {
  report::RunReport run = report_of(execution.baseline, execution.records.levels.front());
  run.from_base = std::move(from_base);
  run.compared = execution.lineup.as;
  if (run.compared.files) {
    const auto& all = execution.lineup.scenarios;
    for (std::size_t i = 1; i < all.size(); ++i) run.compared.hashes.push_back(report::scenario_sha256(all[i]));
  }
  const analysis::Compared compared{execution.lineup.alternatives, execution.records.levels,
                                    execution.records.differences};
  report::ComparisonReport report{
      .run = run,
      .compared = compared,
      .results = execution.results,
      .detail = run.compared.every_month ? report::Detail::every_month : report::Detail::year_ends,
      .warnings = execution.lineup.warnings,
      .files = {}};
  if (run.compared.files) {
    for (std::size_t i = 1; i < execution.lineup.scenarios.size(); ++i) {
      const auto& scenario = execution.lineup.scenarios[i];
      report.files.push_back({scenario::resolved_yaml(scenario, report::further_forces_name(i - 1)), scenario.forces});
    }
  }
  report::write_comparison(folder, report);
  if (asked.output == Output::json) return report::comparison_json(report);
  return report::comparison_screen(report, folder_name, asked.emphasis);
}

}  // namespace sposim::app
