#include "random/shuffle.hpp"

#include "core/error.hpp"
#include "random/philox.hpp"

namespace sposim::random {

namespace {

/// Half as many bits as are needed for `count` things, rounded up.
std::uint32_t half_bits(std::uint64_t count) {
  std::uint32_t bits = 1;
  while (bits < 32 && (std::uint64_t{1} << (2 * bits)) < count) ++bits;
  return bits;
}

}  // namespace

std::uint64_t shuffled_place(std::uint64_t seed, std::uint64_t path, std::uint64_t number, std::uint64_t count) {
  core::require(number < count, "a thing is one of those that are put in order");
  const std::uint32_t bits = half_bits(count);
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  // The path is part of the key: two orders of one seed have nothing in common.
  const Key key{static_cast<std::uint32_t>(seed ^ path), static_cast<std::uint32_t>((seed ^ path) >> 32U)};
  std::uint64_t place = number;
  do {
    std::uint64_t left = place >> bits;
    std::uint64_t right = place & mask;
    for (std::uint32_t round = 0; round < 4; ++round) {
      const Block words = philox({static_cast<std::uint32_t>(right), round, 0x5AEE9, 0}, key);
      const std::uint64_t mixed = left ^ (words[0] & mask);
      left = right;
      right = mixed;
    }
    place = (left << bits) | right;
  } while (place >= count);
  return place;
}

}  // namespace sposim::random
