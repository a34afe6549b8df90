#include "simulation/fold.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/error.hpp"

namespace sposim::simulation {

namespace {

template <class Number>
using Tile = std::array<Number, Block::tile>;

/// Adds up a measure over a window of the run in one area.
std::int32_t headline_value(const ScenarioSetup& setup, const std::int32_t* cells, std::size_t area,
                            const Headline& headline) {
  const model::Calendar& calendar = setup.plan.calendar;
  const std::size_t last = calendar.months() - 1;
  const std::int32_t* row = cells + setup.layout.cell(area, headline.measure, 0);
  if (headline.window == Window::last_day) return row[last];
  const bool policy = headline.window == Window::policy;
  std::int64_t sum = 0;
  for (std::size_t month = policy ? calendar.month(calendar.policies_from()) : 0; month <= last; ++month) {
    sum += row[month];
  }
  core::require(std::abs(sum) <= std::numeric_limits<std::int32_t>::max(), "a headline count fits in 32 bits");
  return static_cast<std::int32_t>(sum);
}

/// The sums of neighbouring cells over the replicates of a block.
template <class Square>
struct TileSums {
  Tile<std::int64_t> sums{};
  Tile<Square> squares{}, squared_draw_sums{};

  /// One replicate after the other, the cells side by side.
  void add(const Block& block, const std::vector<DrawSpan>& draws, std::size_t first) {
    std::uint32_t replicate = 0;
    for (const DrawSpan& draw : draws) {
      Tile<std::int64_t> draw_sums{};
      for (const std::uint32_t end = replicate + draw.count; replicate < end; ++replicate) {
        const std::int32_t* values = block.cells(replicate) + first;
        for (std::size_t i = 0; i < Block::tile; ++i) {
          const auto size = static_cast<std::uint32_t>(std::abs(values[i]));
          squares[i] += Square{size} * size;
          draw_sums[i] += values[i];
        }
      }
      for (std::size_t i = 0; i < Block::tile; ++i) {
        sums[i] += draw_sums[i];
        squared_draw_sums[i] += static_cast<Square>(draw_sums[i]) * static_cast<Square>(draw_sums[i]);
      }
    }
  }

  void fold_into(Cell* cells, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      cells[i].sum += sums[i];
      cells[i].sum_of_squares += squares[i];
      cells[i].sum_of_squared_draw_sums += squared_draw_sums[i];
    }
  }
};

/// What is known of a block before its values are added up.
struct BlockSize {
  std::uint32_t replicates = 0;
  std::uint64_t longest_draw = 0;

  explicit BlockSize(const std::vector<DrawSpan>& draws) {
    for (const DrawSpan& draw : draws) {
      replicates += draw.count;
      longest_draw = std::max<std::uint64_t>(longest_draw, draw.count);
    }
  }
  /// True if no sum of squares can pass 64 bits: draw sums below 2²⁶, and at most 2¹² of them.
  bool small(std::uint32_t bits) const {
    return bits * longest_draw < (std::uint64_t{1} << 26U) && replicates <= (1U << 12U);
  }
};

/// Folds the cells first … first + count − 1.
void fold_tile(const Block& block, const std::vector<DrawSpan>& draws, const BlockSize& size, std::size_t first,
               std::size_t count, Cell* cells) {
  Tile<std::uint32_t> bits{};
  for (std::uint32_t r = 0; r < size.replicates; ++r) {
    const std::int32_t* values = block.cells(r) + first;
    for (std::size_t i = 0; i < Block::tile; ++i) bits[i] |= static_cast<std::uint32_t>(values[i]);
  }
  std::uint32_t any = 0;
  for (const std::uint32_t each : bits) any |= each;
  if (any == 0) return;  // a month before the first order, a feature that is off
  for (std::size_t i = 0; i < count; ++i) cells[i].histogram.prefetch();
  if (size.small(any)) {
    TileSums<std::uint64_t> tile;
    tile.add(block, draws, first);
    tile.fold_into(cells, count);
  } else {
    TileSums<Cell::Wide> tile;
    tile.add(block, draws, first);
    tile.fold_into(cells, count);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (bits[i] == 0) continue;
    for (std::uint32_t r = 0; r < size.replicates; ++r) {
      const std::int32_t value = block.cells(r)[first + i];
      if (value != 0) cells[i].histogram.add(value);
    }
  }
}

}  // namespace

void Block::clear() {
  std::fill(cells_.begin(), cells_.end(), 0);
  std::fill(observed_.begin(), observed_.end(), 0);
  for (std::vector<std::uint32_t>& ends : ends_) ends.clear();
}

void Block::subtract(const Block& other, std::uint32_t replicate) {
  std::int32_t* cells = cells_.data() + replicate * stride_;
  const std::int32_t* others = other.cells(replicate);
  for (std::size_t i = 0; i < stride_; ++i) cells[i] -= others[i];
}

void fold_cells(const Block& block, const std::vector<DrawSpan>& draws, std::size_t from, std::size_t until,
                Record& record) {
  const BlockSize size(draws);
  for (std::size_t first = from; first < until; first += Block::tile) {
    fold_tile(block, draws, size, first, std::min(Block::tile, until - first),
              &record.cells[first - record.first_cell]);
  }
}

void fold_rows(const ScenarioSetup& setup, const Block& block, std::uint32_t replicate, std::uint32_t place,
               Record& record) {
  const std::size_t areas = setup.layout.areas.size();
  std::int32_t* row = &record.headlines[place * areas * headlines().size()];
  for (std::size_t area = 0; area < areas; ++area) {
    for (const Headline& headline : headlines()) {
      *row++ = headline_value(setup, block.cells(replicate), area, headline);
    }
  }
  const std::size_t observations = setup.windows.size();
  std::copy_n(block.observed(replicate), observations, record.observed.data() + place * observations);
}

void fold_times(const Block& block, std::uint32_t replicates, Record& record) {
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (const std::uint32_t place : block.ends(r)) {
      core::require(++record.times.tallies[place] != 0, "applications that ended alike fit in 32 bits");
    }
  }
}

void fill_in_zeros(std::size_t from, std::size_t until, Record& record) {
  for (std::size_t i = from; i < until; ++i) {
    Histogram& histogram = record.cells[i].histogram;
    histogram.add(0, record.replicates - static_cast<std::uint32_t>(histogram.count()));
  }
}

}  // namespace sposim::simulation
