#include "results/summary.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/synthetic_record.hpp"

namespace sposim::results {
namespace {

using simulation::Measure;

constexpr std::size_t nation = 5;  // three forces, two regions

support::SyntheticRecord three_forces(std::uint32_t replicates, std::uint32_t per_draw = 2) {
  support::SyntheticRecord synthetic({"Wales", "London", "Wales"}, 3, replicates, per_draw, 0, 10);
  std::mt19937_64 engine(9);
  std::poisson_distribution<std::int64_t> count(20);
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    for (std::size_t force = 0; force < 3; ++force) {
      for (std::size_t month = 0; month < 3; ++month) {
        const std::int64_t applied = count(engine);
        synthetic.count(replicate, force, Measure::applied, month) = applied;
        synthetic.headline(replicate, force, "applied") += applied;
        synthetic.headline(replicate, force, "reports") += 100 * applied;
      }
    }
  }
  return synthetic;
}

TEST(Summary, EveryHeadlineOfEveryAreaHasAnEstimateASplitAndTimes) {
  const simulation::Record record = three_forces(40).build();
  const RunResults results = analyse(support::bare_scenario(), record);
  EXPECT_EQ(results.replicates, 40U);
  EXPECT_EQ(results.draws, 20U);
  EXPECT_EQ(results.headlines.size(), 6 * simulation::headlines().size());
  const std::size_t applied = support::headline_position("applied");
  const HeadlineResult& total = results.headline(nation, applied);
  EXPECT_NEAR(total.estimate.mean, 180, 4.5 * std::sqrt(180.0 / 40));
  EXPECT_TRUE(total.split);
  EXPECT_NEAR(total.estimate.mean,
              results.headline(3, applied).estimate.mean + results.headline(4, applied).estimate.mean, 1e-9);
  EXPECT_EQ(results.time(nation, simulation::Origin::first_report).area, nation);
  EXPECT_EQ(results.time(nation, simulation::Origin::first_report).origin, simulation::Origin::first_report);
}

TEST(Summary, MonthsAddUpToTheWindow) {
  const simulation::Record record = three_forces(40).build();
  const RunResults results = analyse(support::bare_scenario(), record);
  double sum = 0;
  for (std::size_t month = 0; month < 3; ++month) sum += monthly(record, nation, Measure::applied, month).mean;
  EXPECT_NEAR(sum, results.headline(nation, support::headline_position("applied")).estimate.mean, 1e-9);
}

TEST(Summary, OneReplicateHasNoIntervalAnywhere) {
  const simulation::Record record = three_forces(1).build();
  const RunResults results = analyse(support::bare_scenario(), record);
  for (const HeadlineResult& headline : results.headlines) {
    EXPECT_FALSE(headline.estimate.bands);
    EXPECT_FALSE(headline.estimate.simulation_error);
    EXPECT_FALSE(headline.split);
  }
  for (const Rate& rate : results.rates) EXPECT_FALSE(rate.estimate && rate.estimate->bands);
  for (const Spread& spread : results.spreads) EXPECT_FALSE(spread.estimate && spread.estimate->bands);
  EXPECT_FALSE(monthly(record, nation, Measure::applied, 0).bands);
}

TEST(Summary, AForceThatDoesNotAddUpStopsTheRun) {
  simulation::Record record = three_forces(4).build();
  require_totals(record);
  ++record.cells[record.layout.cell(1, Measure::granted, 2)].sum;
  EXPECT_THROW(analyse(support::bare_scenario(), record), core::ContractViolation);
}

TEST(Summary, AHeadlineThatDoesNotAddUpInOneReplicateStopsTheRun) {
  simulation::Record record = three_forces(4).build();
  const std::size_t columns = simulation::headlines().size();
  record.headlines[(3 * 6 + 0) * columns] += 1;
  record.headlines[(2 * 6 + 0) * columns] -= 1;  // the mean still adds up
  EXPECT_THROW(analyse(support::bare_scenario(), record), core::ContractViolation);
}

TEST(Summary, ARecordOfTheWrongSizeStopsTheRun) {
  simulation::Record record = three_forces(4).build();
  record.headlines.pop_back();
  EXPECT_THROW(analyse(support::bare_scenario(), record), core::ContractViolation);
  EXPECT_THROW(analyse(support::bare_scenario(), simulation::Record{}), core::ContractViolation);
}

TEST(Summary, ARunStoppedInsideADrawStillHasHeadlineErrors) {
  const RunResults results = analyse(support::bare_scenario(), three_forces(41).build());
  EXPECT_EQ(results.draws, 21U);
  const HeadlineResult& total = results.headline(nation, support::headline_position("applied"));
  EXPECT_TRUE(total.estimate.simulation_error);
  EXPECT_EQ(total.split->draws, 20U);
}

TEST(Summary, TheSameRecordGivesTheSameBits) {
  const simulation::Record record = three_forces(40).build();
  const RunResults a = analyse(support::bare_scenario(), record);
  const RunResults b = analyse(support::bare_scenario(), record);
  for (std::size_t i = 0; i < a.headlines.size(); ++i) {
    EXPECT_EQ(a.headlines[i].estimate.mean, b.headlines[i].estimate.mean);
    EXPECT_EQ(a.headlines[i].estimate.simulation_error, b.headlines[i].estimate.simulation_error);
  }
}

}  // namespace
}  // namespace sposim::results
