#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

#include "results/estimate.hpp"
#include "scenario/reader.hpp"
#include "simulation/simulate.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

// The worlds of scenarios/tiny, run by the real program's own reader and engine, against the answers that theory gives.
// Each world has a twin with a planted error that the same check must reject.

namespace {

using namespace sposim;
using simulation::Measure;
using simulation::Record;
using support::believable;

scenario::Scenario world(const std::string& name) {
  return scenario::read_scenario(std::string(SPOSIM_SOURCE_DIR) + "/scenarios/tiny/" + name + ".yaml");
}

Record run(const scenario::Scenario& scenario, std::uint32_t replicates) {
  simulation::Options options;
  options.replicates = replicates;
  return std::move(simulation::simulate({&scenario}, options).front());
}

std::vector<double> column(const Record& record, const std::string& name) {
  const auto& list = simulation::headlines();
  std::size_t place = 0;
  while (list.at(place).name != name) ++place;
  const auto counts = results::headline_column(record, record.layout.nation(), place);
  return {counts.begin(), counts.end()};
}

std::size_t month_ending(const Record& record, const std::string& last_day) {
  std::size_t month = 0;
  while (core::to_string(record.layout.months.at(month).last) != last_day) ++month;
  return month;
}

/// Mean and variance of one measure of all forces at one month.
std::pair<double, double> moments(const Record& record, Measure measure, std::size_t month) {
  const simulation::Cell& cell = record.cells[record.layout.cell(record.layout.nation(), measure, month)];
  const double n = record.replicates;
  const double mean = static_cast<double>(cell.sum) / n;
  return {mean, static_cast<double>(cell.sum_of_squares) / n - mean * mean};
}

/// How far a month's mean and variance are from a Poisson law's, the worse of the two, in standard errors.
double poisson_z(const Record& record, Measure measure, std::size_t month, double mean) {
  const auto [found_mean, found_variance] = moments(record, measure, month);
  const double n = record.replicates;
  const double z_mean = (found_mean - mean) / std::sqrt(mean / n);
  const double z_variance = (found_variance - mean) / std::sqrt((mean + 2 * mean * mean) / n);
  return std::abs(z_mean) > std::abs(z_variance) ? z_mean : z_variance;
}

/// The sum of a flow over the whole run, all forces, mean over replicates.
double total(const Record& record, Measure measure) {
  double sum = 0;
  for (std::size_t month = 0; month < record.layout.months.size(); ++month) {
    sum += moments(record, measure, month).first;
  }
  return sum;
}

double total_z(const Record& record, Measure measure, double mean) {
  return (total(record, measure) - mean) / std::sqrt(mean / record.replicates);
}

void set(scenario::Number& number, double value) {
  number = support::number(value);
}

}  // namespace

TEST(SteadyGrants, are_poisson_with_mean_1200) {
  const auto check = [](const scenario::Scenario& scenario) {
    const std::vector<double> granted = column(run(scenario, 4000), "granted_whole_run");
    const double mean = 10000 / 365.25 * 1096 * 0.05 * 0.8;
    return std::max(std::abs(support::mean_z(granted, mean, mean)), std::abs(support::variance_z(granted, mean, mean)));
  };
  scenario::Scenario steady = world("steady_grants");
  EXPECT_LT(check(steady), support::tolerance);
  set(steady.pathway.decision.granted, 0.81);
  EXPECT_GT(check(steady), support::tolerance) << "the twin grants 81 %";
}

TEST(SteadyStock, holds_the_orders_of_the_last_730_days) {
  const std::vector<std::pair<std::string, double>> answers{
      {"2022-09-30", 183}, {"2023-03-31", 365}, {"2024-03-31", 730}, {"2025-03-31", 730}};
  const auto worst = [&](const scenario::Scenario& scenario) {
    const Record record = run(scenario, 4000);
    double largest = 0;
    for (const auto& [day, days] : answers) {
      const double mean = 400 / 365.25 * days;
      largest =
          std::max(largest, std::abs(poisson_z(record, Measure::protected_cases, month_ending(record, day), mean)));
    }
    return largest;
  };
  scenario::Scenario steady = world("steady_stock");
  EXPECT_LT(worst(steady), support::tolerance);
  steady.pathway.order.length = support::shares({{"734 days", 1.0}});
  EXPECT_GT(worst(steady), support::tolerance) << "the twin's orders run four days longer";
}

