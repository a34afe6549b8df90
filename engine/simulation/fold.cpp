#include "simulation/fold.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/processor.hpp"
#include "simulation/ledger.hpp"
#include "simulation/open_histograms.hpp"

namespace sposim::simulation {

namespace {

// What follows is compiled three times, plainly and for processors with AVX2 or AVX-512, which add eight months at
// once, or all of a tile: whole numbers, so the results are equal. Each step is made part of all three.

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
  /// True if none can pass 32 bits.
  bool very_small(std::uint32_t bits) const {
    const std::uint64_t draw_sum = bits * longest_draw;
    return small(bits) && draw_sum * draw_sum * replicates <= 0xFFFFFFFF;
  }
};

/// The sums of a tile's months over the replicates of a block.
template <class Square>
struct Sums {
  ByMonth<std::int64_t> sums{};
  ByMonth<Square> squares{}, squared_draw_sums{};

  /// One replicate after the other, the months side by side.
  [[gnu::always_inline]] void add(Rows rows, std::size_t t, const std::vector<DrawSpan>& draws) {
    for (const DrawSpan& draw : draws) {
      ByMonth<std::int64_t> draw_sums{};
      for (const Rows end = rows + draw.count; rows != end; ++rows) {
        const Tile& tile = (*rows)[t];
        for (std::size_t i = 0; i < Tile::months; ++i) {
          const auto size = static_cast<std::uint32_t>(std::abs(tile.values[i]));
          squares[i] += Square{size} * size;
          draw_sums[i] += tile.values[i];
        }
      }
      for (std::size_t i = 0; i < Tile::months; ++i) {
        sums[i] += draw_sums[i];
        squared_draw_sums[i] += static_cast<Square>(draw_sums[i]) * static_cast<Square>(draw_sums[i]);
      }
    }
  }

  [[gnu::always_inline]] void fold_into(Cell* cells, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      cells[i].sum += sums[i];
      cells[i].sum_of_squares += squares[i];
      cells[i].sum_of_squared_draw_sums += squared_draw_sums[i];
    }
  }
};

/// A tile's months over the replicates of a block, in 32 bits: the sums hold where `BlockSize::very_small`.
struct NarrowSums {
  ByMonth<std::uint32_t> bits;  ///< of the sizes of all values: 0 where nothing happened, never below the largest
  ByMonth<std::uint32_t> sums, squares, squared_draw_sums;

  void fold_into(Cell* cells, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      cells[i].sum += static_cast<std::int32_t>(sums[i]);
      cells[i].sum_of_squares += squares[i];
      cells[i].sum_of_squared_draw_sums += squared_draw_sums[i];
    }
  }
};

/// One tile of every replicate of a block.
struct TileOfAll {
  Rows rows = nullptr;  ///< [replicates][tiles]
  std::size_t t = 0;    ///< of the row's tiles
  std::size_t row_tiles = 0;
  const std::vector<DrawSpan>& draws;
  const BlockSize& size;
  std::uint32_t before = 0;  ///< replicates folded before
  std::size_t count = 0;     ///< months of the run in it
};

/// As many months at once as the processor adds, in its registers from the first replicate to the last.
template <class Wide>
[[gnu::always_inline]] inline void add_narrowly(const TileOfAll& tile, NarrowSums& added) {
  const auto& [rows, t, row_tiles, draws, size, before, count] = tile;
  for (std::size_t i = 0; i < Tile::months; i += lanes<Wide>) {
    typename Wide::Numbers values, bits{}, sums{}, squares{}, squared_draw_sums{};
    Rows row = rows;
    for (const DrawSpan& draw : draws) {
      typename Wide::Numbers draw_sums{};
      for (const Rows end = row + draw.count; row != end; ++row) {
        load((*row)[t].values[i], values);
        __builtin_prefetch(&(*row)[t + row_tiles]);  // of the row that is folded next
        bits |= SignAndSize(values).size;
        squares += values * values;
        draw_sums += values;
      }
      sums += draw_sums;
      squared_draw_sums += draw_sums * draw_sums;
    }
    store(bits, added.bits[i]);
    store(sums, added.sums[i]);
    store(squares, added.squares[i]);
    store(squared_draw_sums, added.squared_draw_sums[i]);
  }
}

/// Adds values of any size and number to the histograms of their months.
void add_slowly_to_histograms(Rows rows, std::size_t t, std::uint32_t replicates, Cell* cells, std::size_t count) {
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (std::size_t i = 0; i < count; ++i) cells[i].histogram.add(rows[r][t].values[i]);
  }
}

