#pragma once

#include <cstdint>

namespace sposim::random {

/// The place of one of `count` things in a random order, found without ordering them: a permutation that is a function
/// of the seed and of `path`, so that any of its entries can be asked for alone.
///
/// @param number  of the thing, below `count`
/// @return        its place, 0 … count − 1; different for each number
/// @source        a four-round Feistel network over Philox, walked until it falls below `count` (Black and Rogaway
/// 2002)
std::uint64_t shuffled_place(std::uint64_t seed, std::uint64_t path, std::uint64_t number, std::uint64_t count);

}  // namespace sposim::random
