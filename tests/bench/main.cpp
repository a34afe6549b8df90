#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <set>

#include "simulation/simulate.hpp"
#include "versions.hpp"

/// Times the engine and other ways of doing the same work, and prints how they compare.
namespace sposim::bench {

namespace {

constexpr std::uint32_t timed = 1000;  // replicates of the engine in one timing: as many as the program runs by itself
constexpr std::uint32_t batch = 20;    // replicates of the other versions in one timing
constexpr std::uint32_t checked = 16;  // replicates held against the exact expectation

/// Stops the program: a time of wrong numbers is worth nothing.
void require_exact(const char* version, const Totals& counted, const Totals& expected) {
  const std::string problem = fault(counted, expected);
  if (problem.empty()) return;
  fmt::print(stderr, "{}: the means are not the exact ones\n{}", version, problem);
  std::exit(1);
}

/// The reference work, beside it perhaps another scenario as in a comparison.
///
/// @return  the last one's record
simulation::Record run_engine(std::uint32_t replicates, int threads, const scenario::Scenario* other) {
  static const scenario::Scenario scenario = reference_scenario();
  const simulation::Options options{threads, 0, replicates, {}};
  if (other == nullptr) return std::move(simulation::simulate({&scenario}, options).front());
  return std::move(simulation::simulate_side_by_side({&scenario, other}, options).levels.back());
}

/// Google Benchmark calls a benchmark several times; its numbers are checked in the first.
bool first_time(const std::string& name) {
  static std::set<std::string> seen;
  return seen.insert(name).second;
}

void check_engine(const char* name, int threads, const scenario::Scenario* other) {
  if (!first_time(name)) return;
  Totals expected;
  for (std::uint32_t draw = 0; draw < checked; ++draw) {
    expected.add(other == nullptr ? expected_totals(draw) : expected_totals(*other, draw));
  }
  require_exact(name, totals_of(run_engine(checked, threads, other)), expected);
  Totals planted = expected;
  for (double& value : planted.values) value *= 1.05;
  if (!fault(planted, expected).empty()) return;
  fmt::print(stderr, "the check would not notice means that are 5 % too high\n");
  std::exit(1);
}

void check_version(const char* name, Version version) {
  if (!first_time(name)) return;
  Store store;
  Totals expected;
  for (const Parameters& parameters : version(0, checked, store)) expected.add(expected_totals(parameters));
  require_exact(name, totals_of(store), expected);
}

/// Notes how many replicates one iteration runs.
void finish(benchmark::State& state, std::uint32_t replicates) {
  state.counters["replicates"] = replicates;
}

void engine(benchmark::State& state, const char* name, int threads, const scenario::Scenario* other) {
  check_engine(name, threads, other);
  for (auto _ : state) benchmark::DoNotOptimize(run_engine(timed, threads, other));
  finish(state, timed);
}

void version(benchmark::State& state, const char* name, Version run) {
  check_version(name, run);
  Store store;
  std::uint32_t first = 0;
  for (auto _ : state) benchmark::DoNotOptimize(run(first += batch, batch, store));
  finish(state, batch);
}

void random_numbers(benchmark::State& state) {
  std::uint32_t first = 0;
  for (auto _ : state) benchmark::DoNotOptimize(run_random_numbers(first += batch, batch));
  finish(state, batch);
}

/// Prints as usual and keeps the shortest time of each: on a busy machine the least disturbed one.
class Reporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      const double ms = run.GetAdjustedRealTime() / run.counters.at("replicates").value;
      const auto [known, added] = best_.emplace(run.run_name.function_name, ms);
      if (!added) known->second = std::min(known->second, ms);
    }
  }

  void summary() const {
    const auto line = [&](const char* words, const char* slow, const char* fast, double target) {
      if (best_.count(slow) == 0 || best_.count(fast) == 0) return;
      const double ratio = best_.at(slow) / best_.at(fast);
      fmt::print("{:<48} {:5.2f} times (target {}) {}\n", words, ratio, target, ratio >= target ? "met" : "MISSED");
    };
    fmt::print("\nShortest times, ms a replicate:");
    for (const auto& [name, ms] : best_) fmt::print("  {} {:.3f}", name, ms);
    fmt::print("\n");
    line("engine against one case after another (std::)", "per_case", "engine", 8);
    line("engine against aggregated cells (Boost.Random)", "aggregated", "engine", 2);
    line("engine on 2 threads against 1", "engine", "engine_2_threads", 1.7);
    second("a policy beside it", "engine_with_policy");
    second("a scenario that differs from the first day", "engine_with_other");
  }

 private:
  void second(const char* words, const char* both) const {
    if (best_.count(both) == 0 || best_.count("engine") == 0) return;
    const double cost = best_.at(both) / best_.at("engine") - 1;
    constexpr double most = 0.7;
    fmt::print("{:<48} {:5.2f} of the first (target at most {}) {}\n", words, cost, most,
               cost <= most ? "met" : "MISSED");
  }

  std::map<std::string, double> best_;
};

void register_all() {
  const auto add = [](const char* name, auto run) {
    benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond)->UseRealTime();
  };
  add("engine", [](benchmark::State& state) { engine(state, "engine", 1, nullptr); });
  add("engine_2_threads", [](benchmark::State& state) { engine(state, "engine on two threads", 2, nullptr); });
  add("engine_with_policy", [](benchmark::State& state) {
    static const scenario::Scenario policy = reference_policy();
    engine(state, "engine with a policy", 1, &policy);
  });
  add("engine_with_other", [](benchmark::State& state) {
    static const scenario::Scenario other = other_scenario();
    engine(state, "engine with another scenario", 1, &other);
  });
  add("per_case", [](benchmark::State& state) { version(state, "per_case", run_per_case); });
  add("aggregated", [](benchmark::State& state) { version(state, "aggregated", run_aggregated); });
  add("random_numbers", random_numbers);
}

}  // namespace

}  // namespace sposim::bench

int main(int argc, char** argv) {
  sposim::bench::register_all();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  sposim::bench::Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.summary();
}
