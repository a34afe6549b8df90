#include "random/copula.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "random/address.hpp"

namespace sposim::random {
namespace {

constexpr std::uint64_t seed = 20200120;
constexpr std::size_t draws = 100'000;

std::vector<double> column(const Copula& copula, std::uint64_t address) {
  std::vector<double> uniforms;
  for (std::uint32_t draw = 0; draw < draws; ++draw) uniforms.push_back(copula.uniform(seed, address, draw));
  return uniforms;
}

/// Spearman's correlation, written out here once more: 1 − 6 Σ d² ÷ n (n² − 1) of ranks without ties.
double spearman_plainly(const std::vector<double>& x, const std::vector<double>& y) {
  const auto ranks = [](const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
    return rank;
  };
  const std::vector<double> rank_x = ranks(x);
  const std::vector<double> rank_y = ranks(y);
  double squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) squares += (rank_x[i] - rank_y[i]) * (rank_x[i] - rank_y[i]);
  const auto n = static_cast<double>(x.size());
  return 1 - 6 * squares / (n * (n * n - 1));
}

const std::vector<std::uint64_t> members{path_hash("a"), path_hash("b"), path_hash("c"), path_hash("d")};
const std::vector<RankPair> pairs{{0, 1, 0.48}, {0, 2, -0.3}, {1, 2, 0.2}, {2, 3, 0.6}};

/// Rank correlations within 0.01 at 100,000 draws (their standard error is 0.003), pairs that are not given at 0.
TEST(Copula, AchievesItsRankCorrelations) {
  const Copula copula(members, pairs);
  std::vector<std::vector<double>> columns;
  for (const auto address : members) columns.push_back(column(copula, address));
  EXPECT_NEAR(spearman_plainly(columns[0], columns[1]), 0.48, 0.01);
  EXPECT_NEAR(spearman_plainly(columns[0], columns[2]), -0.3, 0.01);
  EXPECT_NEAR(spearman_plainly(columns[1], columns[2]), 0.2, 0.01);
  EXPECT_NEAR(spearman_plainly(columns[2], columns[3]), 0.6, 0.01);
  EXPECT_NEAR(spearman_plainly(columns[0], columns[3]), 0.0, 0.01);
}

/// The planted error: without the conversion 2 sin(π ρ / 6) scores of correlation ρ have ranks that fall short, by
/// 0.017 at 0.48, and the tolerance above sees it.
TEST(Copula, TheToleranceSeesRanksThatWereNotConverted) {
  const Copula copula({members[0], members[1]}, {{0, 1, rank_correlation(0.48)}});
  const double achieved = spearman_plainly(column(copula, members[0]), column(copula, members[1]));
  EXPECT_GT(std::abs(achieved - 0.48), 0.01);
}

/// Each number keeps its own distribution: every tenth of its uniforms holds a tenth of the draws (5 standard errors).
TEST(Copula, LeavesEveryNumberUniform) {
  const Copula copula(members, pairs);
  for (const auto address : members) {
    std::vector<int> tenths(10, 0);
    for (const double u : column(copula, address)) ++tenths[static_cast<std::size_t>(u * 10)];
    for (const int count : tenths) EXPECT_NEAR(count, 10'000, 5 * 95);
  }
}

TEST(Copula, ChangesNoMemberBeforeTheLaterOfAPair) {
  const Copula before(members, {{0, 1, 0.48}, {2, 3, 0.6}});
  const Copula after(members, {{0, 1, 0.48}, {1, 2, 0.2}, {2, 3, 0.6}});
  for (std::uint32_t draw = 0; draw < 100; ++draw) {
    EXPECT_EQ(after.uniform(seed, members[0], draw), parameter_uniform(seed, members[0], draw));
    EXPECT_EQ(after.uniform(seed, members[1], draw), before.uniform(seed, members[1], draw));
    EXPECT_NE(after.uniform(seed, members[2], draw), before.uniform(seed, members[2], draw));
    EXPECT_EQ(after.uniform(seed, path_hash("elsewhere"), draw), parameter_uniform(seed, path_hash("elsewhere"), draw));
  }
}

TEST(Copula, WithoutPairsEveryDrawIsItsOwn) {
  const Copula copula;
  EXPECT_TRUE(copula.empty());
  EXPECT_EQ(copula.uniform(seed, members[0], 7), parameter_uniform(seed, members[0], 7));
  EXPECT_TRUE(Copula(members, {{0, 1, 0}}).empty());
}

TEST(Copula, NamesThePairThatIsImpossible) {
  EXPECT_FALSE(impossible_pair(4, pairs));
  const auto found = impossible_pair(3, {{0, 1, 0.9}, {0, 2, 0.9}, {1, 2, -0.9}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->first, 1U);
  EXPECT_EQ(found->second, 2U);
  // Scores of correlation r with a third: theirs lies within r² ± (1 − r²).
  const double r = score_correlation(0.9);
  EXPECT_NEAR(found->lowest, rank_correlation(2 * r * r - 1), 1e-12);
  EXPECT_NEAR(found->highest, 1, 1e-12);
  // Just inside what is said to be possible, it is; just outside, it is not.
  EXPECT_FALSE(impossible_pair(3, {{0, 1, 0.9}, {0, 2, 0.9}, {1, 2, found->lowest + 1e-3}}));
  EXPECT_TRUE(impossible_pair(3, {{0, 1, 0.9}, {0, 2, 0.9}, {1, 2, found->lowest - 1e-3}}));
}

/// A pair that nobody wrote stands at 0, which may be what is impossible.
TEST(Copula, APairThatIsNotGivenCanBeTheImpossibleOne) {
  const auto found = impossible_pair(3, {{0, 1, 0.9}, {0, 2, 0.9}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->first, 1U);
  EXPECT_EQ(found->second, 2U);
  EXPECT_GT(found->lowest, 0);
}

TEST(RankCorrelation, ThereAndBack) {
  for (const double rank : {-0.95, -0.3, 0.0, 0.48, 0.99}) {
    EXPECT_NEAR(rank_correlation(score_correlation(rank)), rank, 1e-14);
  }
  EXPECT_NEAR(score_correlation(0.48), 0.4973797743297096, 1e-15);  // 2 sin(0.08 π)
}

}  // namespace
}  // namespace sposim::random
