#pragma once

#include <string>
#include <vector>

#include "analysis/design.hpp"
#include "model/sweep_factors.hpp"

namespace sposim::app {

/// The points of a list, from the text of its CSV file: a column for each factor, a row for each point. A cell is the
/// number itself where the sweep gives a range or values, the policies' names for a choice, else the quantile (0.05 or
/// 5%).
///
/// @throws core::UserError with the cell's line and column
analysis::Table read_list(const std::string& text, const std::string& file,
                          const std::vector<model::PlannedFactor>& factors);

}  // namespace sposim::app
