#include "model/best_estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "core/error.hpp"
#include "model/curves.hpp"
#include "model/idle_levers.hpp"
#include "model/volume.hpp"
#include "scenario/leaves.hpp"
#include "scenario/levers.hpp"

namespace sposim::model {

namespace {

constexpr double median_quantile = 0.5;
constexpr double far_out_quantile = 0.999;

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

bool meets(const scenario::Condition& condition, const std::vector<double>& rates, std::size_t force) {
  const double limit = condition.number.value_or(median_of(rates));
  const auto beyond = [&](auto&& further) {
    return static_cast<double>(std::count_if(rates.begin(), rates.end(), further)) < limit;
  };
  switch (condition.pick) {
    case scenario::Pick::below:
      return rates[force] < limit;
    case scenario::Pick::above:
      return rates[force] > limit;
    case scenario::Pick::lowest:
      return beyond([&](double rate) { return rate < rates[force]; });
    case scenario::Pick::highest:
      break;
  }
  return beyond([&](double rate) { return rate > rates[force]; });
}

/// The median over forces of one number of the pathway on one day.
double median_number(const Plan& plan, const DrawnPathway& drawn, const scenario::Lever& lever) {
  std::optional<double> median;
  scenario::for_each_leaf(drawn, "", [&](const std::string& path, const auto& leaf, const auto&) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Timeline>) {
      if (path != lever.target) return;
      std::vector<double> values;
      const Day day = std::clamp(plan.calendar.day(*lever.from), 0, plan.calendar.end());
      for (std::size_t force = 0; force < plan.forces(); ++force) values.push_back(leaf.at(force, day));
      median = median_of(std::move(values));
    }
  });
  if (median) return *median;
  throw core::UserError(core::Problem{lever.where, lever.target, "forces have no median of this",
                                      "it is a part of a distribution or of shares, not one number",
                                      "Write the value itself under \"to:\"."});
}

/// True if this policy's levers move the number of a path such as `pathway.decision.granted`, or a part of it.
bool moves(const scenario::Policy& policy, const std::string& path) {
  return std::any_of(policy.change.levers.begin(), policy.change.levers.end(), [&](const scenario::Lever& lever) {
    return "pathway." + lever.target == path || ("pathway." + lever.target).starts_with(path + ".");
  });
}

/// Which effect would stay within the limits of a number: odds are of probabilities alone.
std::string within_limits(const scenario::Scenario& scenario, const scenario::Policy& policy, const std::string& path) {
  for (const scenario::Lever& lever : policy.change.levers) {
    const bool its = "pathway." + lever.target == path || ("pathway." + lever.target).starts_with(path + ".");
    if (its && unit_of_target(scenario, lever.target) == scenario::Unit::probability) {
      return "Use scale_odds or close_gap, which stay within its limits?";
    }
  }
  return "Use close_gap, which stays within its limits, or a smaller effect?";
}

}  // namespace

std::vector<double> force_rates(const scenario::Scenario& baseline, scenario::ForceRate rate) {
  const Plan plan = make_plan(baseline);
  const DrawnPathway drawn = draw_at(plan, median_quantile);
  const Curves curves = make_curves(plan, drawn, drawn);
  const Day last = std::max(plan.calendar.policies_from(), plan.calendar.start() + 1);
  const Day first = std::max(last - 365, plan.calendar.start());
  std::vector<double> rates;
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    double applications = 0;
    double reports = 0;
    for (Day day = first; day < last; ++day) {
      const std::size_t segment = plan.segment_of_day[static_cast<std::size_t>(day)];
      applications += curves.stream_heights(force, applied_stream)[segment] / core::days_per_year;
      reports += curves.cases(force, segment) * drawn.reports.per_case.at(force, day);
    }
    if (rate == scenario::ForceRate::reports) applications = reports;
    const bool per_report = rate == scenario::ForceRate::applications_per_1000_reports;
    rates.push_back(!per_report ? applications : reports > 0 ? 1000 * applications / reports : 0);
  }
  return rates;
}

void settle_policies(scenario::Scenario& scenario) {
  std::optional<Plan> plan;
  std::optional<DrawnPathway> drawn;
  for (auto& [name, policy] : scenario.policies) {
    for (scenario::Lever& lever : policy.change.levers) {
      if (lever.scope.where) {
        const std::vector<double> rates = force_rates(scenario, lever.scope.where->rate);
        lever.scope.met.clear();
        for (std::size_t force = 0; force < rates.size(); ++force) {
          if (meets(*lever.scope.where, rates, force)) lever.scope.met.push_back(scenario.forces.names[force]);
        }
      }
      if (!lever.effect.toward_median) continue;
      if (!plan) plan = make_plan(scenario);
      if (!drawn) drawn = draw_at(*plan, median_quantile);
      lever.effect.median = median_number(*plan, *drawn, lever);
    }
  }
}

void check_far_out(const scenario::Scenario& scenario) {
  const Plan plan = make_plan(scenario);
  for (const double quantile : {far_out_quantile, 1 - far_out_quantile}) {
    try {
      draw_policies_at(plan, quantile);
    } catch (const core::UserError& error) {
      const core::Problem& problem = error.problems().front();
      for (const auto& name : scenario.in_force) {
        const scenario::Policy& policy = scenario.policies.at(name);
        if (!moves(policy, problem.key)) continue;
        throw core::UserError(core::Problem{policy.where, "policies." + name, problem.key + ": " + problem.problem,
                                            problem.why, within_limits(scenario, policy, problem.key)});
      }
    }
  }
}

std::vector<std::string> idle_levers(const scenario::Scenario& scenario) {
  constexpr std::string_view policies = "policies.";
  std::vector<std::string> idle;
  for (const core::Problem& problem : levers_without_effect(scenario)) {
    if (!problem.key.starts_with(policies)) continue;
    idle.push_back(fmt::format("policy {}: {}: {}", problem.key.substr(policies.size()), problem.problem, problem.why));
  }
  return idle;
}

}  // namespace sposim::model
