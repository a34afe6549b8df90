#pragma once

#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "report/folder.hpp"
#include "report/run_report.hpp"
#include "report/screen.hpp"

/// Everything that is written about a comparison, and the files that it goes to.
namespace sposim::report {

/// How much the files hold.
enum class Detail { year_ends, every_month };

struct ComparisonReport {
  const RunReport& run;  ///< of the baseline
  const analysis::Compared& compared;
  const analysis::Comparison& results;
  Detail detail = Detail::year_ends;
  std::vector<std::string> warnings;  ///< levers that change nothing, and the like
  /// Where files were compared: of each further file its name and its resolved scenario and forces.
  struct File {
    std::string resolved;
    scenario::ForcesTable forces;
  };
  std::vector<File> files;
};

/// What the costs of an alternative leave out, policy by policy; where it is not empty the cost is a least cost.
std::vector<std::string> left_out(const analysis::Alternative& alternative);
/// `whole`, or `at least` where part of it is left out.
std::string_view kind_of_cost(const analysis::Alternative& alternative);

/// The headline difference of a policy: newly protected victims, all forces together.
const analysis::Difference& gain_of(const ComparisonReport& report, std::size_t policy);

/// Positions of the policies, the largest mean gain first.
std::vector<std::size_t> ranked(const ComparisonReport& report);

/// One sentence: how many more victims, with the range and how sure.
std::string gain_in_words(const ComparisonReport& report, std::size_t policy);

std::string comparison_json(const ComparisonReport& report);

void write_comparison_csv(FileWriter& file, const ComparisonReport& report);
void write_comparison_forces(FileWriter& file, const ComparisonReport& report);
void write_policies(FileWriter& file, const ComparisonReport& report);
void write_frontier(FileWriter& file, const ComparisonReport& report);
void write_acceptability(FileWriter& file, const ComparisonReport& report);
void write_coverage(FileWriter& file, const ComparisonReport& report);
void write_paired(FileWriter& file, const ComparisonReport& report);

/// Writes every file of a comparison, the manifest last. The caller publishes the folder.
void write_comparison(const RunFolder& folder, const ComparisonReport& report);

/// One screen for a person.
std::string comparison_screen(const ComparisonReport& report, const std::string& folder, Emphasis emphasis);

}  // namespace sposim::report