TEST(SeasonalIntake, leaves_240_orders_in_force_whatever_the_season) {
  const auto worst = [](const scenario::Scenario& scenario) {
    const Record record = run(scenario, 4000);
    double largest = 0;
    for (std::size_t month = month_ending(record, "2026-02-28"); month < record.layout.months.size(); ++month) {
      largest = std::max(largest, std::abs(poisson_z(record, Measure::protected_cases, month, 240)));
    }
    return largest;
  };
  scenario::Scenario seasons = world("seasonal_intake");
  EXPECT_LT(worst(seasons), support::tolerance);
  seasons.pathway.order.length = support::shares({{"740 days", 1.0}});
  EXPECT_GT(worst(seasons), support::tolerance) << "the twin's orders run ten days longer";
}

TEST(OneCase, is_granted_on_day_60_and_protected_for_730_days_across_29_february) {
  const Record record = run(world("one_case"), 4);
  const std::size_t nation = record.layout.nation();
  const auto exactly = [&](Measure measure, const std::string& last_day) {
    return moments(record, measure, month_ending(record, last_day)).first;
  };
  EXPECT_EQ(exactly(Measure::granted, "2022-05-31"), 1);
  EXPECT_EQ(total(record, Measure::granted), 1);
  EXPECT_EQ(exactly(Measure::protected_cases, "2022-05-31"), 1);
  EXPECT_EQ(exactly(Measure::protected_cases, "2024-04-30"), 1);
  EXPECT_EQ(exactly(Measure::protected_cases, "2024-05-31"), 0);
  EXPECT_EQ(total(record, Measure::protected_days), 730);
  EXPECT_EQ(total(record, Measure::waiting_days), 60);
  EXPECT_EQ(record.layout.areas[nation].kind, simulation::AreaKind::nation);
}

TEST(OnePath, is_walked_by_every_case_alike) {
  const Record record = run(world("one_path"), 10);
  const double cases = total(record, Measure::cases);
  EXPECT_GT(cases, 900);
  EXPECT_EQ(total(record, Measure::applied), cases);
  EXPECT_EQ(total(record, Measure::granted), cases);
  EXPECT_EQ(total(record, Measure::waiting_days), 50 * cases);
  EXPECT_EQ(total(record, Measure::protected_days), 730 * cases);
  EXPECT_EQ(total(record, Measure::covered_days), 760 * cases);
  EXPECT_EQ(moments(record, Measure::protected_cases, month_ending(record, "2024-06-30")).first, 0);
}

TEST(OnePathToConviction, protects_nobody_by_a_stalking_protection_order_and_everybody_by_another) {
  const Record record = run(world("one_path_conviction"), 10);
  const double cases = total(record, Measure::cases);
  EXPECT_EQ(total(record, Measure::other_route_orders), cases);
  EXPECT_EQ(total(record, Measure::any_order_days), 730 * cases);
  EXPECT_EQ(total(record, Measure::protected_days), 0);
  EXPECT_EQ(total(record, Measure::covered_days), 0);
}

TEST(WeeklyList, leaves_what_the_queue_of_the_bulk_server_leaves) {
  // L' = max(L + Poisson(8) − 10, 0), settled: mean 0.8786, standard deviation 1.900.
  const auto z = [](const scenario::Scenario& scenario) {
    const Record record = run(scenario, 4000);
    const double mean = moments(record, Measure::pending, record.layout.months.size() - 1).first;
    return (mean - 0.8786) / (1.900 / std::sqrt(record.replicates));
  };
  scenario::Scenario list = world("weekly_list_8");
  EXPECT_TRUE(believable(z(list)));
  set(list.pathway.court.hearings_per_week, 11);
  EXPECT_FALSE(believable(z(list))) << "the twin's list has eleven places";
}

TEST(WeeklyList, grows_a_backlog_where_more_arrive_than_it_hears) {
  const auto worst = [](const scenario::Scenario& scenario) {
    const Record record = run(scenario, 4000);
    const auto [mean, variance] = moments(record, Measure::pending, record.layout.months.size() - 1);
    const double n = record.replicates;
    return std::max(std::abs(mean - 209.3) / (35.0 / std::sqrt(n)),
                    std::abs(std::sqrt(variance) - 35.0) * std::sqrt(2 * n) / 35.0);
  };
  scenario::Scenario list = world("weekly_list_12");
  // The answer is rounded to 0.05; that is 0.1 standard errors here.
  EXPECT_LT(worst(list), support::tolerance);
  list.pathway.court.sitting = scenario::Sitting::any_day;
  set(list.pathway.court.hearings_per_week, 10.1);
  EXPECT_GT(worst(list), support::tolerance) << "the twin hears a tenth more a week";
}

