#include "random/philox_batch.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sposim::random {

namespace {

/// Up to eight consecutive points of one decision.
struct Eight {
  Block counter;      ///< of the first
  std::size_t count;  ///< of blocks wanted, from 1 to 8
  Block* out;
};

void one_by_one(Key key, const Eight& eight) {
  Block counter = eight.counter;
  for (std::size_t i = 0; i < eight.count; ++i, ++counter[2]) eight.out[i] = philox(counter, key);
}

#if defined(__x86_64__)

// Four or eight blocks side by side: one word of each in 64 bits. What the high halves hold does not matter, for the
// multiplication reads low halves only.

struct FourBlocks {
  __m256i word_0, word_1, word_2, word_3;
};

[[gnu::target("avx2")]] inline __m256i in_four(std::uint32_t word) {
  return _mm256_set1_epi32(static_cast<int>(word));
}

[[gnu::target("avx2")]] inline FourBlocks four_counters(const Block& counter, std::uint32_t first) {
  const __m256i points = _mm256_add_epi32(in_four(counter[2] + first), _mm256_set_epi64x(3, 2, 1, 0));
  return {in_four(counter[0]), in_four(counter[1]), points, in_four(counter[3])};
}

[[gnu::target("avx2")]] inline void one_round(FourBlocks& c, __m256i key_0, __m256i key_1) {
  const __m256i product_0 = _mm256_mul_epu32(c.word_0, in_four(0xD2511F53));
  const __m256i product_1 = _mm256_mul_epu32(c.word_2, in_four(0xCD9E8D57));
  c = {_mm256_xor_si256(_mm256_srli_epi64(product_1, 32), _mm256_xor_si256(c.word_1, key_0)), product_1,
       _mm256_xor_si256(_mm256_srli_epi64(product_0, 32), _mm256_xor_si256(c.word_3, key_1)), product_0};
}

[[gnu::target("avx2")]] inline void store(const FourBlocks& c, Block* out) {
  constexpr int odd_halves = 0xAA;
  const __m256i front = _mm256_blend_epi32(c.word_0, _mm256_slli_epi64(c.word_1, 32), odd_halves);
  const __m256i back = _mm256_blend_epi32(c.word_2, _mm256_slli_epi64(c.word_3, 32), odd_halves);
  const __m256i even = _mm256_unpacklo_epi64(front, back);  // blocks 0 and 2
  const __m256i odd = _mm256_unpackhi_epi64(front, back);   // blocks 1 and 3
  auto* place = reinterpret_cast<__m256i*>(out);
  _mm256_storeu_si256(place, _mm256_permute2x128_si256(even, odd, 0x20));
  _mm256_storeu_si256(place + 1, _mm256_permute2x128_si256(even, odd, 0x31));
}

/// Two fours side by side: a round waits for the multiplications of the one before, and the other four fill the time.
[[gnu::target("avx2")]] void in_fours(Key key, const Eight& eight) {
  FourBlocks front = four_counters(eight.counter, 0);
  FourBlocks back = four_counters(eight.counter, 4);
  __m256i key_0 = in_four(key[0]);
  __m256i key_1 = in_four(key[1]);
#pragma GCC unroll 1  // unrolled, the compiler would rather keep the keys of all rounds
  for (int round = 0; round < 10; ++round) {
    one_round(front, key_0, key_1);
    one_round(back, key_0, key_1);
    key_0 = _mm256_add_epi32(key_0, in_four(0x9E3779B9));
    key_1 = _mm256_add_epi32(key_1, in_four(0xBB67AE85));
  }
  std::array<Block, 8> spare;
  Block* place = eight.count == 8 ? eight.out : spare.data();
  store(front, place);
  store(back, place + 4);
  if (eight.count != 8) std::copy_n(place, eight.count, eight.out);
}

struct EightBlocks {
  __m512i word_0, word_1, word_2, word_3;
};

/// For the forms with a mask: inside the others GCC 12 sees something uninitialised (its bug 105593).
constexpr __mmask8 every = 0xFF;

[[gnu::target("avx512f")]] inline __m512i in_eight(std::uint32_t word) {
  return _mm512_set1_epi32(static_cast<int>(word));
}

[[gnu::target("avx512f")]] inline EightBlocks eight_counters(const Block& counter) {
  const __m512i points = _mm512_add_epi32(in_eight(counter[2]), _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0));
  return {in_eight(counter[0]), in_eight(counter[1]), points, in_eight(counter[3])};
}

