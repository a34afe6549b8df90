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

Histogram::Histogram(const Histogram& other)
    : zeros_(other.zeros_), first_bin_(other.first_bin_), bins_(other.bins_), wide_(other.wide_) {
  if (slots() == 0) return;
  counts_ = std::make_unique<std::uint16_t[]>(slots());
  std::copy_n(other.counts_.get(), slots(), counts_.get());
}

std::uint32_t Histogram::at(std::size_t place) const {
  if (!wide_) return counts_[place];
  return counts_[2 * place] | static_cast<std::uint32_t>(counts_[2 * place + 1]) << 16U;
}

void Histogram::put(std::size_t place, std::uint32_t times) {
  counts_[wide_ ? 2 * place : place] = static_cast<std::uint16_t>(times);
  if (wide_) counts_[2 * place + 1] = static_cast<std::uint16_t>(times >> 16U);
}

std::uint32_t Histogram::times_of(std::int32_t bin) const {
  const auto place = static_cast<std::uint32_t>(bin - first_bin_);
  return (place < bins_ ? at(place) : 0) + (bin == 0 ? zeros_ : 0);
}

void Histogram::store_anew(std::int32_t first_bin, std::int32_t end_bin, bool wide) {
  Histogram made;
  made.zeros_ = zeros_;
  made.first_bin_ = static_cast<std::int16_t>(first_bin);
  made.bins_ = static_cast<std::uint16_t>(end_bin - first_bin) & 0x7FFFU;
  made.wide_ = wide ? 1 : 0;
  made.counts_ = std::make_unique<std::uint16_t[]>(made.slots());
  const auto shift = static_cast<std::size_t>(bins_ > 0 ? first_bin_ - first_bin : 0);
  if (wide_ == made.wide_) {
    std::copy_n(counts_.get(), slots(), made.counts_.get() + (wide ? 2 * shift : shift));
  } else {
    for (std::size_t place = 0; place < bins_; ++place) made.put(place + shift, at(place));
  }
  *this = std::move(made);
}

void Histogram::add_slowly(std::int32_t bin, std::uint32_t times) {
  if (bin == 0) {
    zeros_ += times;
    return;
  }
  std::int32_t first = bins_ > 0 ? std::int32_t{first_bin_} : bin;
  std::int32_t end = bins_ > 0 ? first_bin_ + std::int32_t{bins_} : bin + 1;
  if (bins_ == 0 || bin < first || bin >= end) {
    // Room for a few more on the same side, rounded up to what an allocation takes in any case.
    const std::int32_t spare = 4 + bins_ / 4;
    const bool positive = bin > 0 && first > 0;
    if (bin <= first) first = positive ? std::max(bin - spare, 0) : bin - spare;
    if (bin >= end) end = bin + 1 + spare;
    const std::int32_t taken = std::max((end - first + 3) / 8 * 8 + 4, 12);  // 12, 20, 28 …
    store_anew(first, first + taken, wide_ != 0);
  }
  const auto place = static_cast<std::size_t>(bin - first_bin_);
  const std::uint32_t sum = at(place) + times;
  if (sum > most_narrow && !wide_) store_anew(first_bin_, first_bin_ + std::int32_t{bins_}, true);
  put(place, sum);
}

std::uint64_t Histogram::count() const {
  std::uint64_t total = zeros_;
  for (std::size_t place = 0; place < bins_; ++place) total += at(place);
  return total;
}

double Histogram::quantile(double share) const {
  const std::uint64_t total = count();
  core::require(total > 0, "a quantile needs at least one value");
  const auto rank = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(total)));
  const bool with_zeros = zeros_ > 0 || bins_ == 0;
  std::int32_t bin = with_zeros ? std::min<std::int32_t>(first_bin_, 0) : first_bin_;
  std::uint64_t below = times_of(bin);
  while (below < rank) below += times_of(++bin);
  return middle_of(bin);
}

}  // namespace sposim::simulation
