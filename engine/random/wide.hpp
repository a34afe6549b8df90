#pragma once

#if defined(__x86_64__)

#include <immintrin.h>

#include <array>
#include <cstddef>
#include <cstring>

#include "random/address.hpp"
#include "random/elementary.hpp"
#include "random/normal.hpp"

/// The functions that nearly every case needs, for four numbers side by side on processors with AVX2 and for eight on
/// those with AVX-512. Each does step by step what its namesake does for one number, so the bits are the same.
///
/// What is given and found goes by reference and every function is made part of its caller, for only the outermost one
/// is compiled for such a processor.
namespace sposim::random::wide {

using Two [[gnu::vector_size(16)]] = double;
using Four [[gnu::vector_size(32)]] = double;
using Eight [[gnu::vector_size(64)]] = double;

template <class Numbers>
inline constexpr std::size_t lanes = sizeof(Numbers) / sizeof(double);

/// As many whole numbers, in 64 bits each or in 32.
template <class Numbers>
struct Whole {
  using Words [[gnu::vector_size(sizeof(Numbers))]] = std::uint64_t;
  using Narrow [[gnu::vector_size(sizeof(Numbers) / 2)]] = std::uint32_t;
  using Counts [[gnu::vector_size(sizeof(Numbers) / 2)]] = std::int32_t;
};
template <class Numbers>
using Words = typename Whole<Numbers>::Words;

/// Whole numbers one by one: places in a table.
template <class Numbers>
struct Places {
  alignas(64) std::array<std::uint64_t, lanes<Numbers>> each;

