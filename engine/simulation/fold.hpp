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
  Block(const ScenarioSetup& setup, std::uint32_t replicates)
      : cells_(std::size_t{replicates} * setup.layout.cells()),
        observed_(std::size_t{replicates} * setup.windows.size()),
        cell_count_(setup.layout.cells()),
        observed_count_(setup.windows.size()) {}

  void clear();
  std::int32_t* cells(std::uint32_t replicate) { return cells_.data() + replicate * cell_count_; }
  const std::int32_t* cells(std::uint32_t replicate) const { return cells_.data() + replicate * cell_count_; }
  std::int64_t* observed(std::uint32_t replicate) { return observed_.data() + replicate * observed_count_; }
  const std::int64_t* observed(std::uint32_t replicate) const { return observed_.data() + replicate * observed_count_; }

 private:
  std::vector<std::int32_t> cells_;     ///< [replicates][areas][measures][months]
  std::vector<std::int64_t> observed_;  ///< [replicates][observations]
  std::size_t cell_count_, observed_count_;
};

/// Adds a range of cells of a block to the record; threads take ranges that do not overlap.
///
/// @param draws  of the block; replicate r of the block is the r-th of them in order
void fold_cells(const Block& block, const std::vector<DrawSpan>& draws, std::size_t from, std::size_t until,
                Record& record);

/// Adds the exact rows of a block to the record, replicate by replicate.
void fold_rows(const ScenarioSetup& setup, const Block& block, std::uint32_t replicates, Record& record);

/// Adds a thread's tallies of durations to the record.
void fold_times(const ScenarioSetup& setup, const std::vector<std::uint32_t>& tallies, Record& record);

}  // namespace sposim::simulation
