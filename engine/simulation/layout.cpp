#include <numeric>
#include <set>

#include "simulation/simulate.hpp"

namespace sposim::simulation {

namespace {

/// What all forces of a scenario together are: the nation only if they are all there.
std::string name_of_all(std::size_t forces) {
  constexpr std::size_t forces_of_england_and_wales = 43;
  return forces == forces_of_england_and_wales ? "England and Wales" : "All forces here";
}

}  // namespace

Layout layout_of(const scenario::Scenario& scenario) {
  const scenario::ForcesTable& forces = scenario.forces;
  Layout layout;
  layout.forces = forces.size();
  for (std::size_t force = 0; force < forces.size(); ++force) {
    layout.areas.push_back(
        {forces.names[force], forces.codes.empty() ? "" : forces.codes[force], AreaKind::force, {force}});
  }
  const std::set<std::string> regions(forces.regions.begin(), forces.regions.end());
  for (const std::string& region : regions) {
    if (region.empty()) continue;
    Area area{region, "", AreaKind::region, {}};
    for (std::size_t force = 0; force < forces.size(); ++force) {
      if (forces.regions[force] == region) area.forces.push_back(force);
    }
    layout.areas.push_back(std::move(area));
  }
  Area nation{name_of_all(forces.size()), "", AreaKind::nation, std::vector<std::size_t>(forces.size())};
  std::iota(nation.forces.begin(), nation.forces.end(), std::size_t{0});
  layout.areas.push_back(std::move(nation));
  for (core::Date first = scenario.clock.start; first <= scenario.clock.end; first = core::next_month(first)) {
    layout.months.push_back({first, std::min(core::next_month(first) - std::chrono::days{1}, scenario.clock.end)});
  }
  return layout;
}

}  // namespace sposim::simulation
