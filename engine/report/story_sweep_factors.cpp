#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdlib>

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

std::string axis_of(scenario::EffectKind kind) {
  if (kind == scenario::EffectKind::scale_odds) return "multiplier on the odds";
  return kind == scenario::EffectKind::close_gap ? "share of the gap closed" : "multiplier";
}

/// Every row of the log by the path that draws know; a row that only says where the number is written is no row of it.
const scenario::Assumption* row_at(const std::string& path, const std::vector<scenario::Assumption>& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.number == path; });
  return found == rows.end() ? nullptr : &*found;
}

/// The statement of a number: its own, or of what it is a part of.
std::string statement_at(const std::string& path, const std::vector<scenario::Assumption>& rows) {
  for (std::string wanted = path;; wanted.resize(wanted.find_last_of('.'))) {
    const std::string below_pathway = "pathway." + wanted;
    const std::string dated = wanted + "@";
    for (const auto& row : rows) {
      if (row.number == wanted || row.path == below_pathway) return row.statement;
      if (row.number.starts_with(dated)) return row.statement.substr(0, row.statement.find(", from "));
    }
    if (wanted.find('.') == std::string::npos) return path;
  }
}

struct OfNumber {
  std::string statement;
  scenario::Unit unit = scenario::Unit::ratio;
  std::string axis;     ///< the unit in words
  std::string meaning;  ///< the same; of a lever also what it is of
};

/// True if another factor is the size of another lever of the same policy or change.
bool has_siblings(const std::string& path, const SweepReport& report) {
  const std::string begin = path.substr(0, path.find('.', path.find('.') + 1) + 1);
  for (const auto& factor : report.plan.factors) {
    for (const auto& other : factor.written.paths) {
      if (other != path && other.starts_with(begin)) return true;
    }
  }
  return false;
}

std::string begun(std::string words, int (*change)(int)) {
  if (!words.empty()) words[0] = static_cast<char>(change(static_cast<unsigned char>(words[0])));
  return words;
}

/// A part of a number, what tells it from the others first: `Median of: time from …`, `Charged: how the …`.
std::string part_first(const std::string& statement, const std::string& path) {
  const auto first = [&](const std::string& part, const std::string& shown) {
    const std::string whole = statement.substr(0, statement.size() - part.size() - 2);
    return begun(shown, std::toupper) + ": " + begun(whole, std::tolower);
  };
  const std::string blank = "factor where the count is blank";
  if (statement.ends_with(", " + blank)) {
    // The path counts the factors from 0.
    const int which = std::atoi(path.c_str() + path.find_last_of('.') + 1) + 1;
    return first(blank, fmt::format("factor {} where the count is blank", which));
  }
  const std::string last = path.substr(path.find_last_of('.') + 1);
  if (!statement.ends_with(", " + last)) return statement;
  return first(last, last);
}

OfNumber number_told(const std::string& path, const SweepReport& report,
                     const std::vector<scenario::Assumption>& rows) {
  const scenario::Scenario& scenario = report.sweep.scenarios.front();
  std::string title;
  if (const scenario::Lever* lever = lever_at(path, scenario, title)) {
    const bool in_its_unit =
        lever->effect.kind == scenario::EffectKind::replace || lever->effect.kind == scenario::EffectKind::add;
    const std::string of = statement_at(lever->target, rows);
    return {has_siblings(path, report) ? fmt::format("{}: effect on ‘{}’", title, of) : title + ": size of the effect",
            in_its_unit ? unit_of_target(scenario, lever->target) : scenario::Unit::ratio,
            in_its_unit ? std::string(scenario::unit_in_words(unit_of_target(scenario, lever->target)))
                        : axis_of(lever->effect.kind),
            fmt::format("{} ‘{}’", does_in_words(lever->effect.kind), of)};
  }
  const scenario::Assumption* row = row_at(path, rows);
  std::string statement = row == nullptr ? statement_at(path, rows) : part_first(row->statement, path);
  if (path.starts_with("routes.")) statement += " (" + path.substr(7, path.find('.', 7) - 7) + ")";
  std::replace(statement.begin(), statement.end(), '_', ' ');
  const scenario::Unit unit = row == nullptr ? scenario::Unit::ratio : row->measure;
  const std::string words(scenario::unit_in_words(unit));
  return {statement, unit, words, words};
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

std::string name_with_underscores_apart(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

/// The same by their names, which are short enough for a chart.
std::string stack_named(const std::vector<std::string>& stack) {
  if (stack.empty()) return "no policy";
  std::string words;
  for (const std::string& name : stack) words += (words.empty() ? "" : " + ") + name_with_underscores_apart(name);
  return words;
}

std::string value_in_words(double value, scenario::Unit unit) {
  if (unit == scenario::Unit::probability) return fmt::format("{:.3g}%", 100 * value);
  if (value >= 1000 && unit != scenario::Unit::days && unit != scenario::Unit::pounds)
    return grouped(std::llround(value));
  if (value >= 1000 && unit == scenario::Unit::days) return grouped(std::llround(value)) + " days";
  const std::string words = scenario::number_in_words(std::stod(fmt::format("{:.3g}", value)), unit);
  return words.starts_with('-') ? "−" + words.substr(1) : words;
}

}  // namespace

FactorScale scale_of(const SweepReport& report, std::size_t factor, const std::vector<scenario::Assumption>& rows) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  const std::vector<std::string>& paths = planned.written.paths;
  FactorScale scale;
  scale.is_choice = factor_cell_kind(planned) == "policies";
  scale.is_value = factor_cell_kind(planned) == "value";
  const bool named = paths.size() != 1 || paths.front() != planned.name;
  if (named) scale.statement = begun(name_with_underscores_apart(planned.name), std::toupper);
  for (const std::string& path : paths) {
    const OfNumber told = number_told(path, report, rows);
    scale.unit = told.unit;
    scale.axis = told.axis;
    scale.meaning = told.meaning;
    if (!named) scale.statement = told.statement;
  }
  return scale;
}

std::string place_in_words(const SweepReport& report, std::size_t factor, const FactorScale& scale, double coordinate) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  if (const auto* choice = std::get_if<scenario::PolicyChoice>(&planned.written.meaning)) {
    return stack_named(choice->stacks[model::place_of(planned, coordinate)]);
  }
  const auto value = scale.is_value ? model::value_at(planned, coordinate) : std::nullopt;
  if (value) return value_in_words(*value, scale.unit);
  return fmt::format("quantile {:.3g}%", 100 * model::quantile_at(planned, coordinate));
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
  told.unit = scale.is_value ? scale.meaning : "quantile of its distribution";
  if (!end_cell(planned, 0).empty()) told.lowest = place_in_words(report, factor, scale, 0);
  if (!end_cell(planned, 1).empty()) told.highest = place_in_words(report, factor, scale, 1);
  return told;
}

}  // namespace sposim::report::story
