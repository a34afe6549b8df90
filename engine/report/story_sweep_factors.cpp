#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.hpp"
#include "report/story_builder.hpp"
#include "report/story_sweep_builder.hpp"
#include "report/words.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

/// The factors of a sweep in plain words.
namespace sposim::report::story {

namespace {

/// The lever whose size a path names: `policies.training.0.decision.granted.size`.
const scenario::Lever* lever_at(const std::string& path, const scenario::Scenario& scenario, std::string& title) {
  const bool of_policy = path.starts_with("policies.");
  if ((!of_policy && !path.starts_with("changes.")) || !path.ends_with(".size")) return nullptr;
  const std::size_t begin = path.find('.') + 1;
  const std::size_t end = path.find('.', begin);
  const std::string name = path.substr(begin, end - begin);
  const scenario::Change* change = nullptr;
  if (of_policy && scenario.policies.contains(name)) change = &scenario.policies.at(name).change;
  if (!of_policy && scenario.changes.contains(name)) change = &scenario.changes.at(name);
  if (change == nullptr || end == std::string::npos) return nullptr;
  std::size_t which = 0;
  const auto [rest, error] = std::from_chars(path.data() + end + 1, path.data() + path.size(), which);  // whole numbers
  if (error != std::errc{} || *rest != '.' || which >= change->levers.size()) return nullptr;
  title = change->title.empty() ? name : change->title;
  return &change->levers[which];
}

std::string_view does_in_words(scenario::EffectKind kind) {
  using enum scenario::EffectKind;
  switch (kind) {
    case replace:
      return "new value of";
    case multiply:
      return "multiplier on";
    case add:
      return "added to";
    case scale_odds:
      return "multiplier on the odds of";
    case close_gap:
      return "share of the gap closed in";
  }
  throw core::ContractViolation("every kind of effect has words");
}

/// Every row of the log by the path that draws know; a row that only says where the number is written is no row of it.
const scenario::Assumption* row_at(const std::string& path, const std::vector<scenario::Assumption>& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.number == path; });
  return found == rows.end() ? nullptr : &*found;
}

/// The statement of a number: its own, or of what it is a part of.
std::string statement_at(const std::string& path, const std::vector<scenario::Assumption>& rows) {
  for (std::string wanted = path;; wanted.resize(wanted.find_last_of('.'))) {
    for (const auto& row : rows) {
      if (row.number == wanted || row.path == "pathway." + wanted) return row.statement;
      if (row.number.starts_with(wanted + "@")) return row.statement.substr(0, row.statement.find(", from "));
    }
    if (wanted.find('.') == std::string::npos) return path;
  }
}

struct OfNumber {
  std::string statement;
  scenario::Unit unit = scenario::Unit::ratio;
};

OfNumber number_told(const std::string& path, const scenario::Scenario& scenario,
                     const std::vector<scenario::Assumption>& rows) {
  std::string title;
  if (const scenario::Lever* lever = lever_at(path, scenario, title)) {
    const bool in_its_unit =
        lever->effect.kind == scenario::EffectKind::replace || lever->effect.kind == scenario::EffectKind::add;
    return {fmt::format("{}: {} “{}”", title, does_in_words(lever->effect.kind), statement_at(lever->target, rows)),
            in_its_unit ? unit_of_target(scenario, lever->target) : scenario::Unit::ratio};
  }
  const scenario::Assumption* row = row_at(path, rows);
  std::string statement = row == nullptr ? statement_at(path, rows) : row->statement;
  std::replace(statement.begin(), statement.end(), '_', ' ');
  return {statement, row == nullptr ? scenario::Unit::ratio : row->measure};
}

/// The title of a stack of policies, with where they stand.
std::string stack_told(const std::vector<std::string>& stack, const scenario::Scenario& scenario) {
  if (stack.empty()) return "no policy";
  std::string words;
  for (const std::string& name : stack) {
    const auto& policy = scenario.policies.at(name);
    words += (words.empty() ? "" : " + ") + (policy.change.title.empty() ? name : policy.change.title);
  }
  return words;
}

std::string value_in_words(double value, scenario::Unit unit) {
  if (unit == scenario::Unit::probability) return fmt::format("{:.3g}%", 100 * value);
  return scenario::number_in_words(std::stod(fmt::format("{:.3g}", value)), unit);
}

std::string name_with_underscores_apart(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

FactorScale scale_of(const SweepReport& report, std::size_t factor, const std::vector<scenario::Assumption>& rows) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  const std::vector<std::string>& paths = planned.written.paths;
  const scenario::Scenario& scenario = report.sweep.scenarios.front();
  FactorScale scale;
  scale.is_choice = factor_cell_kind(planned) == "policies";
  scale.is_value = factor_cell_kind(planned) == "value";
  const bool named = paths.size() != 1 || paths.front() != planned.name;
  if (scale.is_choice) {
    scale.statement = "Policies in force (" + name_with_underscores_apart(planned.name) + ")";
  } else if (named) {
    scale.statement = name_with_underscores_apart(planned.name);
  }
  for (const std::string& path : paths) {
    const OfNumber told = number_told(path, scenario, rows);
    scale.unit = told.unit;
    if (!named) scale.statement = told.statement;
  }
  return scale;
}

std::string place_in_words(const SweepReport& report, std::size_t factor, const FactorScale& scale, double coordinate) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  if (const auto* choice = std::get_if<scenario::PolicyChoice>(&planned.written.meaning)) {
    return stack_told(choice->stacks[model::place_of(planned, coordinate)], report.sweep.scenarios.front());
  }
  const auto value = scale.is_value ? model::value_at(planned, coordinate) : std::nullopt;
  if (value) return value_in_words(*value, scale.unit);
  return fmt::format("{:.3g}%", 100 * model::quantile_at(planned, coordinate));
}

double place_on_axis(const SweepReport& report, std::size_t factor, const FactorScale& scale, double coordinate) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  if (scale.is_choice) return static_cast<double>(model::place_of(planned, coordinate));
  const auto value = scale.is_value ? model::value_at(planned, coordinate) : std::nullopt;
  return value ? *value : model::quantile_at(planned, coordinate);
}

SweptFactor swept_factor(const SweepReport& report, std::size_t factor, const FactorScale& scale) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  SweptFactor told{planned.name, scale.statement, {}, factor_cell_kind(planned), {}, {}, planned.written.paths, {}};
  const scenario::Scenario& scenario = report.sweep.scenarios.front();
  if (const auto* choice = std::get_if<scenario::PolicyChoice>(&planned.written.meaning)) {
    told.unit = "choice";
    for (const auto& stack : choice->stacks) told.choice.push_back(stack_told(stack, scenario));
    return told;
  }
  told.unit = scale.is_value ? std::string(unit_in_words(scale.unit)) : "share of its distribution below it";
  if (!end_cell(planned, 0).empty()) told.lowest = place_in_words(report, factor, scale, 0);
  if (!end_cell(planned, 1).empty()) told.highest = place_in_words(report, factor, scale, 1);
  return told;
}

}  // namespace sposim::report::story
