#include "model/plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include "core/error.hpp"
#include "model/walk.hpp"

namespace sposim::model {

namespace {

using scenario::Scenario;

std::vector<bool> forces_in(const scenario::Scope& scope, const scenario::ForcesTable& forces) {
  std::vector<bool> in(forces.size(), scope.everywhere());
  const auto named = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (std::size_t force = 0; force < forces.size(); ++force) {
    if (named(scope.forces, forces.names[force]) || named(scope.met, forces.names[force])) in[force] = true;
    if (!forces.regions.empty() && named(scope.regions, forces.regions[force])) in[force] = true;
  }
  return in;
}

/// Fills a planned pathway from a written one, leaf by leaf.
class Planner {
 public:
  Planner(const Scenario& scenario, const Calendar& calendar)
      : scenario_(scenario), calendar_(calendar), compiler_(scenario.forces, calendar, scenario.held) {
    for (const auto& [name, change] : scenario.changes) {
      if (!is_undone(name)) order_.emplace_back(change.order.value_or(0), name);
    }
    std::stable_sort(order_.begin(), order_.end());
    for (const auto& [order, name] : order_) plan_levers("changes." + name, scenario.changes.at(name), nullptr);
    for (const auto& name : scenario.in_force) {
      const scenario::Policy& policy = scenario.policies.at(name);
      plan_cost("policies." + name, policy);
      plan_levers("policies." + name, policy.change, &costs_.back());
    }
  }

  void leaf(const std::string& path, const scenario::NumberRule& rule, const scenario::Number& from,
            PlannedNumber& to) {
    to = number(path, from.written ? compiler_.compile(from.value, path) : Source{rule.off});
  }
  void leaf(const std::string& path, const scenario::NumberRule& rule, const scenario::Variation& from,
            PlannedVariation& to);
  void leaf(const std::string& path, const scenario::SharesRule& rule, const scenario::Shares& from, PlannedShares& to);
  template <class Choice>
  void leaf(const std::string&, const scenario::ChoiceRule&, const Choice& from, Choice& to) {
    to = from;
  }

  const std::vector<FromEvents>& counts() const { return compiler_.counts(); }
  const std::vector<Doubt>& doubts() const { return compiler_.doubts(); }
  const std::vector<PlannedCost>& costs() const { return costs_; }
  /// Levers whose target no number claimed; the reader lists valid targets, so this is our bug.
  bool all_levers_used() const { return levers_.empty(); }

 private:
  bool is_undone(const std::string& change) const {
    return std::any_of(scenario_.in_force.begin(), scenario_.in_force.end(), [&](const std::string& name) {
      const auto& without = scenario_.policies.at(name).without;
      return std::find(without.begin(), without.end(), change) != without.end();
    });
  }
  void plan_cost(const std::string& path, const scenario::Policy& policy);
  void plan_levers(const std::string& path, const scenario::Change& change, const PlannedCost* cost);
  std::vector<PlannedLever> take_levers(const std::string& path);
  PlannedNumber number(const std::string& path, Source source);
  void plan_share_levers(const std::string& path, const scenario::Shares& from, PlannedShares& to);

