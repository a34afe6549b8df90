#pragma once

#include <cstdint>
#include <vector>

namespace sposim::simulation {

/// How often each integer occurred: exact below 256 in size, within 1/128 (under 0.8 %) above; negative values too.
///
/// Integers only, so filling it in any order gives the same histogram.
class Histogram {
 public:
  void add(std::int64_t value, std::uint32_t times = 1) {
    const std::int32_t bin = bin_of(value);
    const auto place = static_cast<std::size_t>(bin - first_bin_);  // far too large for a bin below the first
    if (place < counts_.size()) {
      counts_[place] += times;
    } else {
      add_new(bin, times);
    }
  }

  /// The value with rank ⌈share · n⌉ in order of size (its bin's middle above 256); 0 < share < 1; n > 0.
  double quantile(double share) const;

  std::uint64_t count() const;
  std::size_t bytes() const { return counts_.capacity() * sizeof(std::uint32_t); }

  /// The bin of a value, and the middle of a bin.
  static std::int32_t bin_of(std::int64_t value) {
    return value >= 0 && value < exact_below ? static_cast<std::int32_t>(value) : wide_bin_of(value);
  }
  static double middle_of(std::int32_t bin);

 private:
  static constexpr std::int64_t exact_below = 256;
  static std::int32_t wide_bin_of(std::int64_t value);
  /// Makes room for a bin that has never been seen.
  void add_new(std::int32_t bin, std::uint32_t times);

  std::int32_t first_bin_ = 0;
  std::vector<std::uint32_t> counts_;
};

}  // namespace sposim::simulation
