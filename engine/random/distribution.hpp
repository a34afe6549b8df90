#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "random/stream.hpp"

/// The distributions a scenario can name. A closed set: one struct each, one variant, one list of families.
///
/// Our doubt about a number is its quantile at an addressed uniform; what differs from case to case is sampled from an
/// addressed stream, by Boost.Random or, where that is slow (a lognormal delay), by a quick quantile.
namespace sposim::random {

struct Fixed {
  double value = 0;
};
struct Uniform {
  double low = 0, high = 1;
};
struct Triangular {
  double low = 0, mode = 0.5, high = 1;
};
/// Beta on [low, high], mean (low + 4 mode + high) / 6.
struct Pert {
  double low = 0, mode = 0.5, high = 1;
};
struct Normal {
  double mean = 0, sd = 1;
};
/// Mean, sd before truncation.
struct TruncatedNormal {
  double mean = 0, sd = 1, low = 0, high = 1;
};
struct Lognormal {
  double median = 1, sigma = 1;
};
struct Beta {
  double a = 1, b = 1;
};
struct Gamma {
  double shape = 1, mean = 1;
};
/// Shift + gamma whose own mean and sd are given.
struct ShiftedGamma {
  double shift = 0, mean = 1, sd = 1;
};
struct Exponential {
  double mean = 1;
};
/// Values with weights that add up to 1; also "empirical" (equal weights on observed values).
struct Discrete {
  std::vector<double> values, weights;
};

using Distribution = std::variant<Fixed, Uniform, Triangular, Pert, Normal, TruncatedNormal, Lognormal, Beta, Gamma,
                                  ShiftedGamma, Exponential, Discrete>;

/// The names of `scenario_form.md`, in the order of the variant. `dirichlet` and `posterior` are not here: they are
/// shares and evidence, not distributions of one number.
enum class Family {
  fixed,
  uniform,
  triangular,
  pert,
  normal,
  truncated_normal,
  lognormal,
  beta,
  gamma,
  shifted_gamma,
  exponential,
  discrete,
  empirical,
};

struct FamilyInfo {
  Family family;
  std::string_view name;
  std::vector<std::string_view> parameters;  ///< as written in files, in order; empty for lists (discrete, empirical)
  /// True for a parameter that carries the unit of the number (a median), false for a pure number (a sigma).
  std::vector<bool> has_unit;
};

/// Every family, once.
const std::vector<FamilyInfo>& families();
const FamilyInfo& info(Family family);

/// A distribution from its parameters, in the order `info(family)` lists them. A discrete one takes all its values,
/// then as many weights; an empirical one takes the observed values.
/// @throws core::UserError without a location if they are out of range (the reader checks them with `fault` first)
Distribution make_distribution(Family family, const std::vector<double>& parameters);

/// Why these parameters cannot be, in words; empty when they can.
std::string fault(Family family, const std::vector<double>& parameters);

double mean(const Distribution& distribution);
double variance(const Distribution& distribution);

/// P(X ≤ x).
double cumulative(const Distribution& distribution, double x);

/// The value below which a share `u` of the distribution lies; 0 < u < 1.
double quantile(const Distribution& distribution, double u);

/// The least value that comes up but once in 1e12; nothing for a family that is above 0 by itself.
std::optional<double> lowest(const Distribution& distribution);

/// The quantile of a lognormal, within 1e-7 · sigma of itself: what most delays are drawn by, case by case.
double lognormal_at(const Lognormal& law, double u);

/// One case's value, drawn from an addressed stream: by Boost.Random, a lognormal one by its quantile at one word.
double sample(const Distribution& distribution, Stream& stream);

}  // namespace sposim::random
