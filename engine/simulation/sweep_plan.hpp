#pragma once

#include <string>
#include <vector>

#include "scenario/sweep.hpp"
#include "simulation/point.hpp"

/// A sweep made ready: its factors looked up, its scenarios planned once for all points.
namespace sposim::simulation {

struct SweepPlan {
  std::vector<model::PlannedFactor> factors;
  std::vector<PointWorlds> worlds;  ///< [scenarios × choices of policies], the scenario moving slowest
  std::size_t scenarios = 1;
  PointLuck luck;
  scenario::SweepOthers others = scenario::SweepOthers::best;
  scenario::SweepForces forces = scenario::SweepForces::together;
};

/// @param sweep  its factors are written out where it asks for every uncertain number; the reason why its scenarios
///               are taken over
/// @throws core::UserError for a number, a measure or an area that does not exist, and for what a draw refuses
SweepPlan plan_sweep(scenario::Sweep& sweep);

/// Where the worlds of a point are: those of its scenario with the policies that its coordinates choose.
std::size_t worlds_of(const SweepPlan& plan, std::size_t scenario, const std::vector<double>& coordinates);

/// Where a point puts the doubts.
model::Standing standing_of(const SweepPlan& plan, const std::vector<double>& coordinates);

/// Draws a point's numbers without simulating, so that a number that cannot be is told before the work.
///
/// @throws core::UserError
void try_point(const SweepPlan& plan, std::size_t scenario, const std::vector<double>& coordinates);

}  // namespace sposim::simulation
