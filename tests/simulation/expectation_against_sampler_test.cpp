#include <gtest/gtest.h>

#include <cmath>

#include "simulation/simulate.hpp"
#include "support/expected_measures.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

namespace sposim::simulation {
namespace {

constexpr std::uint32_t replicates = 2000;
constexpr std::size_t forces = 2;

/// Two small forces with everything switched on that needs no queue.
scenario::Scenario small_world(double withdrawal = 0.004) {
  using random::Family;
  scenario::Scenario world = support::plain_world(forces);
  world.clock.open_cases = true;
  world.simulation = {replicates, 2, 20240229};
  auto& pathway = world.pathway;
  const core::Date halfway = core::make_date(2023, 10, 10);
  const core::Date always = core::make_date(2000, 1, 1);
  pathway.reports.per_year = support::dated({{always, 700}, {core::make_date(2023, 4, 1), 900}});
  pathway.reports.noise = support::number(0.2);
  pathway.application.applies = support::dated({{always, 0.4}, {halfway, 0.3}});
  pathway.application.preparation = support::varies(Family::lognormal, {{"median", 30}, {"sigma", 0.8}});
  pathway.interim.sought = support::number(0.6);
  pathway.interim.granted = support::dated({{always, 0.9}, {halfway, 0.5}});
  pathway.interim.time_to_hearing = support::varies(Family::exponential, {{"mean", 6}});
  pathway.court.notice = support::varies(Family::lognormal, {{"median", 35}, {"sigma", 0.5}});
  pathway.court.adjourned = support::dated({{always, 0.25}, {halfway, 0.4}});
  pathway.court.adjournment = support::varies(Family::gamma, {{"shape", 2}, {"mean", 21}});
  pathway.decision.withdrawn_per_day = support::dated({{always, withdrawal}, {halfway, withdrawal / 2}});
  pathway.decision.granted = support::dated({{always, 0.7}, {halfway, 0.9}});
  pathway.order.length = support::shares({{"1 years", 0.5}, {"200 days", 0.3}, {"until further order", 0.2}});
  pathway.order.discharged_per_day = support::dated({{always, 0.0005}, {halfway, 0.001}});
  pathway.order.renewed = support::dated({{always, 0.3}, {halfway, 0.5}});
  return world;
}

model::Expectation expectation_of(const scenario::Scenario& world) {
  const model::Plan plan = model::make_plan(world);
  return model::expect(plan, model::draw(plan, 0));
}

/// How far a cell's mean is from the expectation, in standard errors.
double z_of(const Cell& cell, double expected) {
  const double n = replicates;
  const double mean = static_cast<double>(cell.sum) / n;
  const double variance = (static_cast<double>(cell.sum_of_squares) / n - mean * mean) * n / (n - 1);
  if (variance <= 0) return std::abs(mean - expected) < 1e-9 ? 0 : 40;
  return (mean - expected) / std::sqrt(variance / n);
}

/// The measure and month furthest from the expectation.
support::Check worst_cell(const Record& record, const model::Expectation& expectation) {
  std::vector<support::Check> checks;
  for (const auto& [what, measure] : support::expected_measures) {
    for (std::size_t force = 0; force < forces; ++force) {
      for (const std::size_t month : {2U, 11U, 18U, 19U, 27U, 35U}) {
        const double z =
            z_of(record.cells[record.layout.cell(force, measure, month)], expectation.at(force, what, month));
        checks.push_back({std::string(info(measure).name) + " in month " + std::to_string(month), z});
      }
    }
  }
  return support::worst(checks);
}

class AgainstTheSampler : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const scenario::Scenario world = small_world();
    record_ = simulate({&world}, {2, 0, replicates, {}}).front();
  }
  static inline Record record_;
};

TEST_F(AgainstTheSampler, EveryMeasureHasTheExactMean) {
  const support::Check worst = worst_cell(record_, expectation_of(small_world()));
  EXPECT_TRUE(support::believable(worst.z)) << worst.name << ": " << worst.z << " standard errors";
}

TEST_F(AgainstTheSampler, ATenthMoreWithdrawalsWouldBeSeen) {
  const support::Check worst = worst_cell(record_, expectation_of(small_world(0.0044)));
  EXPECT_FALSE(support::believable(worst.z)) << worst.name << ": " << worst.z << " standard errors";
}

TEST_F(AgainstTheSampler, AnAdjournmentAWeekLongerWouldBeSeen) {
  scenario::Scenario other = small_world();
  other.pathway.court.adjournment = support::varies(random::Family::gamma, {{"shape", 2}, {"mean", 28}});
  EXPECT_FALSE(support::believable(worst_cell(record_, expectation_of(other)).z));
}

}  // namespace
}  // namespace sposim::simulation
