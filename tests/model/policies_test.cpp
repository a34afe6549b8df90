#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "model/best_estimate.hpp"
#include "model/costs.hpp"
#include "model/training.hpp"
#include "support/worlds.hpp"

namespace sposim::model {
namespace {

using scenario::EffectKind;

scenario::Lever lever_from(const std::string& target, EffectKind kind, double size) {
  scenario::Lever lever = support::lever(target, kind, size);
  lever.from = core::make_date(2023, 4, 1);
  return lever;
}

/// Σ over the days of the run of a lever's weight.
double integral(const scenario::Lever& lever, const Calendar& calendar) {
  const Schedule schedule = schedule_of(lever, calendar);
  double sum = 0;
  for (Day day = 0; day <= calendar.end(); ++day) sum += schedule.on(day);
  return sum;
}

TEST(Schedules, ARampAddsUpToItsTriangle) {
  const Calendar calendar(support::plain_world().clock);
  scenario::Lever lever = lever_from("decision.granted", EffectKind::add, 0.1);
  const double days = 731;  // 1 April 2023 to 31 March 2025
  for (const double ramp : {30.0, 365.0}) {
    lever.ramp_days = ramp;
    EXPECT_NEAR(integral(lever, calendar), days - ramp / 2, 1e-6) << ramp;
  }
}

TEST(Schedules, APulseAddsUpToItsDays) {
  const Calendar calendar(support::plain_world().clock);
  scenario::Lever lever = lever_from("decision.granted", EffectKind::add, 0.1);
  lever.until = core::make_date(2023, 6, 30);
  EXPECT_EQ(integral(lever, calendar), 91);
}

TEST(Schedules, AFadingEffectAddsUpToItsExponential) {
  const Calendar calendar(support::plain_world().clock);
  scenario::Lever lever = lever_from("decision.granted", EffectKind::add, 0.1);
  for (const double half_life : {20.0, 400.0}) {
    lever.half_life_days = half_life;
    const double rate = std::log(2.0) / half_life;
    // Days stand at their middles: the midpoint rule's error is below (rate²/24) of the whole.
    const double exact = (1 - std::exp(-rate * 731)) / rate;
    EXPECT_NEAR(integral(lever, calendar), exact, exact * rate * rate / 24 + 1e-9) << half_life;
  }
}

scenario::Scenario training_world() {
  scenario::Scenario world = support::plain_world(2);
  world.forces.columns["officers"] = {3000.0, 1000.0};
  world.pathway.training = {support::column("officers"), support::number(0.3),  {},
                            support::number(500),        support::number(0.75), support::number(1.5),
                            support::number(0)};
  scenario::Policy policy;
  policy.change.levers = {lever_from("training.extra_officers_per_month", EffectKind::replace, 40)};
  policy.change.levers[0].until = core::make_date(2024, 3, 31);
  policy.cost.per_officer_trained = support::number(75);
  policy.price_year = 2022;
  world.policies["training"] = policy;
  world.money = scenario::Money{2022, {}, support::number(0.035), support::number(0)};
  return world;
}

TEST(Training, FollowsTheClosedForm) {
  const scenario::Scenario with = scenario::with_policies(training_world(), {"training"});
  const Plan plan = make_plan(with);
  const auto coverages = trained_shares(plan, draw(plan, 0).training);
  const double k = std::log(2.0) / 500;
  const double pace = 40 / (core::days_per_year / 12) / 4000;
  const auto at = [&](double days) {  // since 1 April 2023
    const double while_training = std::min(days, 366.0);
    const double gained = pace / k * (1 - std::exp(-k * while_training));
    return 0.3 + gained * std::exp(-k * (days - while_training));
  };
  for (std::size_t force = 0; force < 2; ++force) {
    EXPECT_DOUBLE_EQ(coverages[force].month_start[12], 0.3);
    EXPECT_NEAR(coverages[force].month_start[24], at(366), 1e-12);
    EXPECT_NEAR(coverages[force].month_start[35], at(366 + 334), 1e-12);
  }
}

TEST(Training, StopsAtEveryOfficer) {
  scenario::Scenario world = training_world();
  world.policies["training"].change.levers[0].effect.size = support::value(5000);
  const Plan plan = make_plan(scenario::with_policies(world, {"training"}));
  const auto coverages = trained_shares(plan, draw(plan, 0).training);
  EXPECT_EQ(coverages[0].month_start[24], 1);
}

TEST(Costs, OfficersTrainedOnTopAreWhatIsPaidFor) {
  const scenario::Scenario world = training_world();
  const Plan baseline = make_plan(world);
  const Plan policy = make_plan(scenario::with_policies(world, {"training"}));
  const auto flows = fixed_costs(policy, baseline, 0);
  double sum = 0;
  for (const double month : flows.at(0)) sum += month;
  EXPECT_NEAR(sum, 75 * 40 * 366 / (core::days_per_year / 12), 1e-6);
  EXPECT_EQ(flows[0][11], 0);
  EXPECT_EQ(flows[0][24], 0);
}

TEST(Costs, ABudgetBecomesOfficersAndIsSpentToTheLastPound) {
  scenario::Scenario world = training_world();
  world.policies["training"].change.levers[0].effect.budget_gbp = 250000;
  world.policies["training"].cost.per_officer_trained =
      support::unsure_number(random::Family::lognormal, {{"median", 75}, {"sigma", 0.35}});
  const Plan baseline = make_plan(world);
  const Plan policy = make_plan(scenario::with_policies(world, {"training"}));
  for (const std::uint32_t draw : {0U, 1U, 2U}) {
    const auto flows = fixed_costs(policy, baseline, draw);
    double sum = 0;
    for (const double month : flows.at(0)) sum += month;
    EXPECT_NEAR(sum, 250000, 1e-4);
  }
}

TEST(Costs, YearlyAndOneOffMoney) {
  scenario::Scenario world = training_world();
  world.policies["training"].cost.one_off = support::number(1000);
  world.policies["training"].cost.per_year = support::number(36525);
  world.policies["training"].cost.per_officer_trained = support::number(0);
  const Plan policy = make_plan(scenario::with_policies(world, {"training"}));
  const auto flows = fixed_costs(policy, make_plan(world), 0);
  EXPECT_NEAR(flows[0][12], 1000 + 30 * 100, 1e-9);
  EXPECT_NEAR(flows[0][13], 31 * 100, 1e-9);
}

TEST(Conditions, AreEvaluatedOnceOnBestEstimatesAndListed) {
  scenario::Scenario world = support::plain_world(3);
  world.forces.columns["applies"] = {0.02, 0.05, 0.08};
  world.pathway.application.applies = support::column("applies");
  scenario::Policy policy;
  policy.change.levers = {lever_from("application.applies", EffectKind::close_gap, 1)};
  policy.change.levers[0].effect.toward_median = true;
  policy.change.levers[0].effect.side = scenario::GapSide::upwards;
  policy.change.levers[0].scope.where = scenario::Condition{};
  world.policies["floor"] = policy;
  settle_policies(world);
  const scenario::Lever& lever = world.policies["floor"].change.levers[0];
  EXPECT_EQ(lever.scope.met, std::vector<std::string>{world.forces.names[0]});
  EXPECT_DOUBLE_EQ(*lever.effect.median, 0.05);
  const Plan plan = make_plan(scenario::with_policies(world, {"floor"}));
  const DrawnPathway drawn = draw(plan, 0);
  const Day later = plan.calendar.end();
  EXPECT_DOUBLE_EQ(drawn.application.applies.at(0, later), 0.05);
  EXPECT_DOUBLE_EQ(drawn.application.applies.at(1, later), 0.05);
  EXPECT_DOUBLE_EQ(drawn.application.applies.at(2, later), 0.08);
}

TEST(Conditions, PickSoManyAtOneEnd) {
  scenario::Scenario world = support::plain_world(3);
  world.forces.columns["applies"] = {0.02, 0.05, 0.08};
  world.pathway.application.applies = support::column("applies");
  const auto rates = force_rates(world, scenario::ForceRate::applications_per_1000_reports);
  EXPECT_NEAR(rates[0], 20, 1e-9);
  EXPECT_NEAR(rates[2], 80, 1e-9);
}

/// What is said of a policy whose effect may leave the limits of its number.
std::string refusal(const scenario::Scenario& world) {
  try {
    check_far_out(world);
  } catch (const core::UserError& error) {
    return error.what();
  }
  return "";
}

TEST(FarOut, OddsAreOfProbabilitiesAlone) {
  scenario::Scenario world = support::plain_world();
  scenario::Policy policy;
  policy.change.levers = {lever_from("court.notice", EffectKind::add, 1)};
  policy.change.levers[0].effect.size = support::unsure(random::Family::normal, {{"mean", -1}, {"sd", 1000}});
  world.policies["sooner"] = policy;
  const std::string said = refusal(scenario::with_policies(world, {"sooner"}));
  EXPECT_NE(said.find("court.notice"), std::string::npos) << said;
  EXPECT_NE(said.find("Use close_gap, which stays"), std::string::npos) << said;
  EXPECT_EQ(said.find("scale_odds"), std::string::npos) << said;
}

TEST(FarOut, AFactorThatCouldPassOneIsRefusedAndOddsAreNot) {
  scenario::Scenario world = support::plain_world();
  scenario::Policy policy;
  policy.change.levers = {lever_from("decision.granted", EffectKind::multiply, 1)};
  policy.change.levers[0].effect.size = support::unsure(random::Family::lognormal, {{"median", 1.1}, {"sigma", 0.05}});
  world.policies["times"] = policy;
  policy.change.levers[0].effect.kind = EffectKind::scale_odds;
  world.policies["odds"] = policy;
  EXPECT_NE(refusal(scenario::with_policies(world, {"times"})).find("scale_odds"), std::string::npos);
  EXPECT_NO_THROW(check_far_out(scenario::with_policies(world, {"odds"})));
}

TEST(Idle, LeversThatChangeNothingAreNamed) {
  scenario::Scenario world = support::plain_world();
  scenario::Policy policy;
  policy.change.levers = {lever_from("decision.granted", EffectKind::multiply, 1)};
  world.policies["idle"] = policy;
  policy.change.levers = {lever_from("decision.granted", EffectKind::multiply, 0.9)};
  world.policies["busy"] = policy;
  EXPECT_EQ(idle_levers(scenario::with_policies(world, {"idle"})).size(), 1U);
  EXPECT_TRUE(idle_levers(scenario::with_policies(world, {"busy"})).empty());
}

TEST(Without, APolicyCanUndoAChange) {
  scenario::Scenario world = support::plain_world();
  world.changes["law"].levers = {support::lever("decision.granted", EffectKind::replace, 0.5)};
  scenario::Policy policy;
  policy.without = {"law"};
  world.policies["as_before"] = policy;
  const Plan with = make_plan(world);
  const Plan without = make_plan(scenario::with_policies(world, {"as_before"}));
  EXPECT_EQ(draw(with, 0).decision.granted.at(0, 0), 0.5);
  EXPECT_EQ(draw(without, 0).decision.granted.at(0, 0), 0.8);
}

}  // namespace
}  // namespace sposim::model
