#include "report/disclosure.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace sposim::report {

namespace {

/// Parts that add up to a total, by their positions; the total may be no cell of the table at all.
struct Sum {
  std::vector<std::size_t> parts;
  std::optional<std::size_t> total;
};

/// Hides a second cell of a sum that has exactly one hidden. True if it did.
bool hide_second(const Sum& sum, const std::vector<double>& means, std::vector<bool>& hidden) {
  const auto is_hidden = [&](std::size_t cell) { return static_cast<bool>(hidden[cell]); };
  const auto count =
      std::count_if(sum.parts.begin(), sum.parts.end(), is_hidden) + (sum.total && hidden[*sum.total] ? 1 : 0);
  if (count != 1) return false;
  std::optional<std::size_t> smallest;
  for (const std::size_t cell : sum.parts) {
    if (hidden[cell] || means[cell] == 0) continue;
    if (!smallest || std::abs(means[cell]) < std::abs(means[*smallest])) smallest = cell;
  }
  if (!smallest) return false;  // the others are all 0: the one hidden is the total, and hidden there too
  hidden[*smallest] = true;
  return true;
}

void hide_until_safe(const std::vector<Sum>& sums, const std::vector<double>& means, std::vector<bool>& hidden) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (const Sum& sum : sums) changed = hide_second(sum, means, hidden) || changed;
  }
}

std::vector<Sum> sums_of(const simulation::Layout& layout) {
  std::vector<Sum> sums;
  std::vector<bool> in_region(layout.forces, false);
  Sum whole{{}, layout.nation()};
  for (std::size_t area = layout.forces; area < layout.nation(); ++area) {
    sums.push_back({layout.areas[area].forces, area});
    whole.parts.push_back(area);
    for (const std::size_t force : layout.areas[area].forces) in_region[force] = true;
  }
  for (std::size_t force = 0; force < layout.forces; ++force) {
    if (!in_region[force] && force != layout.nation()) whole.parts.push_back(force);
  }
  sums.push_back(std::move(whole));
  return sums;
}

std::vector<bool> banded_cells(const std::vector<double>& means, SmallCounts small) {
  std::vector<bool> hidden(means.size());
  std::transform(means.begin(), means.end(), hidden.begin(), [&](double mean) { return is_banded(mean, small); });
  return hidden;
}

}  // namespace

std::vector<bool> hidden_areas(const std::vector<double>& means, const simulation::Layout& layout, SmallCounts small,
                               Told nation) {
  std::vector<bool> hidden = banded_cells(means, small);
  if (small == SmallCounts::shown) return hidden;
  if (nation == Told::held_back) hidden[layout.nation()] = true;
  hide_until_safe(sums_of(layout), means, hidden);
  return hidden;
}

std::vector<bool> hidden_in_month(const simulation::Record& record, simulation::Measure measure, std::size_t month,
                                  SmallCounts small, Told nation) {
  const std::size_t areas = record.layout.areas.size();
  if (small == SmallCounts::shown) return std::vector<bool>(areas, false);
  std::vector<double> means;
  for (std::size_t area = 0; area < areas; ++area) {
    means.push_back(results::monthly(record, area, measure, month).mean);
  }
  return hidden_areas(means, record.layout, small, nation);
}

std::vector<bool> hidden_headlines(const RunReport& report, std::size_t column) {
  std::vector<double> means;
  for (std::size_t area = 0; area < report.record.layout.areas.size(); ++area) {
    means.push_back(report.results.headline(area, column).estimate.mean);
  }
  return hidden_areas(means, report.record.layout, small_counts(report));
}

std::vector<bool> hidden_differences(const ComparisonReport& report, std::size_t policy, std::size_t column) {
  std::vector<double> means;
  for (const auto& area : report.results.policies[policy].headlines) means.push_back(area[column].estimate.mean);
  return hidden_areas(means, report.run.record.layout, small_counts(report.run));
}

std::vector<bool> hidden_observations(const RunReport& report) {
  std::vector<double> means;
  std::map<std::tuple<scenario::Measured, core::Date, core::Date>, Sum> sums;
  for (const auto& result : report.results.observations) {
    const auto& observation = report.scenario.observed[result.observation];
    sums[{observation.measure, observation.from, observation.to}].parts.push_back(means.size());
    means.push_back(result.model_mean);
  }
  std::vector<bool> hidden = banded_cells(means, small_counts(report));
  for (const auto& [days, sum] : sums) hide_second(sum, means, hidden);
  return hidden;
}

Told InStep::told(std::size_t which, Kind kind, simulation::Measure measure, std::size_t month) const {
  const SmallCounts small = small_counts(report.run);
  if (small == SmallCounts::shown) return Told::yes;
  const auto& compared = report.compared;
  const std::size_t nation = report.run.record.layout.nation();
  const auto banded = [&](const simulation::Record& record) {
    return is_banded(results::monthly(record, nation, measure, month).mean, small);
  };
  const bool baseline = banded(compared.levels[0]);
  const bool level = banded(compared.levels[which]);
  const bool difference = banded(compared.differences[which - 1]);
  if (baseline + level + difference != 1) return Told::yes;
  return told_unless(kind == Kind::level ? !level : level);
}

bool gain_is_banded(const ComparisonReport& report, std::size_t alternative) {
  return alternative > 0 && is_banded(gain_of(report, alternative - 1).estimate.mean, small_counts(report.run));
}

std::vector<bool> hidden_parts(const std::vector<double>& parts, double total, SmallCounts small) {
  std::vector<double> means = parts;
  means.push_back(total);
  std::vector<bool> hidden = banded_cells(means, small);
  Sum sum{{}, parts.size()};
  for (std::size_t part = 0; part < parts.size(); ++part) sum.parts.push_back(part);
  hide_until_safe({sum}, means, hidden);
  return hidden;
}

}  // namespace sposim::report
