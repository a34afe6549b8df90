#include "analysis/comparison.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "results/estimate.hpp"

namespace sposim::analysis {

namespace {

std::size_t column_named(std::string_view name) {
  const auto& all = simulation::headlines();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  core::require(found != all.end(), "there is such a headline");
  return static_cast<std::size_t>(found - all.begin());
}

/// One headline by replicate and force.
Counts by_replicate_and_force(const simulation::Record& record, std::size_t column) {
  Counts counts(record.replicates, record.layout.forces);
  for (std::uint32_t r = 0; r < record.replicates; ++r) {
    for (std::size_t force = 0; force < record.layout.forces; ++force) {
      counts(r, force) = record.headline(r, force, column);
    }
  }
  return counts;
}

ByForce protected_per_report(const simulation::Record& record) {
  return {by_replicate_and_force(record, headline), by_replicate_and_force(record, column_named("reports"))};
}

std::vector<std::vector<Difference>> differences(const simulation::Record& policy, const simulation::Record& baseline,
                                                 const results::Grouping& group) {
  std::vector<std::vector<Difference>> all;
  for (std::size_t area = 0; area < policy.layout.areas.size(); ++area) {
    std::vector<Difference>& row = all.emplace_back();
    for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
      row.push_back(paired(results::headline_column(policy, area, column),
                           results::headline_column(baseline, area, column), group));
    }
  }
  return all;
}

void add_money(const Compared& compared, std::size_t which, const results::Grouping& group, AgainstBaseline& result) {
  result.costing = cost_of(compared, which);
  if (!result.costing) return;
  const std::vector<double>& cost = result.costing->present_value;
  result.cost = results::estimate(cost, group);
  const std::size_t nation = compared.levels.front().layout.nation();
  const auto mean_of_column = [&](std::string_view name) {
    return result.headlines[nation][column_named(name)].estimate.mean;
  };
  const double gained = mean_of_column("newly_protected");
  const double months = mean_of_column("protected_days") / (core::days_per_year / 12);
  if (gained > 0) result.cost_per_protected = result.cost->mean / gained;
  if (months > 0) result.cost_per_month = result.cost->mean / months;
  const double value = std::get<double>(compared.alternatives[which].scenario->money->value_per_protected.value.form);
  if (value <= 0) return;
  std::vector<double> benefit;
  for (std::uint32_t r = 0; r < group.replicates; ++r) {
    const std::int64_t more =
        compared.levels[which].headline(r, nation, headline) - compared.levels.front().headline(r, nation, headline);
    benefit.push_back(value * static_cast<double>(more) - cost[r]);
  }
  result.net_benefit = results::estimate(benefit, group);
}

/// The alternative in force with exactly these parts.
std::size_t with_parts(const std::vector<Alternative>& alternatives, std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    std::vector<std::string> own = alternatives[i].parts;
    std::sort(own.begin(), own.end());
    if (own == parts) return i;
  }
  throw core::ContractViolation("every subset of a stack is simulated");
}

std::vector<results::Estimate> attribute(const Compared& compared, const std::vector<std::string>& parts,
                                         const results::Grouping& group) {
  const simulation::Record& first = compared.levels.front();
  const std::size_t subsets = std::size_t{1} << parts.size();
  Counts outcomes(subsets, first.replicates);
  for (std::size_t subset = 0; subset < subsets; ++subset) {
    std::vector<std::string> taken;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if ((subset >> part) % 2 == 1) taken.push_back(parts[part]);
    }
    const simulation::Record& record = compared.levels[with_parts(compared.alternatives, taken)];
    for (std::uint32_t r = 0; r < first.replicates; ++r) {
      outcomes(subset, r) = record.headline(r, first.layout.nation(), headline);
    }
  }
  return summarise(attribution(outcomes), group);
}

}  // namespace

Comparison compare(const Compared& compared) {
  core::require(compared.levels.size() == compared.alternatives.size() && compared.levels.size() > 1,
                "a comparison has a baseline and one more");
  const simulation::Record& baseline = compared.levels.front();
  const results::Grouping group = results::grouping(baseline);
  const ByForce before = protected_per_report(baseline);
  Comparison comparison;
  std::vector<std::optional<Costing>> costings;
  comparison.places.push_back(ranking(before.counts, before.weights, RankOrder::lowest_first));
  for (std::size_t i = 1; i < compared.levels.size(); ++i) {
    AgainstBaseline& result = comparison.policies.emplace_back();
    result.headlines = differences(compared.levels[i], baseline, group);
    add_money(compared, i, group, result);
    const ByForce after = protected_per_report(compared.levels[i]);
    result.gini = inequality_change(before, after, Gap::gini, group);
    result.fifths = inequality_change(before, after, Gap::top_to_bottom_fifth, group);
    comparison.places.push_back(ranking(after.counts, after.weights, RankOrder::lowest_first));
    const auto& parts = compared.alternatives[i].parts;
    if (parts.size() > 1) result.attribution = attribute(compared, parts, group);
    costings.push_back(result.costing);
  }
  comparison.choice = choose(compared, costings);
  return comparison;
}

}  // namespace sposim::analysis
