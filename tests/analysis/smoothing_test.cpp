#include "analysis/smoothing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "analysis/least_squares.hpp"
#include "analysis/luck.hpp"

namespace sposim::analysis {
namespace {

struct Sample {
  Table parameters, outcomes;
  std::vector<double> expected;  ///< [draws] E[outcome | parameters], which the regression does not see
};

using Law = std::function<double(const double* parameters)>;

/// Standard normal parameters, an outcome with that law and chance on top.
Sample sample(std::size_t draws, std::size_t parameters, const Law& law, double chance, std::uint64_t seed = 1) {
  Luck luck(seed);
  Sample result{Table(draws, parameters), Table(draws, 1), {}};
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t j = 0; j < parameters; ++j) result.parameters(draw, j) = luck.normal();
    result.expected.push_back(law(result.parameters.row(draw)));
    result.outcomes(draw, 0) = result.expected.back() + luck.normal(0, chance);
  }
  return result;
}

/// Share of the variance of the expected values that is recovered: 1 − mean squared error ÷ variance.
double recovered(const Sample& sample, const Table& fitted) {
  double mean = 0;
  for (const double value : sample.expected) mean += value / static_cast<double>(sample.expected.size());
  double error = 0;
  double variance = 0;
  for (std::size_t draw = 0; draw < sample.expected.size(); ++draw) {
    error += std::pow(fitted(draw, 0) - sample.expected[draw], 2);
    variance += std::pow(sample.expected[draw] - mean, 2);
  }
  return 1 - error / variance;
}

double linear_in_two(const double* x) {
  return 10 + 3 * x[0] + 4 * x[1];
}

TEST(LeastSquares, SolvesASystemByHand) {
  Table matrix(2, 2, {4.0, 2.0, 2.0, 3.0});
  Table sides(1, 2, {8.0, 7.0});
  solve_positive(matrix, sides);
  EXPECT_NEAR(sides(0, 0), 1.25, 1e-14);
  EXPECT_NEAR(sides(0, 1), 1.5, 1e-14);
}

TEST(LeastSquares, SumsOfTwoHalvesAreTheSumsOfAll) {
  const Sample data = sample(40, 3, linear_in_two, 1);
  Moments all(3, 1);
  Moments half(3, 1);
  Moments other(3, 1);
  for (std::size_t draw = 0; draw < 40; ++draw) {
    all.add(data.parameters.row(draw), data.outcomes.row(draw));
    (draw < 20 ? half : other).add(data.parameters.row(draw), data.outcomes.row(draw));
  }
  half.add(other);
  const Line one = all.ridge({0, 1, 2}, 0.1).front();
  const Line two = half.ridge({0, 1, 2}, 0.1).front();
  for (std::size_t j = 0; j < 3; ++j) EXPECT_NEAR(one.coefficients[j], two.coefficients[j], 1e-12);
}

TEST(Smoothing, WithoutChanceALinearLawIsRecovered) {
  const Sample data = sample(500, 5, linear_in_two, 0);
  const CrossFitted result = smooth(data.parameters, data.outcomes);
  EXPECT_GT(recovered(data, result.fitted), 0.9999);
  EXPECT_GT(result.explained[0], 0.9999);
}

// With p terms fitted to n draws the error of least squares is about p/n of the chance variance: 15 terms (five linear,
// five squares, a few products) and 800 of 1,000 draws make 0.02 · 25 against a variance of 25; thrice that is allowed.
TEST(Smoothing, ChanceAsLargeAsTheSignalIsTakenOut) {
  const Sample data = sample(1000, 5, linear_in_two, 5);
  const CrossFitted result = smooth(data.parameters, data.outcomes);
  EXPECT_GT(recovered(data, result.fitted), 0.94);
  // True share ½; its standard error for a correlation squared of ½ is about √(4 · ½ · ¼ ÷ n).
  EXPECT_NEAR(result.explained[0], 0.5, 4.5 * std::sqrt(0.5 / 1000));
}

TEST(Smoothing, PlantedErrorRawOutcomesDoNotRecoverTheExpectedOnes) {
  const Sample data = sample(1000, 5, linear_in_two, 5);
  EXPECT_LT(recovered(data, data.outcomes), 0.5);
}

TEST(Smoothing, SquaresAndProductsAreFound) {
  const Sample data = sample(
      500, 8, [](const double* x) { return x[0] + x[1] + x[0] * x[1] + x[2] * x[2]; }, 0.5);
  EXPECT_GT(recovered(data, smooth(data.parameters, data.outcomes).fitted), 0.95);
}

TEST(Smoothing, AFewParametersAreFoundAmongMoreThanThereAreDraws) {
  const Sample data = sample(300, 400, linear_in_two, 2);
  EXPECT_GT(recovered(data, smooth(data.parameters, data.outcomes).fitted), 0.95);
}

