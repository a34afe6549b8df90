#include "random/copula.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "random/address.hpp"
#include "random/normal.hpp"

namespace sposim::random {

namespace {

constexpr double pi = 3.14159265358979323846;
/// A member of which less than this share is its own would be a copy of the others.
constexpr double least_own_share = 1e-9;

/// The lower triangle of a Cholesky factor, row by row, and where it could not go on. In plain loops, so that the
/// order of the sums is the same on every machine.
struct Factor {
  std::vector<std::vector<double>> rows;
  std::optional<ImpossiblePair> stopped;
};

/// The rank, kept among the ranks that there are.
double rank_within(double score) {
  return rank_correlation(std::clamp(score, -1.0, 1.0));
}

Factor factorise(std::size_t members, const std::vector<RankPair>& pairs) {
  std::vector<std::vector<double>> correlations(members);
  for (std::size_t k = 0; k < members; ++k) correlations[k].assign(k, 0.0);
  for (const RankPair& pair : pairs) {
    core::require(pair.first < pair.second && pair.second < members, "a correlation is between two members in order");
    correlations[pair.second][pair.first] = score_correlation(pair.rank);
  }
  Factor factor;
  for (std::size_t k = 0; k < members; ++k) {
    std::vector<double> row;
    double own = 1;  // the share of this member's variance that no member before it explains
    for (std::size_t j = 0; j < k; ++j) {
      double shared = 0;
      for (std::size_t m = 0; m < j; ++m) shared += row[m] * factor.rows[j][m];
      const double weight = (correlations[k][j] - shared) / factor.rows[j][j];
      const double left = own - weight * weight;
      if (left < least_own_share) {
        const double room = std::sqrt(own) * factor.rows[j][j];
        factor.stopped = ImpossiblePair{j, k, rank_within(shared - room), rank_within(shared + room)};
        return factor;
      }
      row.push_back(weight);
      own = left;
    }
    row.push_back(std::sqrt(own));
    factor.rows.push_back(std::move(row));
  }
  return factor;
}

/// P(a standard normal score ≤ z), never quite 0 or 1: a quantile is asked there.
double uniform_of_score(double z) {
  constexpr double root_2 = 1.41421356237309504880;
  constexpr double least = 0x1p-53;  // of the own uniforms, half a step of 2⁻⁵²
  return std::clamp(0.5 * std::erfc(-z / root_2), least, 1 - least);
}

}  // namespace

double score_correlation(double rank) {
  return 2 * std::sin(pi * rank / 6);
}

double rank_correlation(double score) {
  return 6 / pi * std::asin(score / 2);
}

std::optional<ImpossiblePair> impossible_pair(std::size_t members, const std::vector<RankPair>& pairs) {
  return factorise(members, pairs).stopped;
}

Copula::Copula(const std::vector<std::uint64_t>& addresses, const std::vector<RankPair>& pairs) {
  const Factor factor = factorise(addresses.size(), pairs);
  core::require(!factor.stopped, "correlations that are used are possible together");
  for (std::size_t k = 0; k < addresses.size(); ++k) {
    std::vector<Part> parts;
    for (std::size_t j = 0; j <= k; ++j) {
      if (factor.rows[k][j] != 0) parts.push_back({addresses[j], factor.rows[k][j]});
    }
    if (parts.size() > 1) mixed_[addresses[k]] = std::move(parts);
  }
}

double Copula::uniform(std::uint64_t seed, std::uint64_t address, std::uint32_t draw) const {
  return mixed(address, [&](std::uint64_t member) { return parameter_uniform(seed, member, draw); });
}

double Copula::mixed(std::uint64_t address, const std::function<double(std::uint64_t)>& own) const {
  const auto found = mixed_.find(address);
  if (found == mixed_.end()) return own(address);
  double score = 0;
  for (const Part& part : found->second) score += part.weight * normal_quantile(own(part.address));
  return uniform_of_score(score);
}

}  // namespace sposim::random
