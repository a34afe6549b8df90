#include "random/normal.hpp"

#include <boost/math/special_functions/erf.hpp>

#include "core/error.hpp"
#include "random/laws.hpp"

namespace sposim::random {

double normal_quantile(double u) {
  core::require(u > 0 && u < 1, "a normal quantile was asked at a share that is not between 0 and 1");
  constexpr double root_2 = 1.41421356237309504880;
  if (u > 0.5) return root_2 * boost::math::erfc_inv(2 * (1 - u), MathPolicy{});
  return -root_2 * boost::math::erfc_inv(2 * u, MathPolicy{});
}

double normal_share_below(double z) {
  constexpr double root_half = 0.70710678118654752440;
  return 0.5 * boost::math::erfc(-z * root_half, MathPolicy{});
}

namespace {

/// The cubic through the quantile at four Chebyshev points, in powers of t = 1 + (share - low) / width.
NormalTable::Cubic cubic(double low, double width) {
  NormalTable::Cubic t{};
  NormalTable::Cubic divided{};
  for (std::size_t i = 0; i < 4; ++i) {
    t[i] = 1.5 + 0.5 * std::cos((2 * static_cast<double>(i) + 1) * 3.14159265358979323846 / 8);
    divided[i] = -normal_quantile(low + (t[i] - 1) * width);
  }
  for (std::size_t order = 1; order < 4; ++order) {
    for (std::size_t i = 3; i >= order; --i) divided[i] = (divided[i] - divided[i - 1]) / (t[i] - t[i - order]);
  }
  NormalTable::Cubic c{divided[3], 0, 0, 0};
  for (std::size_t i = 3; i-- > 0;) {  // Newton's form to powers, by Horner
    for (std::size_t power = 3; power > 0; --power) c[power] = c[power - 1] - t[i] * c[power];
    c[0] = divided[i] - t[i] * c[0];
  }
  return c;
}

}  // namespace

NormalTable::NormalTable() {
  for (std::size_t i = 0; i < cubics_.size(); ++i) {
    const int octave = static_cast<int>(i / 16);
    const double width = std::ldexp(smallest_share, octave) / 16;
    cubics_[i] = cubic(width * static_cast<double>(16 + i % 16), width);
  }
}

}  // namespace sposim::random
