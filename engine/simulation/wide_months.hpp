#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#include "simulation/block.hpp"
#include "simulation/histogram.hpp"

/// Months of a tile side by side in a register, as many as the processor has room for: whole numbers, so the results
/// are equal on every processor.
namespace sposim::simulation {

template <class Number>
using ByMonth = std::array<Number, Tile::months>;

/// The tiles of a row in every replicate of a block: `rows[r][t]`.
using Rows = const Tile* const*;
// So many 32-bit numbers side by side in a register. They are handed on by reference, which is the same on every
// processor.
struct FourWide {
  using Numbers [[gnu::vector_size(16)]] = std::uint32_t;
  using Signed [[gnu::vector_size(16)]] = std::int32_t;
  using Floats [[gnu::vector_size(16)]] = float;
};
struct EightWide {
  using Numbers [[gnu::vector_size(32)]] = std::uint32_t;
  using Signed [[gnu::vector_size(32)]] = std::int32_t;
  using Floats [[gnu::vector_size(32)]] = float;
};
struct SixteenWide {
  using Numbers [[gnu::vector_size(64)]] = std::uint32_t;
  using Signed [[gnu::vector_size(64)]] = std::int32_t;
  using Floats [[gnu::vector_size(64)]] = float;
};
template <class Wide>
constexpr std::size_t lanes = sizeof(typename Wide::Numbers) / sizeof(std::uint32_t);

template <class Numbers, class Number>
[[gnu::always_inline]] inline void load(const Number& first, Numbers& numbers) {
  std::memcpy(&numbers, &first, sizeof numbers);
}
template <class Numbers>
[[gnu::always_inline]] inline void store(const Numbers& numbers, std::uint32_t& first) {
  std::memcpy(&first, &numbers, sizeof numbers);
}

/// All ones of a negative value, otherwise 0; and how large it is.
template <class Numbers>
struct SignAndSize {
  Numbers sign, size;
  [[gnu::always_inline]] explicit SignAndSize(const Numbers& values)
      : sign(-(values >> 31U)), size((values ^ sign) - sign) {}
};

/// `Histogram::bin_of_moderate` of each value, in their place.
template <class Wide>
[[gnu::always_inline]] inline void turn_into_bins(typename Wide::Numbers& values) {
  using Numbers = typename Wide::Numbers;
  const SignAndSize<Numbers> of(values);
  const auto as_floats =
      __builtin_convertvector(reinterpret_cast<typename Wide::Signed>(of.size), typename Wide::Floats);
  const Numbers wide = (reinterpret_cast<Numbers>(as_floats) >> 16U) - Histogram::first_wide;
  const Numbers small = -((of.size - 256U) >> 31U);  // all ones below 256
  const Numbers bins = (of.size & small) | (wide & ~small);
  values = (bins ^ of.sign) - of.sign;
}

}  // namespace sposim::simulation
