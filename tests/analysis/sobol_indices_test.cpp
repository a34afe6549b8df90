// Sobol' indices against functions of which they are known, through the designs and the estimators of a sweep.
#include "analysis/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "analysis/mean.hpp"
#include "analysis/sensitivity.hpp"
#include "analysis/test_functions.hpp"
#include "random/address.hpp"
#include "random/normal.hpp"

namespace sposim::analysis {
namespace {

using Function = std::function<double(const std::vector<double>&)>;

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t repeats = 100;  // ten times slower
#else
constexpr std::uint64_t repeats = 500;
#endif

/// How single replicates scatter about the function; the points share their luck or have their own.
struct Luck {
  double sd = 0;
  enum class Kind { own, shared } kind = Kind::own;
};

double normal(std::uint64_t seed, std::uint64_t path, std::uint32_t number) {
  return random::normal_quantile(random::parameter_uniform(seed, path, number));
}

/// A finished sweep over a function: two replicates a point, one in each half.
Responses swept(const Design& design, const Function& function, Luck luck = {}) {
  Responses responses{design, {}, points_of(design), {}};
  for (std::size_t i = 0; i < design.factors; ++i) responses.factors.push_back("x" + std::to_string(i + 1));
  Response response;
  response.output = "y";
  response.replicates = 2;
  const std::uint64_t count = point_count(design);
  response.halves = Table(count, 2);
  for (std::uint64_t point = 0; point < count; ++point) {
    const double value = function(responses.points.row_values(point));
    const auto address = luck.kind == Luck::Kind::own ? static_cast<std::uint32_t>(point) : 0U;
    // Shared luck moves a result the more, the larger it is: it does not cancel between points.
    const double scale = luck.kind == Luck::Kind::own ? luck.sd : luck.sd * value;
    const double one = value + scale * (luck.sd > 0 ? normal(design.seed, 1, address) : 0);
    const double other = value + scale * (luck.sd > 0 ? normal(design.seed, 2, address) : 0);
    response.halves(point, 0) = one;
    response.halves(point, 1) = other;
    response.mean.push_back((one + other) / 2);
    response.variance.push_back((one - other) * (one - other) / 2);
    response.chance.push_back((one - other) * (one - other) / 2);
    response.error.push_back((one - other) * (one - other) / 4);
  }
  responses.outputs.push_back(std::move(response));
  return responses;
}

Design sobol_design(std::size_t factors, std::size_t base, std::uint64_t seed, bool second_order = false) {
  Design design;
  design.kind = DesignKind::sobol;
  design.factors = factors;
  design.base = base;
  design.seed = seed;
  design.second_order = second_order;
  return design;
}

/// 4.5 standard errors of an index, from its own interval.
double tolerance(const Index& index) {
  constexpr double student_31 = 2.0395;
  return 4.5 * (index.band_95->high - index.band_95->low) / 2 / student_31;
}

bool holds(const Index& index, double truth) {
  return index.band_95->low <= truth && truth <= index.band_95->high;
}

const std::vector<double> ishigami_first{0.3139, 0.4424, 0}, ishigami_total{0.5576, 0.4424, 0.2437};
constexpr double ishigami_variance = 13.8446;

TEST(SobolIndices, OfIshigami) {
  const SobolIndices found = sobol_indices(swept(sobol_design(3, 2048, 1, true), ishigami), 0);
  EXPECT_NEAR(*found.mean.value, 3.5, tolerance(found.mean));
  EXPECT_NEAR(*found.variance.value, ishigami_variance, tolerance(found.variance));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(*found.first[i].value, ishigami_first[i], tolerance(found.first[i]));
    EXPECT_NEAR(*found.total[i].value, ishigami_total[i], tolerance(found.total[i]));
    EXPECT_LT(tolerance(found.first[i]), 0.15) << "a tolerance that says something";
    EXPECT_LT(tolerance(found.total[i]), 0.1);
  }
  ASSERT_EQ(found.second.size(), 3U);
  EXPECT_NEAR(*found.second[0].index.value, 0, tolerance(found.second[0].index));
  EXPECT_NEAR(*found.second[1].index.value, 0.2437, tolerance(found.second[1].index)) << "x1 with x3";
  EXPECT_NEAR(*found.second[2].index.value, 0, tolerance(found.second[2].index));
  EXPECT_NEAR(*found.spread.factors.value, 1, 1e-12) << "without luck all of the spread is the factors'";
}

TEST(SobolIndices, OfSobolsG) {
  const std::vector<double> a{0, 1, 4.5, 9, 99, 99, 99, 99};
  const std::vector<double> first{0.7162, 0.1790, 0.0237, 0.0072, 0.0001, 0.0001, 0.0001, 0.0001};
  const std::vector<double> total{0.7871, 0.2422, 0.0343, 0.0105, 0.0001, 0.0001, 0.0001, 0.0001};
  const Responses sweep = swept(sobol_design(8, 2048, 2), [&](const auto& point) { return sobol_g(point, a); });
  const SobolIndices found = sobol_indices(sweep, 0);
  EXPECT_NEAR(*found.mean.value, 1, tolerance(found.mean));
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_NEAR(*found.first[i].value, first[i], tolerance(found.first[i]) + 5e-5) << i;
    EXPECT_NEAR(*found.total[i].value, total[i], tolerance(found.total[i]) + 5e-5) << i;
  }
  EXPECT_LT(tolerance(found.total[0]), 0.1);
}

