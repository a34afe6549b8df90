#include "simulation/fold.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "random/philox_batch.hpp"
#include "simulation/ledger.hpp"

namespace sposim::simulation {

namespace {

// What follows is compiled twice, plainly and for processors with AVX2, which add eight months at once: whole numbers,
// so the results are equal. Each step is made part of both.

template <class Number>
using ByMonth = std::array<Number, Tile::months>;

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

/// The sums of a tile's months over the replicates of a block.
template <class Square>
struct Sums {
  ByMonth<std::int64_t> sums{};
  ByMonth<Square> squares{}, squared_draw_sums{};

  /// One replicate after the other, the months side by side.
  [[gnu::always_inline]] void add(const Tile* tiles, const std::vector<DrawSpan>& draws) {
    for (const DrawSpan& draw : draws) {
      ByMonth<std::int64_t> draw_sums{};
      for (const Tile* end = tiles + draw.count; tiles != end; ++tiles) {
        for (std::size_t i = 0; i < Tile::months; ++i) {
          const auto size = static_cast<std::uint32_t>(std::abs(tiles->values[i]));
          squares[i] += Square{size} * size;
          draw_sums[i] += tiles->values[i];
        }
      }
      for (std::size_t i = 0; i < Tile::months; ++i) {
        sums[i] += draw_sums[i];
        squared_draw_sums[i] += static_cast<Square>(draw_sums[i]) * static_cast<Square>(draw_sums[i]);
      }
    }
  }
  /// The same where every draw has one replicate and every value is below 2²⁶ in size: a draw's sum is its value.
  [[gnu::always_inline]] void add_single(const Tile* tiles, std::uint32_t replicates) {
    for (std::uint32_t r = 0; r < replicates; ++r) {
      for (std::size_t i = 0; i < Tile::months; ++i) {
        const auto size = static_cast<std::uint32_t>(std::abs(tiles[r].values[i]));
        squares[i] += Square{size} * size;
        sums[i] += tiles[r].values[i];
      }
    }
    squared_draw_sums = squares;
  }

  [[gnu::always_inline]] void fold_into(Cell* cells, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      cells[i].sum += sums[i];
      cells[i].sum_of_squares += squares[i];
      cells[i].sum_of_squared_draw_sums += squared_draw_sums[i];
    }
  }
};

/// Where the values of a tile's months lie in their histograms.
struct Places {
  ByMonth<std::int32_t> bins;
  ByMonth<std::uint32_t> places;  ///< bins from the first of each histogram
  std::uint32_t outside = 0;      ///< 1 if a histogram has no room for its value yet
};

/// @param first, size  of the histograms' bins
[[gnu::always_inline]] inline void find_places(const Tile& tile, const ByMonth<std::int32_t>& first,
                                               const ByMonth<std::uint32_t>& size, Places& found) {
  for (std::size_t i = 0; i < Tile::months; ++i) {
    found.bins[i] = Histogram::bin_of_moderate(tile.values[i]);
    found.places[i] = static_cast<std::uint32_t>(found.bins[i] - first[i]);
  }
  std::uint32_t outside = 0;
  for (std::size_t i = 0; i < Tile::months; ++i) {
    outside |= std::min(found.places[i], size[i]) == size[i] ? 1U : 0U;
  }
  found.outside = outside;
}

// By themselves, for inside a larger function the compiler takes the months one by one.
[[gnu::noinline]] void find_places_plainly(const Tile& tile, const ByMonth<std::int32_t>& first,
                                           const ByMonth<std::uint32_t>& size, Places& found) {
  find_places(tile, first, size, found);
}
#if defined(__x86_64__)
[[gnu::noinline, gnu::target("avx2")]] void find_places_wide(const Tile& tile, const ByMonth<std::int32_t>& first,
                                                             const ByMonth<std::uint32_t>& size, Places& found) {
  find_places(tile, first, size, found);
}
#endif

/// The histograms of a tile's months, side by side: a value of each month is counted in one go, and no count waits for
/// the one before it.
struct OpenHistograms {
  ByMonth<std::uint16_t*> counts{};
  ByMonth<std::int32_t> first{};
  ByMonth<std::uint32_t> size{};
  std::uint16_t nowhere = 0;  ///< takes the zeros of months in which nothing happens

  OpenHistograms(const OpenHistograms&) = delete;  // it points into itself
  OpenHistograms& operator=(const OpenHistograms&) = delete;
  /// @param bits  0 in months in which nothing happens, and after the last
  OpenHistograms(const ByMonth<std::uint32_t>& bits, Cell* cells, std::size_t months) {
    for (std::size_t i = 0; i < Tile::months; ++i) {
      if (i < months && bits[i] != 0) {
        open(cells, i);
      } else {
        counts[i] = &nowhere;
        size[i] = 1;
      }
    }
  }

  void open(Cell* cells, std::size_t i) {
    const Histogram::Bins bins = cells[i].histogram.bins();
    counts[i] = bins.counts;
    first[i] = bins.first;
    size[i] = bins.size;
  }

