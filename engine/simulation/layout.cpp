#include <numeric>
#include <set>

#include "simulation/simulate.hpp"

namespace sposim::simulation {

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
  Area nation{"England and Wales", "", AreaKind::nation, std::vector<std::size_t>(forces.size())};
  std::iota(nation.forces.begin(), nation.forces.end(), std::size_t{0});
  layout.areas.push_back(std::move(nation));
  for (core::Date first = scenario.clock.start; first <= scenario.clock.end; first = core::next_month(first)) {
    layout.months.push_back({first, std::min(core::next_month(first) - std::chrono::days{1}, scenario.clock.end)});
  }
  return layout;
}

}  // namespace sposim::simulation
