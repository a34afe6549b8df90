#include "random/elementary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "random/distribution.hpp"
#include "random/normal.hpp"

namespace {

using namespace sposim::random;

/// Numbers in (0, 1): anywhere, near 0 and near 1.
std::vector<double> shares() {
  std::mt19937_64 engine(5);
  std::vector<double> list{0x1p-53, 0x1p-33, 0.25, 0.5, 1 - 0x1p-33, 1 - 0x1p-53};
  for (int i = 0; i < 200'000; ++i) {
    const double u = (static_cast<double>(engine() >> 12U) + 0.5) * 0x1p-52;
    list.push_back(i % 3 == 0 ? u : i % 3 == 1 ? u * 0x1p-30 : 1 - u * 0x1p-20);
  }
  return list;
}

TEST(Elementary, TheLogarithmIsWithinItsBound) {
  double worst = 0;
  for (const double u : shares()) {
    const double exact = std::log(u);
    worst = std::max(worst, std::abs(natural_log(u) - exact) / std::max(1.0, std::abs(exact)));
  }
  EXPECT_LT(worst, 5e-16 + 2.3e-16);  // and what the C library may be off
  EXPECT_GT(worst, 0);
  EXPECT_NEAR(natural_log(1e300), std::log(1e300), 1e-12);
}

TEST(Elementary, TheExponentialIsWithinItsBound) {
  double worst = 0;
  for (const double u : shares()) {
    const double x = (u - 0.5) * 1400;
    worst = std::max(worst, std::abs(exponential(x) / std::exp(x) - 1));
  }
  EXPECT_LT(worst, 1e-10);
  EXPECT_EQ(exponential(0), 1);
}

TEST(Elementary, AQuickLognormalIsTheQuantile) {
  const Lognormal law{45, 0.8};
  double worst = 0;
  for (const double u : shares()) {
    worst = std::max(worst, std::abs(lognormal_at(law, u) / quantile(law, u) - 1));
    ASSERT_NEAR(quick_normal_quantile(u), normal_quantile(u), 1e-7);
  }
  EXPECT_LT(worst, 1e-7);
}

}  // namespace
