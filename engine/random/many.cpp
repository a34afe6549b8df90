#include "random/many.hpp"

#include "random/elementary.hpp"
#include "random/four_wide.hpp"
#include "random/normal.hpp"
#include "random/philox_batch.hpp"
#include "random/poisson.hpp"
#include "random/poisson_parts.hpp"

namespace sposim::random {

namespace {

#if defined(__x86_64__)

using four_wide::all;
using four_wide::Numbers;

/// The lanes in which a mask has no bits.
[[gnu::target("avx2")]] inline unsigned lanes_without(Numbers mask) {
  return static_cast<unsigned>(_mm256_movemask_pd(mask)) ^ 0xFU;
}

/// Four counts, by the estimate of `poisson_quantile`.
///
/// @return  the lanes, as bits, in which the estimate decides nothing
[[gnu::target("avx2")]] unsigned four_poisson_quantiles(const NormalTable& table, const double* means,
                                                        const std::uint32_t* words, std::int32_t* counts) {
  const Numbers mean = _mm256_loadu_pd(means);
  const four_wide::Quantiles quantiles = four_wide::normal_quantiles(table, four_wide::uniforms(words));
  ContinuousQuantile<Numbers> estimate{mean, _mm256_sqrt_pd(mean), _mm256_div_pd(all(1), mean), quantiles.w, {}, {},
                                       {}};
  estimate.find();
  const __m128i k = _mm256_cvttpd_epi32(estimate.x);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(counts), k);
  const Numbers part = _mm256_sub_pd(estimate.x, _mm256_cvtepi32_pd(k));
  const Numbers clear_of_steps = _mm256_and_pd(_mm256_cmp_pd(part, estimate.error, _CMP_GT_OQ),
                                               _mm256_cmp_pd(part, _mm256_sub_pd(all(1), estimate.error), _CMP_LT_OQ));
  const Numbers fitted = _mm256_and_pd(_mm256_cmp_pd(estimate.s, all(least_s), _CMP_GE_OQ),
                                       _mm256_cmp_pd(estimate.s, all(largest_s), _CMP_LE_OQ));
  const Numbers large = _mm256_and_pd(_mm256_cmp_pd(mean, all(small_mean), _CMP_GE_OQ),
                                      _mm256_cmp_pd(mean, all(largest_poisson_mean), _CMP_LE_OQ));
  return lanes_without(_mm256_and_pd(_mm256_and_pd(clear_of_steps, fitted), _mm256_and_pd(large, quantiles.in_table)));
}

// Laws are read as rows of two numbers.
static_assert(sizeof(Lognormal) == 2 * sizeof(double) && offsetof(Lognormal, sigma) == sizeof(double));

[[gnu::target("avx2")]] unsigned four_lognormals(const NormalTable& table, const Lognormal* laws,
                                                 const std::uint32_t* words, double* values) {
  const Numbers laws_01 = _mm256_loadu_pd(&laws[0].median);
  const Numbers laws_23 = _mm256_loadu_pd(&laws[2].median);
  const Numbers first = _mm256_permute2f128_pd(laws_01, laws_23, 0x20);
  const Numbers second = _mm256_permute2f128_pd(laws_01, laws_23, 0x31);
  const Numbers median = _mm256_unpacklo_pd(first, second);
  const Numbers sigma = _mm256_unpackhi_pd(first, second);
  const four_wide::Quantiles quantiles = four_wide::normal_quantiles(table, four_wide::uniforms(words));
  const Numbers factor = four_wide::exponentials(_mm256_mul_pd(sigma, quantiles.w));
  _mm256_storeu_pd(values, _mm256_mul_pd(median, factor));
  return lanes_without(quantiles.in_table);
}

[[gnu::target("avx2")]] unsigned four_logs(const std::uint32_t* words, double* logs) {
  _mm256_storeu_pd(logs, four_wide::natural_logs(four_wide::uniforms(words)));
  return 0;
}

[[gnu::target("avx2")]] unsigned four_logs_of_blocks(const Block* blocks, double* logs) {
  _mm256_storeu_pd(logs, four_wide::natural_logs(four_wide::uniforms(blocks)));
  return 0;
}

#else

// Nothing is decided four at a time.
constexpr unsigned every_lane = 0xF;
unsigned four_poisson_quantiles(const NormalTable&, const double*, const std::uint32_t*, std::int32_t*) {
  return every_lane;
}
unsigned four_lognormals(const NormalTable&, const Lognormal*, const std::uint32_t*, double*) {
  return every_lane;
}
unsigned four_logs(const std::uint32_t*, double*) {
  return every_lane;
}
unsigned four_logs_of_blocks(const Block*, double*) {
  return every_lane;
}

#endif

/// Does fours of something, and one by one what a four leaves open and what is left over.
template <class Four, class One>
void in_fours(std::size_t count, const Four& four, const One& one) {
  static const bool wide = has_avx2();
  std::size_t done = 0;
  for (; wide && done + 4 <= count; done += 4) {
    std::size_t i = done;
    for (unsigned open = four(done); open != 0; open >>= 1U, ++i) {
      if ((open & 1U) != 0) one(i);
    }
  }
  for (; done < count; ++done) one(done);
}

}  // namespace

void poisson_quantiles(const double* means, const std::uint32_t* words, std::size_t count, std::int32_t* counts) {
  const NormalTable& table = normal_table();
  in_fours(
      count, [&](std::size_t i) { return four_poisson_quantiles(table, means + i, words + i, counts + i); },
      [&](std::size_t i) { counts[i] = poisson_quantile(means[i], uniform_32(words[i])); });
}

void lognormals_at(const Lognormal* laws, const std::uint32_t* words, std::size_t count, double* values) {
  const NormalTable& table = normal_table();
  in_fours(
      count, [&](std::size_t i) { return four_lognormals(table, laws + i, words + i, values + i); },
      [&](std::size_t i) { values[i] = lognormal_at(laws[i], uniform_32(words[i])); });
}

void logs_of_uniforms(const std::uint32_t* words, std::size_t count, double* logs) {
  in_fours(
      count, [&](std::size_t i) { return four_logs(words + i, logs + i); },
      [&](std::size_t i) { logs[i] = natural_log(uniform_32(words[i])); });
}

void logs_of_blocks(const Block* blocks, std::size_t count, double* logs) {
  in_fours(
      count, [&](std::size_t i) { return four_logs_of_blocks(blocks + i, logs + i); },
      [&](std::size_t i) { logs[i] = natural_log(uniform_53(blocks[i][0], blocks[i][1])); });
}

}  // namespace sposim::random
