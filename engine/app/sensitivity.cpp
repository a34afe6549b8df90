#include "app/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/failure.hpp"
#include "app/folder_lineup.hpp"
#include "app/interrupt.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "model/best_estimate.hpp"
#include "report/build.hpp"
#include "report/file.hpp"
#include "report/indices.hpp"
#include "report/new_file.hpp"
#include "report/outcomes.hpp"
#include "report/sensitivity_report.hpp"
#include "results/variance_split.hpp"

namespace sposim::app {

namespace {

[[noreturn]] void refuse(const std::string& key, const std::string& problem, const std::string& why,
                         const std::string& suggestion) {
  throw core::UserError(core::Problem{{}, key, problem, why, suggestion});
}

void check_folder(const std::string& folder) {
  const auto findings = report::verify(folder);
  if (findings.empty()) return;
  std::vector<core::Problem> problems;
  problems.reserve(findings.size());
  for (const auto& finding : findings) {
    problems.push_back({{folder + "/" + finding.name},
                        "",
                        finding.problem,
                        "what is said of a changed folder would not be about the run",
                        ""});
  }
  throw core::UserError(std::move(problems));
}

/// Only a run or a comparison keeps its results replicate by replicate, and not where small counts are held back.
void check_kind(const std::string& folder, const report::Manifest& manifest, const std::string& table) {
  if (report::kind_of(folder + "/" + table) == report::PathKind::file) return;
  const std::string why = "it has no " + table + ", from which the answer would come";
  if (manifest.compared.banded) {
    throw core::UserError(core::Problem{
        {folder}, "", "holds small counts back", why, "Run it once more without --suppress-small, for yourself."});
  }
  throw core::UserError(core::Problem{
      {folder}, "", "is neither a run nor a comparison", why, "A sweep's own folder has its indices already."});
}

std::string measure_of(const SensitivityArguments& arguments) {
  std::vector<std::string> names;
  for (const auto& headline : simulation::headlines()) names.emplace_back(headline.name);
  if (arguments.measure.empty()) return names.front();
  if (std::find(names.begin(), names.end(), arguments.measure) == names.end()) {
    refuse("--measure",
           fmt::format("there is no measure \"{}\"", core::shortened(core::escaped(arguments.measure), 60)),
           "it is a column of replicates.csv from newly_protected on", core::did_you_mean(arguments.measure, names));
  }
  return arguments.measure;
}

/// The draws that are complete, as rows of the table of parameters, with the means of their replicates.
analysis::Sample sample_of(const analysis::Table& parameters, const std::vector<std::int64_t>& column,
                           const results::Grouping& group) {
  const std::uint32_t size = group.replicates_per_draw;
  const std::uint32_t begun = group.first_replicate % size;
  std::vector<std::size_t> rows;
  analysis::Sample sample;
  for (std::uint32_t first = begun == 0 ? 0 : size - begun; first + size <= group.replicates; first += size) {
    double sum = 0;
    double squares = 0;
    for (std::uint32_t place = first; place < first + size; ++place) sum += static_cast<double>(column[place]);
    const double mean = sum / size;
    for (std::uint32_t place = first; place < first + size; ++place) {
      squares += (static_cast<double>(column[place]) - mean) * (static_cast<double>(column[place]) - mean);
    }
    rows.push_back(group.draw(first) - group.draw(0));
    sample.outcomes.push_back(mean);
    if (size > 1) sample.chance.push_back(squares / (size - 1.0) / size);
  }
  sample.factors = analysis::Table(rows.size(), parameters.columns());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t j = 0; j < parameters.columns(); ++j) sample.factors(row, j) = parameters(rows[row], j);
  }
  return sample;
}

analysis::SpreadShares spread_of(const std::vector<std::int64_t>& column, const results::Grouping& group) {
  analysis::SpreadShares spread;
  const auto split = results::variance_split(column, group);
  if (!split || !split->parameter_share) return spread;
  spread.factors = {*split->parameter_share, split->parameter_share_95};
  spread.chance.value = 1 - *split->parameter_share;
  if (const auto& band = split->parameter_share_95)
    spread.chance.band_95 = results::Band{1 - band->high, 1 - band->low};
  return spread;
}

/// What everything about one folder shares.
struct Folder {
  Lineup lineup;
  results::Grouping group;
  analysis::Parameters parameters;
  std::string measure;
  analysis::Worst worst = analysis::Worst::lowest;
};

Folder folder_of(const SensitivityArguments& arguments, const report::Manifest& manifest) {
  Folder folder;
  folder.measure = measure_of(arguments);
  folder.worst = analysis::worst_of(folder.measure);
  folder.lineup = lineup_of_folder(arguments.folder, manifest);
  for (auto& scenario : folder.lineup.scenarios) drop_label(scenario.forces);
  const scenario::Scenario& baseline = folder.lineup.scenarios.front();
  folder.group = {manifest.first_replicate, manifest.replicates, baseline.simulation.replicates_per_draw};
  std::vector<const scenario::Scenario*> scenarios;
  for (const auto& scenario : folder.lineup.scenarios) scenarios.push_back(&scenario);
  folder.parameters =
      analysis::parameters_of(scenarios, folder.group, model::force_rates(baseline, scenario::ForceRate::applications));
  return folder;
}

