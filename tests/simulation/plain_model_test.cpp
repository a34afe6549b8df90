#include "plain_model.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "everything_world.hpp"
#include "simulation/simulate.hpp"
#include "support/statistics.hpp"

/// The engine against a second implementation of the same page (design model.md), with everything switched on.
namespace sposim::plain {

namespace {

using simulation::Measure;

constexpr std::uint32_t replicates = 4000;
constexpr std::size_t chosen_months[] = {2, 11, 23};

struct Moments {
  double mean = 0, variance = 0, fourth = 0;
};

Moments moments(const std::vector<double>& sample) {
  Moments m;
  const auto n = static_cast<double>(sample.size());
  for (const double x : sample) m.mean += x / n;
  for (const double x : sample) {
    const double square = (x - m.mean) * (x - m.mean);
    m.variance += square / n;
    m.fourth += square * square / n;
  }
  return m;
}

struct Difference {
  std::string what;
  double engine = 0, plain = 0, z = 0;
};

/// The nation's mean and variance of a measure in a month, or its mean over the run (month = months).
struct Side {
  double mean = 0, variance = 0;
};

Side engine_side(const simulation::Record& record, Measure measure, std::size_t month) {
  const auto& cell = record.cells[record.layout.cell(record.layout.nation(), measure, month)];
  const double mean = static_cast<double>(cell.sum) / record.replicates;
  return {mean, static_cast<double>(cell.sum_of_squares) / record.replicates - mean * mean};
}

std::vector<double> plain_sample(const std::vector<Counts>& plain, Measure measure, std::size_t month) {
  std::vector<double> sample;
  for (const Counts& each : plain) sample.push_back(static_cast<double>(each.at(measure, month)));
  return sample;
}

std::vector<double> plain_totals(const std::vector<Counts>& plain, Measure measure) {
  std::vector<double> sample(plain.size(), 0);
  for (std::size_t month = 0; month < plain.front().months; ++month) {
    const auto in_month = plain_sample(plain, measure, month);
    for (std::size_t i = 0; i < sample.size(); ++i) sample[i] += in_month[i];
  }
  return sample;
}

/// Both samples follow the plain sample's law if the models agree: its variance serves for both standard errors.
double z_of(double engine, double plain, double variance, std::size_t plain_replicates) {
  const double se = std::sqrt(variance * (1.0 / replicates + 1.0 / static_cast<double>(plain_replicates)));
  constexpr double rounding = 1e-9;
  return (engine - plain) / std::max(se, rounding);
}

std::vector<Difference> differences(const simulation::Record& record, const std::vector<Counts>& plain) {
  std::vector<Difference> all;
  for (const auto& info : simulation::measures()) {
    const std::string name(info.name);
    double total = 0;
    for (std::size_t month = 0; month < plain.front().months; ++month) {
      total += engine_side(record, info.measure, month).mean;
    }
    const Moments whole = moments(plain_totals(plain, info.measure));
    all.push_back({name + ", whole run", total, whole.mean, z_of(total, whole.mean, whole.variance, plain.size())});
    for (const std::size_t month : chosen_months) {
      const Side engine = engine_side(record, info.measure, month);
      const Moments m = moments(plain_sample(plain, info.measure, month));
      const std::string where = name + ", month " + std::to_string(month);
      all.push_back({where, engine.mean, m.mean, z_of(engine.mean, m.mean, m.variance, plain.size())});
      all.push_back({where + ", variance", engine.variance, m.variance,
                     z_of(engine.variance, m.variance, m.fourth - m.variance * m.variance, plain.size())});
    }
  }
  return all;
}

std::string told(const Difference& d) {
  return d.what + ": engine " + std::to_string(d.engine) + ", plain " + std::to_string(d.plain) + ", z " +
         std::to_string(d.z);
}

const simulation::Record& engine_record() {
  static const simulation::Record record = [] {
    const scenario::Scenario scenario = everything_scenario();
    simulation::Options options;
    options.replicates = replicates;
    return simulation::simulate({&scenario}, options).front();
  }();
  return record;
}

Difference worst(const std::vector<Difference>& all) {
  return *std::ranges::max_element(all, {}, [](const Difference& d) { return std::abs(d.z); });
}

}  // namespace

TEST(PlainModel, AgreesWithTheEngineInEveryMeasure) {
  const auto plain = run(everything_world(), replicates, 20260101, Mistake::none);
  for (const Difference& d : differences(engine_record(), plain)) {
    EXPECT_TRUE(support::believable(d.z)) << told(d);
    EXPECT_GT(std::abs(d.plain), 0.0) << told(d);
  }
}

class PlantedMistake : public testing::TestWithParam<Mistake> {};

TEST_P(PlantedMistake, IsSeen) {
  const auto plain = run(everything_world(), replicates / 4, 7, GetParam());
  const Difference furthest = worst(differences(engine_record(), plain));
  EXPECT_FALSE(support::believable(furthest.z)) << told(furthest);
}

INSTANTIATE_TEST_SUITE_P(PlainModel, PlantedMistake,
                         testing::Values(Mistake::withdrawn_keep_their_slot, Mistake::renewal_a_month_late,
                                         Mistake::nobody_is_adjourned, Mistake::withdrawal_by_the_mean_wait,
                                         Mistake::same_intercept_for_all, Mistake::team_without_limit,
                                         Mistake::protected_twice, Mistake::noise_each_month));

}  // namespace sposim::plain
