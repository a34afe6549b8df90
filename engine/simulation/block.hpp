#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "simulation/record.hpp"

namespace sposim::simulation {

/// Neighbouring months of one row in one replicate: one line of the processor's cache.
struct alignas(64) Tile {
  static constexpr std::size_t months = 16;
  std::array<std::int32_t, months> values{};
};

/// Tiles that hold one measure of one area over the whole run.
inline std::size_t tiles_of(std::size_t months) {
  return (months + Tile::months - 1) / Tile::months;
}

/// What one area counts in one replicate, measure by measure; the months after the last of a run stay 0.
class AreaBooks {
 public:
  /// Rows after those of the measures, for what several measures have in common until the books are closed.
  static constexpr std::size_t common_rows = 2;

  explicit AreaBooks(std::size_t months) : tiles_(tiles_of(months)), books_((measure_count + common_rows) * tiles_) {}

  void clear() {
    std::fill_n(row(Measure{0}), books_.size() * Tile::months, 0);
    happened_.fill(false);
  }
  /// Adds the closed books of a part of the area.
  void add(const AreaBooks& part);

  /// Notes in which measures anything was counted, when all is.
  void close();
  /// False if a measure is 0 from end to end. Of closed books, and of sums of closed ones.
  bool happened(Measure measure) const { return happened_[index(measure)]; }

  std::size_t tiles() const { return tiles_; }
  std::int32_t* row(Measure measure) { return books_[index(measure) * tiles_].values.data(); }
  const std::int32_t* row(Measure measure) const { return books_[index(measure) * tiles_].values.data(); }
  const Tile* tiles_of_row(Measure measure) const { return &books_[index(measure) * tiles_]; }

 private:
  std::size_t tiles_;
  std::vector<Tile> books_;  ///< [measures][tiles]
  std::array<bool, measure_count> happened_{};
};

/// One measure of one area, month by month.
struct Row {
  std::size_t area = 0;
  Measure measure = Measure::reports;
};

/// Every measure of every area.
std::vector<Row> every_row(const Layout& layout);
/// Every measure of the nation.
std::vector<Row> rows_of_nation(const Layout& layout);
/// What is kept of differences: everything of the nation, and of the other areas the headline and the stocks. The rest
/// would take most of the memory and is in no table.
std::vector<Row> rows_of_differences(const Layout& layout);

/// Some rows of one scenario in a block of replicates, until they are folded. Replicate by replicate, as it is written:
/// to fold a row is to read a few neighbouring lines of every replicate, in few pages of memory.
class Block {
 public:
  /// @param rows  area by area, in the order of the layout
  Block(const Layout& layout, std::vector<Row> rows, std::uint32_t replicates);

  const std::vector<Row>& rows() const { return rows_; }
  static std::size_t bytes_of_replicate(const Layout& layout, const std::vector<Row>& rows) {
    return rows.size() * tiles_of(layout.months.size()) * sizeof(Tile);
  }

  /// Writes the rows of one area in one replicate. Threads write different replicates.
  void put(std::size_t area, std::uint32_t replicate, const AreaBooks& books);
  /// Writes them as differences from another scenario's.
  void put_difference(std::size_t area, std::uint32_t replicate, const AreaBooks& books, const AreaBooks& others);

  /// [tiles] of a row in a replicate; null where it is 0 from end to end: nothing was written then.
  const Tile* tiles(std::size_t row, std::uint32_t replicate) const {
    const std::size_t place = replicate * rows_.size() + row;
    return happened_[place] != 0 ? &tiles_[place * row_tiles_] : nullptr;
  }
  std::size_t row_tiles() const { return row_tiles_; }

 private:
  /// @param tiles  [tiles] of the row, or null where it is 0 from end to end
  void put_row(std::size_t row, std::uint32_t replicate, const Tile* tiles);

  std::vector<Row> rows_;
  std::vector<std::size_t> first_row_;  ///< [areas + 1]
  std::size_t row_tiles_;
  std::vector<Tile> tiles_;             ///< [replicates][rows][tiles]
  std::vector<std::uint8_t> happened_;  ///< [replicates][rows]
};

}  // namespace sposim::simulation
