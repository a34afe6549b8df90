#include <fmt/format.h>

#include <algorithm>

#include "scenario/sweep_parts.hpp"

namespace sposim::scenario {

namespace {

bool has(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

/// True if some factor of the sweep puts this number where it likes.
bool is_moved(const Sweep& sweep, const std::string& path) {
  if (sweep.every_unsure && !has(sweep.but, path)) return true;
  return std::any_of(sweep.factors.begin(), sweep.factors.end(),
                     [&](const SweepFactor& factor) { return has(factor.paths, path); });
}

}  // namespace

void check_correlations(const Node& root, const Sweep& sweep, const Reading& reading) {
  const Node* at = root.has("factors") ? root.find("factors") : &root;
  for (const Scenario& scenario : sweep.scenarios) {
    for (const auto& [name, correlation] : scenario.correlations) {
      const bool first = is_moved(sweep, correlation.first);
      const bool second = is_moved(sweep, correlation.second);
      if (!first && !second) continue;
      if (first != second && sweep.others == SweepOthers::best) continue;  // the other stands where it stands
      const std::string what = first && second ? "are both moved" : "are moved apart: one is a factor, one is drawn";
      reading.fail(*at, "factors",
                   {fmt::format("{} and {} {}", correlation.first, correlation.second, what),
                    fmt::format("they go together (correlations.{} of {}); Sobol' indices, Morris' measures and every "
                                "design here assume that numbers are independent",
                                name, scenario.file),
                    "Use the given-data indices and regional sensitivity of a run (`sposim run`, then `sposim "
                    "sensitivity`), or take the correlation out."});
    }
  }
}

}  // namespace sposim::scenario