  [[gnu::always_inline]] explicit Places(const Words<Numbers>& words) {
    std::memcpy(each.data(), &words, sizeof words);
  }
  const std::uint64_t* data() const { return each.data(); }
};

template <class Numbers>
[[gnu::always_inline]] inline void read(const double* from, Numbers& to) {
  std::memcpy(&to, from, sizeof to);
}
template <class Numbers>
[[gnu::always_inline]] inline void write(const Numbers& from, double* to) {
  std::memcpy(to, &from, sizeof from);
}

/// The first and the second numbers of rows of two.
[[gnu::always_inline]] inline void split(const Four& rows_01, const Four& rows_23, Four& first, Four& second) {
  first = __builtin_shufflevector(rows_01, rows_23, 0, 2, 4, 6);
  second = __builtin_shufflevector(rows_01, rows_23, 1, 3, 5, 7);
}
[[gnu::always_inline]] inline void split(const Eight& rows_03, const Eight& rows_47, Eight& first, Eight& second) {
  first = __builtin_shufflevector(rows_03, rows_47, 0, 2, 4, 6, 8, 10, 12, 14);
  second = __builtin_shufflevector(rows_03, rows_47, 1, 3, 5, 7, 9, 11, 13, 15);
}

/// One after the other. (Without a mask GCC 12 sees something uninitialised, its bug 105593.)
[[gnu::target("avx512f")]] inline void join(const Four& low, const Four& high, Eight& both) {
  both = _mm512_maskz_insertf64x4(0xFF, _mm512_castpd256_pd512(low), high, 1);
}

[[gnu::target("avx2")]] inline void take_roots(Four& x) {
  x = _mm256_sqrt_pd(x);
}
[[gnu::target("avx512f")]] inline void take_roots(Eight& x) {
  x = _mm512_maskz_sqrt_pd(0xFF, x);
}

/// The lanes, as bits, in which x does not lie between two numbers or on one of them.
[[gnu::target("avx2")]] inline unsigned lanes_outside(const Four& low, const Four& x, const Four& high) {
  const Four within = _mm256_and_pd(_mm256_cmp_pd(x, low, _CMP_GE_OQ), _mm256_cmp_pd(x, high, _CMP_LE_OQ));
  return static_cast<unsigned>(_mm256_movemask_pd(within)) ^ 0xFU;
}
[[gnu::target("avx512f")]] inline unsigned lanes_outside(const Eight& low, const Eight& x, const Eight& high) {
  const unsigned above = _mm512_cmp_pd_mask(x, low, _CMP_GE_OQ);
  return (above & _mm512_cmp_pd_mask(x, high, _CMP_LE_OQ)) ^ 0xFFU;
}

/// Whole numbers below 2⁵² as numbers.
template <class Numbers>
[[gnu::always_inline]] inline void to_numbers(const Words<Numbers>& small, Numbers& x) {
  constexpr std::uint64_t bits_of_two_to_52 = 0x4330000000000000;
  x = reinterpret_cast<Numbers>(small | bits_of_two_to_52) - 0x1p52;
}

/// `uniform_32` of some words.
template <class Numbers>
[[gnu::always_inline]] inline void uniforms(const std::uint32_t* words, Numbers& u) {
  typename Whole<Numbers>::Narrow narrow;
  std::memcpy(&narrow, words, sizeof narrow);
  to_numbers(__builtin_convertvector(narrow, Words<Numbers>), u);
  u = (u + 0.5) * 0x1p-32;
}

/// `uniform_53` of the first two words of some blocks.
template <class Numbers>
[[gnu::always_inline]] inline void uniforms(const Block* blocks, Numbers& u) {
  Numbers front, back, firsts, seconds;
  std::memcpy(&front, blocks, sizeof front);
  std::memcpy(&back, blocks + lanes<Numbers> / 2, sizeof back);
  split(front, back, firsts, seconds);
  const auto words = reinterpret_cast<Words<Numbers>>(firsts);
  const Words<Numbers> high = (words << 32U) >> 12U;  // the first word, from bit 20 on
  const Words<Numbers> low = words >> 44U;            // the second without its last 12 bits
  to_numbers(high | low, u);
  u = (u + 0.5) * 0x1p-52;
}

/// The cubics of `NormalTable` for some leading bits: one column for each power.
template <class Numbers>
struct Cubics {
  Numbers constant, linear, square, cube;
};
[[gnu::always_inline]] inline void cubics_at(const NormalTable& table, const std::uint64_t* leading_bits,
                                             Cubics<Four>& c) {
  Four row_0, row_1, row_2, row_3;
  read(table.cubic_at(leading_bits[0]), row_0);
  read(table.cubic_at(leading_bits[1]), row_1);
  read(table.cubic_at(leading_bits[2]), row_2);
  read(table.cubic_at(leading_bits[3]), row_3);
  const Four even_01 = __builtin_shufflevector(row_0, row_1, 0, 4, 2, 6);
  const Four odd_01 = __builtin_shufflevector(row_0, row_1, 1, 5, 3, 7);
  const Four even_23 = __builtin_shufflevector(row_2, row_3, 0, 4, 2, 6);
  const Four odd_23 = __builtin_shufflevector(row_2, row_3, 1, 5, 3, 7);
  c.constant = __builtin_shufflevector(even_01, even_23, 0, 1, 4, 5);
  c.linear = __builtin_shufflevector(odd_01, odd_23, 0, 1, 4, 5);
  c.square = __builtin_shufflevector(even_01, even_23, 2, 3, 6, 7);
  c.cube = __builtin_shufflevector(odd_01, odd_23, 2, 3, 6, 7);
}
[[gnu::always_inline]] inline void rows_at(const NormalTable& table, std::uint64_t low, std::uint64_t high,
                                           Eight& rows) {
  Four low_row, high_row;
  read(table.cubic_at(low), low_row);
  read(table.cubic_at(high), high_row);
  join(low_row, high_row, rows);
}
[[gnu::always_inline]] inline void cubics_at(const NormalTable& table, const std::uint64_t* leading_bits,
                                             Cubics<Eight>& c) {
  Eight rows_04, rows_15, rows_26, rows_37;
  rows_at(table, leading_bits[0], leading_bits[4], rows_04);
  rows_at(table, leading_bits[1], leading_bits[5], rows_15);
  rows_at(table, leading_bits[2], leading_bits[6], rows_26);
  rows_at(table, leading_bits[3], leading_bits[7], rows_37);
  const Eight even_01 = __builtin_shufflevector(rows_04, rows_15, 0, 8, 2, 10, 4, 12, 6, 14);
  const Eight odd_01 = __builtin_shufflevector(rows_04, rows_15, 1, 9, 3, 11, 5, 13, 7, 15);
  const Eight even_23 = __builtin_shufflevector(rows_26, rows_37, 0, 8, 2, 10, 4, 12, 6, 14);
  const Eight odd_23 = __builtin_shufflevector(rows_26, rows_37, 1, 9, 3, 11, 5, 13, 7, 15);
  c.constant = __builtin_shufflevector(even_01, even_23, 0, 1, 8, 9, 4, 5, 12, 13);
  c.linear = __builtin_shufflevector(odd_01, odd_23, 0, 1, 8, 9, 4, 5, 12, 13);
  c.square = __builtin_shufflevector(even_01, even_23, 2, 3, 10, 11, 6, 7, 14, 15);
  c.cube = __builtin_shufflevector(odd_01, odd_23, 2, 3, 10, 11, 6, 7, 14, 15);
}

/// `quick_normal_quantile` of uniforms that lie between `NormalTable::smallest_share` and one minus it; the quantiles
/// of others mean nothing, and their lanes are open.
template <class Numbers>
struct Quantiles {
  Numbers w;
  unsigned open;

