#pragma once

/// How a Poisson quantile is estimated where the mean is not small, for one number or for several side by side.
namespace sposim::random {

inline constexpr double small_mean = 4;  ///< where this and adding up the probabilities take equal time
/// The deviations s = w / √mean for which the estimate was fitted; below and above, the mean is under 23.
inline constexpr double least_s = -1, largest_s = 1.4;

/// x with Q(x, mean) = Φ(w): Temme's uniform expansion mean·r(s) + c0(s) + c1(s) / mean with r(s) = 1 + s + s²·g(s); g,
/// c0 and c1 as polynomials fitted at Chebyshev points. And how far off x may be: more than twice the largest errors
/// found, 8e-4 of the polynomials at mean 4, 4e-4 at 10, 2e-4 from 20 on; 3e-8 in w.
template <class Number>
struct ContinuousQuantile {
  Number mean, root, inverse, w;  ///< the mean, its root, one over it, and the normal quantile of the same share
  Number s, x, error;             ///< found by `find`

  [[gnu::always_inline]] void find() {
    const Number deviation = w * root;
    s = deviation * inverse;
    const Number s2 = s * s;
    const Number s4 = s2 * s2;
    const Number g = (0.166669798 - 0.01390630206 * s) + s2 * (0.0036562564 - 0.001216625546 * s) +
                     s4 * ((0.0006399247476 - 0.0004460178505 * s) + s2 * 0.0001409795437);
    const Number c0 =
        (0.3332603858 - 0.02719649232 * s) + s2 * (0.009057504683 - 0.005278987022 * s) + s4 * 0.001853309479;
    const Number c1 = (-0.01730647738 + 0.01828308429 * s) + s2 * (-0.02629913648 + 0.01348135856 * s);
    x = mean + (deviation + w * w * g + (c0 + c1 * inverse));
    error = 5e-4 + 5e-3 * inverse + 1e-7 * root;
  }
};

}  // namespace sposim::random
