#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

/// Uncertain numbers that go together: a Gaussian copula of their uniforms.
namespace sposim::random {

/// The correlation of two normal scores whose ranks have this (Spearman) correlation: 2 sin(π ρ / 6).
/// @source Pearson (1907), On further methods of determining correlation
double score_correlation(double rank);
/// The way back: 6 ÷ π · asin(r ÷ 2).
double rank_correlation(double score);

/// The rank correlation of two members of a copula, by their places; `first` < `second`.
struct RankPair {
  std::size_t first = 0, second = 0;
  double rank = 0;
};

/// Which pair cannot be as written beside the pairs before it, and between which ranks it could.
struct ImpossiblePair {
  std::size_t first = 0, second = 0;
  double lowest = 0, highest = 0;
};

/// The first pair, in the order of the later member and then of the earlier one, that keeps the matrix of all
/// correlations of scores from being positive definite; nothing if it is. Pairs that are not given have rank 0.
///
/// @param members  at least as many as the pairs name
std::optional<ImpossiblePair> impossible_pair(std::size_t members, const std::vector<RankPair>& pairs);

/// Mixes the uniforms of its members, each of which has an address (a parameter's path hash).
///
/// Member k's score is Σ L(k, j) × the own score of member j, with L the Cholesky factor of the correlations of scores
/// in the order given. So the first member of every group keeps its draw, and a further correlation moves no member
/// before the later of the two. A member's draw needs the own uniforms of the members before it and nothing else: it is
/// the same in whichever scenario it is asked for.
class Copula {
 public:
  Copula() = default;
  /// @param addresses  [members] in the order in which they are mixed
  /// @throws core::ContractViolation if a pair is impossible (`impossible_pair` says which)
  Copula(const std::vector<std::uint64_t>& addresses, const std::vector<RankPair>& pairs);

  /// The uniform at which a national number is read in one parameter draw: its own, or a mixed one.
  double uniform(std::uint64_t seed, std::uint64_t address, std::uint32_t draw) const;

  /// The same, where somebody else knows the members' own uniforms (a design of points).
  double mixed(std::uint64_t address, const std::function<double(std::uint64_t address)>& own) const;

  bool empty() const { return mixed_.empty(); }

 private:
  struct Part {
    std::uint64_t address = 0;
    double weight = 0;
  };
  std::map<std::uint64_t, std::vector<Part>> mixed_;  ///< members that are more than their own score
};

}  // namespace sposim::random
