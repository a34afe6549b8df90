#include "random/address.hpp"

namespace sposim::random {

std::uint64_t path_hash(std::string_view path) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : path) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3U;
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDU;
  hash = (hash ^ (hash >> 33U)) * 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33U);
}

double parameter_uniform(std::uint64_t seed, std::uint64_t hash, std::uint32_t draw, std::uint16_t force) {
  const std::uint32_t place =
      (static_cast<std::uint32_t>(force) << 20U) | static_cast<std::uint32_t>(Purpose::parameter);
  const Block words =
      philox({draw, place, static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32U)}, key_of(seed));
  return uniform_53(words[0], words[1]);
}

}  // namespace sposim::random
