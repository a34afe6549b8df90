#include "analysis/switching.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/luck.hpp"
#include "analysis/polynomial.hpp"

namespace sposim::analysis {
namespace {

constexpr std::size_t draws = 2000;
constexpr double chance = 0.5;

struct World {
  std::vector<double> parameter;
  Table net_benefits{draws, 3};
};

/// Option 0: 0; option 1: slope · (x − crossing); option 2: never best; x ~ N(2, 1), with chance on top.
World world(double slope, double crossing) {
  Luck luck(11);
  World result;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    const double x = luck.normal(2, 1);
    result.parameter.push_back(x);
    result.net_benefits(draw, 1) = slope * (x - crossing) + luck.normal(0, chance);
    result.net_benefits(draw, 2) = -9;
  }
  return result;
}

// A line fitted to n draws is known at z standard deviations to σ √((1 + z²)/n), and a crossing to that ÷ slope. A
// cubic, if chosen, is at most four times the variance as far out as this.
const double crossing_error = 2 * chance * std::sqrt((1 + 1.5 * 1.5) / draws);

TEST(Switching, ALineThatCrossesAtAKnownValueIsFoundThere) {
  const World known = world(1, 3.5);
  const Switching result = switching(known.parameter, known.net_benefits);
  ASSERT_EQ(result.switches.size(), 1U);
  EXPECT_NEAR(result.nearest->at, 3.5, 4.5 * crossing_error);
  EXPECT_EQ(result.nearest->below, 0U);
  EXPECT_EQ(result.nearest->above, 1U);
  EXPECT_EQ(result.best, 0U);
  EXPECT_NEAR(result.centre, 2, 4.5 * 1.2533 / std::sqrt(draws));
}

TEST(Switching, PlantedErrorAParameterReadWithTheWrongSignIsFound) {
  World wrong = world(1, 3.5);
  for (double& x : wrong.parameter) x = 4 - x;
  const Switching result = switching(wrong.parameter, wrong.net_benefits);
  EXPECT_TRUE(!result.nearest || std::abs(result.nearest->at - 3.5) > 4.5 * crossing_error);
}

TEST(Switching, ACrossingBeyondTheDrawsIsNotClaimed) {
  const World never = world(1, 9);
  const Switching result = switching(never.parameter, never.net_benefits);
  EXPECT_TRUE(result.switches.empty());
  EXPECT_FALSE(result.nearest);
  EXPECT_EQ(result.best, 0U);
  EXPECT_LT(result.range.high, 9);
}

TEST(Switching, ACurveThatCrossesTwiceHasTwoSwitchesAndTheNearerIsNamed) {
  World twice = world(1, 0);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    const double x = twice.parameter[draw];
    twice.net_benefits(draw, 1) = (x - 1.5) * (x - 3);
  }
  const Switching result = switching(twice.parameter, twice.net_benefits);
  ASSERT_EQ(result.switches.size(), 2U);
  EXPECT_NEAR(result.switches[0].at, 1.5, 1e-6);
  EXPECT_NEAR(result.switches[1].at, 3, 1e-6);
  EXPECT_EQ(result.best, 0U);
  EXPECT_NEAR(result.nearest->at, 1.5, 1e-6);
}

TEST(Switching, AParameterThatNeverMovesSwitchesNothing) {
  const Switching result = switching({1, 1, 1}, Table(3, 2, {0.0, 1.0, 0.0, 2.0, 0.0, 3.0}));
  EXPECT_TRUE(result.switches.empty());
  EXPECT_EQ(result.best, 1U);
}

TEST(Influence, ParametersAreRankedByTheVarianceTheyExplainAlone) {
  // Outcome 4 x₂ + 2 x₀ + chance of variance 5: shares 16/25, 4/25 and 0.
  Luck luck(5);
  Table parameters(draws, 3);
  std::vector<double> outcome;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t j = 0; j < 3; ++j) parameters(draw, j) = luck.normal();
    outcome.push_back(4 * parameters(draw, 2) + 2 * parameters(draw, 0) + luck.normal(0, std::sqrt(5.0)));
  }
  const std::vector<Influence> list = influence(parameters, outcome);
  EXPECT_EQ(list[0].parameter, 2U);
  EXPECT_EQ(list[1].parameter, 0U);
  EXPECT_EQ(list[2].parameter, 1U);
  // Standard error of a squared correlation R: 2 √R (1 − R) ÷ √n.
  const auto error = [](double share) { return 2 * std::sqrt(share) * (1 - share) / std::sqrt(draws); };
  EXPECT_NEAR(list[0].explained, 0.64, 4.5 * error(0.64));
  EXPECT_NEAR(list[1].explained, 0.16, 4.5 * error(0.16));
  EXPECT_LT(list[2].explained, 0.01);
}

TEST(Influence, PlantedErrorAnOutcomeDealtToOtherDrawsHasNoInfluences) {
  Luck luck(5);
  Table parameters(draws, 1);
  std::vector<double> outcome(draws);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    parameters(draw, 0) = luck.normal();
    outcome[(draw + 1) % draws] = parameters(draw, 0);
  }
  EXPECT_LT(influence(parameters, outcome)[0].explained, 0.01);
}

}  // namespace
}  // namespace sposim::analysis