/// Planted errors: a function with another a, and blocks that belong to the next factor, are both seen.
TEST(SobolIndices, TheTolerancesSeeAnotherFunctionAndMixedUpBlocks) {
  const Function other = [](const auto& point) {
    return ishigami(point) - 3 * std::pow(std::sin(3.14159265358979 * (2 * point[1] - 1)), 2);  // a = 4
  };
  const SobolIndices wrong = sobol_indices(swept(sobol_design(3, 2048, 1), other), 0);
  EXPECT_GT(std::abs(*wrong.first[1].value - ishigami_first[1]), tolerance(wrong.first[1]));
  Responses mixed = swept(sobol_design(3, 2048, 1), ishigami);
  Response& response = mixed.outputs[0];
  for (std::size_t row = 0; row < 2048; ++row) {
    const std::size_t first = row * 5 + 2;
    for (std::size_t half = 0; half < 2; ++half) {
      std::swap(response.halves(first, half), response.halves(first + 1, half));
    }
  }
  const SobolIndices swapped = sobol_indices(mixed, 0);
  EXPECT_GT(std::abs(*swapped.total[0].value - ishigami_total[0]), tolerance(swapped.total[0]));
}

/// Each interval holds the truth in 93 to 97 of 100 repeats: on average over the eight quantities, and each within
/// three standard errors of 95 (0.01 with 500 repeats).
TEST(SobolIndices, IntervalsHoldTheTruthAsOftenAsTheySay) {
  std::vector<double> held(8, 0);
  for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
    const SobolIndices found = sobol_indices(swept(sobol_design(3, 512, 100 + repeat), ishigami, {1.5}), 0);
    for (std::size_t i = 0; i < 3; ++i) {
      held[i] += holds(found.first[i], ishigami_first[i]) ? 1 : 0;
      held[3 + i] += holds(found.total[i], ishigami_total[i]) ? 1 : 0;
    }
    held[6] += holds(found.mean, 3.5) ? 1 : 0;
    held[7] += holds(found.variance, ishigami_variance) ? 1 : 0;
  }
  const auto count = static_cast<double>(repeats);
  const double error = std::sqrt(0.95 * 0.05 / count);
  double average = 0;
  for (const double each : held) {
    average += each / count / 8;
    EXPECT_NEAR(each / count, 0.95, 3 * error);
  }
  EXPECT_GE(average, 0.93);
  EXPECT_LE(average, 0.97);
}

/// The twin: intervals half as wide hold the truth far less often than they would have to say.
TEST(SobolIndices, TheCoverageTestSeesIntervalsThatAreTooNarrow) {
  double held = 0;
  for (std::uint64_t repeat = 0; repeat < repeats / 5; ++repeat) {
    Index total = sobol_indices(swept(sobol_design(3, 128, 100 + repeat), ishigami, {1.5}), 0).total[0];
    const double half = (total.band_95->high - total.band_95->low) / 4;
    total.band_95 = results::Band{*total.value - half, *total.value + half};
    held += holds(total, ishigami_total[0]) ? 1 : 0;
  }
  EXPECT_LT(held / static_cast<double>(repeats / 5), 0.85);
}

/// Chance is not an influence: with as much luck as signal the indices stand where they stood, on average over sweeps
/// (5 standard errors), and without the halves they do not.
TEST(SobolIndices, ChanceIsTakenOutOfTheIndices) {
  for (const Luck luck : {Luck{3.7, Luck::Kind::own}, Luck{0.5, Luck::Kind::shared}}) {
    std::vector<double> totals;
    std::vector<double> naive;
    for (std::uint64_t repeat = 0; repeat < 60; ++repeat) {
      Responses sweep = swept(sobol_design(3, 512, 900 + repeat), ishigami, luck);
      const SobolIndices found = sobol_indices(sweep, 0);
      EXPECT_TRUE(found.chance_removed);
      totals.push_back(*found.total[1].value * *found.variance.value);
      sweep.outputs[0].halves = {};
      const SobolIndices with_chance = sobol_indices(sweep, 0);
      EXPECT_FALSE(with_chance.chance_removed);
      naive.push_back(*with_chance.total[1].value * *with_chance.variance.value);
    }
    const auto distance = [](const std::vector<double>& values) {
      const Measured mean = mean_of(values);
      return std::abs(mean.value - ishigami_total[1] * ishigami_variance) / *mean.standard_error;
    };
    EXPECT_LT(distance(totals), 5);
    if (luck.kind == Luck::Kind::own) {
      EXPECT_GT(distance(naive), 5) << "luck of their own makes points differ";
    }
  }
}

