#include "analysis/ranking.hpp"

#include <algorithm>

#include "results/wide.hpp"

namespace sposim::analysis {

namespace {

using results::Wide;

/// What a force collects over replicates.
struct Collected {
  std::vector<double> ranks;
  double among_first = 0;
};

struct Rate {
  std::size_t force = 0;
  Wide count = 0, weight = 0;
};

/// count ÷ weight of one is below that of the other, by cross-multiplication.
bool below(const Rate& a, const Rate& b) {
  return a.count * b.weight < b.count * a.weight;
}

std::vector<Rate> in_order(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& weights,
                           RankOrder order) {
  std::vector<Rate> rates;
  for (std::size_t force = 0; force < counts.size(); ++force) {
    core::require(counts[force] >= 0 && weights[force] >= 0, "counts and weights of a ranking are not negative");
    if (weights[force] > 0) rates.push_back({force, counts[force], weights[force]});
  }
  const bool lowest = order == RankOrder::lowest_first;
  std::stable_sort(rates.begin(), rates.end(),
                   [&](const Rate& a, const Rate& b) { return lowest ? below(a, b) : below(b, a); });
  return rates;
}

/// Share of the places among the first that each of `size` equals gets when they stand behind `before` others.
double share_of_places(std::size_t before, std::size_t size, std::size_t among) {
  if (before >= among) return 0;
  return static_cast<double>(std::min(size, among - before)) / static_cast<double>(size);
}

void collect(const std::vector<Rate>& rates, std::size_t among, std::vector<Collected>& forces) {
  for (std::size_t first = 0; first < rates.size();) {
    std::size_t last = first + 1;
    while (last < rates.size() && !below(rates[first], rates[last]) && !below(rates[last], rates[first])) ++last;
    const double rank = (static_cast<double>(first + 1) + static_cast<double>(last)) / 2;
    for (std::size_t i = first; i < last; ++i) {
      forces[rates[i].force].ranks.push_back(rank);
      forces[rates[i].force].among_first += share_of_places(first, last - first, among);
    }
    first = last;
  }
}

Place place_of(std::size_t force, const Collected& collected) {
  const auto replicates = static_cast<double>(collected.ranks.size());
  double sum = 0;
  for (const double rank : collected.ranks) sum += rank;
  return {force, sum / replicates, results::bands_of(collected.ranks), collected.among_first / replicates,
          static_cast<std::uint32_t>(collected.ranks.size())};
}

}  // namespace

std::vector<Place> ranking(const Counts& counts, const Counts& weights, RankOrder order, std::size_t among) {
  core::require(counts.rows() == weights.rows() && counts.columns() == weights.columns(),
                "a ranking needs one weight for each count");
  std::vector<Collected> forces(counts.columns());
  for (std::size_t replicate = 0; replicate < counts.rows(); ++replicate) {
    collect(in_order(counts.row_values(replicate), weights.row_values(replicate), order), among, forces);
  }
  std::vector<Place> places;
  for (std::size_t force = 0; force < forces.size(); ++force) {
    if (!forces[force].ranks.empty()) places.push_back(place_of(force, forces[force]));
  }
  return places;
}

}  // namespace sposim::analysis
