#include "random/philox_batch.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sposim::random {

namespace {

#if defined(__x86_64__)

/// One word of four blocks, each in the low half of 64 bits. What the high halves hold does not matter: the
/// multiplication reads low halves only.
using Words = __m256i;

struct FourBlocks {
  Words word_0, word_1, word_2, word_3;
};

[[gnu::target("avx2")]] inline void one_round(FourBlocks& c, Key key) {
  const Words product_0 = _mm256_mul_epu32(c.word_0, _mm256_set1_epi64x(0xD2511F53));
  const Words product_1 = _mm256_mul_epu32(c.word_2, _mm256_set1_epi64x(0xCD9E8D57));
  const Words mix_0 = _mm256_xor_si256(c.word_1, _mm256_set1_epi64x(key[0]));
  const Words mix_1 = _mm256_xor_si256(c.word_3, _mm256_set1_epi64x(key[1]));
  c = {_mm256_xor_si256(_mm256_srli_epi64(product_1, 32), mix_0), product_1,
       _mm256_xor_si256(_mm256_srli_epi64(product_0, 32), mix_1), product_0};
}

[[gnu::target("avx2")]] inline void store(const FourBlocks& c, Block* out) {
  constexpr int odd_halves = 0xAA;
  const Words front = _mm256_blend_epi32(c.word_0, _mm256_slli_epi64(c.word_1, 32), odd_halves);
  const Words back = _mm256_blend_epi32(c.word_2, _mm256_slli_epi64(c.word_3, 32), odd_halves);
  const Words even = _mm256_unpacklo_epi64(front, back);  // blocks 0 and 2
  const Words odd = _mm256_unpackhi_epi64(front, back);   // blocks 1 and 3
  auto* place = reinterpret_cast<Words*>(out);
  _mm256_storeu_si256(place, _mm256_permute2x128_si256(even, odd, 0x20));
  _mm256_storeu_si256(place + 1, _mm256_permute2x128_si256(even, odd, 0x31));
}

/// Four blocks from a point on.
[[gnu::target("avx2")]] inline FourBlocks four_counters(Block counter, std::size_t done) {
  const Words points =
      _mm256_add_epi64(_mm256_set1_epi64x(counter[2] + static_cast<long long>(done)), _mm256_set_epi64x(3, 2, 1, 0));
  return {_mm256_set1_epi64x(counter[0]), _mm256_set1_epi64x(counter[1]), points, _mm256_set1_epi64x(counter[3])};
}

inline Key next_round(Key key) {
  return {key[0] + 0x9E3779B9, key[1] + 0xBB67AE85};
}

/// Whole fours of blocks; returns how many blocks it wrote. Eight go side by side where there are so many: a round
/// waits for the multiplications of the one before, and another four fill the time.
[[gnu::target("avx2")]] std::size_t fours(Key key, Block counter, std::size_t count, Block* out) {
  std::size_t done = 0;
  for (; done + 8 <= count; done += 8) {
    FourBlocks front = four_counters(counter, done);
    FourBlocks back = four_counters(counter, done + 4);
    Key round_key = key;
    for (int round = 0; round < 10; ++round, round_key = next_round(round_key)) {
      one_round(front, round_key);
      one_round(back, round_key);
    }
    store(front, out + done);
    store(back, out + done + 4);
  }
  for (; done + 4 <= count; done += 4) {
    FourBlocks c = four_counters(counter, done);
    Key round_key = key;
    for (int round = 0; round < 10; ++round, round_key = next_round(round_key)) one_round(c, round_key);
    store(c, out + done);
  }
  return done;
}

std::size_t done_in_fours(Key key, Block counter, std::size_t count, Block* out) {
  static const bool supported = has_avx2();
  return supported ? fours(key, counter, count, out) : 0;
}

#else

std::size_t done_in_fours(Key, Block, std::size_t, Block*) {
  return 0;
}

#endif

}  // namespace

bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

bool has_avx512() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0;
#else
  return false;
#endif
}

void blocks_of_points(Key key, Block first_counter, std::size_t count, Block* out) {
  const std::uint32_t first = first_counter[2];
  for (std::size_t i = done_in_fours(key, first_counter, count, out); i < count; ++i) {
    first_counter[2] = first + static_cast<std::uint32_t>(i);
    out[i] = philox(first_counter, key);
  }
}

}  // namespace sposim::random
