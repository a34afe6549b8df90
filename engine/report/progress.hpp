#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace sposim::report {

/// Where progress is told.
enum class Telling {
  bar,     ///< a bar that is drawn over, on a terminal
  lines,   ///< a line for every tenth, in a file or a pipe
  nothing  ///< --quiet
};

/// A bar on a terminal, lines elsewhere, nothing when asked to be quiet.
Telling telling_for(bool quiet);

/// Tells on the standard error how far a run has come and how long it will still take.
class Progress {
 public:
  Progress(Telling telling, std::uint32_t replicates);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Tells that so many replicates are finished.
  void tell(std::uint32_t finished);

 private:
  void put(const std::string& text);

  Telling telling_;
  std::uint32_t replicates_;
  std::uint32_t tenths_told_ = 0;
  bool bar_drawn_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_;
};

/// `40 %  400 of 1,000 replicates, 12 s left`, for the bar and the lines.
std::string progress_words(std::uint32_t finished, std::uint32_t replicates, double seconds_so_far);

/// `2 min 5 s`, `48 s`, `under 1 s`.
std::string duration_words(double seconds);

}  // namespace sposim::report