TEST(GammaPoisson, splits_its_variance_into_500_of_doubt_and_100_of_chance) {
  const std::vector<double> counts = column(run(world("gamma_poisson"), 8000), "newly_protected");
  EXPECT_TRUE(believable(support::mean_z(counts, 100, 600 * 1.8333)));  // two replicates share a draw
  EXPECT_NEAR(support::variance_z(counts, 100, 600), 0, 1.5 * support::tolerance);
  EXPECT_FALSE(believable(support::variance_z(counts, 100, 100))) << "the twin has no doubt";
}

TEST(BetaPoisson, has_the_variance_of_an_unsure_probability) {
  const std::vector<double> counts = column(run(world("beta_poisson"), 8000), "newly_protected");
  EXPECT_TRUE(believable(support::mean_z(counts, 800, 15345.5 * 1.948)));
  EXPECT_NEAR(support::variance_z(counts, 800, 15345.5), 0, 1.5 * support::tolerance);
  EXPECT_FALSE(believable(support::variance_z(counts, 800, 800))) << "the twin has no doubt";
}

TEST(CompetingEnds, divide_as_the_closed_form_says) {
  const auto worst = [](const scenario::Scenario& scenario) {
    const Record record = run(scenario, 3000);
    return std::max({std::abs(total_z(record, Measure::granted, 854.09)),
                     std::abs(total_z(record, Measure::refused, 78.32)),
                     std::abs(total_z(record, Measure::withdrawn, 453.83)),
                     std::abs(poisson_z(record, Measure::pending, record.layout.months.size() - 1, 114.10))});
  };
  scenario::Scenario ends = world("competing_ends");
  EXPECT_LT(worst(ends), support::tolerance);
  set(ends.pathway.decision.withdrawn_per_day, 0.0039);
  EXPECT_GT(worst(ends), support::tolerance) << "the twin's hazard is 0.0039";
}

TEST(Posterior, gives_back_the_count_it_was_drawn_from_up_to_the_priors_pull) {
  for (const auto& [name, mean] :
       std::vector<std::pair<std::string, double>>{{"posterior", 198.89}, {"posterior_delayed", 198.65}}) {
    const std::vector<double> applied = column(run(world(name), 8000), "applied_whole_run");
    // Two replicates share a draw: the variance of the mean is that of draw means, (195.9 × 2 + 200) / 2 per draw of
    // two.
    EXPECT_TRUE(believable(support::mean_z(applied, mean, 592))) << name;
    EXPECT_FALSE(believable(support::mean_z(applied, mean * 1.03, 592))) << name << ", the twin counts 3 % more";
  }
}

TEST(SharedLuck, leaves_only_the_added_cases_between_two_worlds) {
  struct Pair {
    std::string first, second;
    double mean, variance, independent;
  };
  for (const Pair& pair : {Pair{"luck_applies_2", "luck_applies_3", 10, 10, 50},
                           Pair{"luck_granted_80", "luck_granted_82", 20, 20, 1620}}) {
    const scenario::Scenario first = world(pair.first);
    const scenario::Scenario second = world(pair.second);
    simulation::Options options;
    options.replicates = 4000;
    const auto records = simulation::simulate({&first, &second}, options);
    std::vector<double> difference = column(records[1], "newly_protected");
    const std::vector<double> before = column(records[0], "newly_protected");
    for (std::size_t i = 0; i < before.size(); ++i) difference[i] -= before[i];
    EXPECT_TRUE(believable(support::mean_z(difference, pair.mean, pair.variance))) << pair.second;
    EXPECT_TRUE(believable(support::variance_z(difference, pair.mean, pair.variance))) << pair.second;
    EXPECT_GE(*std::min_element(difference.begin(), difference.end()), 0) << "no case loses protection";

    scenario::Scenario other_seed = second;
    other_seed.simulation.seed += 1;
    std::vector<double> unshared = column(run(other_seed, 4000), "newly_protected");
    for (std::size_t i = 0; i < before.size(); ++i) unshared[i] -= before[i];
    EXPECT_FALSE(believable(support::variance_z(unshared, pair.mean, pair.variance))) << "the twin shares no luck";
    EXPECT_TRUE(believable(support::variance_z(unshared, pair.mean, pair.independent))) << pair.second;
  }
}
