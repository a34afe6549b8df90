#pragma once

#include <cstdint>
#include <string_view>

#include "random/philox.hpp"

/// A draw has an address, never "the next number" (design model.md §7). The seed is the key; the address is the
/// counter.
namespace sposim::random {

/// What a stream is for: the routes that cases come by, and what is drawn beside them. No scenario is in any address.
enum class Purpose : std::uint8_t {
  route_first = 0,  ///< routes 0 … 199: the points of each route into individual simulation
  route_last = 199,
  starting_stock = 200,   ///< cases pending or protected on the first day
  volume_noise = 201,     ///< gamma noise per force and financial year
  untouched_cases = 202,  ///< counts of cases on no route
  further_reports = 203,  ///< reports beyond a case's first
  counting_error = 204,   ///< error in an observed count
  parameter = 255,        ///< our doubt about a number
};

/// The address of one case or point of one replicate, and of one decision about it.
struct Address {
  std::uint32_t replicate = 0;
  std::uint16_t force = 0;  ///< position in the forces table, below 4096
  std::uint16_t year = 0;   ///< financial year, below 4096
  Purpose purpose = Purpose::route_first;
  std::uint32_t point = 0;
  std::uint8_t decision = 0;
};

/// The counter of an address: replicate | force, year, purpose | point | decision, block (of 24 bits).
constexpr Block counter(const Address& address, std::uint32_t block = 0) {
  const std::uint32_t place = (static_cast<std::uint32_t>(address.force) << 20U) |
                              (static_cast<std::uint32_t>(address.year) << 8U) |
                              static_cast<std::uint32_t>(address.purpose);
  return {address.replicate, place, address.point, (static_cast<std::uint32_t>(address.decision) << 24U) | block};
}

/// The key of a seed.
constexpr Key key_of(std::uint64_t seed) {
  return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)};
}

/// A uniform in (0, 1) from one word: (w + ½) / 2³².
constexpr double uniform_32(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

/// A uniform in (0, 1) from two words: (w + ½) / 2⁵² of their first 52 bits, which fills a double exactly. (With 53
/// bits the half would be rounded away, and the largest would be 1.)
constexpr double uniform_53(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 20U) | (low >> 12U);
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// 64-bit hash of a parameter's path (FNV-1a, then a finaliser): its address for life.
std::uint64_t path_hash(std::string_view path);

/// The uniform at which our doubt about a number is read, in one parameter draw; `force` is 0 for a national number.
double parameter_uniform(std::uint64_t seed, std::uint64_t path_hash, std::uint32_t draw, std::uint16_t force = 0);

}  // namespace sposim::random
