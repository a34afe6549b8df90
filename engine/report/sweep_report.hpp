#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/sensitivity.hpp"
#include "analysis/sweep_design.hpp"
#include "report/folder.hpp"
#include "report/json_files.hpp"
#include "report/story_sweep.hpp"
#include "report/sweep_store.hpp"

namespace sposim::report {

/// A part of a sweep's points: every `of`-th, from `number` (counted from 1).
struct Shard {
  std::uint32_t number = 1, of = 1;

  bool has(std::uint64_t point) const { return point % of == number - 1; }
};

/// Everything that is written about a sweep.
struct SweepReport {
  const scenario::Sweep& sweep;  ///< its factors written out
  const simulation::SweepPlan& plan;
  const analysis::Design& design;
  Question question;
  std::string list;          ///< the file of points, where the design is a list
  std::uint64_t points = 0;  ///< of all shards
  Shard shard;
  /// The figures of a point that is done.
  std::function<std::vector<simulation::Figures>(std::uint64_t point, const std::string& key)> figures;
  Circumstances circumstances;
  /// [scenarios × outputs] what drives each output of a whole sweep, the outputs moving fastest (`find_drivers`).
  std::vector<analysis::Sensitivity> drivers;
};

/// `complete`, or `shard 2 of 3`: the `status` in every file.
std::string status(const SweepReport& report);

/// Finds what drives each output, once the figures of every point are there.
void find_drivers(SweepReport& report);

/// `indices.csv` of a whole sweep: what drives each output.
void write_sweep_indices(FileWriter& file, const SweepReport& report);

/// What the page of a whole sweep shows; what drives each output was found before.
story::SweepStory sweep_story(const SweepReport& report);

/// What a sweep asks, in words; see `Question`.
Question question_of(const scenario::Sweep& sweep, const simulation::SweepPlan& plan, const analysis::Design& design);

/// SHA-256 of a whole question.
std::string digest_of(const Question& question);

/// The address of one point: the SHA-256 of everything its figures depend on. Points of two designs that put the
/// factors of one question at the same places are one point.
class PointKeys {
 public:
  PointKeys(const Question& question, const simulation::SweepPlan& plan);
  std::string of(const simulation::PointPlace& place) const;

 private:
  std::string question_;
  const simulation::SweepPlan& plan_;
};

/// A factor at a point, as a cell: the number where it is one, the names of policies, else the quantile.
std::string factor_cell(const model::PlannedFactor& factor, double coordinate);
/// The same at an end of the factor; empty where its own distribution has none.
std::string end_cell(const model::PlannedFactor& factor, double coordinate);
/// What the cells of a factor are: `value`, `policies` or `quantile`.
std::string factor_cell_kind(const model::PlannedFactor& factor);

/// Writes every file of a finished sweep, or of a finished shard; the manifest last.
void write_sweep(const RunFolder& folder, const SweepReport& report);

/// The finished points of one scenario as the estimators want them, with one output: bare numbers, and one output at a
/// time, so that what is held does not grow with the outputs.
analysis::Responses responses_of(const SweepReport& report, std::size_t scenario, std::size_t output);

/// What the estimators hold at most while they work on one output of one scenario, for the estimate of a dry run.
std::uint64_t response_bytes(const SweepReport& report);

/// sweep.sqlite, in the order of the points: the same bytes whatever the order in which they were done.
FileEntry write_sweep_database(const std::string& path, const SweepReport& report);

std::string sweep_manifest_json(const SweepReport& report, const std::vector<FileEntry>& files);

}  // namespace sposim::report
