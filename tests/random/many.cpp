#include "random/many.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "random/elementary.hpp"
#include "random/poisson.hpp"
#include "random/stream.hpp"
#include "random/widths.hpp"

// What is drawn for many cases at once is what is drawn one by one, to the bit: a result may not depend on the
// processor, nor on how many cases happen to lie side by side.

namespace sposim::random {
namespace {

/// Words with the ends among them: the first and last, and those beside one half.
std::vector<std::uint32_t> words(std::size_t count) {
  std::vector<std::uint32_t> made{0, 1, 0xFFFFFFFF, 0xFFFFFFFE, 0x7FFFFFFF, 0x80000000, 0x00000FFF, 0x00001000};
  Stream stream(7, Address{});
  while (made.size() < count) made.push_back(stream());
  made.resize(count);
  return made;
}

constexpr std::size_t many = 40'000;
const std::vector<std::size_t> counts{0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 31, 63, 64, 65, 76, many};

/// Calls a test for each width of this machine, and few numbers and many.
void each_way(const std::function<void(core::Width, std::size_t)>& test) {
  for (const core::Width width : widths()) {
    for (const std::size_t count : counts) {
      SCOPED_TRACE(testing::Message() << "width " << static_cast<int>(width) << ", count " << count);
      test(width, count);
    }
  }
}

TEST(Many, PoissonCountsAreTheQuantilesOneByOne) {
  const std::vector<std::uint32_t> u = words(many);
  Stream stream(8, Address{});
  std::vector<double> means{0, 1e-9, 0.05, 0.49, 3.999999, 4, 4.0001, 22, 1e4, 1e9};
  while (means.size() < many) means.push_back(std::exp(std::log(1e-3) + std::log(2e7) * uniform_32(stream())));
  each_way([&](core::Width width, std::size_t count) {
    std::vector<std::int32_t> events(count + 1, -7);
    poisson_quantiles(means.data(), u.data(), count, events.data(), width);
    EXPECT_EQ(events[count], -7) << "nothing is written past the end";
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_EQ(events[i], poisson_quantile(means[i], uniform_32(u[i]))) << means[i] << " " << u[i];
    }
  });
}

/// Calls a function that fills `count` numbers and compares each with the one that `one(i)` gives, bit by bit.
void expect_the_same_bits(const std::function<void(std::size_t, double*, core::Width)>& fill,
                          const std::function<double(std::size_t)>& one) {
  each_way([&](core::Width width, std::size_t count) {
    std::vector<double> values(count + 1, -7);
    fill(count, values.data(), width);
    EXPECT_EQ(values[count], -7) << "nothing is written past the end";
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(bits_of(values[i]), bits_of(one(i))) << i;
  });
}

TEST(Many, LognormalsAreTheQuantilesOneByOne) {
  const std::vector<std::uint32_t> u = words(many);
  Stream stream(9, Address{});
  std::vector<Lognormal> laws{{60, 0}, {1e-3, 3}, {1e5, 0.01}};
  while (laws.size() < many) laws.push_back({100 * uniform_32(stream()), 2 * uniform_32(stream())});
  expect_the_same_bits([&](std::size_t count, double* values,
                           core::Width width) { lognormals_at(laws.data(), u.data(), count, values, width); },
                       [&](std::size_t i) { return lognormal_at(laws[i], uniform_32(u[i])); });
}

TEST(Many, LogarithmsAreTheOnesOneByOne) {
  const std::vector<std::uint32_t> u = words(many);
  expect_the_same_bits(
      [&](std::size_t count, double* logs, core::Width width) { logs_of_uniforms(u.data(), count, logs, width); },
      [&](std::size_t i) { return natural_log(uniform_32(u[i])); });
}

TEST(Many, LogarithmsOfBlocksReadTheirFirstTwoWords) {
  const std::vector<std::uint32_t> u = words(4 * many);
  std::vector<Block> blocks(many);
  for (std::size_t i = 0; i < many; ++i) blocks[i] = {u[4 * i], u[4 * i + 1], u[4 * i + 2], u[4 * i + 3]};
  expect_the_same_bits(
      [&](std::size_t count, double* logs, core::Width width) { logs_of_blocks(blocks.data(), count, logs, width); },
      [&](std::size_t i) { return natural_log(uniform_53(blocks[i][0], blocks[i][1])); });
}

}  // namespace
}  // namespace sposim::random
