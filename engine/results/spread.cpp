#include "results/spread.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "core/error.hpp"
#include "results/wide.hpp"

namespace sposim::results {

namespace {

struct Rated {
  Wide count = 0, weight = 0;
};

/// Forces with weight, in order of count ÷ weight, lowest first; compared exactly, by cross-multiplication.
std::vector<Rated> in_order(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& weights) {
  core::require(counts.size() == weights.size(), "a spread needs one weight for each count");
  std::vector<Rated> forces;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    core::require(counts[i] >= 0 && weights[i] >= 0, "counts and weights of a spread are not negative");
    if (weights[i] > 0) forces.push_back({counts[i], weights[i]});
  }
  std::sort(forces.begin(), forces.end(),
            [](const Rated& a, const Rated& b) { return a.count * b.weight < b.count * a.weight; });
  return forces;
}

/// Count in the first fifth of all weight, as the forces stand.
template <class Iterator>
double count_in_fifth(Iterator first, Iterator last, Wide all_weight) {
  Wide left = all_weight;  // five times the weight still to be filled
  Wide whole = 0;
  for (; first != last && 5 * first->weight <= left; ++first) {
    whole += first->count;
    left -= 5 * first->weight;
  }
  if (first == last || left == 0) return static_cast<double>(whole);
  return static_cast<double>(whole) +
         static_cast<double>(first->count * left) / (5.0 * static_cast<double>(first->weight));
}

std::optional<double> count_of_forces(const std::vector<std::int64_t>& counts, std::int64_t most) {
  return static_cast<double>(std::count_if(counts.begin(), counts.end(), [&](auto count) { return count <= most; }));
}

std::optional<double> statistic_of(SpreadStatistic statistic, const std::vector<std::int64_t>& counts,
                                   const std::vector<std::int64_t>& weights) {
  switch (statistic) {
    case SpreadStatistic::gini:
      return weighted_gini(counts, weights);
    case SpreadStatistic::top_to_bottom:
      return top_to_bottom_fifth(counts, weights);
    case SpreadStatistic::five_or_fewer:
      return count_of_forces(counts, 5);
    case SpreadStatistic::none:
      return count_of_forces(counts, 0);
  }
  return std::nullopt;
}

/// One headline in every force, in one replicate.
std::vector<std::int64_t> by_force(const simulation::Record& record, std::uint32_t replicate, std::size_t headline) {
  std::vector<std::int64_t> counts(record.layout.forces);
  for (std::size_t force = 0; force < counts.size(); ++force) {
    counts[force] = record.headline(replicate, force, headline);
  }
  return counts;
}

Spread spread(const simulation::Record& record, std::size_t headline, std::size_t weight, SpreadStatistic statistic) {
  Spread result{headline, weight, statistic, std::nullopt, 0};
  std::vector<double> values;
  for (std::uint32_t replicate = 0; replicate < record.replicates; ++replicate) {
    const auto value =
        statistic_of(statistic, by_force(record, replicate, headline), by_force(record, replicate, weight));
    if (value) values.push_back(*value);
  }
  result.undefined_replicates = record.replicates - static_cast<std::uint32_t>(values.size());
  if (result.undefined_replicates == 0) result.estimate = estimate(values, grouping(record));
  return result;
}

std::size_t headline_position(simulation::Measure measure, simulation::Window window) {
  const auto& list = simulation::headlines();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].measure == measure && list[i].window == window) return i;
  }
  throw core::ContractViolation("the spread between forces needs a headline that is not kept");
}

}  // namespace

std::optional<double> weighted_gini(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& weights) {
  Wide count_before = 0;
  Wide weight_before = 0;
  Wide differences = 0;  // Σ over pairs of |count_i weight_j − count_j weight_i|
  for (const Rated& force : in_order(counts, weights)) {
    differences += force.count * weight_before - force.weight * count_before;
    count_before += force.count;
    weight_before += force.weight;
  }
  if (count_before == 0) return std::nullopt;
  return static_cast<double>(differences) / static_cast<double>(count_before * weight_before);
}

std::optional<double> top_to_bottom_fifth(const std::vector<std::int64_t>& counts,
                                          const std::vector<std::int64_t>& weights) {
  const std::vector<Rated> forces = in_order(counts, weights);
  Wide all_weight = 0;
  for (const Rated& force : forces) all_weight += force.weight;
  const double bottom = count_in_fifth(forces.begin(), forces.end(), all_weight);
  const double top = count_in_fifth(forces.rbegin(), forces.rend(), all_weight);
  if (!(bottom > 0)) return std::nullopt;
  return top / bottom;
}

std::vector<Spread> spreads(const simulation::Record& record) {
  using simulation::Measure;
  using simulation::Window;
  constexpr std::array statistics{SpreadStatistic::gini, SpreadStatistic::top_to_bottom, SpreadStatistic::five_or_fewer,
                                  SpreadStatistic::none};
  std::vector<Spread> results;
  for (const Window window : {Window::policy, Window::whole_run}) {
    const std::size_t weight = headline_position(Measure::reports, window);
    for (const Measure measure : {Measure::applied, Measure::newly_protected}) {
      const std::size_t headline = headline_position(measure, window);
      for (const SpreadStatistic statistic : statistics) {
        results.push_back(spread(record, headline, weight, statistic));
      }
    }
  }
  return results;
}

}  // namespace sposim::results
