#include "report/indices.hpp"
#include "report/story_sweep_builder.hpp"
#include "report/sweep_report.hpp"

namespace sposim::report {

namespace {

/// Factors that go together, by name; only a design that allows for it has got this far with any.
analysis::CorrelatedFactors together_in(const SweepReport& report, std::size_t scenario) {
  analysis::CorrelatedFactors names;
  for (const auto& pair : analysis::factors_together(report.sweep.scenarios[scenario], report.sweep.factors)) {
    names.emplace_back(report.sweep.factors[pair.first].name, report.sweep.factors[pair.second].name);
  }
  return names;
}

}  // namespace

void find_drivers(SweepReport& report) {
  const std::size_t scenarios = report.sweep.scenarios.size();
  report.drivers.clear();
  for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
    for (std::size_t output = 0; output < report.sweep.outputs.size(); ++output) {
      const analysis::Worst worst = analysis::worst_of(report.sweep.outputs[output].measure);
      analysis::Sensitivity found =
          analysis::sensitivity_of(responses_of(report, scenario, output), 0, worst, together_in(report, scenario));
      for (analysis::SensitivityRow& row : found.rows) {
        if (scenarios > 1) row.output = report.sweep.scenario_names[scenario] + ": " + row.output;
      }
      report.drivers.push_back(std::move(found));
    }
  }
}

void write_sweep_indices(FileWriter& file, const SweepReport& report) {
  core::require(report.drivers.size() == report.sweep.scenarios.size() * report.sweep.outputs.size(),
                "what drives each output was found before it is written");
  std::vector<analysis::SensitivityRow> rows;
  for (const auto& found : report.drivers) rows.insert(rows.end(), found.rows.begin(), found.rows.end());
  write_indices(file, rows, status(report));
}

story::SweepStory sweep_story(const SweepReport& report) {
  story::SweepStory told = story::begin_story(report);
  const std::size_t outputs = report.sweep.outputs.size();
  for (std::size_t i = 0; i < report.drivers.size(); ++i) {
    const std::size_t scenario = i / outputs, output = i % outputs;
    const analysis::Responses responses = responses_of(report, scenario, output);
    story::tell_output(report, {scenario, output}, responses, 0, report.drivers[i], told);
  }
  return told;
}

}  // namespace sposim::report