  template <class FindPlaces>
  [[gnu::always_inline]] void add(const Tile& tile, Cell* cells, const FindPlaces& find_places) {
    Places found;
    find_places(tile, first, size, found);
    if (found.outside != 0) return add_slowly(found.bins, cells);
    for (std::size_t i = 0; i < Tile::months; ++i) ++counts[i][found.places[i]];
  }

  [[gnu::noinline]] void add_slowly(const ByMonth<std::int32_t>& bins, Cell* cells) {
    for (std::size_t i = 0; i < Tile::months; ++i) {
      const auto place = static_cast<std::uint32_t>(bins[i] - first[i]);
      if (place < size[i]) {
        ++counts[i][place];
      } else {
        cells[i].histogram.add_bin(bins[i]);
        open(cells, i);
      }
    }
  }
};

/// Adds values of any size and number to the histograms of their months.
void add_slowly_to_histograms(const Tile* tiles, std::uint32_t replicates, Cell* cells, std::size_t count) {
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (std::size_t i = 0; i < count; ++i) cells[i].histogram.add(tiles[r].values[i]);
  }
}

/// The sizes of a month's values, all their bits together: 0 where nothing happened, and never below the largest.
[[gnu::always_inline]] inline ByMonth<std::uint32_t> bits_of(const Tile* tiles, std::uint32_t replicates) {
  ByMonth<std::uint32_t> bits{};
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (std::size_t i = 0; i < Tile::months; ++i) {
      bits[i] |= static_cast<std::uint32_t>(std::abs(tiles[r].values[i]));
    }
  }
  return bits;
}

/// One tile of every replicate of a block.
struct TileOfAll {
  const Tile* tiles = nullptr;  ///< [replicates]
  const std::vector<DrawSpan>& draws;
  const BlockSize& size;
  std::uint32_t before = 0;  ///< replicates folded before
  std::size_t count = 0;     ///< months of the run in it
};

/// Folds one tile of every replicate into the cells of its months.
template <class FindPlaces>
[[gnu::always_inline]] inline void fold_tile_here(const TileOfAll& tile, Cell* cells, const FindPlaces& find_places) {
  const auto& [tiles, draws, size, before, count] = tile;
  const ByMonth<std::uint32_t> bits = bits_of(tiles, size.replicates);
  std::uint32_t any = 0;
  for (const std::uint32_t each : bits) any |= each;
  if (any == 0) return;  // months before the first order, after the last difference
  for (std::size_t i = 0; i < count; ++i) cells[i].histogram.prefetch();
  if (size.small(any)) {
    Sums<std::uint64_t> sums;
    if (size.longest_draw == 1) {
      sums.add_single(tiles, size.replicates);
    } else {
      sums.add(tiles, draws);
    }
    sums.fold_into(cells, count);
  } else {
    Sums<Cell::Wide> sums;
    sums.add(tiles, draws);
    sums.fold_into(cells, count);
  }
  constexpr std::uint32_t moderate = 1U << 24U;
  if (any < moderate && before + size.replicates <= Histogram::most_values_for_bins) {
    OpenHistograms open(bits, cells, count);
    for (std::uint32_t r = 0; r < size.replicates; ++r) open.add(tiles[r], cells, find_places);
  } else {
    add_slowly_to_histograms(tiles, size.replicates, cells, count);
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void fold_tile_wide(const TileOfAll& tile, Cell* cells) {
  fold_tile_here(tile, cells, find_places_wide);
}
#else
void fold_tile_wide(const TileOfAll&, Cell*) {}
#endif

void fold_tile(const TileOfAll& tile, Cell* cells) {
  static const bool wide = random::has_avx2();
  if (wide) return fold_tile_wide(tile, cells);
  fold_tile_here(tile, cells, find_places_plainly);
}

}  // namespace

void fold_row(const Block& block, std::size_t row, const std::vector<DrawSpan>& draws, Record& record) {
  const BlockSize size(draws);
  std::uint32_t happened = 0;
  for (std::uint32_t r = 0; r < size.replicates; ++r) happened += block.happened(row, r) ? 1 : 0;
  if (happened == 0) return;  // a feature that is off, a policy that changes nothing here
  const std::size_t months = record.layout.months.size();
  const Row& place = block.rows()[row];
  Cell* cells = &record.cells[record.layout.cell(place.area, place.measure, 0) - record.first_cell];
  std::vector<Tile> with_zeros(happened == size.replicates ? 0 : size.replicates);
  for (std::size_t first = 0; first < months; first += Tile::months) {
    const Tile* tiles = block.tiles(row, first / Tile::months);
    for (std::uint32_t r = 0; r < with_zeros.size(); ++r) with_zeros[r] = block.happened(row, r) ? tiles[r] : Tile{};
    fold_tile({with_zeros.empty() ? tiles : with_zeros.data(), draws, size, record.replicates,
               std::min(Tile::months, months - first)},
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
