#pragma once

namespace sposim::random {

/// The largest mean `poisson_quantile` takes: beyond it a count may not fit an `int`.
inline constexpr double largest_poisson_mean = 1e9;

/// How many events happen when `mean` are expected, read at one uniform: the smallest k with P(X ≤ k) ≥ u.
///
/// Exact for every u (to the rounding of the incomplete gamma function, 1e-14 of the nearer tail), so it never falls
/// when `mean` or `u` rises. Estimates the real x with Q(x, mean) = u and takes its whole part; where x is too near a
/// whole number to be sure, or in the far tails, the incomplete gamma function decides.
///
/// @param mean  expected events, from 0 to `largest_poisson_mean`
/// @param u     uniform in (0, 1), both ends excluded
/// @return      events, ≥ 0
/// @source      M. B. Giles, Algorithm 955: approximation of the inverse Poisson cumulative distribution function
///              (ACM TOMS 42:7, 2016); N. M. Temme, SIAM J. Math. Anal. 10 (1979)
int poisson_quantile(double mean, double u);

}  // namespace sposim::random
