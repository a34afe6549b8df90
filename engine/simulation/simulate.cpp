#include "simulation/simulate.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "simulation/fold.hpp"
#include "simulation/parallel.hpp"
#include "simulation/replicate.hpp"

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
  record.first_cell = record.layout.cell(record.layout.nation(), Measure::reports, 0);
  record.cells = std::vector<Cell>(record.layout.cells() - record.first_cell);
  record.times = {};
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
///
/// @param bytes  of one replicate of every scenario
std::uint32_t draws_per_block(std::uint64_t bytes, std::uint32_t per_draw, int threads) {
  const std::uint64_t most = std::max<std::uint64_t>(most_replicates_per_block / per_draw, 1);
  const std::uint64_t fitting = block_bytes / std::max<std::uint64_t>(bytes, 1) / per_draw;
  return static_cast<std::uint32_t>(std::min(std::max<std::uint64_t>(fitting, static_cast<unsigned>(threads)), most));
}

enum class Fold { levels, side_by_side, headlines };

/// Nothing is kept but the exact rows.
void keep_headlines_only(Record& record) {
  record.first_cell = record.layout.cells();
  record.cells = {};
  record.times = {};
}

/// One table of a run: the rows of a scenario, or of its differences from the first, and the record they end in.
struct Table {
  Record record;
  Block block;
};

/// Runs every replicate of every scenario, block by block.
class Run {
 public:
  Run(const std::vector<const scenario::Scenario*>& scenarios, const Options& options, Fold fold)
      : options_(options), threads_(options.threads > 0 ? options.threads : omp_get_num_procs()) {
    for (const scenario::Scenario* scenario : scenarios) setups_.push_back(set_up(*scenario));
    const std::uint32_t per_draw = scenarios.front()->simulation.replicates_per_draw;
    draws_ = draws_of(options.first_replicate, options.replicates, per_draw);
    make_tables(fold, per_draw);
    ends_.assign(setups_.size(), std::vector<std::vector<std::uint32_t>>(std::size_t{draws_per_block_} * per_draw));
    scratch_.resize(static_cast<std::size_t>(threads_));
    for (Scratch& scratch : scratch_) scratch.scenarios.resize(setups_.size());
  }

  SideBySide run() {
    for (std::size_t first = 0; first < draws_.size(); first += draws_per_block_) {
      const std::size_t last = std::min(first + draws_per_block_, draws_.size());
      const std::vector<DrawSpan> block(draws_.begin() + static_cast<std::ptrdiff_t>(first),
                                        draws_.begin() + static_cast<std::ptrdiff_t>(last));
      run_block(block);
      fold_block(block);
      if (options_.progress && !options_.progress(levels_.front().record.replicates)) break;
    }
    SideBySide finished;
    for (Table& table : levels_) finished.levels.push_back(finish(table));
    for (Table& table : differences_) finished.differences.push_back(finish(table));
    return finished;
  }

 private:
  void make_tables(Fold fold, std::uint32_t per_draw) {
    const Layout& layout = setups_.front().layout;
    const bool apart = fold == Fold::side_by_side;
    const auto rows_of = [&](std::size_t s) {
      if (fold == Fold::headlines) return std::vector<Row>{};
      return apart && s > 0 ? rows_of_nation(layout) : every_row(layout);
    };
    std::uint64_t bytes = 0;
    for (std::size_t s = 0; s < setups_.size(); ++s) {
      bytes += Block::bytes_of_replicate(layout, rows_of(s));
      if (apart && s > 0) bytes += Block::bytes_of_replicate(layout, rows_of_differences(layout));
    }
    draws_per_block_ = draws_per_block(bytes, per_draw, threads_);
    const std::uint32_t in_block = std::min(draws_per_block_ * per_draw, options_.replicates);
    for (std::size_t s = 0; s < setups_.size(); ++s) {
      levels_.push_back({empty_record(setups_[s], options_), Block(layout, rows_of(s), in_block)});
      if (fold == Fold::headlines) keep_headlines_only(levels_.back().record);
      if (!apart || s == 0) continue;
      keep_nation_only(levels_.back().record);
      differences_.push_back(
          {empty_difference(setups_[s], options_), Block(layout, rows_of_differences(layout), in_block)});
    }
  }

  Record finish(Table& table) const {
    const std::vector<Row>& rows = table.block.rows();
    parallel_for(chunks(rows.size()), threads_, [&](std::size_t chunk) {
      for_rows_of(chunk, rows.size(), [&](std::size_t row) { fill_in_zeros(rows[row], table.record); });
    });
    return std::move(table.record);
  }

