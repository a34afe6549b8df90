#include "random/philox.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "random/philox_batch.hpp"
#include "random/widths.hpp"

namespace sposim::random {
namespace {

TEST(Philox, gives_the_published_words_for_all_zeros) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

TEST(Philox, gives_the_published_words_for_all_ones) {
  constexpr std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}), (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

TEST(Philox, gives_the_published_words_for_the_digits_of_pi) {
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, agrees_with_its_authors_library) {
  Block counter{1, 2, 3, 4};
  Key key{5, 6};
  for (int i = 0; i < 100'000; ++i) {
    const philox4x32_ctr_t their_counter{{counter[0], counter[1], counter[2], counter[3]}};
    const philox4x32_ctr_t theirs = philox4x32_R(10, their_counter, philox4x32_key_t{{key[0], key[1]}});
    const Block ours = philox(counter, key);
    ASSERT_EQ(ours, (Block{theirs.v[0], theirs.v[1], theirs.v[2], theirs.v[3]})) << "block " << i;
    key = {counter[1], ours[2]};
    counter = ours;
  }
}

TEST(PhiloxBatch, gives_the_blocks_of_each_point_of_each_decision_for_any_count) {
  const Key key{0xDEADBEEF, 20200120};
  const auto expect_blocks = [&](core::Width width, std::uint32_t first, std::size_t decisions, std::size_t points) {
    std::vector<Block> blocks(decisions * points + 1, Block{1, 2, 3, 4});
    blocks_of_decisions(key, {7, 8, first, 0xFE000009}, decisions, points, blocks.data(), width);
    for (std::uint32_t i = 0; i < decisions * points; ++i) {
      const std::uint32_t decision = 0xFEU + i / static_cast<std::uint32_t>(points);
      const Block counter{7, 8, first + i % static_cast<std::uint32_t>(points), (decision << 24U) + 9};
      ASSERT_EQ(blocks[i], philox(counter, key)) << static_cast<int>(width) << ": " << i;
    }
    ASSERT_EQ(blocks.back(), (Block{1, 2, 3, 4})) << "wrote past the end";
  };
  for (const core::Width width : widths()) {
    for (const std::uint32_t first : {0U, 77U, 0xFFFFFFFAU}) {  // the last wraps to point 0
      for (std::size_t points = 0; points < 70; ++points) {
        for (std::size_t decisions = 0; decisions < 7; ++decisions) expect_blocks(width, first, decisions, points);
      }
    }
  }
}

TEST(PhiloxBatch, gives_the_same_bits_side_by_side_as_one_at_a_time) {
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const Block first = philox({i, 1, 2, 3}, {4, 5});
    const Key key{first[3], first[1]};
    for (const core::Width width : widths()) {
      std::array<Block, 8> blocks;
      blocks_of_points(key, first, blocks.size(), blocks.data(), width);
      for (std::uint32_t j = 0; j < blocks.size(); ++j) {
        ASSERT_EQ(blocks[j], philox({first[0], first[1], first[2] + j, first[3]}, key)) << static_cast<int>(width);
      }
    }
  }
}

}  // namespace
}  // namespace sposim::random
