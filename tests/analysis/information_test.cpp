#include "analysis/information.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/decision.hpp"
#include "analysis/luck.hpp"

namespace sposim::analysis {
namespace {

// Net benefit 100 + a + b against 0, a ~ N(0, 300²), b ~ N(0, 400²). The expected gain of knowing something that moves
// the mean by N(0, s²) is s φ(100/s) − 100 Φ(−100/s).
constexpr double all_known = 153.447, a_known = 76.271, b_known = 114.538, probability_positive = 0.579260;
constexpr double chance_taken_for_known = 234.9;  // s² = 300² + 400² + 500²

constexpr std::size_t draws = 20'000;

struct World {
  Table parameters{draws, 2}, net_benefits{draws, 2};
};

World world(double chance) {
  Luck luck(7);
  World result;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    const double a = luck.normal(0, 300);
    const double b = luck.normal(0, 400);
    result.parameters(draw, 0) = a;
    result.parameters(draw, 1) = b;
    result.net_benefits(draw, 1) = 100 + a + b + luck.normal(0, chance);
  }
  return result;
}

double z(const Measured& measured, double truth) {
  return (measured.value - truth) / *measured.standard_error;
}

TEST(Information, KnowingEverythingIsWorth153AndEachPartItsKnownShare) {
  const World known = world(0);
  EXPECT_NEAR(z(value_of_perfect_information(known.parameters, known.net_benefits).value, all_known), 0, 3);
  EXPECT_NEAR(z(value_of_partial_information(known.parameters, {0}, known.net_benefits).value, a_known), 0, 3);
  EXPECT_NEAR(z(value_of_partial_information(known.parameters, {1}, known.net_benefits).value, b_known), 0, 3);
}

TEST(Information, ProbabilityOfBeingBestIsTheShareOfDrawsAboveZero) {
  const Decision decision = decide(world(0).net_benefits);
  EXPECT_NEAR(z(decision.options[1].probability_best, probability_positive), 0, 3);
  EXPECT_NEAR(z(decision.perfect_information, all_known), 0, 3);
}

TEST(Information, ChanceOf500InEachReplicateIsNotLearnable) {
  const World noisy = world(500);
  const InformationValue all = value_of_perfect_information(noisy.parameters, noisy.net_benefits);
  EXPECT_NEAR(z(all.value, all_known), 0, 3);
  EXPECT_GT(std::abs(z(all.value, chance_taken_for_known)), 4.5) << "the test has lost its power";
  EXPECT_NEAR(all.fitted, all_known, 3 * *all.value.standard_error);
  EXPECT_NEAR(z(value_of_partial_information(noisy.parameters, {0}, noisy.net_benefits).value, a_known), 0, 3);
  EXPECT_NEAR(z(value_of_partial_information(noisy.parameters, {1}, noisy.net_benefits).value, b_known), 0, 3);
}

TEST(Information, PlantedErrorCountingChanceAsLearnableGives235AndIsFound) {
  const Measured wrong = decide(world(500).net_benefits).perfect_information;
  EXPECT_NEAR(z(wrong, chance_taken_for_known), 0, 4.5);
  EXPECT_GT(std::abs(z(wrong, all_known)), 4.5);
}

/// Mean over many small worlds of what there is to learn from a parameter that has no effect.
Measured value_of_nothing() {
  std::vector<double> values;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Luck luck(seed);
    Table parameters(100, 4);
    Table net_benefits(100, 3);
    for (std::size_t draw = 0; draw < 100; ++draw) {
      for (std::size_t j = 0; j < 4; ++j) parameters(draw, j) = luck.normal();
      for (std::size_t option = 1; option < 3; ++option) net_benefits(draw, option) = luck.normal(0, 100);
    }
    values.push_back(value_of_perfect_information(parameters, net_benefits).value.value);
  }
  return mean_of(values);
}

TEST(Information, WhereThereIsNothingToLearnOptimismDoesNotInventIt) {
  EXPECT_LT(value_of_nothing().value, 4.5 * *value_of_nothing().standard_error + 1e-9);
}

TEST(Information, ADominatingOptionLeavesNothingToLearn) {
  Luck luck(1);
  Table parameters(200, 1);
  Table net_benefits(200, 2);
  for (std::size_t draw = 0; draw < 200; ++draw) {
    parameters(draw, 0) = luck.uniform();
    net_benefits(draw, 1) = 1 + parameters(draw, 0);
  }
  const InformationValue value = value_of_perfect_information(parameters, net_benefits);
  EXPECT_EQ(value.value.value, 0);
  EXPECT_GT(value.explained[1], 0.99);
  EXPECT_EQ(value.explained[0], 0);
}

}  // namespace
}  // namespace sposim::analysis
