#include <fmt/format.h>

#include <algorithm>

#include "scenario/sweep_parts.hpp"

namespace sposim::scenario {

namespace {

bool has(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

/// Who moves a number: a factor by itself, a group with other numbers, or nobody.
enum class Moved { no, alone, in_group };

Moved moved(const Sweep& sweep, const std::string& path) {
  if (sweep.every_unsure && !has(sweep.but, path)) return Moved::alone;
  for (const SweepFactor& factor : sweep.factors) {
    if (has(factor.paths, path)) return factor.paths.size() == 1 ? Moved::alone : Moved::in_group;
  }
  return Moved::no;
}

/// Why a design cannot move numbers that go together; empty for one that can.
std::string why_not(SweepDesign design) {
  switch (design) {
    case SweepDesign::sobol:
      return "Sobol' indices assume that every number varies while the others stand";
    case SweepDesign::morris:
      return "Morris' measures move each number alone";
    case SweepDesign::one_at_a_time:
      return "this design moves each number alone";
    case SweepDesign::grid:
      return "a grid meets every combination as often as any other";
    case SweepDesign::latin_hypercube:
    case SweepDesign::list:
      return "";
  }
  throw core::ContractViolation("every design is told");
}

constexpr const char* what_to_use =
    "Use {latin_hypercube: {points: 500}}, which moves them together as the scenario says, or a list of points of your "
    "own: both give given-data indices, partial rank correlations and regional sensitivity. Or take the correlation "
    "out.";

void check_pair(const Node& at, const Sweep& sweep, const Scenario& scenario, const std::string& name,
                const Reading& reading) {
  const Correlation& pair = scenario.correlations.at(name);
  const Moved first = moved(sweep, pair.first);
  const Moved second = moved(sweep, pair.second);
  if (first == Moved::no && second == Moved::no) return;
  const std::string of = fmt::format("they go together (correlations.{} of {})", name, scenario.file);
  if (first == Moved::no || second == Moved::no) {
    if (sweep.others == SweepOthers::best) return;  // the other stands where it stands
    reading.fail(at, "factors",
                 {fmt::format("{} and {} are moved apart: one is a factor, one is drawn", pair.first, pair.second), of,
                  "Make both factors, or none, or let the others stand: \"others: best\"."});
    return;
  }
  const std::string problem = fmt::format("{} and {} are both moved", pair.first, pair.second);
  const std::string why = why_not(sweep.design.kind);
  if (!why.empty()) {
    reading.fail(at, "factors", {problem, of + ", and " + why + ", which never happens", what_to_use});
  } else if (first == Moved::in_group || second == Moved::in_group) {
    reading.fail(at, "factors",
                 {problem + ", one of them in a group", of + ", and the numbers of a group stand at one quantile",
                  "Make each a factor of its own."});
  }
}

/// Scenarios of a sweep meet the same points, which can be mixed in one way only.
void check_same_correlations(const Node& root, const Sweep& sweep, const Reading& reading) {
  const auto moved_pairs = [&](const Scenario& scenario) {
    std::vector<std::string> pairs;
    for (const auto& [name, pair] : scenario.correlations) {
      if (moved(sweep, pair.first) == Moved::no || moved(sweep, pair.second) == Moved::no) continue;
      const auto [one, other] = std::minmax(pair.first, pair.second);
      pairs.push_back(fmt::format("{} and {} by {}", one, other, pair.rank));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  };
  const Scenario& first = sweep.scenarios.front();
  for (const Scenario& other : sweep.scenarios) {
    if (moved_pairs(other) == moved_pairs(first)) continue;
    reading.fail(
        *root.find("scenarios"), "scenarios",
        {fmt::format("{} differs from {} in how factors go together", other.file, first.file),
         "the scenarios of a sweep meet the same points", "Give them the same correlations, or write two sweeps."});
  }
}

}  // namespace

void check_correlations(const Node& root, const Sweep& sweep, const Reading& reading) {
  const Node* at = root.has("factors") ? root.find("factors") : &root;
  for (const Scenario& scenario : sweep.scenarios) {
    for (const auto& [name, pair] : scenario.correlations) check_pair(*at, sweep, scenario, name, reading);
  }
  if (sweep.design.kind == SweepDesign::latin_hypercube && sweep.scenarios.size() > 1) {
    check_same_correlations(root, sweep, reading);
  }
}

}  // namespace sposim::scenario
