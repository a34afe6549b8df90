#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/arguments.hpp"
#include "app/sweep_home.hpp"
#include "simulation/ranks.hpp"

namespace sposim::app {

/// How many points go into a batch: so many that a batch takes about half a second, and every thread has work.
class BatchSize {
 public:
  BatchSize(int threads, const SweepTask& task);

  std::size_t points() const { return size_; }
  void took(double seconds);

 private:
  std::size_t least_, most_;
  std::size_t size_ = 1;
};

/// What the largest batch of a sweep holds in memory, for the estimate of a dry run.
std::uint64_t batch_bytes(const SweepTask& task);

/// The work of a sweep: the points of its part that are not done yet, batch by batch, into its store.
class SweepWork {
 public:
  SweepWork(const SweepArguments& arguments, const SweepTask& task, report::Shard shard, SweepHome& home);

  /// By this program alone, on its threads. @return false if a signal stopped it
  bool run_alone(report::Circumstances& circumstances);
  /// By the other ranks, to which this one hands out the points.
  bool run_ranked(const simulation::Ranks& ranks, report::Circumstances& circumstances);

  std::uint64_t done() const { return done_; }
  std::uint64_t total() const { return total_; }

 private:
  void count_done();
  /// Numbers of the next points that are not done. Two points of a design may be one (a factor may come back to a
  /// level): it is run once.
  std::vector<std::uint64_t> collect(std::size_t most);
  void store(const std::vector<std::uint64_t>& points, const simulation::Results& results);

  const SweepArguments& arguments_;
  const SweepTask& task_;
  report::Shard shard_;
  SweepHome& home_;
  report::PointKeys keys_;
  std::vector<bool> before_;          // [points] done when this program began: a bit each
  std::set<std::string> handed_out_;  // keys of the points that are being worked on
  std::uint64_t next_ = 0, done_ = 0, total_ = 0, run_ = 0;
};

/// The places of points by their numbers.
std::vector<simulation::PointPlace> places_of(const SweepTask& task, const std::vector<std::uint64_t>& points);

/// `1,200 of 4,096 points`
std::string of_points(std::uint64_t done, std::uint64_t total);

}  // namespace sposim::app
