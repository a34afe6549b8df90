#include "analysis/money.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"

namespace sposim::analysis {
namespace {

TEST(Money, APoundInTheMiddleOfTheFirstYearLosesHalfAYear) {
  // The middle between months 5 and 6 is half a year after the base date.
  EXPECT_NEAR(std::sqrt(discount_factor(5) * discount_factor(6)), 1 / std::sqrt(1.035), 1e-15);
  EXPECT_NEAR(discount_factor(12) / discount_factor(0), 1 / 1.035, 1e-15);
}

TEST(Money, TheGreenBooksFactorsAreThoseOfItsTable) {
  // Table of discount factors, HM Treasury: year 1 0.9662, year 10 0.7089, year 25 0.4231 (whole years).
  const auto whole_years = [](int years) { return discount_factor(12 * years) / discount_factor(0); };
  EXPECT_NEAR(whole_years(1), 0.9662, 5e-5);
  EXPECT_NEAR(whole_years(10), 0.7089, 5e-5);
  EXPECT_NEAR(whole_years(25), 0.4231, 5e-5);
}

/// A pound a month for ten years, as the sum of a geometric series, in pence.
double closed_form(double rate) {
  const double q = std::pow(1 + rate, -1.0 / 12);
  return 1e8 * std::sqrt(q) * (1 - std::pow(q, 120)) / (1 - q);
}

TEST(Money, AnAnnuityIsItsClosedFormToThePenny) {
  EXPECT_EQ(present_value(std::vector<std::int64_t>(120, 100'000'000)), std::llround(closed_form(0.035)));
  EXPECT_EQ(present_value(std::vector<std::int64_t>(120, 100'000'000), 0.015), std::llround(closed_form(0.015)));
}

TEST(Money, PlantedErrorMoneyAtTheStartOfTheMonthIsFound) {
  EXPECT_NE(std::llround(closed_form(0.035) * std::pow(1.035, 1.0 / 24)), std::llround(closed_form(0.035)));
}

TEST(Money, WithoutDiscountingTheSumIsExact) {
  EXPECT_EQ(present_value({123, -23, 1'000'000'000'007}, 0), 1'000'000'000'107);
  EXPECT_EQ(present_value({}), 0);
}

TEST(Money, SavingsAreDiscountedLikeCosts) {
  EXPECT_EQ(present_value({-100'000, -5}), -present_value({100'000, 5}));
}

TEST(Money, AfterThirtyYearsOrBeforeTheBaseDateOneRateIsNotEnough) {
  EXPECT_THROW(discount_factor(360), core::ContractViolation);
  EXPECT_THROW(discount_factor(-1), core::ContractViolation);
}

TEST(Money, PricesOfOneYearInThoseOfAnother) {
  const PriceIndex index{{2019, 80.0}, {2025, 100.0}};
  EXPECT_EQ(in_prices_of(1000, 2019, 2025, index), 1250);
  EXPECT_EQ(in_prices_of(1000, 2025, 2019, index), 800);
  EXPECT_EQ(in_prices_of(1001, 2019, 2019, index), 1001);
  EXPECT_EQ(in_prices_of(-2, 2019, 2025, index), -3);  // −2.5: halves away from 0
}

TEST(Money, AYearWithoutAnIndexHasNoPrices) {
  EXPECT_FALSE(in_prices_of(1000, 2018, 2025, {{2025, 100.0}}));
}

}  // namespace
}  // namespace sposim::analysis
