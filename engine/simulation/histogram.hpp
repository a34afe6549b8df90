#pragma once

#include <cstdint>
#include <vector>

namespace sposim::simulation {

/// How often each integer occurred: exact below 256 in size, within 1/128 (under 0.8 %) above; negative values too.
///
/// Integers only, so filling it in any order gives the same histogram.
class Histogram {
 public:
  void add(std::int64_t value);

  /// The value with rank ⌈share · n⌉ in order of size (its bin's middle above 256); 0 < share < 1; n > 0.
  double quantile(double share) const;

  std::uint64_t count() const;
  std::size_t bytes() const { return counts_.capacity() * sizeof(std::uint32_t); }

  /// The bin of a value, and the middle of a bin.
  static std::int32_t bin_of(std::int64_t value);
  static double middle_of(std::int32_t bin);

 private:
  std::int32_t first_bin_ = 0;
  std::vector<std::uint32_t> counts_;
};

}  // namespace sposim::simulation