/// Folds one tile of every replicate into the cells of its months.
template <class Wide>
[[gnu::always_inline]] inline void fold_tile_here(const TileOfAll& tile, Cell* cells) {
  const auto& [rows, t, row_tiles, draws, size, before, count] = tile;
  NarrowSums narrow;
  add_narrowly<Wide>(tile, narrow);
  std::uint32_t any = 0;
  for (const std::uint32_t each : narrow.bits) any |= each;
  if (any == 0) return;  // months before the first order, after the last difference
  if (size.very_small(any)) {
    narrow.fold_into(cells, count);
  } else if (size.small(any)) {
    Sums<std::uint64_t> sums;
    sums.add(rows, t, draws);
    sums.fold_into(cells, count);
  } else {
    Sums<Cell::Wide> sums;
    sums.add(rows, t, draws);
    sums.fold_into(cells, count);
  }
  constexpr std::uint32_t moderate = 1U << 24U;
  if (any < moderate && before + size.replicates <= Histogram::most_values_for_bins) {
    OpenHistograms open(narrow.bits, cells, count);
    open.add<Wide>(rows, t, size.replicates, cells);
  } else {
    add_slowly_to_histograms(rows, t, size.replicates, cells, count);
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void fold_tile_wide(const TileOfAll& tile, Cell* cells) {
  fold_tile_here<EightWide>(tile, cells);
}
[[gnu::target("avx512bw,avx512dq,avx512vl")]] void fold_tile_widest(const TileOfAll& tile, Cell* cells) {
  fold_tile_here<SixteenWide>(tile, cells);
}
#endif
void fold_tile_plainly(const TileOfAll& tile, Cell* cells) {
  fold_tile_here<FourWide>(tile, cells);
}

using FoldTile = void (*)(const TileOfAll&, Cell*);
FoldTile fastest_fold_tile() {
#if defined(__x86_64__)
  if (core::has_avx512()) return fold_tile_widest;
  if (core::has_avx2()) return fold_tile_wide;
#endif
  return fold_tile_plainly;
}

/// Fetches the histograms of the next tile into the cache, and the cells of the tile after it.
void fetch(const Cell* next, const Cell* end) {
  const auto left = static_cast<std::size_t>(end - next);
  for (std::size_t i = 0; i < std::min(Tile::months, left); ++i) next[i].histogram.prefetch();
  for (std::size_t i = Tile::months; i < std::min(2 * Tile::months, left); ++i) __builtin_prefetch(&next[i]);
}

}  // namespace

void fold_row(const Block& block, std::size_t row, const std::vector<DrawSpan>& draws, Record& record) {
  static const FoldTile fold_tile = fastest_fold_tile();
  const BlockSize size(draws);
  const std::vector<Tile> zeros(block.row_tiles());
  std::vector<const Tile*> rows(size.replicates, zeros.data());
  bool happened = false;
  for (std::uint32_t r = 0; r < size.replicates; ++r) {
    const Tile* tiles = block.tiles(row, r);
    if (tiles == nullptr) continue;
    rows[r] = tiles;
    happened = true;
  }
  if (!happened) return;  // a feature that is off, a policy that changes nothing here
  const std::size_t months = record.layout.months.size();
  const Row& place = block.rows()[row];
  Cell* cells = &record.cells[record.layout.cell(place.area, place.measure, 0) - record.first_cell];
  const Cell* const end = record.cells.data() + record.cells.size();
  for (std::size_t first = 0; first < months; first += Tile::months) {
    const std::size_t count = std::min(Tile::months, months - first);
    fetch(cells + first + count, end);
    fold_tile({rows.data(), first / Tile::months, block.row_tiles(), draws, size, record.replicates, count},
              cells + first);
  }
}

void fold_times(const std::vector<std::uint32_t>& ends, Record& record) {
  for (const std::uint32_t place : ends) {
    std::uint32_t& tally = record.times.tallies[place & ~taken_back];
    tally += (place & taken_back) != 0 ? std::uint32_t{0xFFFFFFFF} : 1;  // minus 1, or plus 1
    core::require(tally < taken_back, "applications that ended alike fit in 31 bits");
  }
}

void fill_in_zeros(const Row& row, Record& record) {
  const std::size_t first = record.layout.cell(row.area, row.measure, 0) - record.first_cell;
  for (std::size_t i = first; i < first + record.layout.months.size(); ++i) {
    Histogram& histogram = record.cells[i].histogram;
    histogram.add(0, record.replicates - static_cast<std::uint32_t>(histogram.count()));
  }
}

}  // namespace sposim::simulation
