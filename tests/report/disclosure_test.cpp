#include "report/disclosure.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

namespace sposim::report {
namespace {

using simulation::AreaKind;

/// Forces in regions of the given sizes, then the regions, then the nation.
simulation::Layout layout_of_regions(const std::vector<std::size_t>& sizes) {
  simulation::Layout layout;
  std::vector<std::vector<std::size_t>> regions;
  for (const std::size_t size : sizes) {
    auto& region = regions.emplace_back();
    for (std::size_t i = 0; i < size; ++i) {
      region.push_back(layout.forces);
      layout.areas.push_back({"force", "", AreaKind::force, {layout.forces++}});
    }
  }
  for (const auto& region : regions) layout.areas.push_back({"region", "", AreaKind::region, region});
  simulation::Area nation{"all", "", AreaKind::nation, std::vector<std::size_t>(layout.forces)};
  std::iota(nation.forces.begin(), nation.forces.end(), std::size_t{0});
  layout.areas.push_back(std::move(nation));
  return layout;
}

/// Means of forces, with those of regions and the nation behind them.
std::vector<double> with_totals(std::vector<double> means, const simulation::Layout& layout) {
  for (std::size_t area = layout.forces; area < layout.areas.size(); ++area) {
    double sum = 0;
    for (const std::size_t force : layout.areas[area].forces) sum += means[force];
    means.push_back(sum);
  }
  return means;
}

std::vector<bool> hidden(const std::vector<double>& forces, const simulation::Layout& layout) {
  return hidden_areas(with_totals(forces, layout), layout, SmallCounts::banded);
}

TEST(Disclosure, OneSmallForceOfARegionTakesItsSmallestNeighbourWithIt) {
  const auto layout = layout_of_regions({3, 2});
  EXPECT_EQ(hidden({2, 40, 30, 20, 10}, layout), (std::vector{true, false, true, false, false, false, false, false}));
}

TEST(Disclosure, TwoSmallForcesHideEachOther) {
  const auto layout = layout_of_regions({3, 2});
  EXPECT_EQ(hidden({2, 3, 30, 20, 10}, layout), (std::vector{true, true, false, false, false, false, false, false}));
}

TEST(Disclosure, ASmallRegionTakesASecondRegionAndOneOfItsForcesWithIt) {
  const auto layout = layout_of_regions({1, 2, 2});
  EXPECT_EQ(hidden({2, 40, 30, 20, 10}, layout),
            (std::vector{true, false, false, false, true, true, false, true, false}));
}

TEST(Disclosure, NothingIsHiddenWhereSmallCountsAreShown) {
  const auto layout = layout_of_regions({3, 2});
  const auto shown = hidden_areas(with_totals({2, 40, 30, 20, 10}, layout), layout, SmallCounts::shown);
  EXPECT_EQ(std::count(shown.begin(), shown.end(), true), 0);
}

TEST(Disclosure, PartsOfAStackThatAddUpNeedASecondHiddenOne) {
  EXPECT_EQ(hidden_parts({2, 40, 30}, 72, SmallCounts::banded), (std::vector{true, false, true, false}));
  EXPECT_EQ(hidden_parts({20, 40, 30}, 90, SmallCounts::banded), (std::vector{false, false, false, false}));
}

/// Every sum of the table (a region of its forces, the nation of its regions) has no hidden cell, or two that are not
/// 0.
RC_GTEST_PROP(Disclosure, NoSumGivesAHiddenCountAway, ()) {
  const auto sizes = *rc::gen::container<std::vector<std::size_t>>(3, rc::gen::inRange<std::size_t>(1, 5));
  const auto layout = layout_of_regions(sizes);
  std::vector<double> forces;
  for (std::size_t i = 0; i < layout.forces; ++i) {
    forces.push_back(*rc::gen::weightedOneOf<int>(
        {{1, rc::gen::just(0)}, {2, rc::gen::inRange(1, 5)}, {4, rc::gen::inRange(5, 100)}}));
  }
  const auto means = with_totals(forces, layout);
  const auto cells = hidden_areas(means, layout, SmallCounts::banded);
  const auto check = [&](std::vector<std::size_t> sum) {
    RC_ASSERT(std::count_if(sum.begin(), sum.end(), [&](std::size_t cell) { return static_cast<bool>(cells[cell]); }) !=
              1);
  };
  std::vector<std::size_t> whole{layout.nation()};
  for (std::size_t area = layout.forces; area < layout.nation(); ++area) {
    std::vector<std::size_t> sum = layout.areas[area].forces;
    sum.push_back(area);
    check(sum);
    whole.push_back(area);
  }
  check(whole);
  for (std::size_t cell = 0; cell < means.size(); ++cell) {
    if (means[cell] > 0 && means[cell] < 5) RC_ASSERT(static_cast<bool>(cells[cell]));
  }
}

}  // namespace
}  // namespace sposim::report