  [[gnu::always_inline]] void find(const NormalTable& table, const Numbers& u) {
    const Numbers least = Numbers{} + NormalTable::smallest_share;
    const Numbers rest = 1 - u;
    const Numbers asked = u < rest ? u : rest;
    open = lanes_outside(least, asked, rest);
    const auto share = reinterpret_cast<Words<Numbers>>(asked > least ? asked : least);
    const Places<Numbers> leading_bits(share >> 48U);
    Cubics<Numbers> c;
    cubics_at(table, leading_bits.data(), c);
    const auto t = reinterpret_cast<Numbers>((share & 0xFFFFFFFFFFFFU) << 4U | 0x3FF0000000000000U);
    const Numbers size = (c.constant + t * c.linear) + (t * t) * (c.square + t * c.cube);
    constexpr std::uint64_t sign = 0x8000000000000000;
    const auto side = reinterpret_cast<Words<Numbers>>(u - 0.5) & sign;
    w = reinterpret_cast<Numbers>((reinterpret_cast<Words<Numbers>>(size) & ~sign) | side);
  }
};

[[gnu::always_inline]] inline void powers_at(const std::uint64_t* places, Four& powers) {
  const auto& table = elementary_tables.power_of_two;
  powers = Four{table[places[0]], table[places[1]], table[places[2]], table[places[3]]};
}
[[gnu::always_inline]] inline void powers_at(const std::uint64_t* places, Eight& powers) {
  Four low, high;
  powers_at(places, low);
  powers_at(places + 4, high);
  join(low, high, powers);
}

/// `exponential`, in place.
template <class Numbers>
[[gnu::always_inline]] inline void take_exponentials(Numbers& x) {
  constexpr double to_whole = 0x1.8p52;
  const Numbers parts = x * (ElementaryTables::powers / ln_2);
  const Numbers shifted = parts + to_whole;
  const Numbers r = (parts - (shifted - to_whole)) * (ln_2 / ElementaryTables::powers);
  const auto n = reinterpret_cast<Words<Numbers>>(shifted);
  const Places<Numbers> places(n & (ElementaryTables::powers - 1));
  Numbers power;
  powers_at(places.data(), power);
  const Numbers series = 1 + (r + r * r * (1.0 / 2 + r * (1.0 / 6)));
  const Words<Numbers> octaves = (n >> 6U) << 52U;
  x = reinterpret_cast<Numbers>(reinterpret_cast<Words<Numbers>>(power * series) + octaves);
}

static_assert(sizeof(ElementaryTables::Log) == 2 * sizeof(double) &&
              offsetof(ElementaryTables::Log, log) == sizeof(double));

/// Rows of the logarithm's table, one after the other.
[[gnu::always_inline]] inline void log_rows_at(const std::uint64_t* places, Four& rows) {
  Two first, second;
  std::memcpy(&first, &elementary_tables.log_at[places[0]], sizeof first);
  std::memcpy(&second, &elementary_tables.log_at[places[1]], sizeof second);
  rows = __builtin_shufflevector(first, second, 0, 1, 2, 3);
}
[[gnu::always_inline]] inline void log_rows_at(const std::uint64_t* places, Eight& rows) {
  Four low, high;
  log_rows_at(places, low);
  log_rows_at(places + 2, high);
  join(low, high, rows);
}

/// `natural_log`, in place.
template <class Numbers>
[[gnu::always_inline]] inline void take_logs(Numbers& x) {
  const auto bits = reinterpret_cast<Words<Numbers>>(x);
  Numbers k, front, back, inverse, near_log;
  to_numbers(bits >> 52U, k);
  k -= 1023;
  const Places<Numbers> places((bits >> 44U) & 0xFFU);
  log_rows_at(places.data(), front);
  log_rows_at(places.data() + lanes<Numbers> / 2, back);
  split(front, back, inverse, near_log);
  const auto m = reinterpret_cast<Numbers>((bits & 0xFFFFFFFFFFFFFU) | 0x3FF0000000000000U);
  const Numbers f = m * inverse - 1;
  const Numbers f2 = f * f;
  const Numbers series = f2 * ((-1.0 / 2 + f * (1.0 / 3)) + f2 * (-1.0 / 4 + f * (1.0 / 5)));
  x = (k * ln_2 + near_log) + (f + series);
}

}  // namespace sposim::random::wide

#endif
