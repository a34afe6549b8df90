#include "report/estimate_words.hpp"

#include <gtest/gtest.h>

namespace sposim::report {
namespace {

results::Estimate estimate(double mean, double error, double low, double high) {
  results::Estimate estimate{mean, error, results::Bands{}};
  estimate.bands->median = mean;
  estimate.bands->band_95 = {low, high};
  return estimate;
}

TEST(EstimateWords, ADifferenceAsThePageSaysIt) {
  EXPECT_EQ(more_in_words(estimate(1238.4, 41, 874, 1613)), "about 1,240 more victims");
  EXPECT_EQ(more_band_in_words(estimate(1238.4, 41, 874, 1613)), "between 870 and 1,610 in");
}

TEST(EstimateWords, CertainHarmIsSaidOnce) {
  EXPECT_EQ(more_in_words(estimate(-1238.4, 41, -1613, -874)), "about 1,240 fewer victims");
  EXPECT_EQ(more_band_in_words(estimate(-1238.4, 41, -1613, -874)), "between 870 and 1,610 fewer in");
}

TEST(EstimateWords, EitherSignNamesTheDirectionOfEachEnd) {
  EXPECT_EQ(more_band_in_words(estimate(1090, 30, -900, 5700)), "between 900 fewer and 5,700 more in");
  EXPECT_EQ(more_in_words(estimate(-460, 30, -2800, 800)), "about 460 fewer victims");
  EXPECT_EQ(more_band_in_words(estimate(-460, 30, -2800, 800)), "between 2,800 fewer and 800 more in");
  // A mean below 0 with no loss in the band still names what the ends are.
  EXPECT_EQ(more_band_in_words(estimate(-1, 1, 0, 40)), "between 0 and 40 more in");
}

TEST(EstimateWords, NoDifference) {
  EXPECT_EQ(more_in_words(estimate(0, 0, 0, 0)), "no more and no fewer victims");
  EXPECT_EQ(difference_cell(estimate(0, 0, 0, 0), 1), "0 in every future");
  EXPECT_EQ(more_band_in_words(estimate(0, 0, 0, 0)), "0 in at least");
  EXPECT_EQ(more_band_in_words(estimate(3, 0, 3, 3)), "3 more in at least");
}

TEST(EstimateWords, RareCountsAreNotCalledNothing) {
  EXPECT_EQ(more_in_words(estimate(0.2, 0.1, 0, 1)), "under 1 victim more on average");
  EXPECT_EQ(more_in_words(estimate(-0.2, 0.1, -1, 0)), "under 1 victim fewer on average");
  EXPECT_EQ(more_in_words(estimate(1.3, 0.4, 0, 4)), "about 1 more victim");
  EXPECT_EQ(more_in_words(estimate(2.2, 0.4, 0, 4)), "about 2 more victims");
}

TEST(EstimateWords, OneFutureHasNoBand) {
  const results::Estimate one{7, std::nullopt, std::nullopt};
  EXPECT_EQ(more_in_words(one), "7 more victims");
  EXPECT_EQ(difference_cell(one, 0), "7");
  EXPECT_EQ(level_in_words(one), "7 (one simulated future: no band)");
  EXPECT_EQ(more_band_in_words(one), "");
}

TEST(EstimateWords, SmallCountsAreBandedWhereThatIsAsked) {
  constexpr auto banded = SmallCounts::banded;
  EXPECT_EQ(level_in_words(estimate(2.4, 0.1, 0, 7), banded), "<5 (0 to 7)");
  EXPECT_EQ(level_in_words(estimate(12, 0.1, 3, 30), banded), "about 12 (<5 to 30)");
  EXPECT_EQ(level_in_words({2, std::nullopt, std::nullopt}, banded), "under 5 (one simulated future: no band)");
  EXPECT_EQ(band_in_words({1, 4}, banded), "under 5 in");
  EXPECT_EQ(band_in_words({0, 4}, banded), "between 0 and under 5 in");
  EXPECT_EQ(more_in_words(estimate(2.4, 0.1, 0, 7), banded), "under 5 more victims");
  EXPECT_EQ(more_in_words(estimate(-0.2, 0.1, -3, 7), banded), "under 5 fewer victims");
  EXPECT_EQ(more_band_in_words(estimate(2.4, 0.1, -2, 7), banded), "between under 5 fewer and 7 more in");
  EXPECT_EQ(more_band_in_words(estimate(-2.4, 0.1, -4, -1), banded), "under 5 fewer in");
  EXPECT_EQ(difference_cell(estimate(-2.4, 0.1, -9, 4), 0, banded), ">-5 (-9 to <5)");
  EXPECT_EQ(difference_cell(estimate(0, 0, 0, 0), 1, banded), "0 in every future");
}

TEST(EstimateWords, Pounds) {
  EXPECT_EQ(pounds(0), "£0");
  EXPECT_EQ(pounds(8423), "£8,400");
  EXPECT_EQ(pounds(-270), "-£270");
  EXPECT_EQ(pounds(2'668'000), "£2.67m");
  EXPECT_EQ(pounds(999'600), "£1.00m");
}

}  // namespace
}  // namespace sposim::report
