#include "app/execution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include "app/interrupt.hpp"
#include "core/error.hpp"
#include "scenario/echo.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::app {

void drop_label(scenario::ForcesTable& table) {
  const auto column = table.columns.find("status");
  if (column == table.columns.end()) return;
  const bool label = std::all_of(column->second.begin(), column->second.end(), [](const scenario::Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text != nullptr && *text == "PARTIAL";
  });
  if (label) table.columns.erase(column);
}

void Stopwatch::lap(const char* part) {
  const auto now = std::chrono::steady_clock::now();
  circumstances_.seconds.emplace_back(part, std::chrono::duration<double>(now - last_).count());
  last_ = now;
}

int threads_used(int asked) {
  return asked > 0 ? asked : static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

simulation::Options options_of(const scenario::Scenario& scenario, int threads, std::uint32_t first_replicate,
                               report::Progress& progress) {
  simulation::Options options;
  options.threads = threads;
  options.first_replicate = first_replicate;
  options.replicates = scenario.simulation.replicates;
  options.progress = [&progress](std::uint32_t finished) {
    progress.tell(finished);
    return interrupted_by() == 0;
  };
  return options;
}

std::string moment() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

Execution execute(scenario::Scenario scenario, int threads, std::uint32_t first_replicate, report::Telling telling) {
  Execution execution;
  execution.scenario = std::move(scenario);
  drop_label(execution.scenario.forces);
  execution.circumstances.started = moment();
  execution.circumstances.threads = threads_used(threads);
  execution.circumstances.replicates_asked = execution.scenario.simulation.replicates;
  Stopwatch stopwatch(execution.circumstances);
  {
    report::Progress progress(telling, execution.scenario.simulation.replicates);
    auto records =
        simulation::simulate({&execution.scenario}, options_of(execution.scenario, threads, first_replicate, progress));
    execution.record = std::move(records.front());
  }
  stopwatch.lap("simulate");
  execution.partial = execution.record.replicates < execution.scenario.simulation.replicates;
  if (execution.record.replicates == 0) return execution;
  execution.scenario.simulation.replicates = execution.record.replicates;
  execution.results = results::analyse(execution.scenario, execution.record);
  stopwatch.lap("analyse");
  execution.circumstances.finished = moment();
  return execution;
}

std::uint32_t impact_replicates(std::optional<std::uint32_t> asked, const scenario::Scenario& scenario) {
  constexpr std::uint32_t enough = 32;       // most ratings are clear after eight
  constexpr std::uint32_t quick_look = 100;  // fewer replicates have no 95 % band either
  return asked.value_or(scenario.simulation.replicates < quick_look ? 0 : enough);
}

void add_impacts(Execution& execution, const simulation::Record& record, std::uint32_t most_replicates,
                 report::Telling telling) {
  if (execution.partial || most_replicates == 0 || record.replicates == 0) return;
  Stopwatch stopwatch(execution.circumstances);
  analysis::ImpactOptions options;
  options.most_replicates = most_replicates;
  options.threads = execution.circumstances.threads;
  options.progress = [&](std::size_t done, std::size_t of) {
    if (done == 1 && telling != report::Telling::nothing) {
      fmt::print(stderr, "Now how much each of {} uncertain numbers matters, a few futures each.\n", of);
    }
    return interrupted_by() == 0;
  };
  auto found = analysis::impacts(execution.scenario, record, options);
  stopwatch.lap("impact");
  execution.circumstances.finished = moment();
  if (!found) return;
  execution.impacts = std::move(*found);
  execution.impact_replicates = most_replicates;
}

report::RunReport report_of(const Execution& execution) {
  return report_of(execution, execution.record);
}

report::RunReport report_of(const Execution& execution, const simulation::Record& record) {
  return {.scenario = execution.scenario,
          .record = record,
          .results = execution.results,
          .resolved = scenario::resolved_yaml(execution.scenario),
          .forces_csv = scenario::forces_csv(execution.scenario.forces),
          .from_base = {},
          .partial = execution.partial,
          .circumstances = execution.circumstances,
          .compared = {},
          .impacts = execution.impacts,
          .impact_replicates = execution.impact_replicates,
          .outside_ranges = model::outside_ranges(execution.scenario)};
}

}  // namespace sposim::app
