#pragma once

namespace sposim::random {

/// The value below which a share `u` of the standard normal distribution lies, to double precision; 0 < u < 1.
///
/// Above one half it is read from the upper tail, so `normal_quantile(1 - v) == -normal_quantile(v)` where 1 − v is
/// exact.
/// @source Boost.Math erfc_inv
double normal_quantile(double u);

}  // namespace sposim::random
