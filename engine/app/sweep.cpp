#include "app/sweep.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "app/interrupt.hpp"
#include "app/limits.hpp"
#include "app/sweep_home.hpp"
#include "app/sweep_task.hpp"
#include "core/text.hpp"
#include "report/screen.hpp"
#include "report/sweep_progress.hpp"
#include "report/sweep_screen.hpp"
#include "report/words.hpp"

namespace sposim::app {

namespace {

using Clock = std::chrono::steady_clock;
using Finished = std::vector<std::pair<std::string, std::vector<simulation::Figures>>>;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

void say(const SweepArguments& arguments, const std::string& message) {
  if (arguments.quiet) return;
  const std::string line = message + "\n";
  const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
  static_cast<void>(written);
}

std::string counted_points(std::uint64_t points) {
  return report::counted(static_cast<std::int64_t>(points), "point");
}

/// How many points go into a batch: so many that a batch takes about half a second, and every thread has work.
class BatchSize {
 public:
  BatchSize(int threads, const SweepTask& task)
      : least_(static_cast<std::size_t>(threads)),
        most_(std::max<std::size_t>(most_counts / (std::size_t{task.plan.luck.replicates} * task.sweep.outputs.size()),
                                    least_)) {
    size_ = least_;
  }

  std::size_t points() const { return size_; }
  void took(double seconds) {
    constexpr double wanted = 0.5;
    const double factor = std::clamp(wanted / std::max(seconds, 1e-6), 0.25, 4.0);
    const auto next = static_cast<std::size_t>(static_cast<double>(size_) * factor) / least_ * least_;
    size_ = std::clamp(next, least_, most_);
  }

 private:
  static constexpr std::size_t most_counts = 4'000'000;  // 32 MB of them
  std::size_t least_, most_;
  std::size_t size_ = 1;
};

/// The work of one program: the points of its part that are not done yet, batch by batch.
class Work {
 public:
  Work(const SweepArguments& arguments, const SweepTask& task, report::Shard shard, SweepHome& home)
      : arguments_(arguments),
        task_(task),
        shard_(shard),
        home_(home),
        keys_(task.question, task.plan),
        runner_(task.plan, arguments.threads.value_or(0)) {}

  /// @return false if a signal stopped it
  bool run(report::Circumstances& circumstances) {
    count_done();
    if (done_ > 0)
      say(arguments_, "Going on: " + report::grouped(static_cast<std::int64_t>(done_)) + " of " +
                          counted_points(total_) + " done.");
    report::SweepProgress progress(report::telling_for(arguments_.quiet), total_, done_);
    BatchSize batch(runner_.threads(), task_);
    for (;;) {
      const auto begun = Clock::now();
      collect(batch.points());
      if (places_.empty()) break;
      const auto collected = Clock::now();
      const auto figures = runner_.run(places_, [] { return interrupted_by() != 0; });
      const auto simulated = Clock::now();
      if (figures.empty()) return false;
      store(figures);
      seconds_simulating_ += std::chrono::duration<double>(simulated - collected).count();
      seconds_storing_ += seconds_since(simulated) + std::chrono::duration<double>(collected - begun).count();
      batch.took(seconds_since(begun));
      progress.tell(done_);
      if (interrupted_by() != 0) return done_ == total_;
    }
    circumstances.seconds.emplace_back("simulate", seconds_simulating_);
    circumstances.seconds.emplace_back("store", seconds_storing_);
    return true;
  }

  std::uint64_t done() const { return done_; }
  std::uint64_t total() const { return total_; }
  int threads() const { return runner_.threads(); }

 private:
  void count_done() {
    const bool any = home_.store().size() > 0;
    for (std::uint64_t point = 0; point < task_.points; ++point) {
      if (!shard_.has(point)) continue;
      ++total_;
      if (any && home_.store().has(keys_.of(analysis::sweep_point(task_.design, point)))) ++done_;
    }
    look_up_ = any;
  }

  /// The next points that are not done.
  void collect(std::size_t most) {
    places_.clear();
    names_.clear();
    for (; next_ < task_.points && places_.size() < most; ++next_) {
      if (!shard_.has(next_)) continue;
      simulation::PointPlace place = analysis::sweep_point(task_.design, next_);
      std::string key = keys_.of(place);
      if (look_up_ && home_.store().has(key)) continue;
      places_.push_back(std::move(place));
      names_.push_back(std::move(key));
    }
  }

  void store(const std::vector<std::vector<simulation::Figures>>& figures) {
    Finished finished;
    for (std::size_t i = 0; i < figures.size(); ++i) finished.emplace_back(names_[i], figures[i]);
    home_.store().add(finished);
    done_ += figures.size();
  }

  const SweepArguments& arguments_;
  const SweepTask& task_;
  report::Shard shard_;
  SweepHome& home_;
  report::PointKeys keys_;
  simulation::PointRunner runner_;
  bool look_up_ = false;
  std::uint64_t next_ = 0, done_ = 0, total_ = 0;
  double seconds_simulating_ = 0, seconds_storing_ = 0;
  std::vector<simulation::PointPlace> places_;
  std::vector<std::string> names_;
};

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
  cost.memory_bytes = memory_estimate(task.sweep.scenarios.front(), 1, cost.threads);
  report::write_to_stdout(report::dry_run_screen(report_of(task, shard), cost));
  return exit_good;
}

report::SweepReport finished_report(const SweepArguments& arguments, const SweepTask& task, report::Shard shard) {
  report::SweepReport report = report_of(task, shard);
  report.circumstances.command_line = arguments.command_line;
  report.circumstances.scenario_path = arguments.file;
  report.circumstances.folder = arguments.out;
  report.circumstances.replicates_asked = task.plan.luck.replicates;
  return report;
}

}  // namespace

int sweep(const SweepArguments& arguments) {
  if (stdout_is_closed()) throw core::MachineError("standard output: is closed, so the summary has nowhere to go");
  catch_interrupts();
  const auto begun = Clock::now();
  const auto task = read_task(arguments.file);
  const report::Shard shard{arguments.shard, arguments.shards};
  try_out(*task);
  if (arguments.dry_run) return tell_dry_run(arguments, *task, shard);
  report::SweepReport report = finished_report(arguments, *task, shard);
  report.circumstances.started = moment();
  SweepHome home(arguments.out, arguments.force ? report::Overwrite::replace : report::Overwrite::refuse, *task, shard);
  if (home.state() == SweepHome::State::finished) {
    report::write_to_stdout("Already finished: " + core::escaped(arguments.out) + "\n");
    return exit_good;
  }
  report.circumstances.seconds.emplace_back("prepare", seconds_since(begun));
  Work work(arguments, *task, shard, home);
  report.circumstances.threads = work.threads();
  if (!work.run(report.circumstances)) {
    say(arguments, "Stopped: " + report::grouped(static_cast<std::int64_t>(work.done())) + " of " +
                       counted_points(work.total()) + " are done and kept. The same command goes on from there.");
    return exit_code_of(interrupted_by());
  }
  const auto simulated = Clock::now();
  report.figures = [&](std::uint64_t, const std::string& key) {
    auto figures = home.store().find(key);
    core::require(figures.has_value(), "every point of a finished sweep has its figures");
    return *figures;
  };
  const std::string screen = report::sweep_screen(report, arguments.out);
  report.circumstances.finished = moment();
  report.circumstances.seconds.emplace_back("summarise", seconds_since(simulated));
  report::write_sweep(home.folder(), report);
  home.publish();
  report::write_to_stdout(screen);
  return exit_good;
}

}  // namespace sposim::app