[[gnu::target("avx512f")]] inline void one_round(EightBlocks& c, __m512i key_0, __m512i key_1) {
  constexpr int xor_of_three = 0x96;
  const __m512i product_0 = _mm512_maskz_mul_epu32(every, c.word_0, in_eight(0xD2511F53));
  const __m512i product_1 = _mm512_maskz_mul_epu32(every, c.word_2, in_eight(0xCD9E8D57));
  c = {_mm512_ternarylogic_epi64(_mm512_maskz_srli_epi64(every, product_1, 32), c.word_1, key_0, xor_of_three),
       product_1,
       _mm512_ternarylogic_epi64(_mm512_maskz_srli_epi64(every, product_0, 32), c.word_3, key_1, xor_of_three),
       product_0};
}

[[gnu::target("avx512f")]] inline void store(const EightBlocks& c, const Eight& place) {
  constexpr __mmask16 odd_halves = 0xAAAA;
  const __m512i front = _mm512_mask_blend_epi32(odd_halves, c.word_0, _mm512_maskz_slli_epi64(every, c.word_1, 32));
  const __m512i back = _mm512_mask_blend_epi32(odd_halves, c.word_2, _mm512_maskz_slli_epi64(every, c.word_3, 32));
  const __m512i first = _mm512_permutex2var_epi64(front, _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0), back);
  const __m512i last = _mm512_permutex2var_epi64(front, _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4), back);
  if (place.count == 8) {  // what is stored behind a mask is slow to read again
    _mm512_storeu_si512(place.out, first);
    _mm512_storeu_si512(place.out + 4, last);
  } else {
    const unsigned halves = (1U << (2 * place.count)) - 1;
    _mm512_mask_storeu_epi64(place.out, static_cast<__mmask8>(halves), first);
    _mm512_mask_storeu_epi64(place.out + 4, static_cast<__mmask8>(halves >> 8U), last);
  }
}

/// Some eights side by side.
template <std::size_t count>
[[gnu::target("avx512f")]] void side_by_side(Key key, const Eight* eights) {
  std::array<EightBlocks, count> c;
  for (std::size_t i = 0; i < count; ++i) c[i] = eight_counters(eights[i].counter);
  __m512i key_0 = in_eight(key[0]);
  __m512i key_1 = in_eight(key[1]);
#pragma GCC unroll 1
  for (int round = 0; round < 10; ++round) {
    for (EightBlocks& each : c) one_round(each, key_0, key_1);
    key_0 = _mm512_add_epi32(key_0, in_eight(0x9E3779B9));
    key_1 = _mm512_add_epi32(key_1, in_eight(0xBB67AE85));
  }
  for (std::size_t i = 0; i < count; ++i) store(c[i], eights[i]);
}

#else

void in_fours(Key key, const Eight& eight) {
  one_by_one(key, eight);
}
template <std::size_t count>
void side_by_side(Key key, const Eight* eights) {
  for (std::size_t i = 0; i < count; ++i) one_by_one(key, eights[i]);
}

#endif

using Eights = std::array<Eight, 4>;

/// Makes the blocks of some of them, the first.
void make(core::Width width, Key key, const Eights& eights, std::size_t count) {
  if (width == core::Width::eight) {
    static constexpr std::array together{side_by_side<1>, side_by_side<2>, side_by_side<3>, side_by_side<4>};
    together[count - 1](key, eights.data());
  } else {
    const auto make_one = width == core::Width::four ? in_fours : one_by_one;
    for (std::size_t i = 0; i < count; ++i) make_one(key, eights[i]);
  }
}

}  // namespace

void blocks_of_decisions(Key key, const Block& first, std::size_t decisions, std::size_t points, Block* out,
                         core::Width width) {
  Eights eights;
  std::size_t waiting = 0;
  for (std::uint32_t decision = 0; decision < decisions; ++decision) {
    for (std::uint32_t point = 0; point < points; point += 8) {
      eights[waiting++] = {{first[0], first[1], first[2] + point, first[3] + (decision << 24U)},
                           std::min<std::size_t>(points - point, 8),
                           out + decision * points + point};
      if (waiting < eights.size()) continue;
      make(width, key, eights, waiting);
      waiting = 0;
    }
  }
  if (waiting > 0) make(width, key, eights, waiting);
}

}  // namespace sposim::random
