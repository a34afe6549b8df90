#pragma once

#include <cstdint>
#include <vector>

#include "simulation/block.hpp"

/// Blocks of replicates, folded into a record: integers only, so the order of threads leaves no trace.
namespace sposim::simulation {

/// The replicates of one parameter draw.
struct DrawSpan {
  std::uint32_t draw = 0;
  std::uint32_t first = 0;  ///< first replicate
  std::uint32_t count = 0;
};

/// Adds one row of a block to the cells of a record; threads take different rows. Months in which nothing happened in
/// any replicate are left out of the histograms until `fill_in_zeros`.
///
/// @param draws  of the block; replicate r of the block is the r-th of them in order
void fold_row(const Block& block, std::size_t row, const std::vector<DrawSpan>& draws, Record& record);

/// Adds how the applications of a replicate ended to the record.
///
/// @param ends  places in its tallies
void fold_times(const std::vector<std::uint32_t>& ends, Record& record);

/// Counts in the histograms of a row the replicates in which nothing happened; once, at the end of a run.
void fill_in_zeros(const Row& row, Record& record);

}  // namespace sposim::simulation
