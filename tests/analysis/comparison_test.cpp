#include "analysis/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/money.hpp"
#include "simulation/simulate.hpp"
#include "support/worlds.hpp"

namespace sposim::analysis {
namespace {

using scenario::EffectKind;
using scenario::Scenario;

scenario::Policy policy_of(const std::string& target, double odds) {
  scenario::Policy policy;
  policy.change.levers = {support::lever(target, EffectKind::multiply, odds)};
  policy.change.levers[0].from = core::make_date(2023, 4, 1);
  policy.price_year = 2022;
  return policy;
}

/// 500 applications a year; policies from 1 April 2023, for two years of 366 and 365 days.
Scenario world(std::uint32_t replicates, double reports_per_year = 5000) {
  Scenario world = support::plain_world(2);
  world.clock.policies_from = core::make_date(2023, 4, 1);
  world.simulation = {replicates, 2, 3};
  world.pathway.reports.per_year = support::number(reports_per_year);
  world.pathway.application.applies = support::unsure_number(random::Family::beta, {{"a", 50}, {"b", 950}});
  world.policies["more"] = policy_of("application.applies", 1.2);
  world.policies["more"].cost.per_year = support::number(36525);
  world.policies["dear"] = policy_of("application.applies", 1.2);
  world.policies["dear"].cost.per_year = support::number(73050);
  world.policies["grants"] = policy_of("decision.granted", 1.1);
  world.policies["grants"].cost.per_unit.granted = support::number(100);
  world.policies["unpriced"] = policy_of("decision.granted", 1.1);
  world.money = scenario::Money{2022, {}, support::number(0.035), support::number(1000)};
  return world;
}

/// A comparison with everything that it points into.
struct Compare {
  std::vector<Scenario> scenarios;
  std::vector<Alternative> alternatives;
  simulation::SideBySide records;
  Comparison comparison;

