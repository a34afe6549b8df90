#include "report/run_files.hpp"

#include <string>
#include <vector>

#include "report/json_files.hpp"
#include "report/presentation.hpp"
#include "report/sentences.hpp"
#include "report/story_builder.hpp"
#include "report/tables.hpp"
#include "report/written.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::report {

std::string labelled_scenario(const RunReport& report, const std::string& resolved) {
  return report.partial ? "# " + status_in_words(report) + "\n" + resolved : resolved;
}

std::string labelled_forces(const RunReport& report, scenario::ForcesTable table) {
  if (report.partial) {
    table.columns["status"] = std::vector<scenario::Cell>(table.size(), std::string(status(report)));
  }
  return scenario::forces_csv(table);
}

void write_run(const RunFolder& folder, const RunReport& report) {
  const auto table = [&](std::string_view name, void (*write)(FileWriter&, const RunReport&)) {
    return write_with(folder, name, [&](FileWriter& file) { write(file, report); });
  };
  std::vector<FileEntry> files{write_whole(folder, summary_name, summary_json(report)),
                               table("monthly.csv", write_monthly), table("forces.csv", write_forces)};
  // Exact rows would give away what the bands hide.
  if (small_counts(report) == SmallCounts::shown) files.push_back(table("replicates.csv", write_replicates));
  files.push_back(table("time_to_order.csv", write_time_to_order));
  files.push_back(table("observed.csv", write_observed));
  files.push_back(table("assumptions.csv", write_assumptions));
  files.push_back(write_whole(folder, resolved_name, labelled_scenario(report, report.resolved)));
  files.push_back(write_whole(folder, resolved_forces_name, labelled_forces(report, report.scenario.forces)));
  write_presentation(folder, story::story_of(report), files);
  write_whole(folder, timing_name, timing_json(report));
  write_whole(folder, manifest_name, manifest_json(report, files));
}

}  // namespace sposim::report