TEST(Smoothing, ManySmallPullsAreFoundTogether) {
  const auto dense = [](const double* x) {
    double sum = 0;
    for (std::size_t j = 0; j < 200; ++j) sum += x[j];
    return sum;
  };
  const Sample data = sample(500, 200, dense, 2);
  EXPECT_GT(recovered(data, smooth(data.parameters, data.outcomes).fitted), 0.8);
}

/// How many of twenty outcomes without any law, among fifty parameters, are given one.
int given_a_law(const std::function<double(const CrossFitted&)>& explained) {
  int count = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Sample noise = sample(
        200, 50, [](const double*) { return 7.0; }, 1, seed);
    const CrossFitted result = smooth(noise.parameters, noise.outcomes);
    count += explained(result) > 0.02 ? 1 : 0;
  }
  return count;
}

TEST(Smoothing, WhereNothingIsPredictableEveryDrawIsGivenTheMean) {
  EXPECT_LE(given_a_law([](const CrossFitted& result) { return result.explained[0]; }), 2);
  const Sample noise = sample(
      200, 50, [](const double*) { return 7.0; }, 1);
  const CrossFitted result = smooth(noise.parameters, noise.outcomes);
  double mean = 0;
  for (std::size_t draw = 0; draw < 200; ++draw) mean += noise.outcomes(draw, 0) / 200;
  EXPECT_EQ(result.explained[0], 0);
  EXPECT_NEAR(result.fitted(0, 0), mean, 1e-12);
  EXPECT_EQ(result.fitted(0, 0), result.fitted(199, 0));
}

TEST(Smoothing, PlantedErrorALawFittedToTheDrawsItPredictsIsFound) {
  const Sample noise = sample(
      200, 50, [](const double*) { return 7.0; }, 1);
  Moments moments(50, 1);
  std::vector<std::size_t> all;
  for (std::size_t j = 0; j < 50; ++j) all.push_back(j);
  for (std::size_t draw = 0; draw < 200; ++draw) moments.add(noise.parameters.row(draw), noise.outcomes.row(draw));
  const Line line = moments.ridge(all, 1e-4).front();
  double error = 0;
  double variance = 0;
  for (std::size_t draw = 0; draw < 200; ++draw) {
    error += std::pow(noise.outcomes(draw, 0) - line.at(noise.parameters.row(draw)), 2);
    variance += std::pow(noise.outcomes(draw, 0) - 7, 2);
  }
  EXPECT_GT(1 - error / variance, 0.1) << "in-sample fits explain pure chance";
}

TEST(Smoothing, UnitsDoNotMatterAndNeitherDoConstants) {
  const Sample data = sample(200, 3, linear_in_two, 1);
  Table scaled(200, 4);
  for (std::size_t draw = 0; draw < 200; ++draw) {
    scaled(draw, 0) = 1024 * data.parameters(draw, 0);
    scaled(draw, 1) = data.parameters(draw, 1) / 1024;
    scaled(draw, 2) = 0.1;
    scaled(draw, 3) = data.parameters(draw, 2);
  }
  const Table one = smooth(data.parameters, data.outcomes).fitted;
  const Table two = smooth(scaled, data.outcomes).fitted;
  for (std::size_t draw = 0; draw < 200; ++draw) EXPECT_NEAR(one(draw, 0), two(draw, 0), 1e-9);
}

TEST(Smoothing, AnOutcomeDoesNotDependOnItsNeighbours) {
  const Sample data = sample(100, 3, linear_in_two, 1);
  Table two(100, 2);
  for (std::size_t draw = 0; draw < 100; ++draw) {
    two(draw, 0) = data.outcomes(draw, 0);
    two(draw, 1) = data.parameters(draw, 2);
  }
  EXPECT_EQ(smooth(data.parameters, two).fitted.column(0), smooth(data.parameters, data.outcomes).fitted.column(0));
}

TEST(Smoothing, TooFewDrawsOrNoParametersGiveTheMean) {
  const Table outcomes(3, 1, {1.0, 2.0, 6.0});
  EXPECT_NEAR(smooth(Table(3, 1, {1.0, 2.0, 3.0}), outcomes).fitted(0, 0), 3, 1e-12);
  const Sample data = sample(100, 3, linear_in_two, 1);
  EXPECT_EQ(smooth(Table(100, 0), data.outcomes).explained[0], 0);
}

TEST(Smoothing, DifferencesAreAgainstTheBaselineAndItsOwnAreZero) {
  const Table differences = differences_from(Table(1, 3, {1.0, 5.0, 4.0}), 1);
  EXPECT_EQ(differences.row_values(0), (std::vector<double>{-4, 0, -1}));
}

}  // namespace
}  // namespace sposim::analysis
