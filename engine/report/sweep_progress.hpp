#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "report/progress.hpp"

namespace sposim::report {

/// Tells on the standard error how far a sweep has come, how fast it goes and how long it will still take: a bar on a
/// terminal, elsewhere a line a minute.
class SweepProgress {
 public:
  /// @param done  points that were finished before
  SweepProgress(Telling telling, std::uint64_t points, std::uint64_t done);
  ~SweepProgress();
  SweepProgress(const SweepProgress&) = delete;
  SweepProgress& operator=(const SweepProgress&) = delete;

  void tell(std::uint64_t done);

 private:
  Telling telling_;
  std::uint64_t points_, before_;
  bool bar_drawn_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point told_ = start_;
};

/// ` 40 %  1,638 of 4,096 points, 12 a second, 3 min 25 s left`
///
/// @param before  points that were finished before the seconds began
std::string sweep_progress_words(std::uint64_t done, std::uint64_t points, std::uint64_t before, double seconds);

}  // namespace sposim::report
