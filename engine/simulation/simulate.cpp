#include "simulation/simulate.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "simulation/fold.hpp"
#include "simulation/parallel.hpp"

namespace sposim::simulation {

namespace {

// More replicates in a block fetch each histogram less often; a block should stay in the processor's cache.
constexpr std::uint64_t most_replicates_per_block = 32;
constexpr std::uint64_t block_bytes = 32'000'000;  // of all scenarios together

void check_comparable(const std::vector<const scenario::Scenario*>& scenarios) {
  const scenario::Scenario& first = *scenarios.front();
  for (const scenario::Scenario* other : scenarios) {
    const auto refuse = [&](const char* what) {
      throw core::UserError(core::Problem{{other->file, 0, 0},
                                          "",
                                          std::string("it differs from ") + first.file + " in its " + what,
                                          "scenarios are compared replicate by replicate, over the same luck",
                                          "Give both the same?"});
    };
    if (other->clock.start != first.clock.start || other->clock.end != first.clock.end ||
        other->clock.policies_from != first.clock.policies_from || other->clock.open_cases != first.clock.open_cases) {
      refuse("clock");
    }
    if (other->simulation.seed != first.simulation.seed) refuse("seed");
    if (other->simulation.replicates_per_draw != first.simulation.replicates_per_draw) refuse("replicates_per_draw");
    if (other->forces.names != first.forces.names) refuse("list of forces");
  }
}

/// The parameter draws of the replicates first … first + count − 1.
std::vector<DrawSpan> draws_of(std::uint32_t first, std::uint32_t count, std::uint32_t per_draw) {
  std::vector<DrawSpan> draws;
  for (std::uint32_t replicate = first; replicate < first + count;) {
    const std::uint32_t draw = replicate / per_draw;
    const std::uint32_t next = std::min((draw + 1) * per_draw, first + count);
    draws.push_back({draw, replicate, next - replicate});
    replicate = next;
  }
  return draws;
}

Record empty_record(const ScenarioSetup& setup, const Options& options) {
  Record record;
  record.layout = setup.layout;
  record.first_replicate = options.first_replicate;
  record.replicates_per_draw = setup.scenario->simulation.replicates_per_draw;
  record.cells.resize(setup.layout.cells());
  record.headlines.reserve(options.replicates * setup.layout.areas.size() * headlines().size());
  record.observed.reserve(options.replicates * setup.windows.size());
  record.times.days = setup.times_days;
  record.times.tallies.resize(2 * setup.layout.forces * ending_count * setup.times_days);
  return record;
}

/// Of a scenario beside its baseline only the nation's cells are kept: the differences say the rest.
void keep_nation_only(Record& record) {
  const std::size_t first = record.layout.cell(record.layout.nation(), Measure::reports, 0);
  record.first_cell = first / Block::tile * Block::tile;
  record.cells = std::vector<Cell>(record.layout.cells() - record.first_cell);
  record.times = {};
}

/// A range of cells, the last not included.
struct Range {
  std::size_t from = 0, until = 0;
};

/// What is kept of differences: everything of the nation, and of the other areas the stocks and the headline. The rest
/// would take most of the memory and is in no table.
std::vector<Range> kept_of_differences(const Layout& layout) {
  constexpr std::array<Measure, 4> by_area{Measure::newly_protected, Measure::protected_cases, Measure::covered,
                                           Measure::any_order};
  std::vector<Range> kept;
  for (std::size_t area = 0; area < layout.nation(); ++area) {
    for (const Measure measure : by_area) {
      const std::size_t from = layout.cell(area, measure, 0);
      kept.push_back({from, from + layout.months.size()});
    }
  }
  for (std::size_t measure = 0; measure < measure_count; ++measure) {
    const std::size_t from = layout.cell(layout.nation(), static_cast<Measure>(measure), 0);
    kept.push_back({from, from + layout.months.size()});
  }
  return kept;
}

Record empty_difference(const ScenarioSetup& setup, const Options& options) {
  Record record;
  record.layout = setup.layout;
  record.first_replicate = options.first_replicate;
  record.replicates_per_draw = setup.scenario->simulation.replicates_per_draw;
  record.cells.resize(setup.layout.cells());
  return record;
}

/// How many parameter draws make a block: few, so that its cells stay within bounds, but work for every thread.
std::uint32_t draws_per_block(const std::vector<ScenarioSetup>& setups, std::uint32_t per_draw, int threads) {
  std::uint64_t bytes = 0;
  for (const ScenarioSetup& setup : setups) bytes += setup.layout.cells() * sizeof(std::int32_t);
  const std::uint64_t most = std::max<std::uint64_t>(most_replicates_per_block / per_draw, 1);
  const std::uint64_t fitting = block_bytes / bytes / per_draw;
  return static_cast<std::uint32_t>(std::min(std::max<std::uint64_t>(fitting, static_cast<unsigned>(threads)), most));
}

enum class Fold { levels, side_by_side, headlines };

/// Nothing is kept but the exact rows.
void keep_headlines_only(Record& record) {
  record.first_cell = record.layout.cells();
  record.cells = {};
  record.times = {};
}

/// Runs every replicate of every scenario, block by block.
class Run {
 public:
  Run(const std::vector<const scenario::Scenario*>& scenarios, const Options& options, Fold fold)
      : options_(options), threads_(options.threads > 0 ? options.threads : omp_get_num_procs()) {
    for (const scenario::Scenario* scenario : scenarios) setups_.push_back(set_up(*scenario));
    const std::uint32_t per_draw = scenarios.front()->simulation.replicates_per_draw;
    draws_ = draws_of(options.first_replicate, options.replicates, per_draw);
    draws_per_block_ = draws_per_block(setups_, per_draw, threads_);
    const std::uint32_t in_block = std::min(draws_per_block_ * per_draw, options.replicates);
    for (const ScenarioSetup& setup : setups_) {
      records_.push_back(empty_record(setup, options));
      blocks_.emplace_back(setup, in_block);
      if (fold == Fold::headlines) keep_headlines_only(records_.back());
      if (fold != Fold::side_by_side || records_.size() == 1) continue;
      keep_nation_only(records_.back());
      differences_.push_back(empty_difference(setup, options));
    }
    scratch_.resize(static_cast<std::size_t>(threads_));
    kept_ = kept_of_differences(setups_.front().layout);
  }

