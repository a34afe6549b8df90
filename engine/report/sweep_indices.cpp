#include "report/story_sweep_builder.hpp"
#include "report/sweep_report.hpp"

namespace sposim::report {

SweepFindings findings_of(const SweepReport& report) {
  const std::vector<analysis::Responses> all = responses_of(report);
  SweepFindings findings{{}, story::begin_story(report)};
  for (std::size_t scenario = 0; scenario < all.size(); ++scenario) {
    for (std::size_t output = 0; output < all[scenario].outputs.size(); ++output) {
      const analysis::Worst worst = analysis::worst_of(report.sweep.outputs[output].measure);
      // Factors that go together were refused before the first point.
      analysis::Sensitivity found = analysis::sensitivity_of(all[scenario], output, worst, {});
      story::tell_output(report, {scenario, output}, all[scenario], output, found, findings.story);
      for (analysis::SensitivityRow& row : found.rows) {
        if (all.size() > 1) row.output = report.sweep.scenario_names[scenario] + ": " + row.output;
        findings.rows.push_back(std::move(row));
      }
    }
  }
  return findings;
}

}  // namespace sposim::report
