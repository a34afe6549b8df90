#pragma once

#include <algorithm>

#include "simulation/record.hpp"
#include "simulation/wide_months.hpp"

namespace sposim::simulation {

/// The histograms of a tile's months, side by side: values of many months are counted in one go, and no count waits for
/// the one before it.
struct OpenHistograms {
  static constexpr std::uint32_t most = 8;  ///< replicates at once

  ByMonth<std::uint16_t*> counts{};
  ByMonth<std::uint32_t> first{};
  ByMonth<std::uint32_t> last{};  ///< bins from the first
  /// Takes the zeros of months in which nothing happens.
  ByMonth<std::uint16_t> nowhere{};
  std::array<ByMonth<std::uint32_t>, most> places;  ///< [replicates] bins from the first of each histogram

  OpenHistograms(const OpenHistograms&) = delete;  // it points into itself
  OpenHistograms& operator=(const OpenHistograms&) = delete;
  /// @param bits  0 in months in which nothing happens, and after the last
  OpenHistograms(const ByMonth<std::uint32_t>& bits, Cell* cells, std::size_t months) {
    for (std::size_t i = 0; i < Tile::months; ++i) {
      if (i < months && bits[i] != 0) {
        open(cells, i);
      } else {
        counts[i] = &nowhere[i];
      }
    }
  }

  void open(Cell* cells, std::size_t i) {
    const Histogram::Bins bins = cells[i].histogram.bins();
    counts[i] = bins.counts;
    first[i] = static_cast<std::uint32_t>(bins.first);
    last[i] = bins.size - 1;  // no place at all where there are no bins yet
  }

  template <class Wide>
  [[gnu::always_inline]] void add(Rows rows, std::size_t t, std::uint32_t replicates, Cell* cells) {
    for (std::uint32_t r = 0; r < replicates;) {
      const std::uint32_t asked = std::min(most, replicates - r);
      const std::uint32_t found = find_places<Wide>(rows + r, t, asked);
      count(found);
      r += found;
      if (found < asked) add_slowly(rows[r++][t], cells);
    }
  }

  /// @return  replicates until one for which a histogram has no room yet
  template <class Wide>
  [[gnu::always_inline]] std::uint32_t find_places(Rows rows, std::size_t t, std::uint32_t replicates) {
    ByMonth<std::uint32_t> outside;
    for (std::size_t i = 0; i < Tile::months; i += lanes<Wide>) {
      typename Wide::Numbers place, of_first, of_last, any{};
      load(first[i], of_first);
      load(last[i], of_last);
      for (std::uint32_t r = 0; r < replicates; ++r) {
        load(rows[r][t].values[i], place);
        turn_into_bins<Wide>(place);
        place -= of_first;
        store(place, places[r][i]);
        any |= place | (of_last - place);
      }
      store(any, outside[i]);
    }
    return any_outside(outside) ? first_outside(replicates) : replicates;
  }

  /// With its highest bit where a place is outside.
  std::uint32_t outside(std::uint32_t place, std::size_t i) const { return place | (last[i] - place); }
  static bool any_outside(const ByMonth<std::uint32_t>& outside) {
    std::uint32_t any = 0;
    for (const std::uint32_t each : outside) any |= each;
    return (any >> 31U) != 0;
  }
  [[gnu::noinline]] std::uint32_t first_outside(std::uint32_t replicates) const {
    for (std::uint32_t r = 0; r < replicates; ++r) {
      ByMonth<std::uint32_t> of_months;
      for (std::size_t i = 0; i < Tile::months; ++i) of_months[i] = outside(places[r][i], i);
      if (any_outside(of_months)) return r;
    }
    return replicates;
  }

  /// Half the months after the other: as many addresses as fit in registers.
  [[gnu::always_inline]] void count(std::uint32_t replicates) {
    constexpr std::size_t half = Tile::months / 2;
    for (std::size_t from = 0; from < Tile::months; from += half) {
      std::array<std::uint16_t*, half> to;
      std::copy_n(&counts[from], half, to.begin());
      for (std::uint32_t r = 0; r < replicates; ++r) {
        for (std::size_t i = 0; i < half; ++i) ++to[i][places[r][from + i]];
      }
    }
  }

  [[gnu::noinline]] void add_slowly(const Tile& tile, Cell* cells) {
    for (std::size_t i = 0; i < Tile::months; ++i) {
      const std::int32_t bin = Histogram::bin_of_moderate(tile.values[i]);
      const std::uint32_t place = static_cast<std::uint32_t>(bin) - first[i];
      if ((outside(place, i) >> 31U) == 0) {
        ++counts[i][place];
      } else {
        cells[i].histogram.add_bin(bin);
        open(cells, i);
      }
    }
  }
};

}  // namespace sposim::simulation
