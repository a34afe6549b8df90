#include "report/sweep_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "report/words.hpp"

namespace sposim::report {

namespace {

constexpr std::chrono::milliseconds between_bars{100};
constexpr std::chrono::seconds between_lines{60};

/// Progress that cannot be told (a closed standard error) is no reason to stop.
void put(const std::string& text) {
  const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  static_cast<void>(written);
}

std::string bar_of(double share) {
  constexpr std::size_t width = 24;
  const auto full = static_cast<std::size_t>(share * width);
  return "[" + std::string(full, '#') + std::string(width - full, '.') + "]";
}

}  // namespace

std::string sweep_progress_words(std::uint64_t done, std::uint64_t points, std::uint64_t before, double seconds) {
  const double share = static_cast<double>(done) / static_cast<double>(points);
  const auto whole = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  std::string words = fmt::format("{:3.0f} %  {} of {}", std::floor(100 * share), grouped(whole(done)),
                                  counted(whole(points), "point"));
  if (done <= before || seconds <= 0) return words;
  const double rate = static_cast<double>(done - before) / seconds;
  words += fmt::format(", {} a second", two_figures(rate));
  if (done < points) words += fmt::format(", {} left", duration_words(static_cast<double>(points - done) / rate));
  return words;
}

SweepProgress::SweepProgress(Telling telling, std::uint64_t points, std::uint64_t done)
    : telling_(telling), points_(points), before_(done) {
  if (telling_ == Telling::bar) tell(done);
}

SweepProgress::~SweepProgress() {
  if (bar_drawn_) put("\n");
}

void SweepProgress::tell(std::uint64_t done) {
  const auto now = std::chrono::steady_clock::now();
  const std::string words =
      sweep_progress_words(done, points_, before_, std::chrono::duration<double>(now - start_).count());
  const bool last = done >= points_;
  if (telling_ == Telling::bar) {
    if (bar_drawn_ && !last && now - told_ < between_bars) return;
    put("\r" + bar_of(static_cast<double>(done) / static_cast<double>(points_)) + " " + words + "\x1b[K");
    bar_drawn_ = true;
    told_ = now;
  } else if (telling_ == Telling::lines && (last || now - told_ >= between_lines)) {
    put(words + "\n");
    told_ = now;
  }
}

}  // namespace sposim::report
