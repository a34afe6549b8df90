#include "simulation/fold.hpp"

#include <algorithm>

namespace sposim::simulation {

namespace {

/// Adds up a measure over a window of the run in one area.
std::int64_t headline_value(const ScenarioSetup& setup, const std::int32_t* cells, std::size_t area,
                            const Headline& headline) {
  const model::Calendar& calendar = setup.plan.calendar;
  const std::size_t last = calendar.months() - 1;
  if (headline.window == Window::last_day) return cells[setup.layout.cell(area, headline.measure, last)];
  const bool policy = headline.window == Window::policy;
  std::int64_t sum = 0;
  for (std::size_t month = policy ? calendar.month(calendar.policies_from()) : 0; month <= last; ++month) {
    sum += cells[setup.layout.cell(area, headline.measure, month)];
  }
  return sum;
}

/// Adds one cell of every replicate of a block. Many are 0 throughout (a month before the first order, a feature that
/// is off), which leaves nothing but a taller histogram.
void fold_cell(const Block& block, std::size_t i, const std::vector<DrawSpan>& draws, std::uint32_t replicates,
               Cell& cell) {
  std::int32_t any = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) any |= block.cells(r)[i];
  if (any == 0) {
    cell.histogram.add(0, replicates);
    return;
  }
  std::int64_t sum = 0;
  Cell::Wide squares = 0;
  Cell::Wide squared_draw_sums = 0;
  std::uint32_t replicate = 0;
  for (const DrawSpan& draw : draws) {
    std::int64_t draw_sum = 0;
    for (const std::uint32_t end = replicate + draw.count; replicate < end; ++replicate) {
      const std::int64_t value = block.cells(replicate)[i];
      cell.histogram.add(value);
      squares += Cell::Wide{value} * value;
      draw_sum += value;
    }
    sum += draw_sum;
    squared_draw_sums += Cell::Wide{draw_sum} * draw_sum;
  }
  cell.sum += sum;
  cell.sum_of_squares += squares;
  cell.sum_of_squared_draw_sums += squared_draw_sums;
}

}  // namespace

void Block::clear() {
  std::fill(cells_.begin(), cells_.end(), 0);
  std::fill(observed_.begin(), observed_.end(), 0);
}

void fold_cells(const Block& block, const std::vector<DrawSpan>& draws, std::size_t from, std::size_t until,
                Record& record) {
  std::uint32_t replicates = 0;
  for (const DrawSpan& draw : draws) replicates += draw.count;
  // One cell after the other, so that each histogram is fetched once for all replicates of the block.
  for (std::size_t i = from; i < until; ++i) fold_cell(block, i, draws, replicates, record.cells[i]);
}

void fold_rows(const ScenarioSetup& setup, const Block& block, std::uint32_t replicates, Record& record) {
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (std::size_t area = 0; area < setup.layout.areas.size(); ++area) {
      for (const Headline& headline : headlines()) {
        record.headlines.push_back(headline_value(setup, block.cells(r), area, headline));
      }
    }
    for (std::size_t i = 0; i < setup.windows.size(); ++i) record.observed.push_back(block.observed(r)[i]);
  }
}

void fold_times(const ScenarioSetup& setup, const std::vector<std::uint32_t>& tallies, Record& record) {
  const std::size_t days = setup.times_days;
  constexpr std::size_t origins = 2;
  for (std::size_t force = 0; force < setup.layout.forces; ++force) {
    for (std::size_t origin = 0; origin < origins; ++origin) {
      const std::size_t from = (force * origins + origin) * ending_count * days;
      const std::size_t to = (origin * setup.layout.forces + force) * ending_count * days;
      for (std::size_t i = 0; i < ending_count * days; ++i) record.times.tallies[to + i] += tallies[from + i];
    }
  }
}

}  // namespace sposim::simulation
