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

}  // namespace sposim::random
