#include "analysis/choice.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/smoothing.hpp"
#include "random/distribution.hpp"
#include "results/estimate.hpp"

namespace sposim::analysis {

namespace {

constexpr std::size_t shown_turnings = 8;
constexpr int curve_steps = 40;

std::vector<double> gain(const Compared& compared, std::size_t which) {
  const simulation::Record& record = compared.levels[which];
  const simulation::Record& baseline = compared.levels.front();
  std::vector<double> gains;
  for (std::uint32_t r = 0; r < record.replicates; ++r) {
    const std::size_t nation = record.layout.nation();
    gains.push_back(static_cast<double>(record.headline(r, nation, 0) - baseline.headline(r, nation, 0)));
  }
  return gains;
}

void put_column(Table& table, std::size_t column, const std::vector<double>& values) {
  for (std::size_t row = 0; row < values.size(); ++row) table(row, column) = values[row];
}

/// How the leading alternative's gain hangs on single numbers.
std::vector<Turning> turnings_of(const Parameters& parameters, const Table& outcomes, std::size_t leader) {
  std::vector<Turning> turnings;
  for (const Influence& each : influence(parameters.values, outcomes.column(leader))) {
    if (turnings.size() == shown_turnings || each.explained <= 0) break;
    const Parameter& parameter = parameters.list[each.parameter];
    Turning turning;
    turning.path = parameter.path;
    turning.explained = each.explained;
    turning.switching = switching(parameters.values.column(each.parameter), outcomes);
    turning.at_median = model::value_at(parameter.doubt, 0.5);
    if (turning.switching.nearest) {
      turning.at_switch =
          model::value_at(parameter.doubt, random::cumulative(random::Normal{0, 1}, turning.switching.nearest->at));
    }
    turnings.push_back(std::move(turning));
  }
  return turnings;
}

/// @param outcomes  [draws][among] means of each draw's replicates, differences from the baseline
/// @param expected  the same with chance removed
Yardstick judge(const Parameters& parameters, std::vector<std::size_t> among, const Table& outcomes,
                const Table& expected) {
  Yardstick yardstick{std::move(among), decide(expected), {}, {}, {}};
  yardstick.perfect = value_of_perfect_information(parameters.values, outcomes);
  for (const std::string& group : parameters.groups()) {
    yardstick.groups.push_back(
        {group, value_of_partial_information(parameters.values, parameters.in_group(group), outcomes)});
  }
  std::stable_sort(yardstick.groups.begin(), yardstick.groups.end(),
                   [](const auto& a, const auto& b) { return a.information.value.value > b.information.value.value; });
  // Where the baseline itself is best, the question is what would make the next best better.
  std::size_t leader = yardstick.decision.best;
  if (leader == 0) {
    leader = 1;
    for (std::size_t i = 2; i < yardstick.among.size(); ++i) {
      const auto& options = yardstick.decision.options;
      if (options[i].net_benefit.value > options[leader].net_benefit.value) leader = i;
    }
  }
  yardstick.turnings = turnings_of(parameters, outcomes, leader);
  return yardstick;
}

/// Some columns of effects and costs, the baseline's zeros first.
struct Priced {
  std::vector<std::size_t> among{0};
  Table effects, costs;
};

Priced priced_only(const Table& effects, const std::vector<std::optional<Costing>>& costings,
                   const results::Grouping& group) {
  Priced priced;
  for (std::size_t i = 0; i < costings.size(); ++i) {
    if (costings[i]) priced.among.push_back(i + 1);
  }
  priced.effects = columns_of(effects, priced.among);
  priced.costs = Table(effects.rows(), priced.among.size());
  for (std::size_t i = 1; i < priced.among.size(); ++i) {
    put_column(priced.costs, i, draw_means(costings[priced.among[i] - 1]->present_value, group));
  }
  return priced;
}

double mean(const std::vector<double>& values) {
  return mean_of(values).value;
}

Frontier frontier_of(const Priced& priced) {
  std::vector<Option> options;
  for (std::size_t i = 0; i < priced.among.size(); ++i) {
    options.push_back({mean(priced.costs.column(i)), mean(priced.effects.column(i))});
  }
  return frontier(options);
}

/// From 0 to twice the dearest step of the frontier, or twice the value given, whichever is more.
std::vector<double> curve_values(const Frontier& frontier, double value) {
  double most = 2 * value;
  for (const Step& step : frontier.steps) most = std::max(most, 2 * step.ratio.value_or(0));
  const double unit = std::pow(10, std::floor(std::log10(std::max(most, 1.0))));
  most = std::ceil(most / unit) * unit;
  std::vector<double> values;
  for (int i = 0; i <= curve_steps; ++i) values.push_back(most * i / curve_steps);
  return values;
}

}  // namespace

Choice choose(const Compared& compared, const std::vector<std::optional<Costing>>& costings) {
  const results::Grouping group = results::grouping(compared.levels.front());
  const Parameters parameters = parameters_of(compared);
  const std::size_t count = compared.alternatives.size();
  Table outcomes(parameters.values.rows(), count);
  std::vector<std::size_t> all(count);
  for (std::size_t i = 0; i < count; ++i) all[i] = i;
  for (std::size_t i = 1; i < count; ++i) put_column(outcomes, i, draw_means(gain(compared, i), group));
  const Table expected = smooth(parameters.values, outcomes).fitted;
  Choice choice;
  choice.by_protected = judge(parameters, all, outcomes, expected);
  const Priced priced = priced_only(outcomes, costings, group);
  const auto& money = compared.alternatives.front().scenario->money;
  if (!money || priced.among.size() < 2) return choice;
  const double value = std::get<double>(money->value_per_protected.value.form);
  const Table costs = smooth(parameters.values, priced.costs).fitted;
  const Table effects = columns_of(expected, priced.among);
  choice.frontier = frontier_of(priced);
  choice.curve = acceptability(effects, costs, curve_values(*choice.frontier, value));
  if (value <= 0) return choice;
  choice.by_value = judge(parameters, priced.among, net_benefit(priced.effects, priced.costs, value),
                          net_benefit(effects, costs, value));
  return choice;
}

}  // namespace sposim::analysis
