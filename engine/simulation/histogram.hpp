#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace sposim::simulation {

/// How often each integer occurred: exact below 256 in size, within 1/128 (under 0.8 %) above; negative values too.
///
/// Integers only, so filling it in any order gives the same answers. There is one for every cell of a run, so it is
/// small: 16 bytes, and two for each bin between the lowest and the highest value (four once a count passes 65,535).
/// Zeros that lie outside the bins are counted apart: a cell in which nothing ever happens has no bins.
class Histogram {
 public:
  Histogram() = default;
  Histogram(const Histogram& other);
  Histogram(Histogram&& other) noexcept = default;
  Histogram& operator=(const Histogram& other) { return *this = Histogram(other); }
  Histogram& operator=(Histogram&& other) noexcept = default;
  ~Histogram() = default;

  void add(std::int64_t value, std::uint32_t times = 1) {
    const std::int32_t bin = bin_of(value);
    const auto place = static_cast<std::uint32_t>(bin - first_bin_);  // far too large for a bin below the first
    if (place < bins_ && !wide_ && counts_[place] + times <= most_narrow) {
      counts_[place] = static_cast<std::uint16_t>(counts_[place] + times);
    } else {
      add_slowly(bin, times);
    }
  }

  /// Where the counts lie, for filling many histograms side by side: `counts[bin - first]` where that is below `size`.
  /// Only while at most so many values were added in all: no count can outgrow its 16 bits then, and nobody need look.
  static constexpr std::uint32_t most_values_for_bins = 0xFFFF;
  struct Bins {
    std::uint16_t* counts = nullptr;
    std::int32_t first = 0;
    std::uint32_t size = 0;
  };
  Bins bins() { return {counts_.get(), first_bin_, wide_ ? 0U : bins_}; }
  /// Counts a value for which there is no room yet, by its bin. The counts may lie elsewhere afterwards.
  void add_bin(std::int32_t bin) { add_slowly(bin, 1); }

  /// The value with rank ⌈share · n⌉ in order of size (its bin's middle above 256); 0 < share < 1; n > 0.
  double quantile(double share) const;

  std::uint64_t count() const;
  /// Memory beside the object itself.
  std::size_t bytes() const { return slots() * sizeof(std::uint16_t); }
  /// Fetches the bins into the cache ahead of an `add`.
  void prefetch() const { __builtin_prefetch(counts_.get()); }

  /// The bin of a value, and the middle of a bin.
  static std::int32_t bin_of(std::int64_t value) {
    return value >= 0 && value < exact_below ? static_cast<std::int32_t>(value) : wide_bin_of(value);
  }
  /// The same of a value below 2²⁴ in size, without a branch, so that many are found at once: the leading bits of the
  /// number as a `float`, which holds such a value exactly, are its octave and its place there.
  static std::int32_t bin_of_moderate(std::int32_t value) {
    const std::int32_t sign = value >> 31;  // −1 of a negative value, otherwise 0
    const std::int32_t size = (value ^ sign) - sign;
    const auto as_float = static_cast<float>(size);
    std::int32_t bits = 0;
    std::memcpy(&bits, &as_float, sizeof bits);
    const std::int32_t wide = (bits >> 16) - first_wide;
    const std::int32_t small = (size - 256) >> 31;  // −1 below 256: a choice without a branch
    const std::int32_t bin = (size & small) | (wide & ~small);
    return (bin ^ sign) - sign;
  }
  /// What the leading bits of a `float` lie above the bins: bin 256 begins where the exponent becomes that of 256.
  static constexpr std::int32_t first_wide = (127 + 8) * 128 - 256;
  static double middle_of(std::int32_t bin);

 private:
  static constexpr std::int64_t exact_below = 256;
  static constexpr std::uint32_t most_narrow = 0xFFFF;  // fits in 16 bits
  static std::int32_t wide_bin_of(std::int64_t value);

  std::size_t slots() const { return std::size_t{bins_} << (wide_ ? 1U : 0U); }
  std::uint32_t at(std::size_t place) const;
  void put(std::size_t place, std::uint32_t times);
  std::uint32_t times_of(std::int32_t bin) const;
  /// Makes room for a bin that has never been seen, or for a larger count.
  void add_slowly(std::int32_t bin, std::uint32_t times);
  void store_anew(std::int32_t first_bin, std::int32_t end_bin, bool wide);

  std::unique_ptr<std::uint16_t[]> counts_;  ///< [bins], or [bins][2] halves of a count, the low one first
  std::uint32_t zeros_ = 0;
  std::int16_t first_bin_ = 0;  ///< at most 7,300 in size, that of the largest 64-bit value
  std::uint16_t bins_ : 15 = 0;
  std::uint16_t wide_ : 1 = 0;
};

}  // namespace sposim::simulation
