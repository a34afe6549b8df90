#pragma once

#include <vector>

#include "analysis/grid.hpp"

namespace sposim::analysis {

/// Every column minus its mean, divided by its standard deviation.
struct Standardised {
  Table values;                    ///< as the table given; 0 throughout in a column that never moves
  std::vector<double> means, sds;  ///< [columns]
};

/// @param table  [draws][columns], finite
Standardised standardise(const Table& table);

}  // namespace sposim::analysis
