#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Results of single replicates, read back from a finished folder.
namespace sposim::report {

/// One column of whole numbers.
struct Outcomes {
  std::string alternative;           ///< of a comparison; empty for a run
  std::vector<std::int64_t> values;  ///< [replicates] in order
};

/// All forces together, from `replicates.csv` of a run.
///
/// @param column  a headline column
/// @throws core::UserError if the table has no such column
Outcomes national_outcomes(const std::string& folder, const std::string& column);

/// Each alternative's difference from the baseline, from `paired.csv` of a comparison.
std::vector<Outcomes> paired_outcomes(const std::string& folder, const std::string& column);

}  // namespace sposim::report
