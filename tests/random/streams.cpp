#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "random/address.hpp"
#include "support/statistics.hpp"

/// Streams across addresses: the first draw of each replicate, force, point and so on must look like one good stream.
namespace sposim::random {
namespace {

using support::battery;
using support::believable;
using support::Words;
using support::worst;

constexpr std::uint32_t length = 1U << 16U;
constexpr std::uint64_t seed = 20200120;

/// One way to walk through the addresses; the part that is named moves fastest.
struct Walk {
  std::string name;
  std::function<std::pair<std::uint64_t, Block>(std::uint32_t)> place;  ///< seed and counter of step i
};

std::uint16_t low_12(std::uint32_t i) {
  return static_cast<std::uint16_t>(i & 0xFFFU);
}

std::vector<Walk> walks() {
  return {
      {"replicate", [](auto i) { return std::pair(seed, counter(Address{.replicate = i})); }},
      {"point", [](auto i) { return std::pair(seed, counter(Address{.point = i})); }},
      {"force", [](auto i) { return std::pair(seed, counter(Address{.replicate = i >> 12U, .force = low_12(i)})); }},
      {"the 43 forces",
       [](auto i) {
         return std::pair(seed, counter(Address{.replicate = i / 43, .force = static_cast<std::uint16_t>(i % 43)}));
       }},
      {"year", [](auto i) { return std::pair(seed, counter(Address{.replicate = i >> 12U, .year = low_12(i)})); }},
      {"purpose",
       [](auto i) {
         return std::pair(seed, counter(Address{.replicate = i / 256, .purpose = static_cast<Purpose>(i % 256)}));
       }},
      {"decision",
       [](auto i) {
         return std::pair(seed, counter(Address{.point = i / 256, .decision = static_cast<std::uint8_t>(i % 256)}));
       }},
      {"block", [](auto i) { return std::pair(seed, counter(Address{}, i)); }},
      {"neighbouring seed", [](auto i) { return std::pair(std::uint64_t{i}, counter(Address{})); }},
      {"seed's upper half", [](auto i) { return std::pair(std::uint64_t{i} << 32U, counter(Address{})); }},
  };
}

Words words_of(const Walk& walk, std::size_t lane, const std::function<Block(Block, Key)>& generator) {
  Words words;
  for (std::uint32_t i = 0; i < length; ++i) {
    const auto [its_seed, block] = walk.place(i);
    words.push_back(generator(block, key_of(its_seed))[lane]);
  }
  return words;
}

TEST(Streams, look_like_one_good_stream_across_every_part_of_the_address) {
  for (const auto& walk : walks()) {
    for (const std::size_t lane : {0U, 3U}) {
      for (const auto& [name, z] : battery(words_of(walk, lane, philox))) {
        EXPECT_PRED1(believable, z) << name << " across " << walk.name << ", word " << lane;
      }
    }
  }
}

/// Philox with too few rounds, as it would be without its mixing.
Block two_rounds(Block c, Key key) {
  for (int round = 0; round < 2; ++round) {
    const std::uint64_t a = 0xD2511F53ULL * c[0];
    const std::uint64_t b = 0xCD9E8D57ULL * c[2];
    c = {static_cast<std::uint32_t>(b >> 32U) ^ c[1] ^ key[0], static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32U) ^ c[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9, key[1] + 0xBB67AE85};
  }
  return c;
}

TEST(Streams, would_be_rejected_with_two_rounds_of_mixing) {
  for (const auto& walk : walks()) {
    EXPECT_FALSE(believable(worst(battery(words_of(walk, 0, two_rounds))).z)) << walk.name;
  }
}

/// An address that loses one bit of each part: neighbours get the same words.
Block with_bits_dropped(Block c, Key key) {
  c[0] &= ~1U;
  c[1] &= ~((1U << 20U) | (1U << 8U) | 1U);
  c[2] &= ~1U;
  c[3] &= ~((1U << 24U) | 1U);
  return philox(c, {key[0] & ~1U, key[1] & ~1U});
}

TEST(Streams, would_be_rejected_if_the_address_dropped_a_bit) {
  for (const auto& walk : walks()) {
    EXPECT_FALSE(believable(worst(battery(words_of(walk, 0, with_bits_dropped))).z)) << walk.name;
  }
}

/// An address whose force and year overlap: force 1 of year 0 is force 0 of year 1.
TEST(Streams, would_be_rejected_if_two_parts_of_the_address_overlapped) {
  Words words;
  for (std::uint32_t i = 0; i < length; ++i) {
    const std::uint32_t force = i % 256;
    const std::uint32_t year = i / 256;
    words.push_back(philox({0, force + year, 0, 0}, key_of(1))[0]);
  }
  EXPECT_FALSE(believable(support::collisions_z(words)));
}

/// Neighbouring seeds added to the point, as a careless "seed + i" would do.
TEST(Streams, would_be_rejected_if_seeds_were_added_to_points) {
  Words words;
  for (std::uint32_t other = 0; other < 256; ++other) {
    for (std::uint32_t point = 0; point < 256; ++point) words.push_back(philox({0, 0, other + point, 0}, {0, 0})[0]);
  }
  EXPECT_FALSE(believable(worst(battery(words)).z));
}

Words parameter_words(const std::function<double(std::uint32_t)>& uniform) {
  Words words;
  for (std::uint32_t i = 0; i < length; ++i) words.push_back(static_cast<std::uint32_t>(uniform(i) * 0x1p32));
  return words;
}

void expect_good(const Words& words, const std::string& across) {
  for (const auto& [name, z] : battery(words)) EXPECT_PRED1(believable, z) << name << " across " << across;
}

TEST(ParameterUniforms, look_like_one_good_stream_across_draws_forces_paths_and_seeds) {
  const std::uint64_t path = path_hash("pathway.decision.granted");
  expect_good(parameter_words([&](auto i) { return parameter_uniform(1, path, i); }), "draws");
  expect_good(parameter_words([&](auto i) { return parameter_uniform(i, path, 0); }), "seeds");
  expect_good(
      parameter_words([&](auto i) { return parameter_uniform(1, path, i / 43, static_cast<std::uint16_t>(i % 43)); }),
      "forces");
  expect_good(parameter_words([](auto i) { return parameter_uniform(1, path_hash("a.b" + std::to_string(i)), 0); }),
              "paths");
}

TEST(ParameterUniforms, of_two_paths_are_independent_draw_by_draw) {
  const std::uint64_t one = path_hash("pathway.decision.granted");
  const std::uint64_t other = path_hash("pathway.application.applies");
  const auto interleaved = [&](std::uint64_t second) {
    return parameter_words([=](auto i) { return parameter_uniform(1, i % 2 == 0 ? one : second, i / 2); });
  };
  expect_good(interleaved(other), "two paths");
  EXPECT_FALSE(believable(worst(battery(interleaved(one))).z)) << "a path paired with itself must be rejected";
}

}  // namespace
}  // namespace sposim::random
