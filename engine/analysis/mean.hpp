#pragma once

#include <optional>
#include <vector>

#include "results/estimate.hpp"

/// Means with what is known about their error.
namespace sposim::analysis {

/// A number computed from draws or replicates, in the unit of what it measures.
struct Measured {
  double value = 0;
  std::optional<double> standard_error;  ///< n/a: fewer than two draws
};

/// Mean and standard error of independent values; at least one.
Measured mean_of(const std::vector<double>& values);

/// value ± t · standard error with Student's t, 95 %.
///
/// @param degrees  of freedom: draws − 1
/// @return         nothing without a standard error
std::optional<results::Band> student_95(double value, std::optional<double> standard_error, double degrees);

/// Means over each draw's replicates.
///
/// @param values  [group.replicates] in replicate order
/// @return        [draws]
std::vector<double> draw_means(const std::vector<double>& values, const results::Grouping& group);

/// How many parameter draws the replicates belong to, the last one perhaps incomplete.
double draws_in(const results::Grouping& group);

}  // namespace sposim::analysis
