#include "analysis/inequality.hpp"

#include "analysis/mean.hpp"
#include "results/spread.hpp"

namespace sposim::analysis {

namespace {

std::optional<double> gap_of(Gap gap, const ByForce& forces, std::size_t replicate) {
  const auto counts = forces.counts.row_values(replicate);
  const auto weights = forces.weights.row_values(replicate);
  switch (gap) {
    case Gap::gini:
      return results::weighted_gini(counts, weights);
    case Gap::top_to_bottom_fifth:
      return results::top_to_bottom_fifth(counts, weights);
  }
  return std::nullopt;
}

void require_shape(const ByForce& forces, const results::Grouping& group) {
  core::require(forces.counts.rows() == group.replicates && forces.weights.rows() == group.replicates &&
                    forces.counts.columns() == forces.weights.columns(),
                "inequality needs a count and a weight for each force and replicate");
}

/// @param values, defined  [replicates]; a value that is not defined is 0, and `defined` 0 or 1
OverReplicates over_replicates(const std::vector<double>& values, const std::vector<double>& defined,
                               const results::Grouping& group) {
  OverReplicates result;
  result.estimate = results::estimate_of_ratio(values, defined, 1.0, group);
  if (!result.estimate) return result;
  std::vector<double> kept;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (defined[i] > 0) kept.push_back(values[i]);
  }
  result.estimate->bands = results::bands_of(std::move(kept));
  result.mean_95 = student_95(result.estimate->mean, result.estimate->simulation_error, draws_in(group) - 1);
  return result;
}

}  // namespace

InequalityChange inequality_change(const ByForce& before, const ByForce& after, Gap gap,
                                   const results::Grouping& group) {
  require_shape(before, group);
  require_shape(after, group);
  std::vector<double> first(group.replicates);
  std::vector<double> second(group.replicates);
  std::vector<double> change(group.replicates);
  std::vector<double> defined(group.replicates);
  InequalityChange result;
  for (std::size_t i = 0; i < group.replicates; ++i) {
    const auto a = gap_of(gap, before, i);
    const auto b = gap_of(gap, after, i);
    if (!a || !b) {
      ++result.undefined_replicates;
      continue;
    }
    first[i] = *a;
    second[i] = *b;
    change[i] = *b - *a;
    defined[i] = 1;
  }
  result.before = over_replicates(first, defined, group);
  result.after = over_replicates(second, defined, group);
  result.change = over_replicates(change, defined, group);
  return result;
}

}  // namespace sposim::analysis
