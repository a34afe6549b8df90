#pragma once

#include <vector>

/// Functions of which every index is known, to hold the estimators against; in place of the model.
namespace sposim::analysis {

/// Ishigami's function with a = 7, b = 0.1 of three coordinates, each between 0 and 1 (stretched to −π … π).
/// Mean 3.5, variance 13.8446; first-order indices .3139, .4424, 0; total .5576, .4424, .2437.
/// @source Ishigami and Homma (1990), ISUMA '90, 398
double ishigami(const std::vector<double>& point);

/// Sobol's G function: Π (|4 x − 2| + a) ÷ (1 + a) over coordinates between 0 and 1. Mean 1.
/// @param a  [factors], 0 for the most influential
/// @source   Saltelli and Sobol' (1995), Reliability Engineering and System Safety 50:225
double sobol_g(const std::vector<double>& point, const std::vector<double>& a);

}  // namespace sposim::analysis