TEST(SobolIndices, TheSpreadOfSingleFuturesIsDivided) {
  const double sd = std::sqrt(ishigami_variance);  // as much luck as there is signal
  const SobolIndices found = sobol_indices(swept(sobol_design(3, 2048, 5), ishigami, {sd}), 0);
  // 4,096 points with luck of their own: a variance of so many, and the variance of the factors, are off by a fortieth.
  EXPECT_NEAR(*found.spread.chance.value, 0.5, 4.5 * 0.25 * std::sqrt(2 * 2.0 / 4096));
  EXPECT_NEAR(*found.spread.others.value, 0, 1e-12);
  EXPECT_NEAR(*found.spread.factors.value + *found.spread.chance.value, 1, 1e-12);
  // Were it the same two futures at every point, as in a sweep, the share would be nearly unknown.
  EXPECT_GT(found.spread.chance.band_95->high - found.spread.chance.band_95->low, 0.9);
}

TEST(SobolIndices, ConvergeFromAnEighthOfTheRowsToAll) {
  const Responses sweep = swept(sobol_design(3, 1024, 7), ishigami);
  const std::vector<SobolIndices> table = convergence(sweep, 0);
  ASSERT_EQ(table.size(), 4U);
  const std::vector<std::size_t> rows{128, 256, 512, 1024};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(table[i].rows, rows[i]);
  EXPECT_LT(tolerance(table[3].total[0]), tolerance(table[0].total[0]));
  const SobolIndices shorter = sobol_indices(swept(sobol_design(3, 128, 7), ishigami), 0);
  EXPECT_EQ(*shorter.first[0].value, *table[0].first[0].value) << "the first rows are the shorter design";
}

TEST(SobolIndices, OfWhatNeverMovesAreNotApplicable) {
  const SobolIndices found = sobol_indices(swept(sobol_design(3, 64, 7), [](const auto&) { return 0.1; }), 0);
  EXPECT_NEAR(*found.mean.value, 0.1, 1e-12);
  for (const Index& index : found.first) EXPECT_FALSE(index.value);
}

TEST(SobolIndices, BelowNothingAreShownWithASentence) {
  const Sensitivity all = sensitivity_of(swept(sobol_design(3, 64, 11), ishigami), 0, Worst::lowest, {});
  bool negative = false;
  for (const auto& row : all.rows) negative = negative || (row.statistic == "first_order" && *row.index.value < 0);
  ASSERT_TRUE(negative) << "choose a seed with an estimate below 0";
  ASSERT_FALSE(all.notes.empty());
  EXPECT_NE(all.notes.front().find("below 0"), std::string::npos);
}

TEST(Sensitivity, WhatAssumesIndependenceIsRefusedWhereNumbersGoTogether) {
  const Responses sweep = swept(sobol_design(3, 64, 11), ishigami);
  const Sensitivity refused = sensitivity_of(sweep, 0, Worst::lowest, {{"x1", "x2"}});
  EXPECT_TRUE(refused.rows.empty());
  ASSERT_EQ(refused.notes.size(), 1U);
  EXPECT_NE(refused.notes[0].find("x1 and x2 go together"), std::string::npos);
  EXPECT_NE(refused.notes[0].find("Use given-data indices"), std::string::npos);
  EXPECT_TRUE(refusal(Assumes::morris, {}).empty());
}

TEST(Sensitivity, OfASobolDesignTheRangesAreThoseOfItsIndependentPointsAlone) {
  const Responses sweep = swept(sobol_design(3, 256, 11), ishigami);
  const Sample sample = independent_points(sweep, 0);
  EXPECT_EQ(sample.outcomes.size(), 2U * 256);
  const auto regions = regional_sensitivity(sample, Worst::lowest);
  const Sensitivity found = sensitivity_of(sweep, 0, Worst::lowest, {});
  std::size_t held = 0;
  for (const SensitivityRow& row : found.rows) {
    if (row.method != "regional" || row.statistic != "distance") continue;
    EXPECT_EQ(row.points, 2U * 256);
    EXPECT_EQ(row.index.value, regions[held]->distance);
    ++held;
  }
  EXPECT_EQ(held, 3U);
  // Ishigami's lowest results come from where x1 is low; x3 matters only together with it.
  EXPECT_TRUE(stands_out(regions[0]->distance, regions[0]->chance_95, 3));
  EXPECT_EQ(regions[0]->low, 0);
  // A distance that chance makes for one factor is nothing among fifty.
  EXPECT_TRUE(stands_out(0.2, 0.19, 1));
  EXPECT_FALSE(stands_out(0.2, 0.19, 50));
}

}  // namespace
}  // namespace sposim::analysis
