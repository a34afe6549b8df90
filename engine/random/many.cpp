#include "random/many.hpp"

#include <algorithm>
#include <bit>

#include "random/elementary.hpp"
#include "random/normal.hpp"
#include "random/poisson.hpp"
#include "random/poisson_parts.hpp"
#include "random/wide.hpp"

namespace sposim::random {

namespace {

// What is drawn: `one` draws the number at a place, `some` those from a place on side by side, and returns the lanes,
// as bits, that it leaves open.

struct Poissons {
  const NormalTable& table;
  const double* means;
  const std::uint32_t* words;
  std::int32_t* counts;

  void one(std::size_t i) const { counts[i] = poisson_quantile(means[i], uniform_32(words[i])); }
#if defined(__x86_64__)
  /// By the estimate of `poisson_quantile`; open where it decides nothing.
  template <class Numbers>
  [[gnu::always_inline]] unsigned some(std::size_t i) const {
    Numbers mean, u;
    wide::read(means + i, mean);
    wide::uniforms(words + i, u);
    wide::Quantiles<Numbers> quantiles;
    quantiles.find(table, u);
    Numbers root = mean;
    wide::take_roots(root);
    ContinuousQuantile<Numbers> estimate{mean, root, 1 / mean, quantiles.w, {}, {}, {}};
    estimate.find();
    const auto k = __builtin_convertvector(estimate.x, typename wide::Whole<Numbers>::Counts);
    std::memcpy(counts + i, &k, sizeof k);
    const Numbers part = estimate.x - __builtin_convertvector(k, Numbers);
    const Numbers zero{};
    return quantiles.open | wide::lanes_outside(estimate.error, part, 1 - estimate.error) |
           wide::lanes_outside(zero + least_s, estimate.s, zero + largest_s) |
           wide::lanes_outside(zero + small_mean, mean, zero + largest_poisson_mean);
  }
#endif
};

// Laws are read as rows of two numbers.
static_assert(sizeof(Lognormal) == 2 * sizeof(double) && offsetof(Lognormal, sigma) == sizeof(double));

struct Lognormals {
  const NormalTable& table;
  const Lognormal* laws;
  const std::uint32_t* words;
  double* values;

  void one(std::size_t i) const { values[i] = lognormal_at(laws[i], uniform_32(words[i])); }
#if defined(__x86_64__)
  /// Open where the normal quantile is not in the table.
  template <class Numbers>
  [[gnu::always_inline]] unsigned some(std::size_t i) const {
    Numbers front, back, median, sigma, u;
    wide::read(&laws[i].median, front);
    wide::read(&laws[i + wide::lanes<Numbers> / 2].median, back);
    wide::split(front, back, median, sigma);
    wide::uniforms(words + i, u);
    wide::Quantiles<Numbers> quantiles;
    quantiles.find(table, u);
    Numbers factor = sigma * quantiles.w;
    wide::take_exponentials(factor);
    const Numbers value = median * factor;
    wide::write(value, values + i);
    return quantiles.open;
  }
#endif
};

/// Logarithms of the uniforms of words, or of blocks.
template <class Source>
struct Logs {
  const Source* sources;
  double* logs;

  void one(std::size_t i) const { logs[i] = natural_log(uniform(sources[i])); }
  static double uniform(std::uint32_t word) { return uniform_32(word); }
  static double uniform(const Block& block) { return uniform_53(block[0], block[1]); }
#if defined(__x86_64__)
  template <class Numbers>
  [[gnu::always_inline]] unsigned some(std::size_t i) const {
    Numbers x;
    wide::uniforms(sources + i, x);
    wide::take_logs(x);
    wide::write(x, logs + i);
    return 0;
  }
#endif
};

// In bits each of which stands for a number. What is left open waits until the end, for a branch that is guessed wrong
// costs as much as several numbers.
constexpr std::size_t at_a_time = 64;

#if defined(__x86_64__)

/// Draws up to 64 numbers in fours or eights.
///
/// @param open  as bits, those that are left open
/// @return      how many were drawn or left open
template <class Numbers, class Drawn>
[[gnu::always_inline]] inline std::size_t draw_some(const Drawn& drawn, std::size_t first, std::size_t count,
                                                    std::uint64_t& open) {
  std::size_t done = 0;
  for (; done + wide::lanes<Numbers> <= count; done += wide::lanes<Numbers>) {
    open |= std::uint64_t{drawn.template some<Numbers>(first + done)} << done;
  }
  return done;
}
template <class Drawn>
[[gnu::target("avx2")]] std::size_t draw_fours(const Drawn& drawn, std::size_t first, std::size_t count,
                                               std::uint64_t& open) {
  return draw_some<wide::Four>(drawn, first, count, open);
}
template <class Drawn>
[[gnu::target("avx512f")]] std::size_t draw_eights(const Drawn& drawn, std::size_t first, std::size_t count,
                                                   std::uint64_t& open) {
  return draw_some<wide::Eight>(drawn, first, count, open);
}

#else

template <class Drawn>
std::size_t draw_fours(const Drawn&, std::size_t, std::size_t, std::uint64_t&) {
  return 0;
}
template <class Drawn>
std::size_t draw_eights(const Drawn&, std::size_t, std::size_t, std::uint64_t&) {
  return 0;
}

#endif

template <class Drawn>
void draw(const Drawn& drawn, std::size_t count, core::Width width) {
  for (std::size_t first = 0; first < count; first += at_a_time) {
    const std::size_t asked = std::min(count - first, at_a_time);
    std::uint64_t open = 0;
    std::size_t done = 0;
    if (width == core::Width::eight) done = draw_eights(drawn, first, asked, open);
    if (width == core::Width::four) done = draw_fours(drawn, first, asked, open);
    for (; open != 0; open &= open - 1) drawn.one(first + static_cast<std::size_t>(std::countr_zero(open)));
    for (; done < asked; ++done) drawn.one(first + done);
  }
}

}  // namespace

void poisson_quantiles(const double* means, const std::uint32_t* words, std::size_t count, std::int32_t* counts,
                       core::Width width) {
  draw(Poissons{normal_table(), means, words, counts}, count, width);
}

void lognormals_at(const Lognormal* laws, const std::uint32_t* words, std::size_t count, double* values,
                   core::Width width) {
  draw(Lognormals{normal_table(), laws, words, values}, count, width);
}

void logs_of_uniforms(const std::uint32_t* words, std::size_t count, double* logs, core::Width width) {
  draw(Logs<std::uint32_t>{words, logs}, count, width);
}

void logs_of_blocks(const Block* blocks, std::size_t count, double* logs, core::Width width) {
  draw(Logs<Block>{blocks, logs}, count, width);
}

}  // namespace sposim::random
