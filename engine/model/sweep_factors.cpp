#include "model/sweep_factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "model/rehearsal.hpp"

namespace sposim::model {

namespace {

[[noreturn]] void refuse_unknown(const core::Location& where, const std::string& key, const std::string& path,
                                 const std::vector<std::string>& known) {
  throw core::UserError(
      core::Problem{where, key, fmt::format("there is no unsure number \"{}\"", core::shortened(path, 120)),
                    "its own distribution is what a sweep moves it over", core::did_you_mean(path, known)});
}

bool moves_counts(const Doubt& doubt) {
  return doubt.path.find(".cost.") == std::string::npos;
}

/// Every doubt of the plans, each once.
std::vector<Doubt> doubts_of(const std::vector<const Plan*>& plans) {
  std::vector<Doubt> doubts;
  std::set<std::uint64_t> known;
  for (const Plan* plan : plans) {
    for (const Doubt& doubt : plan->doubts) {
      if (moves_counts(doubt) && known.insert(doubt.address).second) doubts.push_back(doubt);
    }
  }
  return doubts;
}

std::vector<std::string> paths_of(const std::vector<Doubt>& doubts) {
  std::vector<std::string> paths;
  paths.reserve(doubts.size());
  for (const Doubt& doubt : doubts) paths.push_back(doubt.path);
  return paths;
}

PlannedFactor planned(const scenario::SweepFactor& factor, const scenario::DesignSettings& design,
                      const std::vector<Doubt>& doubts) {
  PlannedFactor plan{factor.name, {}, 0, 0, 1, factor};
  for (const std::string& path : factor.paths) {
    const auto found = std::find_if(doubts.begin(), doubts.end(), [&](const Doubt& each) { return each.path == path; });
    if (found == doubts.end()) {
      refuse_unknown(factor.where, core::join_path("factors", factor.name), path, paths_of(doubts));
    }
    plan.doubts.push_back(*found);
  }
  if (const auto* values = std::get_if<scenario::OneOf>(&factor.meaning)) plan.places = values->values.size();
  if (const auto* choice = std::get_if<scenario::PolicyChoice>(&factor.meaning)) plan.places = choice->stacks.size();
  const bool over_quantiles = std::holds_alternative<scenario::OwnDoubt>(factor.meaning) ||
                              std::holds_alternative<scenario::DrawnFrom>(factor.meaning);
  if (over_quantiles) plan.low = design.low;
  if (over_quantiles) plan.high = design.high;
  return plan;
}

/// True if the factor puts another number in the place of the one at this path, or of a parameter or step of it.
bool replaces(const scenario::SweepFactor& factor, const std::string& path) {
  if (std::holds_alternative<scenario::OwnDoubt>(factor.meaning)) return false;
  return std::any_of(factor.paths.begin(), factor.paths.end(), [&](const std::string& moved) {
    return moved == path || moved.starts_with(path + ".") || moved.starts_with(path + "@");
  });
}

}  // namespace

core::UserError located(const core::UserError& error, const std::vector<PlannedFactor>& factors,
                        const scenario::Scenario& scenario) {
  constexpr std::string_view pathway = "pathway.";
  std::vector<core::Problem> problems = error.problems();
  for (core::Problem& problem : problems) {
    if (!problem.key.starts_with(pathway)) continue;
    const std::string path = problem.key.substr(pathway.size());
    const auto moved = std::find_if(factors.begin(), factors.end(),
                                    [&](const PlannedFactor& factor) { return replaces(factor.written, path); });
    if (moved != factors.end()) problem.where = moved->written.where;
  }
  return located(core::UserError(std::move(problems)), scenario);
}

std::vector<scenario::SweepFactor> every_unsure(const std::vector<const scenario::Scenario*>& scenarios,
                                                const std::vector<std::string>& but, const core::Location& where) {
  std::vector<Plan> plans;
  std::vector<const Plan*> pointers;
  plans.reserve(scenarios.size());
  pointers.reserve(scenarios.size());
  for (const scenario::Scenario* scenario : scenarios) pointers.push_back(&plans.emplace_back(make_plan(*scenario)));
  const std::vector<Doubt> doubts = doubts_of(pointers);
  for (const std::string& path : but) {
    const auto known = paths_of(doubts);
    if (std::find(known.begin(), known.end(), path) == known.end()) refuse_unknown(where, "but", path, known);
  }
  std::vector<scenario::SweepFactor> factors;
  for (const Doubt& doubt : doubts) {
    if (std::find(but.begin(), but.end(), doubt.path) != but.end()) continue;
    factors.push_back({doubt.path, {doubt.path}, scenario::OwnDoubt{}, where});
  }
  return factors;
}

std::vector<PlannedFactor> planned_factors(const scenario::Sweep& sweep, const std::vector<const Plan*>& plans) {
  const std::vector<Doubt> doubts = doubts_of(plans);
  std::vector<PlannedFactor> factors;
  factors.reserve(sweep.factors.size());
  for (const scenario::SweepFactor& factor : sweep.factors) factors.push_back(planned(factor, sweep.design, doubts));
  return factors;
}

std::size_t place_of(const PlannedFactor& factor, double coordinate) {
  core::require(factor.places > 0, "a factor with places has at least one");
  const auto place = static_cast<std::size_t>(coordinate * static_cast<double>(factor.places));
  return std::min(place, factor.places - 1);  // the coordinate 1 is the end of the last place
}

double quantile_at(const PlannedFactor& factor, double coordinate) {
  if (factor.places == 0) return factor.low * (1 - coordinate) + factor.high * coordinate;
  return (static_cast<double>(place_of(factor, coordinate)) + 0.5) / static_cast<double>(factor.places);
}

Standing standing_of(const std::vector<PlannedFactor>& factors, const std::vector<double>& coordinates,
                     scenario::SweepOthers others, scenario::SweepForces forces) {
  Standing standing;
  standing.others = others == scenario::SweepOthers::best ? Standing::Others::best : Standing::Others::drawn;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const double uniform = quantile_at(factors[i], coordinates[i]);
    for (const Doubt& doubt : factors[i].doubts) {
      const bool apart = doubt.by_force && forces == scenario::SweepForces::apart;
      standing.placed[doubt.address] = {uniform, replacement_at(factors[i], coordinates[i]),
                                        apart ? Placed::Forces::apart : Placed::Forces::together};
    }
  }
  return standing;
}

std::optional<double> replacement_at(const PlannedFactor& factor, double coordinate) {
  if (const auto* range = std::get_if<scenario::InRange>(&factor.written.meaning)) {
    return range->low * (1 - coordinate) + range->high * coordinate;
  }
  if (const auto* choice = std::get_if<scenario::OneOf>(&factor.written.meaning)) {
    return choice->values[place_of(factor, coordinate)];
  }
  return std::nullopt;
}

std::optional<double> value_at(const PlannedFactor& factor, double coordinate) {
  if (const auto value = replacement_at(factor, coordinate)) return value;
  const double quantile = quantile_at(factor, coordinate);
  if (factor.doubts.size() != 1 || quantile <= 0 || quantile >= 1) return std::nullopt;
  return value_at(factor.doubts.front(), quantile);
}

}  // namespace sposim::model
