#pragma once

#include <string>
#include <vector>

#include "scenario/value.hpp"

namespace sposim::scenario {

struct Scenario;

/// Two uncertain numbers that go together, by their paths.
struct Correlation {
  std::string first, second;  ///< as written
  double rank = 0;            ///< Spearman's rank correlation, between −1 and 1
  Evidence evidence;
  core::Location where;
};

/// What kind of doubt stands at a path; only one value for all forces can be correlated.
enum class DoubtKind {
  one_value,  ///< one value for all forces, drawn once per parameter draw
  fixed,      ///< marked unsure, but it never moves
  by_force,   ///< a value for each force
  shares,     ///< a part of shares that are drawn together
};

/// A doubt of a scenario by its path: `decision.granted`, `court.notice.median`, `reports.per_year@2021-04-01`,
/// `changes.drift.0.application.applies.size` (the number of the lever, counted from 0, then its target).
struct DoubtfulPath {
  std::string path;
  DoubtKind kind = DoubtKind::one_value;
};

/// Every doubt of the pathway, the changes and the policies, as `model::make_plan` names them.
std::vector<DoubtfulPath> doubtful_paths(const Scenario& scenario);

/// The paths that correlations name, each once, in alphabetical order: the order in which they are mixed.
std::vector<std::string> correlated_paths(const Scenario& scenario);

}  // namespace sposim::scenario
