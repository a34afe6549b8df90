#pragma once

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstddef>

#include "random/address.hpp"
#include "random/elementary.hpp"
#include "random/normal.hpp"

/// The functions that nearly every case needs, four numbers at a time on processors with AVX2. Each does step by step
/// what its namesake does for one number, so the bits are the same.
namespace sposim::random::four_wide {

using Numbers [[gnu::vector_size(32)]] = double;
using Words = __m256i;

[[gnu::target("avx2")]] inline Numbers all(double number) {
  return _mm256_set1_pd(number);
}
[[gnu::target("avx2")]] inline Words whole(long long number) {
  return _mm256_set1_epi64x(number);
}
[[gnu::target("avx2")]] inline Words bits(Numbers numbers) {
  return _mm256_castpd_si256(numbers);
}
[[gnu::target("avx2")]] inline Numbers numbers(Words bits) {
  return _mm256_castsi256_pd(bits);
}

/// Whole numbers below 2⁵², in 64 bits each, as numbers.
[[gnu::target("avx2")]] inline Numbers to_numbers(Words small) {
  constexpr long long bits_of_two_to_52 = 0x4330000000000000;
  return _mm256_sub_pd(numbers(_mm256_or_si256(small, whole(bits_of_two_to_52))), all(0x1p52));
}

/// `uniform_32` of four words.
[[gnu::target("avx2")]] inline Numbers uniforms(const std::uint32_t* words) {
  const __m128i narrow = _mm_loadu_si128(reinterpret_cast<const __m128i*>(words));
  return _mm256_mul_pd(_mm256_add_pd(to_numbers(_mm256_cvtepu32_epi64(narrow)), all(0.5)), all(0x1p-32));
}

/// `uniform_53` of the first two words of four blocks.
[[gnu::target("avx2")]] inline Numbers uniforms(const Block* blocks) {
  const Words blocks_01 = _mm256_loadu_si256(reinterpret_cast<const Words*>(blocks));
  const Words blocks_23 = _mm256_loadu_si256(reinterpret_cast<const Words*>(blocks + 2));
  const Words mixed = _mm256_unpacklo_epi64(blocks_01, blocks_23);  // of blocks 0, 2, 1, 3
  const Words words = _mm256_permute4x64_epi64(mixed, 0b11'01'10'00);
  const Words high = _mm256_srli_epi64(_mm256_slli_epi64(words, 32), 12);  // the first word, from bit 20 on
  const Words low = _mm256_srli_epi64(words, 44);                          // the second without its last 12 bits
  return _mm256_mul_pd(_mm256_add_pd(to_numbers(_mm256_or_si256(high, low)), all(0.5)), all(0x1p-52));
}

/// One column for each of four rows of four.
struct Columns {
  Numbers first, second, third, fourth;
};
[[gnu::target("avx2")]] inline Columns transposed(const double* a, const double* b, const double* c, const double* d) {
  const Numbers row_a = _mm256_loadu_pd(a);
  const Numbers row_b = _mm256_loadu_pd(b);
  const Numbers row_c = _mm256_loadu_pd(c);
  const Numbers row_d = _mm256_loadu_pd(d);
  const Numbers even_ab = _mm256_unpacklo_pd(row_a, row_b);
  const Numbers odd_ab = _mm256_unpackhi_pd(row_a, row_b);
  const Numbers even_cd = _mm256_unpacklo_pd(row_c, row_d);
  const Numbers odd_cd = _mm256_unpackhi_pd(row_c, row_d);
  return {_mm256_permute2f128_pd(even_ab, even_cd, 0x20), _mm256_permute2f128_pd(odd_ab, odd_cd, 0x20),
          _mm256_permute2f128_pd(even_ab, even_cd, 0x31), _mm256_permute2f128_pd(odd_ab, odd_cd, 0x31)};
}

/// `quick_normal_quantile` of uniforms that lie between `NormalTable::smallest_share` and one minus it; where one does
/// not, `in_table` has no bits and the quantile means nothing.
struct Quantiles {
  Numbers w, in_table;
};
[[gnu::target("avx2")]] inline Quantiles normal_quantiles(const NormalTable& table, Numbers u) {
  const Numbers least = all(NormalTable::smallest_share);
  const Numbers asked = _mm256_min_pd(u, _mm256_sub_pd(all(1), u));
  const Numbers share = _mm256_max_pd(asked, least);
  const Words share_bits = bits(share);
  alignas(32) std::array<std::uint64_t, 4> top{};
  _mm256_store_si256(reinterpret_cast<Words*>(top.data()), _mm256_srli_epi64(share_bits, 48));
  const Words fraction = _mm256_slli_epi64(_mm256_and_si256(share_bits, whole(0xFFFFFFFFFFFF)), 4);
  const Numbers t = numbers(_mm256_or_si256(fraction, whole(0x3FF0000000000000)));
  const Columns c =
      transposed(table.cubic_at(top[0]), table.cubic_at(top[1]), table.cubic_at(top[2]), table.cubic_at(top[3]));
  const Numbers size =
      _mm256_add_pd(_mm256_add_pd(c.first, _mm256_mul_pd(t, c.second)),
                    _mm256_mul_pd(_mm256_mul_pd(t, t), _mm256_add_pd(c.third, _mm256_mul_pd(t, c.fourth))));
  const Numbers sign = all(-0.0);
  const Numbers side = _mm256_and_pd(sign, _mm256_sub_pd(u, all(0.5)));
  return {_mm256_or_pd(_mm256_andnot_pd(sign, size), side), _mm256_cmp_pd(asked, least, _CMP_GE_OQ)};
}

/// `exponential`.
[[gnu::target("avx2")]] inline Numbers exponentials(Numbers x) {
  constexpr double to_whole = 0x1.8p52;
  const Numbers parts = _mm256_mul_pd(x, all(ElementaryTables::powers / ln_2));
  const Numbers shifted = _mm256_add_pd(parts, all(to_whole));
  const Numbers nearest = _mm256_sub_pd(shifted, all(to_whole));
  const Numbers r = _mm256_mul_pd(_mm256_sub_pd(parts, nearest), all(ln_2 / ElementaryTables::powers));
  const Words n = bits(shifted);
  alignas(32) std::array<std::uint64_t, 4> place{};
  _mm256_store_si256(reinterpret_cast<Words*>(place.data()), _mm256_and_si256(n, whole(ElementaryTables::powers - 1)));
  const auto& table = elementary_tables.power_of_two;
  const Numbers power = _mm256_set_pd(table[place[3]], table[place[2]], table[place[1]], table[place[0]]);
  const Numbers cubic = _mm256_add_pd(all(1.0 / 2), _mm256_mul_pd(r, all(1.0 / 6)));
  const Numbers series = _mm256_add_pd(all(1), _mm256_add_pd(r, _mm256_mul_pd(_mm256_mul_pd(r, r), cubic)));
  const Words octaves = _mm256_slli_epi64(_mm256_srli_epi64(n, 6), 52);
  return numbers(_mm256_add_epi64(bits(_mm256_mul_pd(power, series)), octaves));
}

static_assert(sizeof(ElementaryTables::Log) == 2 * sizeof(double) &&
              offsetof(ElementaryTables::Log, log) == sizeof(double));

/// Two rows of the logarithm's table, one after the other.
[[gnu::target("avx2")]] inline Numbers two_logs(std::uint64_t first, std::uint64_t second) {
  const auto& table = elementary_tables.log_at;
  return _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(&table[first].inverse)),
                              _mm_loadu_pd(&table[second].inverse), 1);
}

