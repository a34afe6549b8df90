#pragma once

#include <cstdint>
#include <vector>

#include "simulation/replicate.hpp"

/// Blocks of replicates, folded into a record: integers only, so the order of threads leaves no trace.
namespace sposim::simulation {

/// The replicates of one parameter draw.
struct DrawSpan {
  std::uint32_t draw = 0;
  std::uint32_t first = 0;  ///< first replicate
  std::uint32_t count = 0;
};

/// The integer cube of one scenario's block of replicates.
class Block {
 public:
  /// Cells are folded so many at a time: one line of the processor's cache.
  static constexpr std::size_t tile = 16;

  Block(const ScenarioSetup& setup, std::uint32_t replicates)
      : stride_((setup.layout.cells() + tile - 1) / tile * tile + tile),
        observed_count_(setup.windows.size()),
        cells_(replicates * stride_),
        observed_(replicates * observed_count_),
        ends_(replicates) {}

  void clear();
  /// Turns the cells of one replicate into differences from another block's.
  void subtract(const Block& other, std::uint32_t replicate);
  ReplicateBooks books(std::uint32_t replicate) {
    return {cells_.data() + replicate * stride_, observed_.data() + replicate * observed_count_, &ends_[replicate]};
  }
  const std::int32_t* cells(std::uint32_t replicate) const { return cells_.data() + replicate * stride_; }
  const std::int64_t* observed(std::uint32_t replicate) const { return observed_.data() + replicate * observed_count_; }
  const std::vector<std::uint32_t>& ends(std::uint32_t replicate) const { return ends_[replicate]; }

 private:
  std::size_t
      stride_;  ///< cells of a replicate, rounded up to whole tiles and one more, so that a row may end anywhere
  std::size_t observed_count_;
  std::vector<std::int32_t> cells_;               ///< [replicates][areas][measures][months]
  std::vector<std::int64_t> observed_;            ///< [replicates][observations]
  std::vector<std::vector<std::uint32_t>> ends_;  ///< [replicates] places in `TimesToOrder::tallies`
};

/// Adds a range of cells of a block to the record; threads take ranges that do not overlap. Zeros are left out of the
/// histograms until `fill_in_zeros`.
///
/// @param draws  of the block; replicate r of the block is the r-th of them in order
void fold_cells(const Block& block, const std::vector<DrawSpan>& draws, std::size_t from, std::size_t until,
                Record& record);

/// Writes the exact rows of one replicate of a block to their place in the record.
///
/// @param place  of the replicate in the record, which has room for it
void fold_rows(const ScenarioSetup& setup, const Block& block, std::uint32_t replicate, std::uint32_t place,
               Record& record);

/// Adds how the applications of a block ended to the record.
void fold_times(const Block& block, std::uint32_t replicates, Record& record);

/// Counts in a range of histograms the replicates in which nothing happened; once, at the end of a run.
void fill_in_zeros(std::size_t from, std::size_t until, Record& record);

}  // namespace sposim::simulation
