#include "app/sweep_work.hpp"

#include <algorithm>
#include <chrono>

#include "app/failure.hpp"
#include "app/interrupt.hpp"
#include "report/sweep_progress.hpp"
#include "report/words.hpp"

namespace sposim::app {

namespace {

using Clock = std::chrono::steady_clock;

// A batch is held in memory: its places and where they put each number, and its counts over replicates and outputs.
constexpr std::size_t most_points_in_batch = 4096;
constexpr std::size_t most_counts = 4'000'000;  // 32 MB

double seconds_between(Clock::time_point begun, Clock::time_point ended) {
  return std::chrono::duration<double>(ended - begun).count();
}

std::size_t counts_of_point(const SweepTask& task) {
  return std::size_t{task.plan.luck.replicates} * task.sweep.outputs.size();
}

bool interrupted() {
  return interrupted_by() != 0;
}

}  // namespace

BatchSize::BatchSize(int threads, const SweepTask& task)
    : least_(static_cast<std::size_t>(threads)),
      most_(std::max(std::min(most_counts / counts_of_point(task), most_points_in_batch), least_)),
      size_(least_) {}

std::uint64_t batch_bytes(const SweepTask& task) {
  constexpr std::uint64_t bytes_of_place = 160;  // of one number at one point
  const std::uint64_t points =
      std::min<std::uint64_t>({most_counts / counts_of_point(task) + 1, most_points_in_batch, task.points});
  return points * (counts_of_point(task) * sizeof(std::int64_t) + task.plan.factors.size() * bytes_of_place);
}

void BatchSize::took(double seconds) {
  constexpr double wanted = 0.5;
  const double factor = std::clamp(wanted / std::max(seconds, 1e-6), 0.25, 4.0);
  const auto next = static_cast<std::size_t>(static_cast<double>(size_) * factor) / least_ * least_;
  size_ = std::clamp(next, least_, most_);
}

std::vector<simulation::PointPlace> places_of(const SweepTask& task, const std::vector<std::uint64_t>& points) {
  std::vector<simulation::PointPlace> places;
  places.reserve(points.size());
  for (const std::uint64_t point : points) places.push_back(analysis::sweep_point(task.design, point));
  return places;
}

std::string of_points(std::uint64_t done, std::uint64_t total) {
  return report::grouped(static_cast<std::int64_t>(done)) + " of " +
         report::counted(static_cast<std::int64_t>(total), "point");
}

SweepWork::SweepWork(const SweepArguments& arguments, const SweepTask& task, report::Shard shard, SweepHome& home)
    : arguments_(arguments), task_(task), shard_(shard), home_(home), keys_(task.question, task.plan) {
  count_done();
  if (done_ > 0) say(arguments_, "Going on: " + of_points(done_, total_) + " are done.");
}

bool SweepWork::run_alone(report::Circumstances& circumstances) {
  simulation::PointRunner runner(task_.plan, arguments_.threads.value_or(0));
  report::SweepProgress progress(report::telling_for(arguments_.quiet), total_, done_);
  BatchSize batch(runner.threads(), task_);
  double simulating = 0;
  double storing = 0;
  for (;;) {
    const auto begun = Clock::now();
    const auto points = collect(batch.points());
    if (points.empty()) break;
    const auto collected = Clock::now();
    const auto results = runner.run(places_of(task_, points), interrupted);
    const auto simulated = Clock::now();
    if (results.empty()) return false;
    store(points, results);
    const auto stored = Clock::now();
    simulating += seconds_between(collected, simulated);
    storing += seconds_between(begun, collected) + seconds_between(simulated, stored);
    batch.took(seconds_between(begun, stored));
    progress.tell(done_);
    if (interrupted() && done_ < total_) return false;
  }
  circumstances.threads = runner.threads();
  circumstances.points_run = run_;
  circumstances.seconds.emplace_back("simulate", simulating);
  circumstances.seconds.emplace_back("store", storing);
  return true;
}

bool SweepWork::run_ranked(const simulation::Ranks& ranks, report::Circumstances& circumstances) {
  const auto begun = Clock::now();
  report::SweepProgress progress(report::telling_for(arguments_.quiet), total_, done_);
  BatchSize batch(arguments_.threads.value_or(1), task_);
  ranks.hand_out({[&] { return interrupted() ? std::vector<std::uint64_t>{} : collect(batch.points()); },
                  [&](const auto& points, const auto& results, double seconds) {
                    store(points, results);
                    batch.took(seconds);
                    progress.tell(done_);
                  },
                  interrupted},
                 task_.sweep.outputs.size());
  circumstances.threads = arguments_.threads.value_or(1) * (ranks.size() - 1);
  circumstances.points_run = run_;
  circumstances.seconds.emplace_back("simulate", seconds_between(begun, Clock::now()));
  return done_ == total_;
}

void SweepWork::count_done() {
  next_ = shard_.number - 1;
  const bool look_up = home_.store().size() > 0;
  before_.assign(look_up ? task_.points : 0, false);
  for (std::uint64_t point = next_; point < task_.points; point += shard_.of) {
    ++total_;
    if (!look_up || !home_.store().has(keys_.of(analysis::sweep_point(task_.design, point)))) continue;
    before_[point] = true;
    ++done_;
  }
}

std::vector<std::uint64_t> SweepWork::collect(std::size_t most) {
  std::vector<std::uint64_t> points;
  for (; next_ < task_.points && points.size() < most; next_ += shard_.of) {
    if (!before_.empty() && before_[next_]) continue;
    const std::string key = keys_.of(analysis::sweep_point(task_.design, next_));
    if (home_.store().has(key) || !handed_out_.insert(key).second) {
      ++done_;  // with the point that is the same
      continue;
    }
    points.push_back(next_);
  }
  return points;
}

void SweepWork::store(const std::vector<std::uint64_t>& points, const simulation::Results& results) {
  std::vector<std::pair<std::string, std::vector<simulation::Figures>>> finished;
  for (std::size_t i = 0; i < points.size(); ++i) {
    finished.emplace_back(keys_.of(analysis::sweep_point(task_.design, points[i])), results[i]);
  }
  home_.store().add(finished);
  for (const auto& [key, figures] : finished) handed_out_.erase(key);
  done_ += points.size();
  run_ += points.size();
}

}  // namespace sposim::app
