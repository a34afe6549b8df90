#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/error.hpp"
#include "scenario/scenario.hpp"

/// A sweep: one scenario (or several) run at many points, each of which puts some of its numbers elsewhere.
namespace sposim::scenario {

/// The number keeps its own distribution; a point sets the quantile at which it is read.
struct OwnDoubt {};
/// The number is replaced by one between two ends.
struct InRange {
  double low = 0, high = 0;
};
/// The number is replaced by one of these.
struct OneOf {
  std::vector<double> values;
};
/// The number is replaced by one from another distribution.
struct DrawnFrom {
  Distribution distribution;
};
/// Which policies are in force, one stack of the list at a time; an empty stack is none.
struct PolicyChoice {
  std::vector<std::vector<std::string>> stacks;
};

struct SweepFactor {
  std::string name;
  std::vector<std::string> paths;  ///< of the numbers it moves; none for a choice of policies
  std::variant<OwnDoubt, InRange, OneOf, DrawnFrom, PolicyChoice> meaning;
  core::Location where;
};

/// What is asked of every point. Measures and areas are known to the rooms that count them.
struct SweepOutput {
  std::string name;
  std::string measure;                  ///< as in replicates.csv, or any measure with a window
  std::string window;                   ///< empty for a column of replicates.csv
  std::string area;                     ///< empty: all forces together
  std::vector<std::string> difference;  ///< what these policies add on top of those in force; empty: the level
  core::Location where;
};

enum class SweepDesign { one_at_a_time, grid, latin_hypercube, sobol, morris, list };

struct DesignSettings {
  SweepDesign kind = SweepDesign::one_at_a_time;
  std::uint64_t base = 0;     ///< points, rows of Saltelli's scheme, or trajectories
  std::uint32_t levels = 0;   ///< of a grid or of Morris' grid
  bool second_order = false;  ///< of Saltelli's scheme
  double low = 0, high = 1;   ///< quantiles between which an uncertain number moves
  std::string file;           ///< of a list
  core::Location where;
};

/// What becomes of the uncertain numbers that are no factor.
enum class SweepOthers { best, drawn };
/// How a number that differs between forces is moved: all forces to one quantile, or each by its own luck.
enum class SweepForces { together, apart };

struct Sweep {
  std::string title;
  std::string file;
  std::vector<std::string> scenario_names;  ///< the files as written, or the names given to them
  std::vector<Scenario> scenarios;
  std::vector<std::string> in_force;  ///< policies that act at every point
  std::uint32_t replicates = 100;
  std::uint32_t replicates_per_draw = 2;
  std::uint64_t seed = 0;
  SweepOthers others = SweepOthers::best;
  SweepForces forces = SweepForces::together;
  bool every_unsure = false;         ///< every uncertain number is a factor …
  std::vector<std::string> but;      ///< … but these
  std::vector<SweepFactor> factors;  ///< as written, in order
  DesignSettings design;
  std::vector<SweepOutput> outputs;
  /// The sweep file again, naming its scenarios (and its list of points) as a folder of results keeps them.
  std::string resolved;
};

/// The names under which a folder of results keeps what a sweep reads.
std::string kept_scenario_name(std::size_t scenario);
std::string kept_forces_name(std::size_t scenario);
inline constexpr const char* kept_sweep_name = "sweep.resolved.yaml";
inline constexpr const char* kept_list_name = "sweep.points.csv";

/// True if a file is a sweep rather than a scenario, whatever mistakes are in it.
bool is_sweep_file(const std::string& path);

/// Reads a sweep file and the scenarios it names (relative to it).
///
/// @throws core::UserError with every mistake found
Sweep read_sweep(const std::string& path);

/// A number in a scenario that a sweep can replace, and the rule it keeps.
struct NumberPlace {
  Value* value = nullptr;
  NumberRule rule;
};

/// The number at a path such as `decision.granted`, `court.notice.median`, `court.hearings_per_week@2026-04-01` or
/// `policies.training.0.training.extra_officers_per_month.size`; no value where there is none.
NumberPlace number_at(Scenario& scenario, const std::string& path);

/// Every path that `number_at` knows.
std::vector<std::string> number_paths(Scenario& scenario);

/// The scenario with every number that a factor replaces made one doubt, so that a point can set it like any other: a
/// range becomes a uniform distribution, a list of values a discrete one.
///
/// @throws core::UserError if a path leads nowhere
Scenario with_factors(const Scenario& scenario, const std::vector<SweepFactor>& factors);

/// Which values a factor's number takes today, if it is one plain number.
std::optional<double> plain_number_at(const Scenario& scenario, const std::string& path);

/// JSON Schema (draft-07) of a sweep file.
std::string sweep_schema();

}  // namespace sposim::scenario
