#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "core/error.hpp"
#include "random/distribution.hpp"
#include "random/normal.hpp"

namespace sposim::random {
namespace {

using testing::HasSubstr;

TEST(Families, are_each_listed_once_at_their_own_place) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < families().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(families()[i].family), i);
    EXPECT_EQ(families()[i].parameters.size(), families()[i].has_unit.size());
    names.insert(families()[i].name);
  }
  EXPECT_EQ(names.size(), families().size());
  EXPECT_EQ(info(Family::empirical).name, "empirical");
}

struct Case {
  Family family;
  std::vector<double> parameters;
  std::string says;  ///< part of the fault; empty where there is none
};

std::vector<Case> cases() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  return {
      {Family::fixed, {-4}, ""},
      {Family::fixed, {nan}, "value is not a finite number"},
      {Family::fixed, {}, "fixed needs value, and 0 numbers are given"},
      {Family::uniform, {0, 1}, ""},
      {Family::uniform, {1, 1}, "low is 1 and high is 1, but low must be below high"},
      {Family::uniform, {0, infinite}, "high is not a finite number"},
      {Family::uniform, {0, 1e200}, "high is 1e+200, too large to compute with"},
      {Family::triangular, {0, 1, 1}, ""},
      {Family::triangular, {0, 2, 1}, "mode is 2, but it must lie between 0 and 1"},
      {Family::triangular, {0, 1}, "triangular needs low, mode and high, and 2 numbers are given"},
      {Family::pert, {0, -1, 1}, "mode is -1, but it must lie between 0 and 1"},
      {Family::normal, {0, 0}, "sd is 0, but it must be above 0"},
      {Family::truncated_normal, {0.5, 0.3, 0, 1}, ""},
      {Family::truncated_normal, {0, -1, 0, 1}, "sd is -1"},
      {Family::truncated_normal, {0, 1, 2, 1}, "low must be below high"},
      {Family::truncated_normal, {0, 1, 7, 9}, "almost nothing of a normal distribution with mean 0 and sd 1"},
      {Family::lognormal, {0, 1}, "median is 0, but it must be above 0"},
      {Family::lognormal, {1, 11}, "sigma is 11, but it must lie between 0 and 10"},
      {Family::beta, {0, 1}, "a is 0, but it must be above 0"},
      {Family::beta, {1, 0.01}, "b is 0.01, but it must lie between 0.05 and"},
      {Family::gamma, {0.001, 1}, ""},
      {Family::gamma, {1, -1}, "mean is -1, but it must be above 0"},
      {Family::gamma, {1e-4, 1}, "shape is 0.0001, but it must lie between 0.001 and"},
      {Family::shifted_gamma, {-1, 0.25, 0.1}, ""},
      {Family::shifted_gamma, {1, 1, 100}, "sd is 100, but it must lie between"},
      {Family::exponential, {0}, "mean is 0"},
      {Family::exponential, {1, 2}, "exponential needs mean, and 2 numbers are given"},
      {Family::discrete, {1, 2, 0.4, 0.6}, ""},
      {Family::discrete, {}, "one weight for each value"},
      {Family::discrete, {1, 2, 1}, "one weight for each value"},
      {Family::discrete, {1, 2, 1.5, -0.5}, "a weight is -0.5"},
      {Family::discrete, {1, 2, 0.5, 0.6}, "weights add up to 1.1, but they must add up to 1"},
      {Family::empirical, {3, 1, 3}, ""},
      {Family::empirical, {}, "needs at least one value"},
      {Family::empirical, {1, nan}, "a value is not a finite number"},
  };
}

TEST(Faults, are_told_in_words_and_only_where_there_are_any) {
  for (const auto& [family, parameters, says] : cases()) {
    if (says.empty()) {
      EXPECT_EQ(fault(family, parameters), "") << info(family).name;
    } else {
      EXPECT_THAT(fault(family, parameters), HasSubstr(says)) << info(family).name;
    }
  }
}

TEST(MakeDistribution, takes_what_has_no_fault_and_refuses_the_rest_with_the_same_words) {
  for (const auto& [family, parameters, says] : cases()) {
    if (says.empty()) {
      EXPECT_TRUE(std::isfinite(mean(make_distribution(family, parameters))));
      continue;
    }
    try {
      make_distribution(family, parameters);
      ADD_FAILURE() << info(family).name << " was taken: " << says;
    } catch (const core::UserError& error) {
      EXPECT_THAT(error.what(), HasSubstr(says));
    }
  }
}

TEST(MakeDistribution, gives_the_alternative_at_the_place_of_its_family) {
  const std::vector<std::vector<double>> parameters{{1},    {0, 1}, {0, 1, 2}, {0, 1, 2}, {0, 1}, {0, 1, -1, 1},
                                                    {1, 1}, {1, 1}, {1, 1},    {0, 1, 1}, {1},    {1, 1}};
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    EXPECT_EQ(make_distribution(static_cast<Family>(i), parameters[i]).index(), i);
  }
}

TEST(MakeDistribution, of_observed_values_gives_each_the_same_weight) {
  const Distribution d = make_distribution(Family::empirical, {4, 1, 1, 2});
  EXPECT_DOUBLE_EQ(mean(d), 2);
  EXPECT_DOUBLE_EQ(cumulative(d, 1), 0.5);
  EXPECT_EQ(quantile(d, 0.6), 2);
}

TEST(NormalQuantile, gives_the_tables_values_and_is_symmetric) {
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-14);
  EXPECT_EQ(normal_quantile(0.25), -normal_quantile(0.75));
  EXPECT_THROW(normal_quantile(0), core::ContractViolation);
  EXPECT_THROW(normal_quantile(1), core::ContractViolation);
}

}  // namespace
}  // namespace sposim::random
