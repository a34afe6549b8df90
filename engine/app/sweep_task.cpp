#include "app/sweep_task.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "app/inputs.hpp"
#include "app/sweep_list.hpp"
#include "core/text.hpp"
#include "report/words.hpp"
#include "scenario/small_file.hpp"

namespace sposim::app {

namespace {

void refuse_too_many(const SweepTask& task) {
  if (task.points <= most_points) return;
  constexpr double usual_seconds = 0.001;  // a replicate of a usual nation on one core
  const double seconds = static_cast<double>(task.points) * task.plan.luck.replicates * usual_seconds;
  const bool beyond = task.points > static_cast<std::uint64_t>(1e18);
  const std::string many = beyond ? std::string("more points than can be counted")
                                  : report::grouped(static_cast<std::int64_t>(task.points)) + " points";
  throw core::UserError(
      core::Problem{task.sweep.design.where, "design", many + " are too many",
                    fmt::format("the limit is {}; with {} of a millisecond each these would take about {:.0f} days",
                                report::grouped(static_cast<std::int64_t>(most_points)),
                                report::counted(task.plan.luck.replicates, "replicate"), seconds / 86400),
                    "Choose fewer levels or factors, or sobol or latin_hypercube points."});
}

/// A name that would break a table, or that two columns would share.
void check_names(const scenario::Sweep& sweep) {
  std::vector<std::string> taken{"point", "key", "scenario", "status"};
  for (const auto& factor : sweep.factors) {
    std::string small = factor.name;
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool used = std::find(taken.begin(), taken.end(), small) != taken.end();
    if (used || core::escaped(factor.name) != factor.name || factor.name.size() > 300) {
      throw core::UserError(core::Problem{
          factor.where, "factors." + core::shortened(core::escaped(factor.name), 60), "this cannot be a factor's name",
          "it is the name of a column; two differ in more than capitals, and point, key, "
          "scenario and status are taken",
          "Choose another, and say which number it is with \"number:\"."});
    }
    taken.push_back(small);
  }
}

}  // namespace

std::unique_ptr<SweepTask> read_task(const std::string& file) {
  auto task = std::make_unique<SweepTask>();
  task->sweep = scenario::read_sweep(file);
  task->plan = simulation::plan_sweep(task->sweep);
  check_names(task->sweep);
  analysis::Table listed;
  if (task->sweep.design.kind == scenario::SweepDesign::list) {
    task->list = scenario::read_small_file(task->sweep.design.file, "list of points");
    listed = read_list(task->list, task->sweep.design.file, task->plan.factors);
  }
  task->design = analysis::design_of(task->sweep, task->plan.factors, std::move(listed));
  task->points = analysis::sweep_points(task->design, task->plan.scenarios);
  refuse_too_many(*task);
  task->question = report::question_of(task->sweep, task->plan, task->design);
  return task;
}

void try_out(const SweepTask& task) {
  constexpr std::uint64_t most_tried = 1000;
  constexpr double most_seconds = 1;
  const auto begun = std::chrono::steady_clock::now();
  const std::uint64_t tried = std::min(task.points, most_tried);
  for (std::uint64_t i = 0; i < tried; ++i) {
    const std::uint64_t point = tried < 2 ? 0 : i * (task.points - 1) / (tried - 1);
    const simulation::PointPlace place = analysis::sweep_point(task.design, point);
    try {
      simulation::try_point(task.plan, place.scenario, place.coordinates);
    } catch (const core::UserError& error) {
      const auto& worlds = task.plan.worlds[simulation::worlds_of(task.plan, place.scenario, place.coordinates)];
      throw model::located(error, task.plan.factors, worlds.scenarios.front());
    }
    if (std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() > most_seconds) return;
  }
}

std::vector<std::string> inputs_of(const SweepTask& task) {
  std::vector<std::string> files{task.sweep.file};
  if (!task.sweep.design.file.empty()) files.push_back(task.sweep.design.file);
  for (const auto& scenario : task.sweep.scenarios) {
    for (auto& file : inputs_of(scenario)) files.push_back(std::move(file));
  }
  return files;
}

report::SweepReport report_of(const SweepTask& task, report::Shard shard) {
  return {.sweep = task.sweep,
          .plan = task.plan,
          .design = task.design,
          .question = task.question,
          .list = task.list,
          .points = task.points,
          .shard = shard,
          .figures = {},
          .circumstances = {},
          .drivers = {}};
}

}  // namespace sposim::app
