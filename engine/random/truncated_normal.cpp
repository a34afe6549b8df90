#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

#include "random/laws.hpp"
#include "random/normal.hpp"

namespace sposim::random {

namespace {

/// The bounds in standard deviations from the mean, mirrored when both lie above it: the lower tail of a normal
/// distribution keeps its digits where the upper one loses them against 1.
struct Bounds {
  double low, high;
  bool mirrored;
};

Bounds bounds(const TruncatedNormal& d) {
  const double low = (d.low - d.mean) / d.sd;
  const double high = (d.high - d.mean) / d.sd;
  if (low > 0) return {-high, -low, true};
  return {low, high, false};
}

/// The integral of (z − centre)^power × the normal density, by panels of at most one standard deviation. Direct,
/// because the textbook formula cancels to noise when the bounds are close together.
double moment(const Bounds& b, double centre, int power) {
  constexpr double beyond = 40;  // the density is 0 in double precision
  const double low = std::max(b.low, -beyond);
  const double high = std::min(b.high, beyond);
  const int panels = std::max(1, static_cast<int>(std::ceil(high - low)));
  const double width = (high - low) / panels;
  const auto weighted = [&](double z) { return std::pow(z - centre, power) * std::exp(-z * z / 2); };
  double sum = 0;
  for (int i = 0; i < panels; ++i) {
    sum += boost::math::quadrature::gauss<double, 20, MathPolicy>::integrate(weighted, low + i * width,
                                                                             low + (i + 1) * width);
  }
  return sum;
}

/// Where the density is highest, so that moments about it do not cancel.
double reference(const Bounds& b) {
  return std::clamp(0.0, b.low, b.high);
}

}  // namespace

double kept_share(const TruncatedNormal& d) {
  const Bounds b = bounds(d);
  return normal_share_below(b.high) - normal_share_below(b.low);
}

double mean(const TruncatedNormal& d) {
  const Bounds b = bounds(d);
  const double centre = reference(b);
  const double z = centre + moment(b, centre, 1) / moment(b, centre, 0);
  return d.mean + d.sd * (b.mirrored ? -z : z);
}

double variance(const TruncatedNormal& d) {
  const Bounds b = bounds(d);
  const double near = reference(b);
  const double mass = moment(b, near, 0);
  const double centre = near + moment(b, near, 1) / mass;
  return d.sd * d.sd * moment(b, centre, 2) / mass;
}

double cumulative(const TruncatedNormal& d, double x) {
  if (x <= d.low) return 0;
  if (x >= d.high) return 1;
  const Bounds b = bounds(d);
  const double z = (x - d.mean) / d.sd;
  const double below_low = normal_share_below(b.low);
  const double share = (normal_share_below(b.mirrored ? -z : z) - below_low) / (normal_share_below(b.high) - below_low);
  return b.mirrored ? 1 - share : share;
}

double quantile(const TruncatedNormal& d, double u) {
  const Bounds b = bounds(d);
  const double share = b.mirrored ? 1 - u : u;
  const double below_low = normal_share_below(b.low);
  const double below = below_low + share * (normal_share_below(b.high) - below_low);
  const double z = below <= 0 ? b.low : below >= 1 ? b.high : normal_quantile(below);
  return std::clamp(d.mean + d.sd * (b.mirrored ? -z : z), d.low, d.high);  // rounding may step over a bound
}

}  // namespace sposim::random
