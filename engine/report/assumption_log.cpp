#include "report/assumption_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/words.hpp"
#include "scenario/evidence_period.hpp"
#include "scenario/words.hpp"

namespace sposim::report {

namespace {

std::string shift_in_words(double shift) {
  return fmt::format("every force {} standard deviations {}", two_figures(std::abs(shift)),
                     shift < 0 ? "lower" : "higher");
}

/// A value of an impact: as the scenario would write it, to four figures.
std::string value_in_words(const std::optional<double>& value, scenario::Unit unit, std::string_view otherwise) {
  if (!value) return std::string(otherwise);
  const double rounded = *value == 0 ? 0 : std::stod(fmt::format("{:.4g}", *value));
  return scenario::number_in_words(rounded, unit);
}

void add_impact(const RunReport& report, LoggedAssumption& each) {
  const auto found = std::find_if(report.impacts.begin(), report.impacts.end(),
                                  [&](const auto& impact) { return impact.number == each.assumption.number; });
  if (each.assumption.number.empty() || found == report.impacts.end()) return;
  each.impact = *found;
  if (found->reach == analysis::Reach::joint_95) {
    each.low_used = shift_in_words(-found->shift);
    each.high_used = shift_in_words(found->shift);
    return;
  }
  each.low_used = value_in_words(found->low, each.unit, "its 2.5 % quantile");
  each.high_used = value_in_words(found->high, each.unit, "its 97.5 % quantile");
}

std::string outside_in_words(const model::OutsideRange& outside) {
  const auto words = [&](double value) { return value_in_words(value, outside.unit, ""); };
  const std::string who =
      outside.policy.empty() ? "" : fmt::format("under the policy {} ", core::escaped(outside.policy));
  return fmt::format("{}it stands at {}, outside its evidence ({} to {})", who, words(outside.value),
                     words(outside.low), words(outside.high));
}

/// How far the run goes on beyond the years that a number's evidence is about; empty if it does not.
std::string horizon_in_words(const RunReport& report, const scenario::Assumption& row) {
  const auto last = scenario::last_year_of(row.period);
  const core::Date end = report.scenario.clock.end;
  if (row.source == "off" || !last || core::calendar_year(end) <= *last) return "";
  return fmt::format("evidence to {}, carried on to {}", *last, core::in_words(end));
}

std::string extrapolation_of(const RunReport& report, const scenario::Assumption& row) {
  std::string words;
  for (const auto& outside : report.outside_ranges) {
    if (outside.number != row.number) continue;
    words += (words.empty() ? "" : "; ") + outside_in_words(outside);
  }
  const std::string horizon = horizon_in_words(report, row);
  if (!horizon.empty()) words += (words.empty() ? "" : "; ") + horizon;
  return words;
}

}  // namespace

std::string_view name_of(analysis::ImpactRating rating) {
  switch (rating) {
    case analysis::ImpactRating::green:
      return "green";
    case analysis::ImpactRating::amber:
      return "amber";
    case analysis::ImpactRating::red:
      return "red";
  }
  throw core::ContractViolation("every rating has a name");
}

std::string_view name_of(analysis::Reach reach) {
  switch (reach) {
    case analysis::Reach::stated_range:
      return "stated range";
    case analysis::Reach::central_95:
      return "central 95 %";
    case analysis::Reach::joint_95:
      return "all forces together";
  }
  throw core::ContractViolation("every reach has a name");
}

std::vector<LoggedAssumption> assumption_log(const RunReport& report) {
  std::vector<LoggedAssumption> log;
  for (auto& row : scenario::assumptions(report.scenario)) {
    LoggedAssumption each;
    each.unit = row.measure;
    each.assumption = std::move(row);
    add_impact(report, each);
    each.extrapolation = extrapolation_of(report, each.assumption);
    log.push_back(std::move(each));
  }
  return log;
}

std::string why_no_impact(const RunReport& report) {
  if (!report.impacts.empty()) return "";
  if (report.partial) return "The run was stopped, so how much each number matters was not computed.";
  if (report.impact_replicates > 0) return "No number of this scenario is uncertain.";
  return "How much each number matters was not computed (--impact).";
}

std::string red_in_both_in_words(const RunReport& report) {
  std::vector<std::string> names;
  for (const auto& each : assumption_log(report)) {
    if (each.red_in_both()) {
      names.push_back(fmt::format("{} ({})", core::escaped(each.assumption.path), percent(each.impact->swing)));
    }
  }
  if (names.empty()) return "";
  return fmt::format("Known least and mattering most (rated red in quality and in impact): {}.", core::listed(names));
}

std::vector<std::string> extrapolations_in_words(const RunReport& report) {
  std::vector<std::string> list;
  for (const auto& outside : report.outside_ranges) {
    list.push_back(fmt::format("{}: {}.", core::escaped(outside.number), outside_in_words(outside)));
  }
  std::int64_t carried_on = 0;
  int latest = 0;
  for (const auto& row : scenario::assumptions(report.scenario)) {
    if (row.part || horizon_in_words(report, row).empty()) continue;
    ++carried_on;
    latest = std::max(latest, scenario::last_year_of(row.period).value_or(0));
  }
  if (carried_on > 0) {
    list.push_back(
        fmt::format("{} on evidence that ends before the run does (the latest in {}): carried on to {} "
                    "(assumptions.csv, column extrapolation).",
                    carried_on == 1 ? "1 number rests" : grouped(carried_on) + " numbers rest", latest,
                    core::in_words(report.scenario.clock.end)));
  }
  return list;
}

}  // namespace sposim::report