  const Scenario& scenario_;
  const Calendar& calendar_;
  Compiler compiler_;
  std::vector<std::pair<int, std::string>> order_;
  std::vector<PlannedCost> costs_;
  std::map<std::string, std::vector<PlannedLever>> levers_;  ///< by target
  std::size_t turns_ = 0;
};

void Planner::plan_cost(const std::string& path, const scenario::Policy& policy) {
  PlannedCost planned;
  for_each_leaf_of_two(
      policy.cost, planned.cost, path + ".cost",
      [&](const std::string& at, const auto& rule, const auto& from, auto& to) { leaf(at, rule, from, to); });
  planned.from = policy.change.levers.empty() ? calendar_.policies_from() : calendar_.end();
  planned.until = policy.change.levers.empty() ? calendar_.end() : 0;
  for (const scenario::Lever& lever : policy.change.levers) {
    planned.from = std::min(planned.from, calendar_.day(lever.from.value_or(scenario_.clock.policies_from)));
    planned.until = std::max(planned.until, calendar_.day(lever.until.value_or(scenario_.clock.end)));
  }
  planned.from = std::max(planned.from, calendar_.start());
  planned.until = std::min(planned.until, calendar_.end());
  planned.price_year = policy.price_year.value_or(0);
  costs_.push_back(std::move(planned));
}

/// The size of a budget's lever: what an officer's training costs for each month of the lever's days.
void plan_budget(const scenario::Lever& lever, const PlannedCost& cost, PlannedLever& planned) {
  const double days = static_cast<double>((*lever.until - *lever.from).count()) + 1;
  planned.size = cost.cost.per_officer_trained.source;
  planned.divided = *lever.effect.budget_gbp / (days / (core::days_per_year / 12));
}

void Planner::plan_levers(const std::string& path, const scenario::Change& change, const PlannedCost* cost) {
  for (std::size_t i = 0; i < change.levers.size(); ++i) {
    const scenario::Lever& lever = change.levers[i];
    const std::string at = path + "." + std::to_string(i) + "." + lever.target;
    PlannedLever planned;
    planned.kind = lever.effect.kind;
    planned.side = lever.effect.side;
    planned.size = compiler_.compile(lever.effect.size, at + ".size");
    if (lever.effect.toward) planned.toward = compiler_.compile(*lever.effect.toward, at + ".to");
    if (lever.effect.median) planned.toward = Source{*lever.effect.median};
    if (lever.effect.budget_gbp) plan_budget(lever, *cost, planned);
    planned.schedule = schedule_of(lever, calendar_);
    planned.in_scope = forces_in(lever.scope, scenario_.forces);
    planned.turn = turns_++;
    levers_[lever.target].push_back(std::move(planned));
  }
}

std::vector<PlannedLever> Planner::take_levers(const std::string& path) {
  const auto found = levers_.find(path);
  if (found == levers_.end()) return {};
  std::vector<PlannedLever> taken = std::move(found->second);
  levers_.erase(found);
  return taken;
}

bool acts_by_force(const PlannedLever& lever) {
  const bool some_out = std::find(lever.in_scope.begin(), lever.in_scope.end(), false) != lever.in_scope.end();
  return some_out || differs_by_force(lever.size) || differs_by_force(lever.toward);
}

PlannedNumber Planner::number(const std::string& path, Source source) {
  PlannedNumber planned{std::move(source), take_levers(path), {}, {}, false};
  planned.by_force = differs_by_force(planned.source);
  std::set<Day> days{0};
  add_days(planned.source, days);
  // What is dated before day 0 holds on day 0.
  days.erase(days.begin(), days.lower_bound(0));
  planned.source_days.assign(days.begin(), days.end());
  for (const PlannedLever& lever : planned.levers) {
    days.insert(lever.schedule.starts.begin(), lever.schedule.starts.end());
    planned.by_force = planned.by_force || acts_by_force(lever);
  }
  days.erase(days.lower_bound(calendar_.end() + 1), days.end());
  planned.days.assign(days.begin(), days.end());
  return planned;
}

void Planner::leaf(const std::string& path, const scenario::NumberRule& rule, const scenario::Variation& from,
                   PlannedVariation& to) {
  const auto* varies = std::get_if<scenario::Varies>(&from.value.form);
  if (!from.written || varies == nullptr) {
    to.parameters = {number(path, from.written ? compiler_.compile(from.value, path) : Source{rule.off})};
  } else {
    to.family = varies->shape.family;
    to.parameters.clear();
    const auto& arguments = varies->shape.arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::string name = path + "." + arguments[i].name;
      // A discrete one lists its values, then their weights under the same names: levers move the weights.
      const bool is_value = to.family == random::Family::discrete && i < arguments.size() / 2;
      to.parameters.push_back(number(is_value ? "" : name, compiler_.compile(arguments[i].value, name)));
    }
  }
  std::set<Day> days;
  for (const PlannedNumber& parameter : to.parameters) {
    days.insert(parameter.days.begin(), parameter.days.end());
    to.by_force = to.by_force || parameter.by_force;
  }
  to.days.assign(days.begin(), days.end());
}

void Planner::plan_share_levers(const std::string& path, const scenario::Shares& from, PlannedShares& to) {
  std::set<Day> days{0};
  for (const PlannedShares::From& step : to.steps) days.insert(std::max(step.day, 0));
  const auto& parts = from.steps.front().parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (PlannedLever& lever : take_levers(path + "." + parts[part].name)) {
      days.insert(lever.schedule.starts.begin(), lever.schedule.starts.end());
      to.by_force = to.by_force || acts_by_force(lever);
      to.levers.push_back({part, std::move(lever)});
    }
  }
  std::stable_sort(to.levers.begin(), to.levers.end(),
                   [](const auto& a, const auto& b) { return a.lever.turn < b.lever.turn; });
  days.erase(days.lower_bound(calendar_.end() + 1), days.end());
  to.days.assign(days.begin(), days.end());
}

