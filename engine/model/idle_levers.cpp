#include "model/idle_levers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "scenario/leaves.hpp"

namespace sposim::model {

namespace {

using scenario::EffectKind;
using scenario::Lever;
using scenario::Scenario;

/// True if the size is written as the number that leaves everything as it is.
bool is_neutral(const scenario::Effect& effect) {
  const auto* size = std::get_if<double>(&effect.size.form);
  if (size == nullptr || effect.kind == EffectKind::replace) return false;
  const bool factor = effect.kind == EffectKind::multiply || effect.kind == EffectKind::scale_odds;
  return *size == (factor ? 1.0 : 0.0);
}

/// The changes that act, and the policies in force, in the order in which they act.
template <class Visit>
void for_each_change(const Scenario& scenario, Visit&& visit) {
  for (const auto& [name, change] : scenario.changes) visit("changes." + name, change);
  for (const auto& name : scenario.in_force) visit("policies." + name, scenario.policies.at(name).change);
}

/// How many levers there are on a number or on a part of it.
std::size_t levers_on(const Scenario& scenario, const std::string& path) {
  std::size_t count = 0;
  for_each_change(scenario, [&](const std::string&, const scenario::Change& change) {
    for (const Lever& lever : change.levers) count += lever.target == path || lever.target.starts_with(path + ".");
  });
  return count;
}

/// The number at a path if it is one number that holds always: as written, or as it stands when absent.
std::optional<double> constant_at(const Scenario& scenario, const std::string& path) {
  std::optional<double> constant;
  scenario::for_each_leaf(scenario.pathway, "", [&](const std::string& at, const auto& leaf, const auto& rule) {
    if constexpr (requires { leaf.value.form; }) {
      if (at != path) return;
      if (!leaf.written) {
        constant = rule.off;
      } else if (const auto* number = std::get_if<double>(&leaf.value.form)) {
        constant = *number;
      }
    }
  });
  return constant;
}

/// A number that only counts where another is above 0, such as the length of an adjournment.
struct Needed {
  std::string_view number, by;
};
constexpr Needed needs[]{{"court.adjourned", "court.adjournment"},
                         {"investigation.convicted", "investigation.time_to_conviction"},
                         {"interim.sought", "interim.time_to_hearing"},
                         {"interim.sought", "interim.granted"}};

std::string why_switched_off(const Scenario& scenario, const Lever& lever) {
  for (const Needed& need : needs) {
    const std::string by(need.by);
    const std::string number(need.number);
    if (lever.target != by && !lever.target.starts_with(by + ".")) continue;
    if (constant_at(scenario, number) == 0.0 && levers_on(scenario, number) == 0) return number + " stands at 0";
  }
  return "";
}

/// True if the effect only changes a number in proportion, which 0 has none of (and certainty has no odds).
bool leaves(EffectKind kind, double number) {
  if (kind == EffectKind::multiply) return number == 0;
  return kind == EffectKind::scale_odds && (number == 0 || number == 1);
}

std::string why_idle(const Scenario& scenario, const Lever& lever) {
  const scenario::Clock& clock = scenario.clock;
  const core::Date first = clock.open_cases ? core::plus_months(clock.start, -12) : clock.start;
  if (is_neutral(lever.effect)) return "its effect leaves the number as it is";
  if (lever.scope.where && lever.scope.met.empty()) return "no force meets its condition";
  if (lever.until && *lever.until < first) return "it ends before the run starts";
  if (lever.from && *lever.from > clock.end) return "it begins after the run ends";
  const auto number = constant_at(scenario, lever.target);
  if (number && levers_on(scenario, lever.target) == 1 && leaves(lever.effect.kind, *number)) {
    return fmt::format("the number stands at {}", *number);
  }
  return why_switched_off(scenario, lever);
}

}  // namespace

std::vector<core::Problem> levers_without_effect(const Scenario& scenario) {
  std::vector<core::Problem> idle;
  for_each_change(scenario, [&](const std::string& path, const scenario::Change& change) {
    for (const Lever& lever : change.levers) {
      const std::string why = why_idle(scenario, lever);
      if (!why.empty())
        idle.push_back({lever.where, path, "the lever on " + lever.target + " changes nothing", why, ""});
    }
  });
  return idle;
}

}  // namespace sposim::model
