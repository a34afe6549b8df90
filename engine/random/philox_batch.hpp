#pragma once

#include <cstddef>

#include "core/processor.hpp"
#include "random/philox.hpp"

namespace sposim::random {

/// The first blocks of consecutive points of consecutive decisions: `out[d * points + i]` is `philox` at `first` with
/// its decision (the first byte of word 3) raised by d and its point (word 2) by i, modulo 2⁸ and 2³². The same bits
/// for every width.
///
/// @param out  [decisions × points] where the blocks go
void blocks_of_decisions(Key key, const Block& first, std::size_t decisions, std::size_t points, Block* out,
                         core::Width width = core::widest());

/// The same of one decision.
inline void blocks_of_points(Key key, const Block& first, std::size_t count, Block* out,
                             core::Width width = core::widest()) {
  blocks_of_decisions(key, first, 1, count, out, width);
}

}  // namespace sposim::random
