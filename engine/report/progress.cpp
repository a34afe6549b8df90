#include "report/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "report/words.hpp"

namespace sposim::report {

namespace {

constexpr std::uint32_t bar_width = 24;
constexpr std::chrono::milliseconds between_draws{100};

std::string bar_of(double share) {
  const auto full = static_cast<std::size_t>(std::lround(share * bar_width));
  return "[" + std::string(full, '#') + std::string(bar_width - full, '.') + "]";
}

}  // namespace

Telling telling_for(bool quiet) {
  if (quiet) return Telling::nothing;
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return ::isatty(STDERR_FILENO) == 1 && !dumb ? Telling::bar : Telling::lines;
}

std::string duration_words(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (seconds < 1) return "under 1 s";
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string progress_words(std::uint32_t finished, std::uint32_t replicates, double seconds_so_far) {
  const double share = static_cast<double>(finished) / replicates;
  std::string words =
      fmt::format("{:3.0f} %  {} of {}", std::floor(100 * share), grouped(finished), counted(replicates, "replicate"));
  if (finished >= replicates) return words + fmt::format(" in {}", duration_words(seconds_so_far));
  if (finished == 0) return words;
  return words + fmt::format(", {} left", duration_words(seconds_so_far * (1 - share) / share));
}

Progress::Progress(Telling telling, std::uint32_t replicates) : telling_(telling), replicates_(replicates) {
  if (telling_ == Telling::bar) tell(0);
}

Progress::~Progress() {
  if (bar_drawn_) put("\n");
}

void Progress::tell(std::uint32_t finished) {
  const auto now = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double share = static_cast<double>(finished) / replicates_;
  const std::string words = progress_words(finished, replicates_, seconds);
  if (telling_ == Telling::bar) {
    if (bar_drawn_ && finished < replicates_ && now - drawn_ < between_draws) return;
    put("\r" + bar_of(share) + " " + words + "\x1b[K");
    bar_drawn_ = true;
    drawn_ = now;
  } else if (telling_ == Telling::lines) {
    const auto tenths = static_cast<std::uint32_t>(10 * share);
    if (tenths > tenths_told_) put(words + "\n");
    tenths_told_ = std::max(tenths, tenths_told_);
  }
}

/// Progress that cannot be told (a closed standard error) is no reason to stop.
void Progress::put(const std::string& text) {
  const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  static_cast<void>(written);
}

}  // namespace sposim::report
