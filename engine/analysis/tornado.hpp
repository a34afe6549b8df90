#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/parameters.hpp"

/// Which uncertain numbers move an outcome, and how far? From the draws already made: nothing is simulated again.
namespace sposim::analysis {

/// The outcome expected when one number is low or high, the others as uncertain as they are.
struct Swing {
  std::string path;
  double explained = 0;                         ///< share of the outcome's variance over draws that it explains alone
  std::optional<double> low_value, high_value;  ///< the number at its 10 % and 90 % quantile; n/a: no single value
  double at_low = 0, at_high = 0;               ///< expected outcome there
};

struct Tornado {
  double centre = 0;          ///< mean outcome
  std::vector<Swing> swings;  ///< widest first
};

/// The numbers that clearly explain something of the outcome by themselves, by how far it swings between their 10 % and
/// 90 % quantiles.
///
/// @param outcome  [draws] means of each draw's replicates
/// @param most     how many numbers at most
Tornado tornado(const Parameters& parameters, const std::vector<double>& outcome, std::size_t most = 10);

}  // namespace sposim::analysis
