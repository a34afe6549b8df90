#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "analysis/cross_fitting.hpp"
#include "analysis/grid.hpp"

/// What an outcome is expected to be at each value of one parameter alone.
namespace sposim::analysis {

inline constexpr std::size_t highest_degree = 3;

/// A polynomial in one parameter.
struct Curve {
  double mean = 0, sd = 1;  ///< of the parameter; 0 ≤ sd
  double constant = 0;
  std::array<double, highest_degree> coefficients{};  ///< of z, z², z³ with z = (x − mean) ÷ sd

  double at(double x) const;
};

/// E[outcome | parameter] as a polynomial of degree 0 … 3 fitted to all draws; the degree that predicts held-out folds
/// best (of equals the lower), for each outcome by itself.
///
/// @param parameter  [draws], in any unit
/// @param outcomes   [draws][outcomes]
/// @return           [outcomes]
std::vector<Curve> conditional_curves(const std::vector<double>& parameter, const Table& outcomes);

/// Share of an outcome's variance over draws that one parameter explains by itself, out of fold (`cross_fit` over
/// degrees 0 … 3); 0 if it does not clearly beat the mean.
///
/// @return  [outcomes]
std::vector<double> explained_alone(const std::vector<double>& parameter, const Table& outcomes);

}  // namespace sposim::analysis
