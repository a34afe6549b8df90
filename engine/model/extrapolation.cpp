#include "model/extrapolation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "model/best_estimate.hpp"
#include "model/plan.hpp"
#include "scenario/leaves.hpp"
#include "scenario/stated_ranges.hpp"

namespace sposim::model {

namespace {

constexpr double rounding = 1e-9;  ///< of the range's width: a value at an end is inside

/// How far a value lies outside a range; 0 inside.
double excess(double value, const scenario::StatedRange& range) {
  if (!std::isfinite(value)) return 0;  // a word such as "unlimited" is no number
  const double beyond = std::max(range.low - value, value - range.high);
  return beyond > rounding * (range.high - range.low) ? beyond : 0;
}

/// The farthest value outside, among the steps that the range is about.
std::optional<double> farthest(const Timeline& timeline, const scenario::StatedRange& range, const Calendar& calendar) {
  const Day from = range.from ? std::max(calendar.day(*range.from), 0) : 0;
  std::optional<double> worst;
  for (std::size_t i = 0; i < timeline.values.size(); ++i) {
    const std::size_t step = i % timeline.starts.size();
    const bool over = step + 1 < timeline.starts.size() && timeline.starts[step + 1] <= from;
    const double value = timeline.values[i];
    if (over || excess(value, range) <= 0) continue;
    if (!worst || excess(value, range) > excess(*worst, range)) worst = value;
  }
  return worst;
}

/// The size of a lever, or a parameter, at its median.
std::optional<double> own_value(const scenario::StatedRange& range, const Plan& plan) {
  if (range.constant) return range.constant;
  const auto found = std::find_if(plan.doubts.begin(), plan.doubts.end(),
                                  [&](const auto& doubt) { return doubt.path == range.number; });
  return found == plan.doubts.end() ? std::nullopt : value_at(*found, 0.5);
}

std::map<std::string, const Timeline*> timelines_of(const DrawnPathway& pathway) {
  std::map<std::string, const Timeline*> timelines;
  scenario::for_each_leaf(pathway, "", [&](const std::string& path, const auto& leaf, const auto&) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(leaf)>, Timeline>) timelines[path] = &leaf;
  });
  return timelines;
}

void add(const scenario::Scenario& scenario, const std::string& policy, std::set<std::string>& said,
         std::vector<OutsideRange>& list) {
  const Plan plan = make_plan(scenario);
  const DrawnPathway pathway = draw_at(plan, 0.5);
  const auto timelines = timelines_of(pathway);
  for (const scenario::StatedRange& range : scenario::stated_ranges(scenario)) {
    const bool of_a_policy = range.number.starts_with("policies.");
    if (of_a_policy && !range.number.starts_with("policies." + policy + ".")) continue;
    const auto timeline = timelines.find(range.leaf);
    const auto value =
        timeline != timelines.end() ? farthest(*timeline->second, range, plan.calendar) : own_value(range, plan);
    if (!value || excess(*value, range) <= 0 || said.contains(range.number)) continue;
    list.push_back({range.number, policy, *value, range.low, range.high, range.unit});
    if (policy.empty()) said.insert(range.number);
  }
}

}  // namespace

std::vector<OutsideRange> outside_ranges(const scenario::Scenario& baseline) {
  scenario::Scenario settled = baseline;
  settled.in_force.clear();
  std::vector<OutsideRange> list;
  std::set<std::string> said;
  add(settled, "", said, list);
  if (settled.policies.empty()) return list;
  settle_policies(settled);
  for (const auto& [name, policy] : settled.policies) add(scenario::with_policies(settled, {name}), name, said, list);
  return list;
}

}  // namespace sposim::model
