#include "analysis/decision.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "analysis/luck.hpp"

namespace sposim::analysis {
namespace {

/// hesim's example of three strategies, group 1, drawn by our own random room.
struct Hesim {
  static constexpr std::size_t draws = 200'000;
  Table effects{draws, 3}, costs{draws, 3};

  explicit Hesim(double sd_scale = 1) {
    constexpr std::array log_mean{2.0, 11.0, 11.0};
    constexpr std::array log_sd{0.10, 0.15, 0.15};
    constexpr std::array mean{8.0, 10.0, 8.5};
    constexpr std::array sd{0.2, 0.8, 0.6};
    Luck luck(20'200'120);
    for (std::size_t draw = 0; draw < draws; ++draw) {
      for (std::size_t option = 0; option < 3; ++option) {
        costs(draw, option) = std::exp(luck.normal(log_mean[option], log_sd[option]));
        effects(draw, option) = luck.normal(mean[option], sd_scale * sd[option]);
      }
    }
  }

  Decision decision() const { return decide(net_benefit(effects, costs, 50'000)); }
};

constexpr std::array published_best{0.1545, 0.8085, 0.0370};
constexpr double published_information = 4545.75;

double z(const Measured& measured, double truth) {
  return (measured.value - truth) / *measured.standard_error;
}

TEST(Decision, HesimsProbabilitiesOfBeingBestAt50000) {
  const Decision decision = Hesim().decision();
  EXPECT_EQ(decision.best, 1U);
  for (std::size_t option = 0; option < 3; ++option) {
    EXPECT_NEAR(z(decision.options[option].probability_best, published_best[option]), 0, 4.5) << option;
  }
}

TEST(Decision, HesimsValueOfPerfectInformationIs4545Pounds75) {
  EXPECT_NEAR(z(Hesim().decision().perfect_information, published_information), 0, 4.5);
}

TEST(Decision, PlantedErrorEffectsATenthTooUncertainAreFound) {
  const Decision decision = Hesim(1.1).decision();
  EXPECT_GT(std::abs(z(decision.perfect_information, published_information)), 4.5);
  EXPECT_GT(std::abs(z(decision.options[0].probability_best, published_best[0])), 4.5);
}

/// Cost ÷ effect of an option against the first, with its standard error by linearisation.
Measured ratio_against_first(const Hesim& hesim, std::size_t option) {
  std::vector<double> cost(Hesim::draws);
  std::vector<double> effect(Hesim::draws);
  for (std::size_t draw = 0; draw < Hesim::draws; ++draw) {
    cost[draw] = hesim.costs(draw, option) - hesim.costs(draw, 0);
    effect[draw] = hesim.effects(draw, option) - hesim.effects(draw, 0);
  }
  const double ratio = mean_of(cost).value / mean_of(effect).value;
  std::vector<double> residual(Hesim::draws);
  for (std::size_t draw = 0; draw < Hesim::draws; ++draw) residual[draw] = cost[draw] - ratio * effect[draw];
  return {ratio, *mean_of(residual).standard_error / std::abs(mean_of(effect).value)};
}

TEST(Decision, HesimsRatiosAgainstTheFirstStrategy) {
  const Hesim hesim;
  EXPECT_NEAR(z(ratio_against_first(hesim, 1), 30'272.05), 0, 4.5);
  EXPECT_NEAR(z(ratio_against_first(hesim, 2), 121'088.21), 0, 4.5);
}

const Table by_hand(4, 2, {1.0, 0.0, 2.0, 5.0, 3.0, 3.0, 4.0, 2.0});

TEST(Decision, RegretAndTiesByHand) {
  const Decision decision = decide(by_hand);
  EXPECT_EQ(decision.best, 0U);  // means 2.5 and 2.5: the first of equals
  EXPECT_EQ(decision.options[0].probability_best.value, 2.5 / 4);
  EXPECT_EQ(decision.options[1].probability_best.value, 1.5 / 4);
  EXPECT_EQ(decision.options[0].expected_regret.value, 3.0 / 4);
  EXPECT_EQ(decision.options[1].expected_regret.value, 3.0 / 4);
  EXPECT_EQ(decision.perfect_information.value, 3.0 / 4);
}

TEST(Decision, OneOptionIsAlwaysBestAndThereIsNothingToLearn) {
  const Decision decision = decide(Table(2, 1, {1.0, 2.0}));
  EXPECT_EQ(decision.options[0].probability_best.value, 1);
  EXPECT_EQ(decision.perfect_information.value, 0);
}

TEST(Decision, TheFrontierOfAcceptabilityChangesAtTheRatio) {
  const Table effects(2, 2, {0.0, 1.0, 0.0, 3.0});
  const Table costs(2, 2, {0.0, 200.0, 0.0, 200.0});
  const auto curve = acceptability(effects, costs, {0, 99, 101});
  EXPECT_EQ(curve[1].decision.best, 0U);
  EXPECT_EQ(curve[2].decision.best, 1U);
  EXPECT_EQ(curve[0].decision.options[0].probability_best.value, 1);
  EXPECT_EQ(curve[2].decision.options[1].probability_best.value, 0.5);
}

TEST(Decision, TheOptionToChooseNeedNotBeTheMostOftenBest) {
  const Table table(3, 2, {1.0, 0.0, 1.0, 0.0, 0.0, 9.0});
  EXPECT_EQ(decide(table).best, 1U);
  EXPECT_LT(decide(table).options[1].probability_best.value, 0.5);
}

TEST(Decision, ProbabilitiesOfRanksAddUpAcrossAndDown) {
  const Table ranks = rank_probabilities(by_hand);
  EXPECT_EQ(ranks(0, 0), 2.5 / 4);
  EXPECT_EQ(ranks(0, 0) + ranks(0, 1), 1);
  EXPECT_EQ(ranks(0, 0) + ranks(1, 0), 1);
}

}  // namespace
}  // namespace sposim::analysis
