#pragma once

#include <cstddef>

#include "random/philox.hpp"

namespace sposim::random {

/// The first blocks of consecutive points of one address: `out[i]` is `philox` at `first_counter` with its point (word
/// 2) raised by i, modulo 2³². Four at a time where the processor has AVX2, the same bits everywhere.
///
/// @param out  [count] where the blocks go
void blocks_of_points(Key key, Block first_counter, std::size_t count, Block* out);

/// True where the processor has AVX2, for code that has a wide version with the same results.
bool has_avx2();

/// The same of AVX-512, with its whole numbers of every size.
bool has_avx512();

}  // namespace sposim::random
