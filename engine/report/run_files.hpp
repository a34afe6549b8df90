#pragma once

#include <string>
#include <string_view>

#include "report/folder.hpp"
#include "report/run_report.hpp"

namespace sposim::report {

inline constexpr std::string_view resolved_name = "scenario.resolved.yaml";
inline constexpr std::string_view resolved_forces_name = "scenario.forces.csv";
inline constexpr std::string_view summary_name = "summary.json";
/// Where files are compared, the resolved scenarios after the first: `scenario_2.resolved.yaml` …
inline std::string further_resolved_name(std::size_t i) {
  return "scenario_" + std::to_string(i + 2) + ".resolved.yaml";
}
inline std::string further_forces_name(std::size_t i) {
  return "scenario_" + std::to_string(i + 2) + ".forces.csv";
}

/// The resolved scenario, and a forces table, with the label of a run that was stopped: a comment, and a column that is
/// taken off again when the folder is run.
std::string labelled_scenario(const RunReport& report, const std::string& resolved);
std::string labelled_forces(const RunReport& report, scenario::ForcesTable table);

/// Writes every file of a run, the manifest last. The caller publishes the folder.
///
/// @throws core::MachineError naming the file that could not be written
void write_run(const RunFolder& folder, const RunReport& report);

}  // namespace sposim::report
