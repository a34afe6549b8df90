#include <fmt/format.h>

#include "report/comparison_report.hpp"
#include "report/json_files.hpp"
#include "report/presentation.hpp"
#include "report/run_files.hpp"
#include "report/story_builder.hpp"
#include "report/tables.hpp"
#include "report/written.hpp"

namespace sposim::report {

void write_comparison(const RunFolder& folder, const ComparisonReport& report) {
  std::vector<FileEntry> files;
  const auto add = [&](std::string_view name, auto&& write) { files.push_back(write_with(folder, name, write)); };
  const auto add_text = [&](const std::string& name, const std::string& text) {
    add(name, [&](FileWriter& file) { file.write(text); });
  };
  const auto add_table = [&](const std::string& name, void (*write)(FileWriter&, const ComparisonReport&)) {
    add(name, [&](FileWriter& file) { write(file, report); });
  };
  add_text("comparison.json", comparison_json(report));
  add_table("comparison.csv", write_comparison_csv);
  add_table("comparison_forces.csv", write_comparison_forces);
  add_table("policies.csv", write_policies);
  add_table("frontier.csv", write_frontier);
  add_table("acceptability.csv", write_acceptability);
  add_table("coverage.csv", write_coverage);
  // Exact rows would give away what the bands hide.
  if (small_counts(report.run) == SmallCounts::shown) add_table("paired.csv", write_paired);
  add("assumptions.csv", [&](FileWriter& file) { write_assumptions(file, report.run); });
  add_text(std::string(resolved_name), labelled_scenario(report.run, report.run.resolved));
  add_text(std::string(resolved_forces_name), labelled_forces(report.run, report.run.scenario.forces));
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    add_text(further_resolved_name(i), labelled_scenario(report.run, report.files[i].resolved));
    add_text(further_forces_name(i), labelled_forces(report.run, report.files[i].forces));
  }
  write_presentation(folder, story::story_of(report), files);
  write_whole(folder, timing_name, timing_json(report.run));
  write_whole(folder, manifest_name, manifest_json(report.run, files));
}

}  // namespace sposim::report
