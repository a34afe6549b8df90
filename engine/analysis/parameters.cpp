#include "analysis/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "random/normal.hpp"
#include "results/estimate.hpp"

namespace sposim::analysis {

namespace {

/// `changes.national_drift.0.application.applies.size` → `changes.national_drift`
std::string group_of(const std::string& path) {
  const std::size_t first = path.find('.');
  const std::size_t second = first == std::string::npos ? first : path.find_first_of(".@", first + 1);
  return path.substr(0, second);
}

/// Weights with squares that add up to 1; equal ones where all are 0.
std::vector<double> scaled(std::vector<double> weights) {
  double squares = 0;
  for (const double weight : weights) squares += weight * weight;
  const double equal = 1 / std::sqrt(static_cast<double>(weights.size()));
  for (double& weight : weights) weight = squares > 0 ? weight / std::sqrt(squares) : equal;
  return weights;
}

/// Each force's share of the headline.
std::vector<double> force_weights(const simulation::Record& baseline) {
  std::vector<double> weights(baseline.layout.forces);
  for (std::size_t force = 0; force < weights.size(); ++force) {
    double sum = 0;
    for (std::uint32_t r = 0; r < baseline.replicates; ++r) sum += static_cast<double>(baseline.headline(r, force, 0));
    weights[force] = sum;
  }
  return weights;
}

double deviate(const model::Plan& plan, const model::Doubt& doubt, std::uint32_t draw, std::uint16_t force) {
  return random::normal_quantile(model::doubt_uniform(plan, doubt, draw, force));
}

double value_in_draw(const model::Plan& plan, const model::Doubt& doubt, std::uint32_t draw,
                     const std::vector<double>& weights) {
  if (!doubt.by_force) return deviate(plan, doubt, draw, 0);
  double sum = 0;
  for (std::size_t force = 0; force < weights.size(); ++force) {
    sum += weights[force] * deviate(plan, doubt, draw, plan.force_addresses[force]);
  }
  return sum;
}

}  // namespace

std::vector<std::string> Parameters::groups() const {
  std::vector<std::string> groups;
  for (const Parameter& parameter : list) {
    if (std::find(groups.begin(), groups.end(), parameter.group) == groups.end()) groups.push_back(parameter.group);
  }
  return groups;
}

std::vector<std::size_t> Parameters::in_group(const std::string& group) const {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].group == group) places.push_back(i);
  }
  return places;
}

Parameters parameters_of(const Compared& compared) {
  std::vector<const scenario::Scenario*> scenarios;
  for (const Alternative& alternative : compared.alternatives) scenarios.push_back(alternative.scenario);
  return parameters_of(scenarios, compared.levels.front());
}

Parameters parameters_of(const std::vector<const scenario::Scenario*>& scenarios, const simulation::Record& baseline) {
  return parameters_of(scenarios, results::grouping(baseline), force_weights(baseline));
}

Parameters parameters_of(const std::vector<const scenario::Scenario*>& scenarios, const results::Grouping& group,
                         const std::vector<double>& force_weights) {
  const std::uint32_t first = group.draw(0);
  const auto draws = static_cast<std::size_t>(group.draw(group.replicates - 1) - first) + 1;
  const std::vector<double> weights = scaled(force_weights);
  Parameters parameters;
  std::set<std::uint64_t> known;
  std::vector<std::vector<double>> columns;
  for (const scenario::Scenario* scenario : scenarios) {
    const model::Plan plan = model::make_plan(*scenario);
    for (const model::Doubt& doubt : plan.doubts) {
      if (!known.insert(doubt.address).second) continue;
      parameters.list.push_back({doubt.path, group_of(doubt.path), doubt.by_force, doubt});
      std::vector<double>& column = columns.emplace_back();
      for (std::size_t draw = 0; draw < draws; ++draw) {
        column.push_back(value_in_draw(plan, doubt, first + static_cast<std::uint32_t>(draw), weights));
      }
    }
  }
  parameters.values = Table(draws, columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t draw = 0; draw < draws; ++draw) parameters.values(draw, i) = columns[i][draw];
  }
  return parameters;
}

}  // namespace sposim::analysis
