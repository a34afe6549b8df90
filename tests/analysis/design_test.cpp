#include "analysis/design.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "analysis/rank_regression.hpp"

namespace sposim::analysis {
namespace {

Design saltelli(std::size_t factors, std::size_t rows, bool second_order) {
  Design design;
  design.kind = DesignKind::sobol;
  design.factors = factors;
  design.base = rows;
  design.second_order = second_order;
  design.seed = 7;
  return design;
}

TEST(Design, OneAtATimeMovesOneFactorAndLeavesTheOthersInTheMiddle) {
  Design design;
  design.factors = 3;
  design.places = {{0, 1}, {0.25}, {0, 0.5, 1}};
  design.middle = {0.5, 0.75, 0.4};
  ASSERT_EQ(point_count(design), 7U);
  EXPECT_EQ(point_of(design, 0), design.middle);
  EXPECT_EQ(point_of(design, 3), (std::vector<double>{0.5, 0.25, 0.4}));
  EXPECT_EQ(point_of(design, 6), (std::vector<double>{0.5, 0.75, 1}));
  EXPECT_EQ(one_moved(design, 0).factor, 3U);
  EXPECT_EQ(one_moved(design, 5).factor, 2U);
  EXPECT_EQ(one_moved(design, 5).place, 1U);
}

TEST(Design, AGridHasEveryCombinationOnce) {
  Design design;
  design.kind = DesignKind::grid;
  design.factors = 3;
  design.places = {{0, 1}, {0.1, 0.2, 0.3}, {0.5}};
  ASSERT_EQ(point_count(design), 6U);
  std::set<std::vector<double>> points;
  for (std::uint64_t i = 0; i < 6; ++i) points.insert(point_of(design, i));
  EXPECT_EQ(points.size(), 6U);
  EXPECT_EQ(point_of(design, 1), (std::vector<double>{0, 0.2, 0.5}));
}

TEST(Design, AGridTooLargeToCountSaysSoInsteadOfWrappingAround) {
  Design design;
  design.kind = DesignKind::grid;
  design.factors = 20;
  design.places.assign(20, std::vector<double>(1000, 0.5));
  EXPECT_EQ(point_count(design), std::numeric_limits<std::uint64_t>::max());
}

TEST(Design, EveryCellOfALatinHypercubeIsTakenOnceInEveryColumn) {
  for (const std::size_t points : {2U, 7U, 64U, 1000U}) {
    Design design;
    design.kind = DesignKind::latin_hypercube;
    design.factors = 4;
    design.base = points;
    std::vector<std::set<std::size_t>> cells(4);
    double product = 0;
    for (std::uint64_t i = 0; i < points; ++i) {
      const auto row = point_of(design, i);
      for (std::size_t j = 0; j < 4; ++j) {
        ASSERT_GT(row[j], 0);
        ASSERT_LT(row[j], 1);
        cells[j].insert(static_cast<std::size_t>(row[j] * static_cast<double>(points)));
      }
      product += (row[0] - 0.5) * (row[1] - 0.5) * 12;
    }
    for (const auto& column : cells) EXPECT_EQ(column.size(), points);
    // The orders of two columns have nothing to do with each other: their correlation has a standard error of 1/sqrt n.
    const auto n = static_cast<double>(points);
    if (points == 1000) {
      EXPECT_LT(std::abs(product / n), 5 / std::sqrt(n));
    }
  }
}

/// Factors that go together do so to within four standard errors of a rank correlation; those that do not keep their
/// cells, and so does the first of a pair. The twin: without the copula they do not go together.
TEST(Design, FactorsOfALatinHypercubeGoTogetherAsTheScenarioSays) {
  Design apart;
  apart.kind = DesignKind::latin_hypercube;
  apart.factors = 3;
  apart.base = 20'000;
  Design together = apart;
  together.together = random::Copula({2, 0, 1}, {{0, 1, 0.6}});  // the third factor first, then the first
  const auto column = [](const Design& design, std::size_t factor) { return points_of(design).column(factor); };
  const double error = 1 / std::sqrt(20'000.0);
  EXPECT_NEAR(spearman(column(together, 0), column(together, 2)), 0.6, 4 * error);
  EXPECT_NEAR(spearman(column(together, 0), column(together, 1)), 0, 4 * error);
  EXPECT_NEAR(spearman(column(apart, 0), column(apart, 2)), 0, 4 * error);
  EXPECT_EQ(column(together, 1), column(apart, 1));
  EXPECT_EQ(column(together, 2), column(apart, 2));
  for (const double place : column(together, 0)) ASSERT_TRUE(place > 0 && place < 1);
}

TEST(Design, SaltelliSwapsOneColumnAndALongerDesignBeginsWithTheShorter) {
  const Design design = saltelli(3, 8, true);
  ASSERT_EQ(point_count(design), 8U * 8U);
  const Design longer = saltelli(3, 16, true);
  for (std::size_t row = 0; row < 8; ++row) {
    const auto at = [&](SaltelliBlock block, std::size_t factor) {
      const std::uint64_t point = saltelli_point(design, {row, block, factor});
      const SaltelliPlace place = saltelli_place(design, point);
      EXPECT_EQ(place.row, row);
      EXPECT_EQ(place.block, block);
      EXPECT_EQ(point_of(design, point), point_of(longer, point));
      return point_of(design, point);
    };
    const auto a = at(SaltelliBlock::a, 0);
    const auto b = at(SaltelliBlock::b, 0);
    EXPECT_NE(a, b);
    for (std::size_t factor = 0; factor < 3; ++factor) {
      auto ab = a;
      ab[factor] = b[factor];
      EXPECT_EQ(at(SaltelliBlock::ab, factor), ab);
      auto ba = b;
      ba[factor] = a[factor];
      EXPECT_EQ(at(SaltelliBlock::ba, factor), ba);
    }
  }
}

/// Each of the sequences that the rows are dealt to does so by itself.
TEST(Design, SobolPointsFillEveryHalfQuarterAndEighthEvenly) {
  const Design design = saltelli(5, 64 * sobol_sequences, false);
  for (const std::size_t cells : {2U, 4U, 8U, 64U}) {
    for (std::size_t factor = 0; factor < 5; ++factor) {
      std::vector<int> count(cells, 0);
      for (std::size_t number = 0; number < 64; ++number) {
        const std::size_t row = number * sobol_sequences + factor;  // a sequence for each factor looked at
        const auto point = point_of(design, saltelli_point(design, {row, SaltelliBlock::b, 0}));
        ASSERT_GT(point[factor], 0);
        ASSERT_LT(point[factor], 1);
        ++count[static_cast<std::size_t>(point[factor] * static_cast<double>(cells))];
      }
      for (const int each : count) EXPECT_EQ(each, static_cast<int>(64 / cells));
    }
  }
}

TEST(Design, AnotherSeedGivesOtherPoints) {
  Design other = saltelli(3, 8, false);
  other.seed = 8;
  EXPECT_NE(point_of(saltelli(3, 8, false), 0), point_of(other, 0));
}

TEST(Design, AMorrisTrajectoryMovesEveryFactorOnceAndStaysOnTheGrid) {
  Design design;
  design.kind = DesignKind::morris;
  design.factors = 6;
  design.base = 40;
  design.levels = 4;
  ASSERT_EQ(point_count(design), 40U * 7U);
  int upwards = 0;
  std::set<std::vector<std::size_t>> orders;
  for (std::size_t trajectory = 0; trajectory < 40; ++trajectory) {
    std::vector<std::size_t> order;
    for (std::size_t step = 1; step <= 6; ++step) {
      const MorrisStep moved = morris_step(design, trajectory, step);
      const auto before = point_of(design, trajectory * 7 + step - 1);
      const auto after = point_of(design, trajectory * 7 + step);
      for (std::size_t factor = 0; factor < 6; ++factor) {
        EXPECT_NEAR(after[factor] - before[factor], factor == moved.factor ? moved.by : 0, 1e-12);
        const double level = after[factor] * 3;
        EXPECT_NEAR(level, std::round(level), 1e-12);
        EXPECT_GE(after[factor], 0);
        EXPECT_LE(after[factor], 1);
      }
      EXPECT_NEAR(std::abs(moved.by), 2.0 / 3, 1e-12);
      order.push_back(moved.factor);
      upwards += moved.by > 0 ? 1 : 0;
    }
    orders.insert(order);
    std::sort(order.begin(), order.end());
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
  }
  EXPECT_GT(orders.size(), 30U);
  EXPECT_NEAR(upwards, 120, 5 * std::sqrt(60.0));  // 240 fair coins
}

}  // namespace
}  // namespace sposim::analysis
