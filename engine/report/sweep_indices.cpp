#include "report/indices.hpp"
#include "report/sweep_report.hpp"

namespace sposim::report {

void write_sweep_indices(FileWriter& file, const SweepReport& report) {
  const std::size_t scenarios = report.sweep.scenarios.size();
  std::vector<analysis::SensitivityRow> rows;
  for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
    for (std::size_t output = 0; output < report.sweep.outputs.size(); ++output) {
      const analysis::Worst worst = analysis::worst_of(report.sweep.outputs[output].measure);
      // Factors that go together were refused before the first point.
      analysis::Sensitivity found = analysis::sensitivity_of(responses_of(report, scenario, output), 0, worst, {});
      for (analysis::SensitivityRow& row : found.rows) {
        if (scenarios > 1) row.output = report.sweep.scenario_names[scenario] + ": " + row.output;
        rows.push_back(std::move(row));
      }
    }
  }
  write_indices(file, rows, status(report));
}

}  // namespace sposim::report