report::DrivenOutput output_of(const Folder& folder, const report::Outcomes& outcomes) {
  core::require(outcomes.values.size() == folder.group.replicates, "a folder holds a result for each replicate");
  const auto& headline = simulation::headlines()[report::headline_named(folder.measure)];
  const auto [from, to] = report::days_of(folder.lineup.scenarios.front().clock, headline.window);
  const std::string words =
      fmt::format("{} ({}), {}", folder.measure, simulation::info(headline.measure).statement,
                  from == to ? "on " + core::in_words(to) : core::in_words(from) + " to " + core::in_words(to));
  report::DrivenOutput output;
  const bool level = outcomes.alternative.empty();
  output.name = level ? folder.measure : outcomes.alternative + ": " + folder.measure;
  output.title = level ? words : fmt::format("{}: what it adds to {}", outcomes.alternative, words);
  const analysis::Sample sample = sample_of(folder.parameters.values, outcomes.values, folder.group);
  std::vector<std::string> names;
  for (const auto& parameter : folder.parameters.list) names.push_back(parameter.path);
  analysis::CorrelatedFactors correlated;
  for (const auto& [name, pair] : folder.lineup.scenarios.front().correlations) {
    correlated.emplace_back(pair.first, pair.second);
  }
  output.sensitivity = analysis::sensitivity_of_sample(output.name, names, sample, folder.worst, correlated);
  analysis::add_spread(output.name, sample.outcomes.size(), spread_of(outcomes.values, folder.group),
                       output.sensitivity);
  output.moves = std::any_of(sample.outcomes.begin(), sample.outcomes.end(),
                             [&](double each) { return each != sample.outcomes.front(); });
  return output;
}

std::vector<std::string> warnings_of(const report::Manifest& manifest) {
  std::vector<std::string> warnings;
  if (manifest.status == "PARTIAL") warnings.emplace_back("the run was stopped; this is about what was finished.");
  if (manifest.model_sha256 != report::build().model_sha256) {
    warnings.push_back(fmt::format(
        "the folder was written by another version of the model ({}, commit {}). Its numbers are drawn again here; if "
        "the way they are drawn has changed since, what follows is wrong. Run it anew to be sure.",
        manifest.version, manifest.commit));
  }
  return warnings;
}

void write_table(const SensitivityArguments& arguments, const report::SensitivityReport& report) {
  report::write_new_file(arguments.out, [&](report::FileWriter& file) {
    report::write_indices(file, report::rows_of(report), report.manifest.status);
  });
}

/// The table goes beside the run, never into its folder, and replaces nothing.
void check_out(const SensitivityArguments& arguments) {
  if (arguments.out.empty()) return;
  report::check_new_file("--out", arguments.out);
  if (report::real_path(report::parent_of(arguments.out)) == report::real_path(arguments.folder)) {
    refuse("--out " + core::escaped(arguments.out), "lies in the run's own folder",
           "the folder holds what the run left and nothing else", "Name a file elsewhere.");
  }
}

}  // namespace

int sensitivity(const SensitivityArguments& arguments) {
  if (stdout_is_closed()) throw core::MachineError("standard output: is closed, so the answer has nowhere to go");
  check_folder(arguments.folder);
  check_out(arguments);
  const report::Manifest manifest = report::read_manifest(arguments.folder);
  const bool alone = manifest.compared.alternatives.empty();
  check_kind(arguments.folder, manifest, alone ? "replicates.csv" : "paired.csv");
  const Folder folder = folder_of(arguments, manifest);
  report::SensitivityReport report{.manifest = manifest,
                                   .parameters = folder.parameters,
                                   .measure = folder.measure,
                                   .worst = folder.worst,
                                   .draws = 0,
                                   .replicates_per_draw = folder.group.replicates_per_draw,
                                   .outputs = {},
                                   .warnings = warnings_of(manifest)};
  std::vector<report::Outcomes> all;
  if (alone) all.push_back(report::national_outcomes(arguments.folder, folder.measure));
  if (!alone) all = report::paired_outcomes(arguments.folder, folder.measure);
  for (const auto& outcomes : all) report.outputs.push_back(output_of(folder, outcomes));
  if (!report.outputs.empty())
    report.draws =
        report.outputs.front().sensitivity.rows.empty() ? 0 : report.outputs.front().sensitivity.rows.front().points;
  if (!arguments.out.empty()) write_table(arguments, report);
  report::write_to_stdout(arguments.json ? report::sensitivity_json(report)
                                         : report::sensitivity_screen(report, report::emphasis_for_stdout()));
  return exit_good;
}

}  // namespace sposim::app
