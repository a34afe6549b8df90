#include "analysis/frontier.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/luck.hpp"

namespace sposim::analysis {
namespace {

enum Name : std::size_t { e, d, c, b, a, u };
const std::vector<Option> textbook{{55000, 5}, {35000, 4}, {25000, 3}, {10000, 2}, {12000, 1.5}, {5000, 1}};

std::vector<std::size_t> names(const Frontier& frontier) {
  std::vector<std::size_t> list;
  for (const Step& step : frontier.steps) list.push_back(step.option);
  return list;
}

TEST(Frontier, TheTextbookExampleIsUBDEWithRatios5000And12500And20000) {
  const Frontier result = frontier(textbook);
  EXPECT_EQ(names(result), (std::vector<std::size_t>{u, b, d, e}));
  EXPECT_FALSE(result.steps[0].ratio);
  EXPECT_EQ(result.steps[1].ratio, 5000);
  EXPECT_EQ(result.steps[2].ratio, 12500);
  EXPECT_EQ(result.steps[3].ratio, 20000);
}

TEST(Frontier, InTheTextbookExampleAIsDominatedAndCExtendedDominated) {
  const Frontier result = frontier(textbook);
  EXPECT_EQ(result.options[a].standing, Standing::dominated);
  EXPECT_EQ(result.options[a].by, std::size_t{b});
  EXPECT_EQ(result.options[c].standing, Standing::extended_dominated);
  EXPECT_EQ(result.options[c].by, std::size_t{b});
  EXPECT_EQ(result.options[e].standing, Standing::on_frontier);
  EXPECT_FALSE(result.options[e].by);
}

TEST(Frontier, OneOptionIsItsOwnFrontierAndNoneHasNone) {
  const Frontier one = frontier({{-3, -2}});
  EXPECT_EQ(names(one), std::vector<std::size_t>{0});
  EXPECT_FALSE(one.steps[0].ratio);
  EXPECT_TRUE(frontier({}).steps.empty());
}

TEST(Frontier, EqualOptionsAreNamedAsRepeatsOfTheFirst) {
  const Frontier result = frontier({{10, 2}, {10, 2}, {5, 1}});
  EXPECT_EQ(names(result), (std::vector<std::size_t>{2, 0}));
  EXPECT_EQ(result.options[1].standing, Standing::duplicate);
  EXPECT_EQ(result.options[1].by, 0U);
}

TEST(Frontier, OfOptionsThatCostTheSameOrDoTheSameTheBetterDominates) {
  const Frontier result = frontier({{10, 1}, {10, 2}, {11, 2}});
  EXPECT_EQ(names(result), std::vector<std::size_t>{1});
  EXPECT_EQ(result.options[0].standing, Standing::dominated);
  EXPECT_EQ(result.options[2].standing, Standing::dominated);
}

TEST(Frontier, APolicyThatSavesMoneyAndDoesMoreDominatesDoingNothing) {
  const Frontier result = frontier({{0, 0}, {-500, 3}, {1000, 4}});
  EXPECT_EQ(names(result), (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(result.options[0].standing, Standing::dominated);
  EXPECT_EQ(result.steps[1].ratio, 1500);
}

TEST(Frontier, APolicyThatSavesMoneyAndDoesLessStaysWithARatio) {
  const Frontier result = frontier({{0, 0}, {-500, -1}});
  EXPECT_EQ(names(result), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(result.steps[1].ratio, 500);
}

TEST(Frontier, AnOptionOnTheLineBetweenTwoStaysWithAnEqualRatio) {
  const Frontier result = frontier({{0, 0}, {10, 1}, {20, 2}});
  EXPECT_EQ(names(result), (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(result.steps[1].ratio, result.steps[2].ratio);
}

/// Options that are best at some value per unit of effect, found the slow way.
std::vector<std::size_t> best_at_some_value(const std::vector<Option>& options) {
  std::vector<std::size_t> best;
  for (double value = 0.001; value < 1e6; value *= 1.001) {
    const auto net = [&](const Option& option) { return value * option.effect - option.cost; };
    const auto winner = std::max_element(options.begin(), options.end(),
                                         [&](const Option& x, const Option& y) { return net(x) < net(y); });
    const auto place = static_cast<std::size_t>(winner - options.begin());
    if (std::find(best.begin(), best.end(), place) == best.end()) best.push_back(place);
  }
  return best;
}

TEST(Frontier, HoldsJustTheOptionsThatAreBestAtSomeValue) {
  Luck luck(3);
  for (int world = 0; world < 20; ++world) {
    std::vector<Option> options;
    for (int i = 0; i < 12; ++i) options.push_back({100 * luck.uniform(), 10 * luck.uniform()});
    EXPECT_EQ(names(frontier(options)), best_at_some_value(options));
  }
}

}  // namespace
}  // namespace sposim::analysis
