#include "analysis/test_functions.hpp"

#include <cmath>

#include "core/error.hpp"

namespace sposim::analysis {

double ishigami(const std::vector<double>& point) {
  core::require(point.size() == 3, "Ishigami's function has three coordinates");
  constexpr double pi = 3.14159265358979323846;
  const auto stretched = [&](std::size_t i) { return pi * (2 * point[i] - 1); };
  const double sine = std::sin(stretched(1));
  return std::sin(stretched(0)) * (1 + 0.1 * std::pow(stretched(2), 4)) + 7 * sine * sine;
}

double sobol_g(const std::vector<double>& point, const std::vector<double>& a) {
  core::require(point.size() == a.size(), "Sobol's G has a coordinate for each a");
  double product = 1;
  for (std::size_t i = 0; i < a.size(); ++i) product *= (std::abs(4 * point[i] - 2) + a[i]) / (1 + a[i]);
  return product;
}

}  // namespace sposim::analysis