  SideBySide run() {
    for (std::size_t first = 0; first < draws_.size(); first += draws_per_block_) {
      const std::size_t last = std::min(first + draws_per_block_, draws_.size());
      const std::vector<DrawSpan> block(draws_.begin() + static_cast<std::ptrdiff_t>(first),
                                        draws_.begin() + static_cast<std::ptrdiff_t>(last));
      run_block(block);
      for (std::size_t s = 0; s < setups_.size(); ++s) fold_block(s, block);
      for (std::size_t d = 0; d < differences_.size(); ++d) fold_difference(d, block);
      if (options_.progress && !options_.progress(records_.front().replicates)) break;
    }
    for (Record& record : records_) fill_in(record);
    for (Record& record : differences_) {
      for (const Range& range : kept_) fill_in_zeros(range.from, range.until, record);
    }
    return {std::move(records_), std::move(differences_)};
  }

 private:
  static constexpr std::size_t cells_at_a_time = 256 * Block::tile;
  static std::size_t chunks(std::size_t cells) { return (cells + cells_at_a_time - 1) / cells_at_a_time; }

  void fill_in(Record& record) const {
    parallel_for(chunks(record.cells.size()), threads_, [&](std::size_t chunk) {
      const std::size_t from = chunk * cells_at_a_time;
      fill_in_zeros(from, std::min(from + cells_at_a_time, record.cells.size()), record);
    });
  }

  static std::uint32_t replicates_of(const std::vector<DrawSpan>& draws) {
    std::uint32_t replicates = 0;
    for (const DrawSpan& draw : draws) replicates += draw.count;
    return replicates;
  }

  /// Folds one part of the cells that a record keeps.
  static void fold_chunk(const Block& block, const std::vector<DrawSpan>& draws, std::size_t chunk, Record& record) {
    const std::size_t from = record.first_cell + chunk * cells_at_a_time;
    const std::size_t end = record.first_cell + record.cells.size();
    fold_cells(block, draws, from, std::min(from + cells_at_a_time, end), record);
  }

