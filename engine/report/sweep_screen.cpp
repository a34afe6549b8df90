#include "report/sweep_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/text.hpp"
#include "report/presentation.hpp"
#include "report/progress.hpp"
#include "report/words.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t width = 80;

std::int64_t whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

std::uint64_t points_here(const SweepReport& report) {
  const std::uint64_t rest = report.points % report.shard.of;
  return report.points / report.shard.of + (report.shard.number <= rest ? 1 : 0);
}

std::string head(const SweepReport& report) {
  std::string text = padded(core::escaped(report.sweep.title), width - 5) + "DRAFT\n" + std::string(width, '-') + "\n";
  const std::string others = report.sweep.others == scenario::SweepOthers::best
                                 ? "every other uncertain number at its best estimate"
                                 : "every other uncertain number drawn";
  const std::string part = report.shard.of == 1
                               ? ""
                               : fmt::format(" ({} of this sweep's {})", status(report), grouped(whole(report.points)));
  text += wrapped(fmt::format("{}{}: {}; {} at each; {}.", counted(whole(points_here(report)), "point"), part,
                              core::escaped(report.question.design), counted(report.plan.luck.replicates, "replicate"),
                              others));
  return text;
}

/// A cell for a person: four figures of a number, words as they are.
std::string short_number(const std::string& cell) {
  char* end = nullptr;
  const double number = std::strtod(cell.c_str(), &end);
  return end != cell.c_str() && *end == '\0' ? two_figures(number) : cell;
}

/// Lowest, mean and highest over the points of one output.
struct Range {
  double low = 0, high = 0, sum = 0;
  std::uint64_t count = 0;

  void add(double mean) {
    low = count == 0 ? mean : std::min(low, mean);
    high = count == 0 ? mean : std::max(high, mean);
    sum += mean;
    ++count;
  }
};

std::vector<Range> ranges_of(const SweepReport& report) {
  std::vector<Range> ranges(report.sweep.outputs.size());
  const PointKeys keys(report.question, report.plan);
  for (std::uint64_t point = 0; point < report.points; ++point) {
    if (!report.shard.has(point)) continue;
    const auto figures = report.figures(point, keys.of(analysis::sweep_point(report.design, point)));
    for (std::size_t i = 0; i < figures.size(); ++i) ranges[i].add(figures[i].mean);
  }
  return ranges;
}

}  // namespace

std::string sweep_screen(const SweepReport& report, const std::string& folder) {
  if (points_here(report) == 0) return head(report) + fmt::format("\nResults are in {}\n", core::escaped(folder));
  std::string text = head(report) + "\nMean of the replicates, over the points\n";
  const auto ranges = ranges_of(report);
  text += fmt::format("  {} {:>9} {:>9} {:>9}\n", padded("", 46), "lowest", "mean", "highest");
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    text += fmt::format("  {} {:>9} {:>9} {:>9}\n", padded(core::escaped(report.sweep.outputs[i].name), 46),
                        two_figures(ranges[i].low),
                        two_figures(ranges[i].sum / static_cast<double>(std::max<std::uint64_t>(ranges[i].count, 1))),
                        two_figures(ranges[i].high));
  }
  if (report.shard.of == 1) text += drivers_text(report);
  text += fmt::format("\nResults are in {}\n", core::escaped(folder));
  // A part of a sweep has no page.
  if (report.shard.of == 1) text += fmt::format("Report: {}/{}\n", core::escaped(folder), sweep_page_name);
  return text;
}

std::string dry_run_screen(const SweepReport& report, const SweepCost& cost) {
  const std::uint64_t points = points_here(report);
  const std::uint64_t replicates = points * report.plan.luck.replicates;
  const double seconds = static_cast<double>(replicates) * cost.seconds_per_replicate / cost.threads;
  // A row of points.csv and of coordinates, and a row of results for each output, in two formats; and the store.
  const std::uint64_t bytes_each = 400 + 45 * report.plan.factors.size() + 250 * report.sweep.outputs.size();
  std::string text = head(report) + "\nFactors\n";
  for (const auto& factor : report.plan.factors) {
    const std::string low = end_cell(factor, 0);
    const std::string where = low.empty() ? "over its whole distribution"
                                          : fmt::format("{} {} to {}", factor_cell_kind(factor), short_number(low),
                                                        short_number(end_cell(factor, 1)));
    text += fmt::format("  {} {}\n", padded(core::escaped(factor.name), 46), core::escaped(where));
  }
  text += "\nOutputs\n";
  for (const auto& output : report.sweep.outputs) text += "  " + core::escaped(output.name) + "\n";
  text += fmt::format("\nWork      {}\n", counted(whole(replicates), "replicate"));
  text += fmt::format("Time      about {} on {} ({} ms a replicate, measured just now)\n", duration_words(seconds),
                      counted(cost.threads, "thread"), two_figures(1000 * cost.seconds_per_replicate));
  text += fmt::format("Memory    about {} MB\n", std::max<std::uint64_t>(cost.memory_bytes / 1'000'000, 1));
  text += fmt::format("Disk      about {} MB\n", std::max<std::uint64_t>(points * bytes_each / 1'000'000, 1));
  return text + "\nNothing was run.\n";
}

}  // namespace sposim::report
