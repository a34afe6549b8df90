#pragma once

#include <string_view>
#include <vector>

#include "analysis/sensitivity.hpp"
#include "report/file.hpp"

namespace sposim::report {

/// What drives the outputs, a row for each statistic: `indices.csv` of a sweep, and what `sposim sensitivity --out`
/// writes. outputs/README.md describes the columns.
///
/// @param status  `complete` or `PARTIAL`
void write_indices(FileWriter& file, const std::vector<analysis::SensitivityRow>& rows, std::string_view status);

}  // namespace sposim::report
