#include "random/distribution.hpp"

#include <boost/random/beta_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <cmath>

#include "core/error.hpp"
#include "random/elementary.hpp"
#include "random/laws.hpp"
#include "random/normal.hpp"
#include "random/overloaded.hpp"

namespace sposim::random {

namespace {

double checked(double value) {
  core::require(std::isfinite(value), "a distribution gave a value that is not a number");
  return value;
}

double uniform(Stream& stream) {
  const std::uint32_t high = stream();
  return uniform_53(high, stream());
}

double gamma(double shape, Stream& stream) {
  return boost::random::gamma_distribution<double>(shape)(stream) / shape;
}

double beta(double a, double b, Stream& stream) {
  return boost::random::beta_distribution<double>(a, b)(stream);
}

template <class Law>
double cumulative_of(const Moved<Law>& moved, double x) {
  const double z = (x - moved.origin) / moved.scale;
  const auto [low, high] = boost::math::support(moved.law);
  if (z <= low) return 0;
  if (z >= high) return 1;
  return boost::math::cdf(moved.law, z);
}

}  // namespace

double mean(const Distribution& distribution) {
  return checked(
      std::visit(Overloaded{[](const Fixed& d) { return d.value; }, [](const TruncatedNormal& d) { return mean(d); },
                            [](const Discrete& d) { return mean(d); },
                            [](const auto& d) {
                              const auto moved = law(d);
                              return moved.origin + moved.scale * boost::math::mean(moved.law);
                            }},
                 distribution));
}

double variance(const Distribution& distribution) {
  return checked(
      std::visit(Overloaded{[](const Fixed&) { return 0.0; }, [](const TruncatedNormal& d) { return variance(d); },
                            [](const Discrete& d) { return variance(d); },
                            [](const auto& d) {
                              const auto moved = law(d);
                              return moved.scale * moved.scale * boost::math::variance(moved.law);
                            }},
                 distribution));
}

double cumulative(const Distribution& distribution, double x) {
  core::require(!std::isnan(x), "the cumulative of a distribution was asked at a value that is not a number");
  return checked(std::visit(Overloaded{[x](const Fixed& d) { return x < d.value ? 0.0 : 1.0; },
                                       [x](const TruncatedNormal& d) { return cumulative(d, x); },
                                       [x](const Discrete& d) { return cumulative(d, x); },
                                       [x](const auto& d) { return cumulative_of(law(d), x); }},
                            distribution));
}

double quantile(const Distribution& distribution, double u) {
  core::require(u > 0 && u < 1, "a quantile was asked at a share that is not between 0 and 1");
  return checked(std::visit(
      Overloaded{[](const Fixed& d) { return d.value; }, [u](const TruncatedNormal& d) { return quantile(d, u); },
                 [u](const Discrete& d) { return quantile(d, u); },
                 [u](const auto& d) {
                   const auto moved = law(d);
                   return moved.origin + moved.scale * boost::math::quantile(moved.law, u);
                 }},
      distribution));
}

double lognormal_at(const Lognormal& law, double u) {
  return law.median * exponential(law.sigma * quick_normal_quantile(u));
}

std::optional<double> lowest(const Distribution& distribution) {
  using Least = std::optional<double>;
  constexpr double once_in_1e12 = 1e-12;
  return std::visit(
      Overloaded{[](const Fixed& d) -> Least { return d.value; }, [](const Uniform& d) -> Least { return d.low; },
                 [](const Triangular& d) -> Least { return d.low; }, [](const Pert& d) -> Least { return d.low; },
                 [](const TruncatedNormal& d) -> Least { return d.low; },
                 [](const ShiftedGamma& d) -> Least { return d.shift; },
                 [](const Normal& d) -> Least { return quantile(Distribution{d}, once_in_1e12); },
                 [](const Discrete& d) -> Least { return quantile(d, once_in_1e12); },
                 [](const auto&) -> Least { return std::nullopt; }},
      distribution);
}

double sample(const Distribution& distribution, Stream& stream) {
  return checked(std::visit(
      Overloaded{
          [](const Fixed& d) { return d.value; },
          [&](const Uniform& d) { return d.low + (d.high - d.low) * uniform(stream); },
          [&](const Triangular& d) { return boost::random::triangle_distribution<>(d.low, d.mode, d.high)(stream); },
          [&](const Pert& d) {
            const PertShapes s = shapes(d);
            return d.low + (d.high - d.low) * beta(s.a, s.b, stream);
          },
          [&](const Normal& d) { return boost::random::normal_distribution<>(d.mean, d.sd)(stream); },
          [&](const TruncatedNormal& d) { return quantile(d, uniform(stream)); },
          [&](const Lognormal& d) { return lognormal_at(d, uniform_32(stream())); },
          [&](const Beta& d) { return beta(d.a, d.b, stream); },
          [&](const Gamma& d) { return d.mean * gamma(d.shape, stream); },
          [&](const ShiftedGamma& d) { return d.shift + d.mean * gamma(shape(d), stream); },
          [&](const Exponential& d) { return d.mean * boost::random::exponential_distribution<>(1)(stream); },
          [&](const Discrete& d) { return quantile(d, uniform(stream)); }},
      distribution));
}

}  // namespace sposim::random