/// `natural_log`.
[[gnu::target("avx2")]] inline Numbers natural_logs(Numbers x) {
  const Words x_bits = bits(x);
  const Numbers k = _mm256_sub_pd(to_numbers(_mm256_srli_epi64(x_bits, 52)), all(1023));
  alignas(32) std::array<std::uint64_t, 4> place{};
  _mm256_store_si256(reinterpret_cast<Words*>(place.data()),
                     _mm256_and_si256(_mm256_srli_epi64(x_bits, 44), whole(0xFF)));
  const Numbers rows_02 = two_logs(place[0], place[2]);
  const Numbers rows_13 = two_logs(place[1], place[3]);
  const Numbers inverse = _mm256_unpacklo_pd(rows_02, rows_13);
  const Numbers near_log = _mm256_unpackhi_pd(rows_02, rows_13);
  const Words fraction = _mm256_and_si256(x_bits, whole(0xFFFFFFFFFFFFF));
  const Numbers m = numbers(_mm256_or_si256(fraction, whole(0x3FF0000000000000)));
  const Numbers f = _mm256_sub_pd(_mm256_mul_pd(m, inverse), all(1));
  const Numbers f2 = _mm256_mul_pd(f, f);
  const Numbers low = _mm256_add_pd(all(-1.0 / 2), _mm256_mul_pd(f, all(1.0 / 3)));
  const Numbers high = _mm256_mul_pd(f2, _mm256_add_pd(all(-1.0 / 4), _mm256_mul_pd(f, all(1.0 / 5))));
  const Numbers series = _mm256_mul_pd(f2, _mm256_add_pd(low, high));
  return _mm256_add_pd(_mm256_add_pd(_mm256_mul_pd(k, all(ln_2)), near_log), _mm256_add_pd(f, series));
}

}  // namespace sposim::random::four_wide

#endif