  Compare(const Scenario& baseline, const std::vector<std::vector<std::string>>& lineup) {
    scenarios.push_back(baseline);
    for (const auto& parts : lineup) scenarios.push_back(scenario::with_policies(baseline, parts));
    std::vector<const Scenario*> list;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      list.push_back(&scenarios[i]);
      alternatives.push_back({i == 0 ? "baseline" : lineup[i - 1].front(), "", &scenarios[i],
                              i == 0 ? std::vector<std::string>{} : lineup[i - 1]});
    }
    records = simulation::simulate_side_by_side(list, {2, 0, baseline.simulation.replicates, {}});
    comparison = compare({alternatives, records.levels, records.differences});
  }
  const Difference& gain(std::size_t policy) const {
    return comparison.policies[policy].headlines[records.levels[0].layout.nation()][headline];
  }
};

TEST(Comparison, TheGainIsWhatTheoryExpects) {
  const Compare run(world(400), {{"more"}, {"grants"}});
  const double orders = 500.0 * 0.8 * 731 / core::days_per_year;
  for (const std::size_t policy : {0U, 1U}) {
    const results::Estimate& estimate = run.gain(policy).estimate;
    const double expected = orders * (policy == 0 ? 0.2 : 0.1);
    EXPECT_NEAR(estimate.mean, expected, 4.5 * *estimate.simulation_error) << policy;
    EXPECT_GT(std::abs(estimate.mean - 1.2 * expected), 4.5 * *estimate.simulation_error) << "the twin is seen";
    EXPECT_EQ(run.gain(policy).probability_of_loss, 0);
  }
}

TEST(Comparison, MoneyIsDiscountedMonthByMonth) {
  const Compare run(world(20), {{"more"}});
  double expected = 0;
  const model::Plan plan = model::make_plan(run.scenarios[1]);
  for (std::size_t month = 12; month < plan.calendar.months(); ++month) {
    const double days = plan.calendar.month_first(month + 1) - plan.calendar.month_first(month);
    expected += 100 * days * std::pow(1.035, -((static_cast<double>(month) - 12 + 0.5) / 12));
  }
  const AgainstBaseline& result = run.comparison.policies[0];
  EXPECT_NEAR(result.cost->mean, expected, 1e-6);
  EXPECT_NEAR(result.costing->undiscounted, 73100, 1e-6);
  EXPECT_NEAR(*result.cost_per_protected, expected / run.gain(0).estimate.mean, 1e-9);
  EXPECT_NEAR(result.net_benefit->mean, 1000 * run.gain(0).estimate.mean - expected, 1e-6);
}

TEST(Comparison, WhatIsPaidPerUnitIsPaidForUnitsOnTop) {
  const Compare run(world(20), {{"grants"}});
  const AgainstBaseline& result = run.comparison.policies[0];
  EXPECT_NEAR(result.costing->undiscounted, 100 * run.gain(0).estimate.mean, 1e-6);
  EXPECT_LT(result.cost->mean, result.costing->undiscounted);
  EXPECT_GT(result.cost->mean, result.costing->undiscounted * discount_factor(23));
}

TEST(Comparison, WithoutACostThereIsNoneAndNotNothing) {
  const Compare run(world(20), {{"unpriced"}, {"more"}});
  EXPECT_FALSE(run.comparison.policies[0].cost.has_value());
  EXPECT_FALSE(run.comparison.policies[0].cost_per_protected.has_value());
  EXPECT_EQ(run.comparison.choice.by_value->among, (std::vector<std::size_t>{0, 2}));
}

TEST(Comparison, TheDearerOfTwoEqualPoliciesIsDominated) {
  const Compare run(world(40), {{"dear"}, {"more"}});
  const Frontier& frontier = *run.comparison.choice.frontier;
  EXPECT_EQ(frontier.options[1].standing, Standing::dominated);
  EXPECT_EQ(frontier.options[2].standing, Standing::on_frontier);
  EXPECT_EQ(run.gain(0).estimate.mean, run.gain(1).estimate.mean) << "the same luck";
  EXPECT_EQ(run.comparison.choice.by_value->decision.best, 2U);
}

TEST(Comparison, TheBestIsBestInEveryDrawWhenItAlwaysDoesMore) {
  const Compare run(world(200), {{"more"}, {"grants"}});
  const Decision& decision = run.comparison.choice.by_protected.decision;
  EXPECT_EQ(decision.best, 1U);
  EXPECT_GT(decision.options[1].probability_best.value, 0.95);
  EXPECT_NEAR(decision.perfect_information.value, 0, 1);
}

TEST(Comparison, AStackIsTakenApartExactly) {
  const Compare run(world(40), {{"more", "grants"}, {"more"}, {"grants"}});
  const auto& parts = run.comparison.policies[0].attribution;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_NEAR(parts[0].mean + parts[1].mean, run.gain(0).estimate.mean, 1e-9);
  EXPECT_GT(parts[0].mean, run.gain(1).estimate.mean) << "it shares what the two do together";
}

TEST(Comparison, SharedLuckIsWorthManyDraws) {
  // 0.80 to 0.88 of some 1,000: with seeds of their own the variance is Σ of both levels; shared, that of the extra
  // ones.
  const Compare run(world(400), {{"grants"}});
  EXPECT_GT(*run.gain(0).variance_reduction, 10);
}

TEST(Comparison, TheBandDoesNotShrinkAsReplicatesGrowAndTheErrorDoes) {
  const Compare few(world(1000, 300), {{"more"}});
  const Compare many(world(16000, 300), {{"more"}});
  const auto width = [](const Compare& run) {
    const results::Band& band = run.gain(0).estimate.bands->band_95;
    return band.high - band.low;
  };
  EXPECT_NEAR(width(many) / width(few), 1, 0.1);
  const double ratio = *many.gain(0).estimate.simulation_error / *few.gain(0).estimate.simulation_error;
  EXPECT_NEAR(ratio, 0.25, 0.25 * 4.5 / std::sqrt(2.0 * 499)) << "the error of an error over 500 draws";
}

TEST(Parameters, AreDeviatesOfEveryDoubtByGroup) {
  const Compare run(world(2000, 300), {{"more"}});
  const Parameters parameters = parameters_of({run.alternatives, run.records.levels, run.records.differences});
  ASSERT_EQ(parameters.list.size(), 1U);
  EXPECT_EQ(parameters.list[0].path, "application.applies");
  double sum = 0;
  for (std::size_t draw = 0; draw < parameters.values.rows(); ++draw) sum += parameters.values(draw, 0);
  const auto draws = static_cast<double>(parameters.values.rows());
  EXPECT_NEAR(sum / draws, 0, 4.5 / std::sqrt(draws));
}

}  // namespace
}  // namespace sposim::analysis
