// What a sweep holds in memory when it is finished is a few bare numbers for each point, one output at a time, and what
// its dry run says: never every figure of every point.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "app/sweep_task.hpp"
#include "support/temporary_folder.hpp"

namespace sposim::app {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
constexpr const char* why_skipped = "the address sanitizer keeps what is freed";

constexpr int outputs = 10;

std::string sweep_file(const std::string& folder, const std::string& design) {
  const std::string path = folder + "/" + design.substr(1, 5) + ".yaml";
  std::ofstream file(path);
  file << "title: Many points\nscenario: " SPOSIM_SOURCE_DIR "/scenarios/tiny/steady_grants.yaml\nreplicates: 4\n"
       << "design: " << design << "\nfactors:\n  decision.granted: {range: [70%, 90%]}\n"
       << "  application.applies: {range: [4%, 6%]}\noutputs:\n";
  for (int i = 0; i < outputs; ++i) file << "  output_" << i << ": {measure: granted, window: whole_run}\n";
  return path;
}

/// Figures that depend on the point as a model's might; looked up, so nothing is held for them.
std::vector<simulation::Figures> figures_of(std::uint64_t point) {
  std::vector<simulation::Figures> all;
  for (int i = 0; i < outputs; ++i) {
    const double mean = 1000 + 100 * std::sin(static_cast<double>(point) * (i + 1));
    all.push_back({mean, mean, mean, mean / 4, mean - 1, mean + 1});
  }
  return all;
}

/// Peak memory of another process that writes a whole sweep, in bytes.
///
/// @param hold  everything there is to hold, as a planted error: every figure of every point
std::int64_t peak_of(const SweepTask& task, const std::string& folder, bool hold) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::vector<std::vector<simulation::Figures>> held;
    report::SweepReport report = report_of(task, {});
    report.figures = [&](std::uint64_t point, const std::string&) {
      auto figures = figures_of(point);
      if (hold && held.size() <= point) held.push_back(figures);
      return figures;
    };
    report::find_drivers(report);
    const report::RunFolder run(folder, report::Overwrite::replace, {});
    report::write_sweep(run, report);
    ::_exit(0);
  }
  int status = 0;
  rusage used{};
  EXPECT_EQ(::wait4(child, &status, 0, &used), child);
  EXPECT_EQ(status, 0);
  return std::int64_t{used.ru_maxrss} * 1024;
}

struct Grown {
  std::int64_t bytes = 0, allowed = 0;
};

/// By how much more memory is used for 32 times the points.
Grown grown(const std::string& few, const std::string& many, bool hold = false) {
  const support::TemporaryFolder folder;
  const auto small = read_task(sweep_file(folder.path(), few));
  const auto large = read_task(sweep_file(folder.path(), many));
  EXPECT_EQ(large->points, 32 * small->points);
  const std::int64_t before = peak_of(*small, folder / "small", hold);
  const std::int64_t after = peak_of(*large, folder / "large", hold);
  // What an allocator keeps beside what is asked of it, and SQLite's own cache of two megabytes.
  constexpr std::int64_t slack = 4 << 20;
  return {after - before, static_cast<std::int64_t>(report::response_bytes(report_of(*large, {}))) + slack};
}

TEST(SweepMemory, DoesNotGrowButForBareNumbersOfOneOutput) {
  if (is_sanitized) GTEST_SKIP() << why_skipped;
  const Grown sobol = grown("{sobol: {rows: 256}}", "{sobol: {rows: 8192}}");
  EXPECT_LT(sobol.bytes, sobol.allowed);
  const Grown latin = grown("{latin_hypercube: {points: 1024}}", "{latin_hypercube: {points: 32768}}");
  EXPECT_LT(latin.bytes, latin.allowed);
  // The allowance itself is small: less than a quarter of what all figures of all points take.
  EXPECT_LT(latin.allowed - (4 << 20), std::int64_t{32768} * outputs * std::int64_t{sizeof(simulation::Figures)} / 4);
}

/// The twin: what held every figure of every point would be seen.
TEST(SweepMemory, TheTestSeesWhatHoldsEveryFigure) {
  if (is_sanitized) GTEST_SKIP() << why_skipped;
  const Grown latin = grown("{latin_hypercube: {points: 1024}}", "{latin_hypercube: {points: 32768}}", true);
  EXPECT_GT(latin.bytes, latin.allowed);
}
}  // namespace
}  // namespace sposim::app
