#pragma once

#include <string>
#include <vector>

#include "analysis/parameters.hpp"
#include "analysis/sensitivity.hpp"
#include "report/screen.hpp"
#include "report/verify.hpp"

/// What drives the results of a finished run or comparison: the screen and the JSON of `sposim sensitivity`.
namespace sposim::report {

/// One result: the level of a run, or what an alternative adds.
struct DrivenOutput {
  std::string name;   ///< `newly_protected`, or `training: newly_protected` for a difference
  std::string title;  ///< the same in words
  analysis::Sensitivity sensitivity;
  bool moves = true;  ///< false: the same in every draw
};

struct SensitivityReport {
  const Manifest& manifest;
  const analysis::Parameters& parameters;
  std::string measure;  ///< the headline column
  analysis::Worst worst = analysis::Worst::lowest;
  std::uint64_t draws = 0;  ///< complete parameter draws that everything rests on
  std::uint32_t replicates_per_draw = 1;
  std::vector<DrivenOutput> outputs;
  std::vector<std::string> warnings;
};

/// Every row of every output.
std::vector<analysis::SensitivityRow> rows_of(const SensitivityReport& report);

/// In words, 80 columns wide: for each output the share of chance, the numbers that matter most, and where the worst
/// tenth comes from.
std::string sensitivity_screen(const SensitivityReport& report, Emphasis emphasis);

std::string sensitivity_json(const SensitivityReport& report);

}  // namespace sposim::report
