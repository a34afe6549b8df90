#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/assumption_log.hpp"
#include "report/story_builder.hpp"
#include "report/words.hpp"

/// The log of assumptions in the story, and what its numbers are called there.
namespace sposim::report::story {

namespace {

std::string impact_note_of(const RunReport& report, const LoggedAssumption& each) {
  if (!each.impact) return why_no_impact(report).empty() ? "not uncertain, or not part of this run" : "not computed";
  if (each.impact->replicates == 0) return each.impact->fault;
  return fmt::format("{}, {}", name_of(each.impact->reach), counted(each.impact->replicates, "replicate"));
}

/// The title of the policy or change that a path leads into; empty for a number of the pathway.
std::string title_in_path(const std::string& path, const scenario::Scenario& scenario) {
  const std::size_t dot = path.find('.');
  if (dot == std::string::npos) return "";
  const std::string name = path.substr(dot + 1, path.find('.', dot + 1) - dot - 1);
  const scenario::Change* change = nullptr;
  if (path.starts_with("policies.") && scenario.policies.contains(name)) change = &scenario.policies.at(name).change;
  if (path.starts_with("changes.") && scenario.changes.contains(name)) change = &scenario.changes.at(name);
  if (change == nullptr) return "";
  return change->title.empty() ? name : change->title;
}

}  // namespace

std::vector<Assumption> assumptions_of(const RunReport& report) {
  std::vector<Assumption> list;
  for (const auto& each : assumption_log(report)) {
    const auto& row = each.assumption;
    Assumption told{row.path,
                    row.statement,
                    row.value,
                    row.unit,
                    row.range,
                    row.source,
                    row.period,
                    row.quality,
                    row.owner,
                    row.review_by,
                    row.note,
                    {},
                    {},
                    impact_note_of(report, each),
                    {},
                    {},
                    {},
                    each.low_used,
                    each.high_used,
                    each.extrapolation};
    if (each.impact && each.impact->replicates > 0) {
      told.impact = each.impact->swing;
      told.impact_rating = name_of(each.impact->rating);
      told.impact_error = each.impact->simulation_error;
      told.change_at_low = each.impact->change_at_low;
      told.change_at_high = each.impact->change_at_high;
    }
    list.push_back(std::move(told));
  }
  return list;
}

std::string statement_of(const std::string& path, const scenario::Scenario& scenario,
                         const std::vector<Assumption>& assumptions) {
  const std::string title = title_in_path(path, scenario);
  if (!title.empty()) {
    return (path.find(".cost.") == std::string::npos ? "Size of the effect of: " : "Cost of: ") + title;
  }
  std::string wanted = "pathway." + path;
  std::replace(wanted.begin(), wanted.end(), '@', '.');
  for (; wanted.find('.') != std::string::npos; wanted.resize(wanted.find_last_of('.'))) {
    for (const auto& row : assumptions) {
      if (row.path == wanted) return row.statement;
      // A dated number as a whole: its statement without the day of its first step.
      if (row.path.starts_with(wanted + ".")) return row.statement.substr(0, row.statement.find(", from "));
    }
  }
  return path;
}

Tornado told(const analysis::Tornado& tornado, std::string outcome, const scenario::Scenario& scenario,
             const std::vector<Assumption>& assumptions) {
  Tornado row{std::move(outcome), tornado.centre, {}};
  for (const auto& swing : tornado.swings) {
    row.swings.push_back({swing.path, statement_of(swing.path, scenario, assumptions), swing.explained, swing.low_value,
                          swing.high_value, std::abs(swing.at_high - swing.at_low), swing.at_low, swing.at_high});
  }
  return row;
}

}  // namespace sposim::report::story
