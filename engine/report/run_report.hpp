#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/impact.hpp"
#include "model/extrapolation.hpp"
#include "report/small_counts.hpp"
#include "results/summary.hpp"
#include "scenario/diff.hpp"
#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace sposim::report {

/// What may differ between two identical runs; goes to timing.json and nowhere else.
struct Circumstances {
  std::string command_line;  ///< as typed
  std::string scenario_path;
  std::string folder;
  int threads = 0;
  std::uint32_t replicates_asked = 0;
  std::optional<std::uint64_t> points_run;              ///< of a sweep, by this program; the others were done before
  std::string started, finished;                        ///< `2026-11-22T09:41:07Z`
  std::vector<std::pair<std::string, double>> seconds;  ///< by part of the work
};

/// How a comparison, or a run, was asked for, so that it can be repeated.
struct ComparedAs {
  std::vector<std::string> alternatives;  ///< policies and stacks (`a+b`), or the names of further files
  bool files = false;                     ///< files were compared, not policies
  bool every_month = false;               ///< --detail
  bool banded = false;                    ///< --suppress-small
  bool others_signed_off = true;          ///< every file but the first carries a sign-off of itself and of this model
};

/// Everything that is written about one run.
struct RunReport {
  const scenario::Scenario& scenario;  ///< with the seed and the number of replicates that were run
  const simulation::Record& record;
  const results::RunResults& results;
  std::string resolved;    ///< scenario.resolved.yaml
  std::string forces_csv;  ///< scenario.forces.csv
  std::vector<scenario::Difference> from_base;
  bool partial = false;  ///< stopped before all replicates were finished
  Circumstances circumstances;
  ComparedAs compared{};  ///< of a single run only whether small counts are banded
  /// How much each uncertain number matters, with at most so many replicates each; 0: not computed.
  std::vector<analysis::Impact> impacts{};
  std::uint32_t impact_replicates = 0;
  std::vector<model::OutsideRange> outside_ranges{};  ///< numbers that stand beyond their evidence
};

inline SmallCounts small_counts(const RunReport& report) {
  return report.compared.banded ? SmallCounts::banded : SmallCounts::shown;
}

/// `complete` or `PARTIAL`: the `status` in every file.
inline std::string_view status(const RunReport& report) {
  return report.partial ? "PARTIAL" : "complete";
}

/// The area of all forces together.
inline const simulation::Area& nation(const RunReport& report) {
  return report.record.layout.areas[report.record.layout.nation()];
}

/// First and last day of a window of the run; the last day twice for a stock.
std::pair<core::Date, core::Date> days_of(const scenario::Clock& clock, simulation::Window window);

std::string_view name_of(simulation::AreaKind kind);
std::string_view name_of(simulation::Window window);
std::string_view name_of(simulation::Origin origin);
std::string_view name_of(results::Per per);
std::string_view name_of(results::SpreadStatistic statistic);
std::string_view name_of(results::Verdict verdict);
std::string_view name_of(scenario::ObservationUse use);
std::string_view name_of(scenario::Measured measure);

/// Position of a headline column by its name. @throws core::ContractViolation if there is none
std::size_t headline_named(std::string_view name);

}  // namespace sposim::report
