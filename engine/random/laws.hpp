#pragma once

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/policies/policy.hpp>
#include <cmath>

#include "random/distribution.hpp"

/// What this room keeps to itself: which law of Boost.Math each family is.
namespace sposim::random {

/// Doubles stay doubles (the same digits wherever `long double` is something else), and nothing throws the library's
/// own words: a failure comes back as NaN or infinity, which the caller turns into a contract violation.
using MathPolicy = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
    boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
    boost::math::policies::indeterminate_result_error<boost::math::policies::ignore_error>>;

/// origin + scale × a law.
template <class Law>
struct Moved {
  Law law;
  double origin = 0;
  double scale = 1;
};
template <class Law>
Moved(Law) -> Moved<Law>;
template <class Law>
Moved(Law, double, double) -> Moved<Law>;

using NormalLaw = boost::math::normal_distribution<double, MathPolicy>;
using GammaLaw = boost::math::gamma_distribution<double, MathPolicy>;
using BetaLaw = boost::math::beta_distribution<double, MathPolicy>;

/// The shapes of the beta that PERT is: the mode weighs four times as much as either end.
struct PertShapes {
  double a, b;
};
inline PertShapes shapes(const Pert& d) {
  const double width = d.high - d.low;
  return {1 + 4 * (d.mode - d.low) / width, 1 + 4 * (d.high - d.mode) / width};
}

inline double shape(const ShiftedGamma& d) {
  return (d.mean / d.sd) * (d.mean / d.sd);
}

inline auto law(const Uniform& d) {
  return Moved{boost::math::uniform_distribution<double, MathPolicy>(d.low, d.high)};
}
inline auto law(const Triangular& d) {
  return Moved{boost::math::triangular_distribution<double, MathPolicy>(d.low, d.mode, d.high)};
}
inline auto law(const Pert& d) {
  const PertShapes s = shapes(d);
  return Moved{BetaLaw(s.a, s.b), d.low, d.high - d.low};
}
inline auto law(const Normal& d) {
  return Moved{NormalLaw(d.mean, d.sd)};
}
inline auto law(const Lognormal& d) {
  return Moved{boost::math::lognormal_distribution<double, MathPolicy>(0, d.sigma), 0.0, d.median};
}
inline auto law(const Beta& d) {
  return Moved{BetaLaw(d.a, d.b)};
}
inline auto law(const Gamma& d) {
  return Moved{GammaLaw(d.shape, 1 / d.shape), 0.0, d.mean};
}
inline auto law(const ShiftedGamma& d) {
  const double a = shape(d);
  return Moved{GammaLaw(a, 1 / a), d.shift, d.mean};
}
inline auto law(const Exponential& d) {
  return Moved{boost::math::exponential_distribution<double, MathPolicy>(1), 0.0, d.mean};
}

// What Boost.Math does not have.

double mean(const TruncatedNormal& d);
double variance(const TruncatedNormal& d);
double cumulative(const TruncatedNormal& d, double x);
double quantile(const TruncatedNormal& d, double u);
/// The share of the normal distribution that lies between `low` and `high`.
double kept_share(const TruncatedNormal& d);

double mean(const Discrete& d);
double variance(const Discrete& d);
double cumulative(const Discrete& d, double x);
double quantile(const Discrete& d, double u);

}  // namespace sposim::random
