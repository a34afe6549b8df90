#include "app/limits.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/error.hpp"
#include "report/words.hpp"
#include "simulation/measure.hpp"
#include "simulation/record.hpp"

namespace sposim::app {

namespace {

constexpr std::uint64_t megabyte = 1'000'000;
constexpr std::uint64_t program_bytes = 30 * megabyte;
constexpr std::uint64_t thread_bytes = 8 * megabyte;

std::uint64_t months_of(const scenario::Clock& clock) {
  const auto days = (clock.end - clock.start).count();
  return days < 0 ? 1 : static_cast<std::uint64_t>(days) / 28 + 2;
}

/// Of one cell, by the different counts that so many replicates leave in it, as measured in the national baseline.
double histogram_bytes(std::uint64_t replicates) {
  return 154 + 106 * std::log10(static_cast<double>(std::max<std::uint64_t>(replicates, 100)) / 100);
}

std::uint64_t areas_of(const scenario::Scenario& scenario) {
  const std::set<std::string> regions(scenario.forces.regions.begin(), scenario.forces.regions.end());
  return scenario.forces.size() + regions.size() + 1;
}

struct Memory {
  double known = 0;    ///< rows of replicates and what the program itself takes
  double guessed = 0;  ///< tables of histograms, whose size depends on what happens
};

Memory memory_of(const scenario::Scenario& scenario, std::uint64_t replicates, int threads, Beside beside) {
  constexpr double changed_by_a_policy = 0.31;  // of the tables, on average over the nine of the national scenario
  const std::uint64_t cells = areas_of(scenario) * simulation::measure_count * months_of(scenario.clock);
  const std::uint64_t row = areas_of(scenario) * simulation::headlines().size() * sizeof(std::int32_t) +
                            scenario.observed.size() * sizeof(std::int64_t);
  const std::uint64_t times =
      2 * scenario.forces.size() * simulation::ending_count * months_of(scenario.clock) * 31 * sizeof(std::uint32_t);
  // Replicates are folded away a block at a time; a block holds whole parameter draws.
  const std::uint64_t in_block =
      std::min<std::uint64_t>(replicates, std::max<std::uint64_t>(32, scenario.simulation.replicates_per_draw));
  const auto workers = static_cast<std::uint64_t>(std::max(threads, 1));
  const double of_cell = static_cast<double>(sizeof(simulation::Cell) + in_block * sizeof(std::int32_t));
  const double table =
      static_cast<double>(cells) * (of_cell + histogram_bytes(replicates)) + static_cast<double>(times);
  const double tables =
      1 + static_cast<double>(beside.files) + changed_by_a_policy * static_cast<double>(beside.policies);
  return {static_cast<double>(program_bytes + workers * thread_bytes) +
              static_cast<double>(1 + beside.files + beside.policies) * static_cast<double>(replicates) *
                  static_cast<double>(row),
          tables * table};
}

}  // namespace

std::uint64_t memory_estimate(const scenario::Scenario& scenario, std::uint64_t replicates, int threads,
                              Beside beside) {
  const Memory memory = memory_of(scenario, replicates, threads, beside);
  return static_cast<std::uint64_t>(memory.known + memory.guessed);
}

std::uint64_t memory_limit() {
  const auto pages = static_cast<std::uint64_t>(std::max(::sysconf(_SC_PHYS_PAGES), 1L));
  const auto page = static_cast<std::uint64_t>(std::max(::sysconf(_SC_PAGESIZE), 1L));
  std::uint64_t limit = pages * page;
  rlimit address_space{};
  if (::getrlimit(RLIMIT_AS, &address_space) == 0 && address_space.rlim_cur != RLIM_INFINITY) {
    limit = std::min<std::uint64_t>(limit, address_space.rlim_cur);
  }
  return limit;
}

void refuse_impossible(const scenario::Scenario& scenario, std::uint64_t replicates, int threads, Beside beside) {
  constexpr double surely = 0.7;  // the guess may be too high by so much: what might fit is tried
  const Memory memory = memory_of(scenario, replicates, threads, beside);
  const std::uint64_t limit = memory_limit();
  if (memory.known + surely * memory.guessed <= static_cast<double>(limit)) return;
  const auto estimate = static_cast<std::uint64_t>(memory.known + memory.guessed);
  const auto megabytes = [](std::uint64_t bytes) {
    return report::grouped(static_cast<std::int64_t>(bytes / megabyte));
  };
  throw core::UserError(core::Problem{{scenario.file},
                                      "",
                                      fmt::format("{} over {} months need about {} MB of memory",
                                                  report::counted(static_cast<std::int64_t>(replicates), "replicate"),
                                                  months_of(scenario.clock), megabytes(estimate)),
                                      fmt::format("this machine has {} MB", megabytes(limit)),
                                      "Give fewer with --replicates, or an earlier clock.end."});
}

}  // namespace sposim::app
