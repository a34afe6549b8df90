#include "random/address.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "random/stream.hpp"

namespace sposim::random {
namespace {

Address some_address() {
  return {*rc::gen::arbitrary<std::uint32_t>(),      *rc::gen::inRange<std::uint16_t>(0, 4096),
          *rc::gen::inRange<std::uint16_t>(0, 4096), static_cast<Purpose>(*rc::gen::arbitrary<std::uint8_t>()),
          *rc::gen::arbitrary<std::uint32_t>(),      *rc::gen::arbitrary<std::uint8_t>()};
}

auto parts(const Address& a) {
  return std::tuple(a.replicate, a.force, a.year, a.purpose, a.point, a.decision);
}

RC_GTEST_PROP(Address, can_be_read_back_from_its_counter_so_no_two_share_one, ()) {
  const Address a = some_address();
  const auto block = *rc::gen::inRange<std::uint32_t>(0, 1U << 24U);
  const Block c = counter(a, block);
  const Address read{c[0],
                     static_cast<std::uint16_t>(c[1] >> 20U),
                     static_cast<std::uint16_t>(c[1] >> 8U & 0xFFFU),
                     static_cast<Purpose>(c[1] & 0xFFU),
                     c[2],
                     static_cast<std::uint8_t>(c[3] >> 24U)};
  RC_ASSERT(parts(read) == parts(a));
  RC_ASSERT((c[3] & 0xFFFFFFU) == block);
}

RC_GTEST_PROP(Address, changes_its_counter_when_any_one_part_changes, ()) {
  const Address a = some_address();
  Address b = a;
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      b.replicate ^= 1U << *rc::gen::inRange(0, 32);
      break;
    case 1:
      b.force = static_cast<std::uint16_t>(b.force ^ (1U << *rc::gen::inRange(0, 12)));
      break;
    case 2:
      b.year = static_cast<std::uint16_t>(b.year ^ (1U << *rc::gen::inRange(0, 12)));
      break;
    case 3:
      b.purpose = static_cast<Purpose>(static_cast<unsigned>(b.purpose) ^ (1U << *rc::gen::inRange(0, 8)));
      break;
    case 4:
      b.point ^= 1U << *rc::gen::inRange(0, 32);
      break;
    default:
      b.decision = static_cast<std::uint8_t>(b.decision ^ (1U << *rc::gen::inRange(0, 8)));
  }
  RC_ASSERT(counter(a) != counter(b));
}

RC_GTEST_PROP(Stream, reads_the_blocks_of_its_own_address_in_order, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const Address a = some_address();
  Stream stream(seed, a);
  for (std::uint32_t block = 0; block < 5; ++block) {
    for (const std::uint32_t word : philox(counter(a, block), key_of(seed))) RC_ASSERT(stream() == word);
  }
}

TEST(Stream, stays_in_its_decision_for_every_block_it_can_hold) {
  const Address a{.decision = 3};
  constexpr std::uint32_t last = (1U << 24U) - 1;
  EXPECT_EQ(counter(a, last)[3] >> 24U, 3U);
  EXPECT_LT(counter(a, last)[3], counter(Address{.decision = 4})[3]);
}

TEST(Stream, repeats_from_a_copy) {
  Stream stream(1, {});
  stream();
  Stream copy = stream;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(stream(), copy());
}

TEST(Uniform, lies_strictly_between_0_and_1_and_is_symmetric) {
  EXPECT_EQ(uniform_32(0), 0x1p-33);
  EXPECT_EQ(uniform_32(0xFFFFFFFF), 1 - 0x1p-33);
  EXPECT_EQ(uniform_53(0, 0), 0x1p-53);
  EXPECT_EQ(uniform_53(0xFFFFFFFF, 0xFFFFFFFF), 1 - 0x1p-53);
}

TEST(PathHash, is_the_same_for_life) {  // values worked out by a second implementation, in Python
  EXPECT_EQ(path_hash(""), 0xEFD01F60BA992926U);
  EXPECT_EQ(path_hash("pathway.decision.granted"), 0x491DD5FAF61B27AFU);
  EXPECT_EQ(path_hash("pathway.application.applies"), 0x54FC524EDA66C567U);
}

TEST(PathHash, differs_between_similar_paths) {
  std::set<std::uint64_t> hashes;
  std::size_t paths = 0;
  for (const std::string stem : {"pathway.reports.", "pathway.report.s", "policies.training.levers."}) {
    for (int i = 0; i < 100'000; ++i, ++paths) hashes.insert(path_hash(stem + std::to_string(i)));
  }
  EXPECT_EQ(hashes.size(), paths);
}

TEST(ParameterUniform, is_the_same_for_life) {
  EXPECT_EQ(parameter_uniform(20200120, path_hash("pathway.decision.granted"), 0), 0x1.63c8783261020p-6);
  EXPECT_EQ(parameter_uniform(20200120, path_hash("pathway.decision.granted"), 7, 42), 0x1.85beeff8197e5p-1);
}

RC_GTEST_PROP(ParameterUniform, depends_on_seed_path_draw_and_force_and_each_of_them_alone_changes_it, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const auto path = *rc::gen::arbitrary<std::uint64_t>();
  const auto draw = *rc::gen::arbitrary<std::uint32_t>();
  const auto force = *rc::gen::inRange<std::uint16_t>(0, 4095);
  const double u = parameter_uniform(seed, path, draw, force);
  RC_ASSERT(u > 0 && u < 1);
  RC_ASSERT(u == parameter_uniform(seed, path, draw, force));
  RC_ASSERT(u != parameter_uniform(seed + 1, path, draw, force));
  RC_ASSERT(u != parameter_uniform(seed, path + 1, draw, force));
  RC_ASSERT(u != parameter_uniform(seed, path, draw + 1, force));
  RC_ASSERT(u != parameter_uniform(seed, path, draw, static_cast<std::uint16_t>(force + 1)));
}

TEST(ParameterUniform, shares_no_counter_with_any_case) {
  // Its purpose, 255, is not a route nor any other purpose, and the purpose has a byte of the counter to itself.
  EXPECT_GT(Purpose::parameter, Purpose::counting_error);
  const Address last{0xFFFFFFFF, 4095, 4095, Purpose::counting_error, 0xFFFFFFFF, 255};
  EXPECT_NE(counter(last)[1] & 0xFFU, static_cast<std::uint32_t>(Purpose::parameter));
}

}  // namespace
}  // namespace sposim::random
