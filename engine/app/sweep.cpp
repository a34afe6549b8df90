#include "app/sweep.hpp"

#include <algorithm>
#include <chrono>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "app/interrupt.hpp"
#include "app/limits.hpp"
#include "app/slurm.hpp"
#include "app/sweep_work.hpp"
#include "core/text.hpp"
#include "report/screen.hpp"
#include "report/sweep_screen.hpp"

namespace sposim::app {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// Seconds for one replicate on one core, from a few of the first point.
double measured_seconds(const SweepTask& task) {
  const simulation::PointPlace place = analysis::sweep_point(task.design, 0);
  const model::Standing standing = simulation::standing_of(task.plan, place.coordinates);
  const auto& worlds = task.plan.worlds[simulation::worlds_of(task.plan, place.scenario, place.coordinates)];
  const auto spans = simulation::spans_of(task.plan.luck, standing.others);
  simulation::PointScratch scratch;
  std::uint32_t replicates = 0;
  const auto begun = Clock::now();
  for (const auto& span : spans) {
    std::vector<std::int64_t> counts(span.count * task.sweep.outputs.size());
    simulation::run_span(worlds, standing, span, scratch, counts.data());
    replicates += span.count;
    if (seconds_since(begun) > 1) break;
  }
  return seconds_since(begun) / replicates;
}

int tell_dry_run(const SweepArguments& arguments, const SweepTask& task, report::Shard shard) {
  report::SweepCost cost;
  cost.threads = threads_used(arguments.threads.value_or(0));
  cost.seconds_per_replicate = measured_seconds(task);
  const report::SweepReport report = report_of(task, shard);
  cost.memory_bytes = memory_estimate(task.sweep.scenarios.front(), 1, cost.threads) + batch_bytes(task) +
                      report::response_bytes(report);
  report::write_to_stdout(report::dry_run_screen(report, cost));
  return exit_good;
}

report::SweepReport begun_report(const SweepArguments& arguments, const SweepTask& task, report::Shard shard) {
  report::SweepReport report = report_of(task, shard);
  report.circumstances.started = moment();
  report.circumstances.command_line = arguments.command_line;
  report.circumstances.scenario_path = arguments.file;
  report.circumstances.folder = arguments.out;
  report.circumstances.replicates_asked = task.plan.luck.replicates;
  return report;
}

/// Writes what a finished sweep leaves, and prints what it found.
int publish(const SweepArguments& arguments, SweepHome& home, report::SweepReport& report) {
  const auto simulated = Clock::now();
  report.figures = [&](std::uint64_t, const std::string& key) {
    auto figures = home.store().find(key);
    core::require(figures.has_value(), "every point of a finished sweep has its figures");
    return *figures;
  };
  if (report.shard.of == 1) report::find_drivers(report);
  const std::string screen = report::sweep_screen(report, arguments.out);
  report.circumstances.seconds.emplace_back("summarise", seconds_since(simulated));
  report.circumstances.finished = moment();
  report::write_sweep(home.folder(), report);
  home.publish();
  report::write_to_stdout(screen);
  return exit_good;
}

/// The other ranks have nothing to do: the sweep is finished, or only asked about.
void dismiss(const simulation::Ranks& ranks) {
  if (ranks.alone()) return;
  ranks.hand_out(
      {[] { return std::vector<std::uint64_t>{}; }, [](const auto&, const auto&, double) {}, [] { return false; }}, 1);
}

int run_sweep(const SweepArguments& arguments, const SweepTask& task, const simulation::Ranks& ranks) {
  const report::Shard shard{arguments.shard, arguments.shards};
  report::SweepReport report = begun_report(arguments, task, shard);
  SweepHome home(arguments.out, arguments.force ? report::Overwrite::replace : report::Overwrite::refuse, task, shard);
  if (home.state() == SweepHome::State::finished) {
    dismiss(ranks);
    report::write_to_stdout("Already finished: " + core::escaped(arguments.out) + "\n");
    return exit_good;
  }
  SweepWork work(arguments, task, shard, home);
  const bool whole =
      ranks.alone() ? work.run_alone(report.circumstances) : work.run_ranked(ranks, report.circumstances);
  if (whole) return publish(arguments, home, report);
  say(arguments,
      "Stopped: " + of_points(work.done(), work.total()) + " are done and kept. The same command goes on from there.");
  return exit_code_of(interrupted_by());
}

/// The work of a rank that is handed its points by the first.
void serve(const SweepArguments& arguments, const SweepTask& task, const simulation::Ranks& ranks) {
  simulation::PointRunner runner(task.plan, arguments.threads.value_or(1));
  ranks.work([&](const std::vector<std::uint64_t>& points) {
    return runner.run(places_of(task, points), [] { return interrupted_by() != 0; });
  });
}

}  // namespace

int sweep(const SweepArguments& arguments) {
  if (stdout_is_closed()) throw core::MachineError("standard output: is closed, so the summary has nowhere to go");
  catch_interrupts();
  const simulation::Ranks ranks;
  const int code = guarded([&] {
    const auto task = read_task(arguments.file);
    ranks.require_same(report::digest_of(task->question) + report::sha256(task->question.design));
    if (ranks.rank() > 0) {
      serve(arguments, *task, ranks);
      return exit_good;
    }
    try_out(*task);
    if (!arguments.dry_run && arguments.write_slurm.empty()) return run_sweep(arguments, *task, ranks);
    dismiss(ranks);
    if (arguments.dry_run) return tell_dry_run(arguments, *task, {arguments.shard, arguments.shards});
    return write_slurm(arguments, *task);
  });
  if (code != exit_good) ranks.abort(code);
  return code;
}

}  // namespace sposim::app
