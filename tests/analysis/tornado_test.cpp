#include "analysis/tornado.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "random/normal.hpp"

namespace sposim::analysis {
namespace {

/// Three numbers of 400 draws: normal deviates, each in an order of its own, no two correlated by 0.003.
Parameters three_numbers() {
  Parameters parameters;
  parameters.values = Table(400, 3);
  for (std::size_t draw = 0; draw < 400; ++draw) {
    for (std::size_t j = 0; j < 3; ++j) {
      constexpr std::size_t strides[] = {1, 157, 293};  // coprime to 400
      parameters.values(draw, j) = random::normal_quantile((static_cast<double>(draw * strides[j] % 400) + 0.5) / 400);
    }
  }
  for (const char* name : {"weak", "strong", "idle"}) parameters.list.push_back({name, name, true, {}});
  return parameters;
}

TEST(Tornado, SwingsAreThoseOfALine) {
  const Parameters parameters = three_numbers();
  std::vector<double> outcome;
  for (std::size_t draw = 0; draw < 400; ++draw) {
    outcome.push_back(100 + 3 * parameters.values(draw, 0) - 10 * parameters.values(draw, 1));
  }
  const Tornado found = tornado(parameters, outcome);
  EXPECT_NEAR(found.centre, 100, 0.1);
  ASSERT_GE(found.swings.size(), 1U);
  const Swing& widest = found.swings.front();
  EXPECT_EQ(widest.path, "strong");
  const double away = random::normal_quantile(0.9);
  // The other number is noise to this fit: three standard errors of a slope of 3/sqrt(400), at 1.28.
  const double tolerance = 3 * 3 / std::sqrt(400.0) * away + 0.1;
  EXPECT_NEAR(widest.at_low, 100 + 10 * away, tolerance);
  EXPECT_NEAR(widest.at_high, 100 - 10 * away, tolerance);
  EXPECT_FALSE(widest.low_value) << "a number that differs by force has no single value";
  for (const Swing& swing : found.swings) EXPECT_NE(swing.path, "idle");
  EXPECT_EQ(tornado(parameters, outcome, 1).swings.size(), 1U);
}

TEST(Tornado, NothingMovesAConstant) {
  EXPECT_TRUE(tornado(three_numbers(), std::vector<double>(400, 5.0)).swings.empty());
}

}  // namespace
}  // namespace sposim::analysis