void Planner::leaf(const std::string& path, const scenario::SharesRule& rule, const scenario::Shares& from,
                   PlannedShares& to) {
  if (!from.written) {
    // No investigation written: every case ends in some other way.
    to.steps.push_back({0, {{0.0}, {0.0}, {0.0}, {1.0}}, false, false, {}});
    to.days = {0};
    return;
  }
  for (const scenario::Shares::From& step : from.steps) {
    PlannedShares::From planned;
    planned.day = from.steps.size() == 1 ? 0 : calendar_.day(step.from);
    planned.doubtful = step.doubt.has_value();
    planned.doubt_by_force = step.doubt == scenario::Doubt::by_force;
    const std::string at = from.steps.size() == 1 ? path : path + "@" + core::to_string(step.from);
    for (const scenario::Argument& part : step.parts) {
      const std::string name = at + "." + part.name;
      planned.parts.push_back(compiler_.compile(part.value, name));
      to.by_force = to.by_force || planned.doubt_by_force || differs_by_force(planned.parts.back());
      if (planned.doubtful) planned.addresses.push_back(compiler_.address(name, *step.doubt));
    }
    to.steps.push_back(std::move(planned));
  }
  if (rule.terms) {
    for (const scenario::Argument& part : from.steps.front().parts) {
      to.terms.push_back(scenario::parse_term(part.name));
    }
  }
  plan_share_levers(path, from, to);
}

/// Adds the days of every number below a group to the segments.
template <class Group>
void add_group_days(const Group& group, std::set<Day>& days) {
  scenario::for_each_leaf(group, "", [&](const std::string&, const auto& leaf, const auto&) {
    if constexpr (requires { leaf.days; }) days.insert(leaf.days.begin(), leaf.days.end());
  });
}

void plan_segments(Plan& plan) {
  std::set<Day> days(plan.calendar.month_starts().begin(), plan.calendar.month_starts().end());
  add_group_days(plan.pathway.reports, days);
  days.insert(plan.pathway.investigation.outcomes.days.begin(), plan.pathway.investigation.outcomes.days.end());
  days.insert(plan.pathway.investigation.convicted.days.begin(), plan.pathway.investigation.convicted.days.end());
  days.insert(plan.pathway.application.applies.days.begin(), plan.pathway.application.applies.days.end());
  days.insert(plan.pathway.application.preparation.days.begin(), plan.pathway.application.preparation.days.end());
  add_group_days(plan.pathway.application.odds_ratios, days);
  add_group_days(plan.pathway.training, days);
  for (const auto& [name, route] : plan.pathway.routes) {
    days.insert(route.probability.days.begin(), route.probability.days.end());
  }
  days.insert({plan.calendar.start(), plan.calendar.policies_from()});
  plan.segments.assign(days.begin(), days.end());
  std::uint32_t segment = 0;
  for (Day day = 0; day <= plan.calendar.end(); ++day) {
    while (segment + 1 < plan.segments.size() && plan.segments[segment + 1] <= day) ++segment;
    plan.segment_of_day.push_back(segment);
  }
}

/// The doubts that a scenario holds at a quantile or shifts.
HeldDoubts held_doubts(const Scenario& scenario, const std::vector<Doubt>& doubts) {
  HeldDoubts held;
  for (const scenario::Held& each : scenario.held) {
    if (each.at == scenario::Held::At::value) continue;
    const auto found = std::find_if(doubts.begin(), doubts.end(), [&](const auto& d) { return d.path == each.number; });
    core::require(found != doubts.end(), "a number held at a quantile is one of the doubts");
    held[found->address] = {each.at == scenario::Held::At::shift, each.amount};
  }
  return held;
}

}  // namespace

Plan make_plan(const Scenario& scenario) {
  Plan plan{.calendar = Calendar(scenario.clock),
            .force_addresses = scenario.forces.addresses,
            .seed = scenario.simulation.seed,
            .pathway = {},
            .counts = {},
            .costs = {},
            .doubts = {},
            .held = {},
            .segments = {},
            .segment_of_day = {}};
  for (std::size_t force = plan.force_addresses.size(); force < scenario.forces.size(); ++force) {
    plan.force_addresses.push_back(static_cast<std::uint16_t>(force));
  }
  for (const auto& [name, route] : scenario.pathway.routes) plan.pathway.routes[name];
  Planner planner(scenario, plan.calendar);
  for_each_leaf_of_two(scenario.pathway, plan.pathway, "",
                       [&](const std::string& path, const auto& rule, const auto& from, auto& to) {
                         planner.leaf(path, rule, from, to);
                       });
  core::require(planner.all_levers_used(), "every lever of the changes has a target in the pathway");
  plan.counts = planner.counts();
  plan.costs = planner.costs();
  plan.doubts = planner.doubts();
  plan.held = held_doubts(scenario, plan.doubts);
  plan_segments(plan);
  return plan;
}

}  // namespace sposim::model
