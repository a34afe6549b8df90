#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/design.hpp"
#include "simulation/sweep_run.hpp"

/// A sweep's design from its file, and its points as the simulation wants them.
namespace sposim::analysis {

/// @param factors  of the sweep, in order
/// @param listed   rows of the list, where the design is one
Design design_of(const scenario::Sweep& sweep, const std::vector<model::PlannedFactor>& factors, Table listed);

/// Pairs of factors that go together by the scenario's correlations, by position, with their rank correlations.
std::vector<random::RankPair> factors_together(const scenario::Scenario& scenario,
                                               const std::vector<scenario::SweepFactor>& factors);

/// The design on one line, for a person and for telling two apart: `sobol, 128 rows, 12 factors`.
std::string design_words(const Design& design, const scenario::Sweep& sweep);

/// Points of all scenarios together: the design is run through for the first scenario, then for the next.
std::uint64_t sweep_points(const Design& design, std::size_t scenarios);
simulation::PointPlace sweep_point(const Design& design, std::uint64_t point);

}  // namespace sposim::analysis
