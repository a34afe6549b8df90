#include "simulation/sweep_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "model/best_estimate.hpp"
#include "model/rehearsal.hpp"

namespace sposim::simulation {

namespace {

using scenario::PolicyChoice;
using scenario::Scenario;
using scenario::Sweep;
using scenario::SweepOutput;
using Stack = std::vector<std::string>;

constexpr std::size_t most_worlds = 256;

[[noreturn]] void refuse(const core::Location& where, const std::string& key, std::string problem, std::string why,
                         std::string suggestion) {
  throw core::UserError(core::Problem{where, key, std::move(problem), std::move(why), std::move(suggestion)});
}

/// The measure and the window of an output: a column of replicates.csv, or any measure with a window.
std::pair<Measure, Window> counted(const SweepOutput& output) {
  const std::string key = "outputs." + output.name + ".measure";
  std::vector<std::string> names;
  if (output.window.empty()) {
    for (const Headline& headline : headlines()) {
      if (headline.name == output.measure) return {headline.measure, headline.window};
      names.emplace_back(headline.name);
    }
    refuse(output.where, key, fmt::format("there is no measure \"{}\"", core::shortened(output.measure, 60)),
           "without a window it is a column of replicates.csv", core::did_you_mean(output.measure, names));
  }
  const std::vector<std::string> windows{"whole_run", "policy", "last_day"};
  const auto window = std::find(windows.begin(), windows.end(), output.window);
  if (window == windows.end()) {
    refuse(output.where, "outputs." + output.name + ".window",
           fmt::format("there is no window \"{}\"", core::shortened(output.window, 60)), "",
           core::did_you_mean(output.window, windows));
  }
  for (const MeasureInfo& info : measures()) {
    if (info.name == output.measure) return {info.measure, static_cast<Window>(window - windows.begin())};
    names.emplace_back(info.name);
  }
  refuse(output.where, key, fmt::format("there is no measure \"{}\"", core::shortened(output.measure, 60)), "",
         core::did_you_mean(output.measure, names));
}

std::size_t area_of(const SweepOutput& output, const Layout& layout) {
  if (output.area.empty()) return layout.nation();
  std::vector<std::string> names;
  for (std::size_t area = 0; area < layout.areas.size(); ++area) {
    if (layout.areas[area].name == output.area) return area;
    names.push_back(layout.areas[area].name);
  }
  refuse(output.where, "outputs." + output.name + ".area",
         fmt::format("there is no area \"{}\"", core::shortened(output.area, 60)),
         "the scenario has forces and regions", core::did_you_mean(output.area, names));
}

/// Policies in force, and those that come on top for an output.
Stack stacked(const Stack& in_force, const SweepOutput& output) {
  Stack all = in_force;
  for (const std::string& name : output.difference) {
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
  return all;
}

/// Builds the worlds of one choice: each stack of policies once.
class WorldsBuilder {
 public:
  explicit WorldsBuilder(const Scenario& baseline) : baseline_(baseline) { world({}); }

  std::size_t world(const Stack& stack) {
    const auto found = std::find(stacks_.begin(), stacks_.end(), stack);
    if (found != stacks_.end()) return static_cast<std::size_t>(found - stacks_.begin());
    stacks_.push_back(stack);
    worlds_.scenarios.push_back(stack.empty() ? baseline_ : scenario::with_policies(baseline_, stack));
    worlds_.followed.push_back(false);
    return stacks_.size() - 1;
  }

  PointWorlds take(const std::vector<SweepOutput>& outputs, const Stack& in_force) {
    for (const SweepOutput& output : outputs) {
      Asked asked;
      const std::size_t level = world(in_force);
      asked.world = output.difference.empty() ? level : world(stacked(in_force, output));
      if (!output.difference.empty()) asked.minus = level;
      worlds_.followed[asked.world] = true;
      if (asked.minus) worlds_.followed[level] = true;
      worlds_.asked.push_back(asked);
    }
    for (const Scenario& scenario : worlds_.scenarios) worlds_.setups.push_back(set_up(scenario));
    const Layout& layout = worlds_.setups.front().layout;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      std::tie(worlds_.asked[i].measure, worlds_.asked[i].window) = counted(outputs[i]);
      worlds_.asked[i].area = area_of(outputs[i], layout);
    }
    return std::move(worlds_);
  }

 private:
  const Scenario& baseline_;
  std::vector<Stack> stacks_;
  PointWorlds worlds_;
};

/// Every combination of what the factors choose, the last factor moving fastest.
std::vector<Stack> choices_of(const Sweep& sweep) {
  std::vector<Stack> choices{sweep.in_force};
  for (const scenario::SweepFactor& factor : sweep.factors) {
    const auto* choice = std::get_if<PolicyChoice>(&factor.meaning);
    if (choice == nullptr) continue;
    std::vector<Stack> longer;
    for (const Stack& so_far : choices) {
      for (const Stack& stack : choice->stacks) {
        Stack both = so_far;
        both.insert(both.end(), stack.begin(), stack.end());
        std::sort(both.begin() + static_cast<std::ptrdiff_t>(so_far.size()), both.end());
        both.erase(std::unique(both.begin(), both.end()), both.end());
        longer.push_back(std::move(both));
      }
    }
    if (longer.size() > most_worlds) {
      refuse(factor.where, "factors." + factor.name, fmt::format("the policies have more than {} choices", most_worlds),
             "each is a scenario of its own", "Choose among fewer.");
    }
    choices = std::move(longer);
  }
  return choices;
}

/// The scenario as every point starts from it: conditions of policies evaluated on its best estimates, nothing
/// compared with what was observed, numbers of the factors replaced.
Scenario prepared(const Scenario& scenario, const Sweep& sweep) {
  Scenario ready = scenario;
  ready.simulation.seed = sweep.seed;
  ready.simulation.replicates = sweep.replicates;
  ready.simulation.replicates_per_draw = sweep.replicates_per_draw;
  ready.observed.clear();
  ready.not_returned.clear();
  if (!ready.policies.empty()) model::settle_policies(ready);
  return scenario::with_factors(ready, sweep.factors);
}

/// Every scenario that a point may simulate, for the numbers they are unsure of.
std::vector<Scenario> all_worlds(const Sweep& sweep) {
  std::vector<Scenario> worlds;
  for (const Scenario& scenario : sweep.scenarios) {
    const Scenario ready = prepared(scenario, sweep);
    worlds.push_back(ready);
    for (const Stack& choice : choices_of(sweep)) {
      if (!choice.empty()) worlds.push_back(scenario::with_policies(ready, choice));
      for (const SweepOutput& output : sweep.outputs) {
        const Stack both = stacked(choice, output);
        if (!output.difference.empty()) worlds.push_back(scenario::with_policies(ready, both));
      }
    }
  }
  return worlds;
}

void write_out_every_unsure(Sweep& sweep) {
  if (!sweep.every_unsure || !sweep.factors.empty()) return;
  const std::vector<Scenario> worlds = all_worlds(sweep);
  std::vector<const Scenario*> pointers;
  pointers.reserve(worlds.size());
  for (const Scenario& world : worlds) pointers.push_back(&world);
  sweep.factors = model::every_unsure(pointers, sweep.but, {sweep.file});
}

}  // namespace

SweepPlan plan_sweep(Sweep& sweep) {
  write_out_every_unsure(sweep);
  SweepPlan plan;
  plan.scenarios = sweep.scenarios.size();
  plan.luck = {sweep.replicates, sweep.replicates_per_draw};
  plan.others = sweep.others;
  plan.forces = sweep.forces;
  const std::vector<Stack> choices = choices_of(sweep);
  plan.worlds.reserve(sweep.scenarios.size() * choices.size());  // so that they stay where they are
  for (const Scenario& scenario : sweep.scenarios) {
    const Scenario ready = prepared(scenario, sweep);
    for (const Stack& choice : choices) plan.worlds.push_back(WorldsBuilder(ready).take(sweep.outputs, choice));
  }
  std::vector<const model::Plan*> plans;
  for (const PointWorlds& worlds : plan.worlds) {
    for (const ScenarioSetup& setup : worlds.setups) plans.push_back(&setup.plan);
  }
  plan.factors = model::planned_factors(sweep, plans);
  return plan;
}

std::size_t worlds_of(const SweepPlan& plan, std::size_t scenario, const std::vector<double>& coordinates) {
  std::size_t place = scenario;
  for (std::size_t i = 0; i < plan.factors.size(); ++i) {
    if (!std::holds_alternative<PolicyChoice>(plan.factors[i].written.meaning)) continue;
    place = place * plan.factors[i].places + model::place_of(plan.factors[i], coordinates[i]);
  }
  return place;
}

model::Standing standing_of(const SweepPlan& plan, const std::vector<double>& coordinates) {
  return model::standing_of(plan.factors, coordinates, plan.others, plan.forces);
}

void try_point(const SweepPlan& plan, std::size_t scenario, const std::vector<double>& coordinates) {
  const PointWorlds& worlds = plan.worlds[worlds_of(plan, scenario, coordinates)];
  const model::Standing standing = standing_of(plan, coordinates);
  const model::WholeDraw baseline = model::draw_whole(worlds.setups.front().plan, 0, nullptr, &standing);
  for (const ScenarioSetup& setup : worlds.setups) {
    try {
      model::draw_whole(setup.plan, 0, &baseline.exposures, &standing);
    } catch (const core::UserError& error) {
      throw model::located(error, *setup.scenario);
    }
  }
}

}  // namespace sposim::simulation