  static std::uint32_t replicates_of(const std::vector<DrawSpan>& draws) {
    std::uint32_t replicates = 0;
    for (const DrawSpan& draw : draws) replicates += draw.count;
    return replicates;
  }

  // Threads take some rows at a time.
  static constexpr std::size_t rows_at_a_time = 32;
  static std::size_t chunks(std::size_t rows) { return (rows + rows_at_a_time - 1) / rows_at_a_time; }
  template <class Visit>
  static void for_rows_of(std::size_t chunk, std::size_t rows, const Visit& visit) {
    const std::size_t first = chunk * rows_at_a_time;
    for (std::size_t row = first; row < std::min(first + rows_at_a_time, rows); ++row) visit(row);
  }

  void run_block(const std::vector<DrawSpan>& draws) {
    const std::uint32_t replicates = replicates_of(draws);
    for (std::size_t s = 0; s < setups_.size(); ++s) {
      Record& record = levels_[s].record;
      const std::size_t all = record.replicates + replicates;
      record.headlines.resize(all * record.layout.areas.size() * headlines().size());
      record.observed.resize(all * setups_[s].windows.size());
      for (std::vector<std::uint32_t>& ends : ends_[s]) ends.clear();
    }
    parallel_for(draws.size(), threads_, [&](std::size_t i) { run_draw(draws[i], draws.front().first); });
  }

  void run_draw(const DrawSpan& draw, std::uint32_t block_first) {
    Scratch& scratch = scratch_[static_cast<std::size_t>(omp_get_thread_num())];
    std::vector<ScenarioScratch>& scenarios = scratch.scenarios;
    for (std::size_t s = 0; s < setups_.size(); ++s) {
      const bool has_baseline = !setups_[s].scenario->in_force.empty();
      draw_scenario(setups_[s], draw.draw, has_baseline ? &scenarios.front().drawn : nullptr, scenarios[s].drawn);
      if (s == 0) continue;
      scenarios[s].departures =
          departures(setups_[s].plan, scenarios[s].drawn.world.drawn, scenarios.front().drawn.world.drawn);
    }
    std::vector<ReplicateBooks> books(setups_.size());
    for (std::uint32_t replicate = draw.first; replicate < draw.first + draw.count; ++replicate) {
      for (std::size_t s = 0; s < setups_.size(); ++s) books[s] = books_of(s, replicate - block_first);
      run_replicate(replicate, books, scratch);
    }
  }

  /// Where a replicate of a block is written.
  ReplicateBooks books_of(std::size_t s, std::uint32_t place) {
    Record& record = levels_[s].record;
    const std::size_t row = record.replicates + place;
    return {place,
            &levels_[s].block,
            s > 0 && !differences_.empty() ? &differences_[s - 1].block : nullptr,
            record.headlines.data() + row * record.layout.areas.size() * headlines().size(),
            record.observed.data() + row * setups_[s].windows.size(),
            &ends_[s][place]};
  }

  void fold_block(const std::vector<DrawSpan>& draws) {
    const std::uint32_t replicates = replicates_of(draws);
    for (std::size_t s = 0; s < levels_.size(); ++s) {
      Record& record = levels_[s].record;
      for (std::uint32_t r = 0; r < replicates && !record.times.tallies.empty(); ++r) fold_times(ends_[s][r], record);
      record.invariants_checked += invariants_per_force * replicates * record.layout.forces;
      fold_table(draws, levels_[s]);
    }
    for (Table& table : differences_) fold_table(draws, table);
  }

  void fold_table(const std::vector<DrawSpan>& draws, Table& table) {
    const std::size_t rows = table.block.rows().size();
    parallel_for(chunks(rows), threads_, [&](std::size_t chunk) {
      for_rows_of(chunk, rows, [&](std::size_t row) { fold_row(table.block, row, draws, table.record); });
    });
    table.record.replicates += replicates_of(draws);
  }

  const Options& options_;
  int threads_;
  std::uint32_t draws_per_block_ = 1;
  std::vector<ScenarioSetup> setups_;
  std::vector<DrawSpan> draws_;
  std::vector<Table> levels_, differences_;                    ///< [scenarios], and all but the first, or none
  std::vector<std::vector<std::vector<std::uint32_t>>> ends_;  ///< [scenarios][replicates of a block]
  std::vector<Scratch> scratch_;                               ///< [threads]
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
