#include "app/validate.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "app/failure.hpp"
#include "app/rehearse.hpp"
#include "app/sweep_task.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "model/best_estimate.hpp"
#include "model/idle_levers.hpp"
#include "report/file.hpp"
#include "report/words.hpp"
#include "scenario/reader.hpp"

namespace sposim::app {

namespace {

/// Levers that have no effect, of the changes and of each policy; each once.
std::vector<std::string> warnings_of(scenario::Scenario scenario) {
  model::settle_policies(scenario);
  for (const auto& [name, policy] : scenario.policies) scenario.in_force.push_back(name);
  std::vector<std::string> warnings;
  for (core::Problem problem : model::levers_without_effect(scenario)) {
    problem.problem.insert(0, "warning: ");
    warnings.push_back(problem.text());
  }
  return warnings;
}

std::string validate_sweep(const std::string& file) {
  const auto task = read_task(file);
  try_out(*task);
  return fmt::format("{}: good, a sweep of {}\n", core::escaped(file),
                     report::counted(static_cast<std::int64_t>(task->points), "point"));
}

std::string validate_scenario(const std::string& file) {
  const scenario::Scenario scenario = scenario::read_scenario(file);
  try_out(scenario, 0, policy_draws_of_validate);
  for (const auto& warning : warnings_of(scenario)) fmt::print(stderr, "{}\n", warning);
  return fmt::format("{}: good\n", core::escaped(file));
}

}  // namespace

int validate(const std::vector<std::string>& files) {
  int code = exit_good;
  for (const auto& file : files) {
    // A refusal here is what was asked for, and must not hide the next file's; so it is not left to `guarded`.
    try {
      report::write_to_stdout(scenario::is_sweep_file(file) ? validate_sweep(file) : validate_scenario(file));
    } catch (const core::UserError& error) {
      fmt::print(stderr, "{}\n", error.what());
      code = exit_user_error;
    }
  }
  return code;
}

}  // namespace sposim::app
