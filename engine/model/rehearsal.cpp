#include "model/rehearsal.hpp"

#include "scenario/leaves.hpp"

namespace sposim::model {

namespace {

constexpr std::string_view pathway = "pathway.";

bool moves(const scenario::Lever& lever, const std::string& path) {
  return lever.target == path || lever.target.starts_with(path + ".");
}

const core::Location* lever_on(const std::string& path, const scenario::Scenario& scenario) {
  const core::Location* place = nullptr;
  const auto look = [&](const scenario::Change& change) {
    for (const scenario::Lever& lever : change.levers) {
      if (moves(lever, path)) place = &lever.where;
    }
  };
  for (const auto& [name, change] : scenario.changes) look(change);
  for (const auto& name : scenario.in_force) look(scenario.policies.at(name).change);
  return place;
}

core::Location number_at(const std::string& path, const scenario::Scenario& scenario) {
  core::Location place{scenario.file, 0, 0};
  scenario::for_each_leaf(scenario.pathway, "", [&](const std::string& at, const auto& leaf, const auto&) {
    if (at != path) return;
    if constexpr (requires { leaf.steps; }) {
      if (leaf.written) place = leaf.steps.front().where;
    } else if constexpr (requires { leaf.value; }) {
      if (leaf.written) place = leaf.value.where;
    }
  });
  return place;
}

/// A policy's cost is drawn on its own; the draw knows only the number's name.
void rehearse_cost(const Plan& plan, std::uint32_t draw, const scenario::Scenario& scenario) {
  if (plan.costs.empty()) return;
  try {
    draw_cost(plan, draw);
  } catch (const core::UserError& error) {
    core::Problem problem = error.problems().front();
    const std::string& name = scenario.in_force.front();
    if (problem.key.starts_with(pathway)) problem.key.replace(0, pathway.size(), "policies." + name + ".cost.");
    problem.where = scenario.policies.at(name).where;
    throw core::UserError(problem);
  }
}

}  // namespace

core::UserError located(const core::UserError& error, const scenario::Scenario& scenario) {
  std::vector<core::Problem> problems = error.problems();
  for (core::Problem& problem : problems) {
    if (!problem.where.file.empty() || !problem.key.starts_with(pathway)) continue;
    const std::string path = problem.key.substr(pathway.size());
    const core::Location* lever = lever_on(path, scenario);
    problem.where = lever != nullptr ? *lever : number_at(path, scenario);
  }
  return core::UserError(std::move(problems));
}

void rehearse(const scenario::Scenario& scenario, const Rehearsal& rehearsal) {
  try {
    const Plan plan = make_plan(scenario);
    for (std::uint32_t i = 0; i < rehearsal.draws; ++i) {
      draw(plan, rehearsal.first + i);
      rehearse_cost(plan, rehearsal.first + i, scenario);
    }
  } catch (const core::UserError& error) {
    throw located(error, scenario);
  }
}

}  // namespace sposim::model
