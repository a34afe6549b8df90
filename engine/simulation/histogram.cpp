#include "simulation/histogram.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace sposim::simulation {

namespace {

constexpr std::int32_t bins_per_octave = 128;  // 128 bins between 2^k and 2^(k+1): each under 0.8 % wide
constexpr int exact_octaves = 8;

}  // namespace

std::int32_t Histogram::wide_bin_of(std::int64_t value) {
  const std::int64_t size = value < 0 ? -value : value;
  std::int32_t bin = static_cast<std::int32_t>(std::min(size, exact_below));
  if (size >= exact_below) {
    const int octave = 63 - __builtin_clzll(static_cast<unsigned long long>(size));
    const std::int64_t within = (size >> (octave - 7)) - bins_per_octave;
    const std::int64_t below = exact_below + std::int64_t{octave - exact_octaves} * bins_per_octave;
    bin = static_cast<std::int32_t>(below + within);
  }
  return value < 0 ? -bin : bin;
}

double Histogram::middle_of(std::int32_t bin) {
  const std::int32_t size = bin < 0 ? -bin : bin;
  double middle = size;
  if (size >= exact_below) {
    const std::int32_t above = size - static_cast<std::int32_t>(exact_below);
    const int shift = above / bins_per_octave + exact_octaves - 7;
    const std::int64_t low = static_cast<std::int64_t>(above % bins_per_octave + bins_per_octave) << shift;
    middle = static_cast<double>(low) + static_cast<double>((std::int64_t{1} << shift) - 1) / 2.0;
  }
  return bin < 0 ? -middle : middle;
}

void Histogram::add_new(std::int32_t bin, std::uint32_t times) {
  if (counts_.empty()) first_bin_ = bin;
  if (bin < first_bin_) {
    counts_.insert(counts_.begin(), static_cast<std::size_t>(first_bin_ - bin), 0U);
    first_bin_ = bin;
  }
  const auto place = static_cast<std::size_t>(bin - first_bin_);
  if (place >= counts_.size()) counts_.resize(place + 1, 0U);
  counts_[place] += times;
}

std::uint64_t Histogram::count() const {
  std::uint64_t total = 0;
  for (const std::uint32_t count : counts_) total += count;
  return total;
}

double Histogram::quantile(double share) const {
  const std::uint64_t total = count();
  core::require(total > 0, "a quantile needs at least one value");
  const auto rank = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(total)));
  std::uint64_t below = 0;
  for (std::size_t place = 0; place < counts_.size(); ++place) {
    below += counts_[place];
    if (below >= rank) return middle_of(first_bin_ + static_cast<std::int32_t>(place));
  }
  return middle_of(first_bin_ + static_cast<std::int32_t>(counts_.size()) - 1);
}

}  // namespace sposim::simulation
