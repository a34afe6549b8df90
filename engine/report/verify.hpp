#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/run_report.hpp"
#include "scenario/diff.hpp"

namespace sposim::report {

/// What a manifest says about a finished run, as far as another command needs it.
struct Manifest {
  struct File {
    std::string name;
    std::size_t bytes = 0;
    std::string sha256;
  };
  std::string status;  ///< `complete` or `PARTIAL`
  std::string title;
  std::string scenario_file;  ///< the name it was read from
  std::vector<std::string> extends;
  std::string commit, model_sha256, compiler, options, version;
  std::string presented_by;  ///< commit that made the page and the charts
  std::uint64_t seed = 0;
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 0;
  std::uint32_t impact_replicates = 0;
  std::uint64_t points = 0;  ///< of a sweep, or of the whole sweep that a part belongs to; 0: a run or a comparison
  std::vector<File> files;
  ComparedAs compared;  ///< no alternatives for a single run
};

/// Reads the manifest of a run folder.
///
/// @throws core::UserError if the folder is not a run of ours, or its manifest cannot be understood
Manifest read_manifest(const std::string& folder);

/// What the run said of its base, from story.json or summary.json: the base itself may be gone. Nothing if it cannot be
/// read.
std::vector<scenario::Difference> read_differences(const std::string& folder);

/// One file that is not as the run left it.
struct Finding {
  std::string name;
  std::string problem;  ///< `is missing`, `was changed`, `is not part of the run`
};

/// Compares a run folder with its manifest: every changed, missing or extra file, by name. Empty: all as it was.
///
/// It finds accidents and careless edits; whoever changes the manifest along with the files is not found.
std::vector<Finding> verify(const std::string& folder);

/// The first line in which two texts differ.
struct LineDifference {
  std::size_t line = 0;  ///< from 1
  std::string before, after;
};
std::optional<LineDifference> first_difference(std::string_view before, std::string_view after);

/// The first file of two runs, and the line, in which they differ.
struct RunDifference {
  std::string name;
  LineDifference where;
};

/// Compares two folders of the same run, file by file in the manifest's order; builds and timings may differ. Of runs
/// by different builds only the results are compared, not the page and what else is made from the story.
std::optional<RunDifference> first_difference_of_runs(const std::string& folder, const std::string& again);

}  // namespace sposim::report
