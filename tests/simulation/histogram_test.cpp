#include "simulation/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace {

using sposim::simulation::Histogram;

/// The value of rank ⌈share · n⌉, of all the values.
double exact_quantile(std::vector<std::int64_t> values, double share) {
  std::sort(values.begin(), values.end());
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  return static_cast<double>(values[static_cast<std::size_t>(rank) - 1]);
}

void expect_quantiles(const Histogram& histogram, const std::vector<std::int64_t>& values) {
  ASSERT_EQ(histogram.count(), values.size());
  for (const double share : {0.001, 0.025, 0.25, 0.5, 0.75, 0.975, 0.999}) {
    const double exact = exact_quantile(values, share);
    // Exact below 256; above, a bin is 1/128 of the value wide and its middle is at most half of that away.
    EXPECT_NEAR(histogram.quantile(share), exact, std::abs(exact) < 256 ? 0 : std::abs(exact) / 256);
  }
}

/// Values of all sizes, with their sums of counts, added in a random order.
std::vector<std::int64_t> values_of_all_sizes(std::uint32_t seed) {
  std::mt19937 engine(seed);
  std::vector<std::int64_t> values;
  for (int i = 0; i < 400; ++i) {
    values.push_back(static_cast<std::int64_t>(engine() % 7) - 3);
    values.push_back(static_cast<std::int64_t>(engine() % 300));
    values.push_back(static_cast<std::int64_t>(engine()) - 2'000'000'000);
  }
  std::shuffle(values.begin(), values.end(), engine);
  return values;
}

TEST(Histogram, TakesLittleRoom) {
  EXPECT_EQ(sizeof(Histogram), 16U);
  Histogram histogram;
  histogram.add(0, 5000);
  EXPECT_EQ(histogram.bytes(), 0U);
  EXPECT_EQ(histogram.quantile(0.5), 0);
  EXPECT_EQ(histogram.count(), 5000U);
}

TEST(Histogram, QuantilesOfValuesOfEverySizeAndSign) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const std::vector<std::int64_t> values = values_of_all_sizes(seed);
    Histogram histogram;
    for (const std::int64_t value : values) histogram.add(value);
    expect_quantiles(histogram, values);
  }
}

TEST(Histogram, OneSideOfZeroOnly) {
  for (const std::int64_t sign : {-1, 1}) {
    std::vector<std::int64_t> values;
    Histogram histogram;
    for (std::int64_t value = 500; value < 900; value += 3) {
      values.push_back(sign * value);
      histogram.add(sign * value);
    }
    expect_quantiles(histogram, values);
    values.push_back(0);
    histogram.add(0);
    expect_quantiles(histogram, values);
  }
}

TEST(Histogram, CountsBeyondSixteenBits) {
  std::vector<std::int64_t> values(70'000, 3);
  values.insert(values.end(), 70'001, 4);
  Histogram histogram;
  for (const std::int64_t value : values) histogram.add(value);
  expect_quantiles(histogram, values);
  histogram.add(200, 150'000);  // a new bin, straight past sixteen bits
  values.insert(values.end(), 150'000, 200);
  expect_quantiles(histogram, values);
}

TEST(Histogram, TheQuickBinIsTheBin) {
  for (std::int32_t value = -70'000; value <= 70'000; ++value) {
    ASSERT_EQ(Histogram::bin_of_moderate(value), Histogram::bin_of(value)) << value;
  }
  for (std::int32_t value = 70'000; value < (1 << 24); value += 97) {
    ASSERT_EQ(Histogram::bin_of_moderate(value), Histogram::bin_of(value)) << value;
    ASSERT_EQ(Histogram::bin_of_moderate(-value), Histogram::bin_of(-value)) << -value;
  }
  ASSERT_EQ(Histogram::bin_of_moderate((1 << 24) - 1), Histogram::bin_of((1 << 24) - 1));
}

TEST(Histogram, CountsWrittenInPlaceAreValuesOneByOne) {
  std::mt19937 engine(3);
  for (const std::int32_t low : {-40, 0, 3, 240, 5000}) {
    Histogram single;
    Histogram in_place;
    std::vector<std::int64_t> values;
    for (int i = 0; i < 3000; ++i) {
      values.push_back(engine() % 5 == 0 ? 0 : low + static_cast<std::int32_t>(engine() % 60));
      single.add(values.back());
      const Histogram::Bins bins = in_place.bins();
      const std::int32_t bin = Histogram::bin_of(values.back());
      const auto place = static_cast<std::uint32_t>(bin - bins.first);
      if (place < bins.size) {
        ++bins.counts[place];
      } else {
        in_place.add_bin(bin);
      }
    }
    expect_quantiles(in_place, values);
    EXPECT_EQ(in_place.quantile(0.3), single.quantile(0.3));
    EXPECT_EQ(in_place.count(), single.count());
  }
}

TEST(Histogram, ACopyIsItsOwn) {
  Histogram histogram;
  histogram.add(7, 10);
  Histogram copy = histogram;
  copy.add(9, 30);
  EXPECT_EQ(histogram.count(), 10U);
  EXPECT_EQ(histogram.quantile(0.9), 7);
  EXPECT_EQ(copy.quantile(0.9), 9);
  histogram = copy;
  EXPECT_EQ(histogram.count(), 40U);
}

}  // namespace
