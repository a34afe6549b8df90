#include <gtest/gtest.h>

#include <cmath>

#include "analysis/paired.hpp"
#include "results/estimate.hpp"
#include "simulation/simulate.hpp"
#include "support/worlds.hpp"

/// Does the 95 % interval of a paired mean difference hold the exact value 95 times in 100? Through the engine, each
/// repeat with a seed of its own.
namespace sposim::analysis {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int repeats = 100;  // ten times slower there, and no number is at stake
#else
constexpr int repeats = 1000;
#endif
constexpr std::uint32_t replicates = 40, replicates_per_draw = 2;
constexpr double reports_per_year = 4000, granted = 0.8, factor = 1.5;
constexpr int days = 91;  // 1 April to 30 June 2022

/// A quarter of a year in one force; the share that applies is unsure.
///
/// @param applies  its mean
scenario::Scenario small_world(double applies) {
  scenario::Scenario world = support::plain_world();
  world.clock.end = core::make_date(2022, 6, 30);
  world.clock.policies_from = world.clock.start;
  world.simulation.replicates_per_draw = replicates_per_draw;
  world.pathway.reports.per_year = support::number(reports_per_year);
  constexpr double weight = 25;  // cases in ten: a coefficient of variation of a fifth
  world.pathway.application.applies =
      support::unsure_number(random::Family::beta, {{"a", weight}, {"b", weight * (1 / applies - 1)}});
  world.policies["more"].change.levers = {
      support::lever("application.applies", scenario::EffectKind::multiply, factor)};
  world.policies["more"].change.levers[0].from = world.clock.policies_from;
  return world;
}

double exact_difference(double applies) {
  return reports_per_year * days / core::days_per_year * applies * (factor - 1) * granted;
}

struct Coverage {
  int covered = 0, covered_elsewhere = 0;  ///< the exact value; one that lies half of it away
  int exact_rule = 0;                      ///< intervals that the rule for rare counts made
};

Coverage coverage(double applies) {
  const double exact = exact_difference(applies);
  Coverage result;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    scenario::Scenario baseline = small_world(applies);
    baseline.simulation.seed = 1'000'003U + static_cast<std::uint64_t>(repeat);
    const scenario::Scenario policy = scenario::with_policies(baseline, {"more"});
    const auto both = simulation::simulate_side_by_side({&baseline, &policy}, {1, 0, replicates, {}});
    const std::size_t nation = both.levels[0].layout.nation();
    const Difference difference =
        paired(results::headline_column(both.levels[1], nation, 0), results::headline_column(both.levels[0], nation, 0),
               results::grouping(both.levels[0]));
    const MeanInterval& interval = *difference.mean_95;
    const auto holds = [&](double value) { return interval.band_95.low <= value && value <= interval.band_95.high; };
    result.covered += holds(exact) ? 1 : 0;
    result.covered_elsewhere += holds(1.5 * exact) ? 1 : 0;
    result.exact_rule += interval.rule == IntervalRule::student ? 0 : 1;
  }
  return result;
}

/// 930 … 970 of 1,000; of fewer repeats as many standard errors of a binomial share.
double most_off() {
  return 20 * std::sqrt(repeats / 1000.0);
}

}  // namespace

TEST(Coverage, OfALargeCountIsNinetyFiveInAHundred) {
  const Coverage large = coverage(0.02);  // 8 more in each replicate, 320 in all
  EXPECT_NEAR(large.covered, 0.95 * repeats, most_off());
  EXPECT_EQ(large.exact_rule, 0);
  EXPECT_LT(large.covered_elsewhere, 0.95 * repeats - most_off()) << "the twin's value is half as large again";
}

TEST(Coverage, OfARareCountIsAtLeastThat) {
  const Coverage rare = coverage(0.0003);  // 0.12 more in each replicate, 5 in all
  EXPECT_GE(rare.covered, 0.95 * repeats - most_off());
  EXPECT_EQ(rare.exact_rule, repeats);
  EXPECT_LT(rare.covered_elsewhere, rare.covered) << "the twin's value is half as large again";
}

}  // namespace sposim::analysis