  void run_block(const std::vector<DrawSpan>& draws) {
    for (Block& block : blocks_) block.clear();
    parallel_for(draws.size(), threads_, [&](std::size_t i) { run_draw(draws[i], draws.front().first); });
  }

  void run_draw(const DrawSpan& draw, std::uint32_t block_first) {
    const auto thread = static_cast<std::size_t>(omp_get_thread_num());
    std::vector<DrawnScenario> scenarios;
    scenarios.reserve(setups_.size());  // so that the first stays where it is
    for (const ScenarioSetup& setup : setups_) {
      const bool has_baseline = !setup.scenario->in_force.empty();
      scenarios.push_back(draw_scenario(setup, draw.draw, has_baseline ? &scenarios.front() : nullptr));
    }
    std::vector<ReplicateBooks> books(setups_.size());
    for (std::uint32_t replicate = draw.first; replicate < draw.first + draw.count; ++replicate) {
      for (std::size_t s = 0; s < setups_.size(); ++s) books[s] = blocks_[s].books(replicate - block_first);
      run_replicate(scenarios, replicate, books, scratch_[thread]);
    }
  }

  /// Folds one scenario's block: one task counts the ends of applications, one each takes some cells or one row.
  void fold_block(std::size_t s, const std::vector<DrawSpan>& draws) {
    const Block& block = blocks_[s];
    const ScenarioSetup& setup = setups_[s];
    Record& record = records_[s];
    const std::uint32_t replicates = replicates_of(draws);
    const std::uint32_t done = record.replicates;
    record.headlines.resize((done + replicates) * setup.layout.areas.size() * headlines().size());
    record.observed.resize((done + replicates) * setup.windows.size());
    const std::size_t parts = chunks(record.cells.size());
    parallel_for(1 + parts + replicates, threads_, [&](std::size_t task) {
      if (task == 0 && !record.times.tallies.empty()) return fold_times(block, replicates, record);
      if (task == 0) return;
      if (task <= parts) return fold_chunk(block, draws, task - 1, record);
      const auto replicate = static_cast<std::uint32_t>(task - 1 - parts);
      fold_rows(setup, block, replicate, done + replicate, record);
    });
    record.replicates += replicates;
    record.invariants_checked += invariants_per_force * replicates * setup.layout.forces;
  }

  /// Turns a policy's block into differences from the baseline's, and folds those. The block's own cells are gone then.
  void fold_difference(std::size_t d, const std::vector<DrawSpan>& draws) {
    Block& block = blocks_[d + 1];
    Record& record = differences_[d];
    const std::uint32_t replicates = replicates_of(draws);
    parallel_for(replicates, threads_, [&](std::size_t replicate) {
      block.subtract(blocks_.front(), static_cast<std::uint32_t>(replicate));
    });
    parallel_for(kept_.size(), threads_,
                 [&](std::size_t i) { fold_cells(block, draws, kept_[i].from, kept_[i].until, record); });
    record.replicates += replicates;
  }

  const Options& options_;
  int threads_;
  std::uint32_t draws_per_block_ = 1;
  std::vector<ScenarioSetup> setups_;
  std::vector<DrawSpan> draws_;
  std::vector<Record> records_, differences_;
  std::vector<Range> kept_;       ///< cells of the differences
  std::vector<Block> blocks_;     ///< [scenarios]
  std::vector<Scratch> scratch_;  ///< [threads]
};

}  // namespace

namespace {

void check(const std::vector<const scenario::Scenario*>& scenarios) {
  core::require(!scenarios.empty(), "a simulation needs a scenario");
  core::require(scenarios.front()->in_force.empty(), "a scenario with policies follows its baseline");
  check_comparable(scenarios);
}

}  // namespace

std::vector<Record> simulate(const std::vector<const scenario::Scenario*>& scenarios, const Options& options) {
  check(scenarios);
  return Run(scenarios, options, Fold::levels).run().levels;
}

std::vector<Record> simulate_headlines(const std::vector<const scenario::Scenario*>& scenarios,
                                       const Options& options) {
  check(scenarios);
  return Run(scenarios, options, Fold::headlines).run().levels;
}

SideBySide simulate_side_by_side(const std::vector<const scenario::Scenario*>& scenarios, const Options& options) {
  check(scenarios);
  return Run(scenarios, options, Fold::side_by_side).run();
}

}  // namespace sposim::simulation
