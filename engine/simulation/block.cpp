#include "simulation/block.hpp"

#include <algorithm>

#include "core/processor.hpp"

namespace sposim::simulation {

namespace {

bool all_zero(const Tile* tiles, std::size_t count) {
  for (std::size_t t = 0; t < count; ++t) {
    std::int32_t any = 0;
    for (const std::int32_t value : tiles[t].values) any |= value;
    if (any != 0) return false;
  }
  return true;
}

[[gnu::always_inline]] inline void add_tiles_here(const Tile* from, std::size_t count, Tile* to) {
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t i = 0; i < Tile::months; ++i) to[t].values[i] += from[t].values[i];
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_tiles_wide(const Tile* from, std::size_t count, Tile* to) {
  add_tiles_here(from, count, to);
}
#else
void add_tiles_wide(const Tile*, std::size_t, Tile*) {}
#endif

void add_tiles(const Tile* from, std::size_t count, Tile* to) {
  if (core::has_avx2()) return add_tiles_wide(from, count, to);
  add_tiles_here(from, count, to);
}

}  // namespace

void AreaBooks::add(const AreaBooks& part) {
  for (std::size_t m = 0; m < measure_count; ++m) {
    if (!part.happened_[m]) continue;
    happened_[m] = true;
    add_tiles(part.tiles_of_row(static_cast<Measure>(m)), tiles_, &books_[m * tiles_]);
  }
}

void AreaBooks::close() {
  for (std::size_t m = 0; m < measure_count; ++m) {
    happened_[m] = !all_zero(tiles_of_row(static_cast<Measure>(m)), tiles_);
  }
}

std::vector<Row> every_row(const Layout& layout) {
  std::vector<Row> rows;
  for (std::size_t area = 0; area < layout.areas.size(); ++area) {
    for (const MeasureInfo& each : measures()) rows.push_back({area, each.measure});
  }
  return rows;
}

std::vector<Row> rows_of_nation(const Layout& layout) {
  std::vector<Row> rows;
  for (const MeasureInfo& each : measures()) rows.push_back({layout.nation(), each.measure});
  return rows;
}

std::vector<Row> rows_of_differences(const Layout& layout) {
  constexpr std::array<Measure, 4> by_area{Measure::newly_protected, Measure::protected_cases, Measure::covered,
                                           Measure::any_order};
  std::vector<Row> rows;
  for (std::size_t area = 0; area < layout.nation(); ++area) {
    for (const Measure measure : by_area) rows.push_back({area, measure});
  }
  for (const Row& row : rows_of_nation(layout)) rows.push_back(row);
  return rows;
}

Block::Block(const Layout& layout, std::vector<Row> rows, std::uint32_t replicates)
    : rows_(std::move(rows)),
      first_row_(layout.areas.size() + 1, rows_.size()),
      row_tiles_(tiles_of(layout.months.size())),
      tiles_(rows_.size() * row_tiles_ * replicates),
      happened_(rows_.size() * replicates) {
  for (std::size_t row = rows_.size(); row-- > 0;) {
    for (std::size_t area = 0; area <= rows_[row].area; ++area) first_row_[area] = row;
  }
}

void Block::put_row(std::size_t row, std::uint32_t replicate, const Tile* tiles) {
  const std::size_t place = replicate * rows_.size() + row;
  happened_[place] = tiles != nullptr ? 1 : 0;
  if (tiles != nullptr) std::copy_n(tiles, row_tiles_, &tiles_[place * row_tiles_]);
}

void Block::put(std::size_t area, std::uint32_t replicate, const AreaBooks& books) {
  for (std::size_t row = first_row_[area]; row < first_row_[area + 1]; ++row) {
    const Measure measure = rows_[row].measure;
    put_row(row, replicate, books.happened(measure) ? books.tiles_of_row(measure) : nullptr);
  }
}

void Block::put_difference(std::size_t area, std::uint32_t replicate, const AreaBooks& books, const AreaBooks& others) {
  std::vector<Tile> differences(row_tiles_);
  for (std::size_t row = first_row_[area]; row < first_row_[area + 1]; ++row) {
    const Tile* own = books.tiles_of_row(rows_[row].measure);
    const Tile* other = others.tiles_of_row(rows_[row].measure);
    for (std::size_t t = 0; t < row_tiles_; ++t) {
      for (std::size_t i = 0; i < Tile::months; ++i) {
        differences[t].values[i] = own[t].values[i] - other[t].values[i];
      }
    }
    put_row(row, replicate, all_zero(differences.data(), row_tiles_) ? nullptr : differences.data());
  }
}

}  // namespace sposim::simulation
