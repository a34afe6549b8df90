#include <fmt/format.h>

#include <cmath>

#include "model/plan.hpp"
#include "report/story_builder.hpp"
#include "report/words.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

/// What a lever does, in the words of somebody who has never heard of a distribution.
namespace sposim::report::story {

namespace {

std::string number(double value, scenario::Unit unit) {
  // In words a number of days or pounds keeps its unit; what would be a long fraction keeps three figures.
  return scenario::number_in_words(std::stod(fmt::format("{:.3g}", value)), unit);
}

/// `1.3, give or take: between 0.72 and 2.3 in 95 of 100 draws`; nothing for what is neither a number nor a doubt.
std::optional<std::string> size_in_words(const scenario::Value& size, const model::Doubt* doubt, scenario::Unit unit) {
  if (const auto* value = std::get_if<double>(&size.form)) return number(*value, unit);
  if (doubt == nullptr) return std::nullopt;
  const auto middle = model::value_at(*doubt, 0.5);
  const auto low = model::value_at(*doubt, 0.025);
  const auto high = model::value_at(*doubt, 0.975);
  if (!middle || !low || !high) return std::nullopt;
  return fmt::format("about {} (nobody knows exactly: between {} and {} in 95 of 100 draws)", number(*middle, unit),
                     number(*low, unit), number(*high, unit));
}

/// `moved 90% of the way to 1`, `moved all the way to the median of the forces, where it lies below`.
std::string gap_in_words(const scenario::Effect& effect, const std::string& size) {
  const auto* share = std::get_if<double>(&effect.size.form);
  const std::string how = share == nullptr ? "by a share of " + size + " of the way"
                          : *share == 1    ? "all the way"
                                           : percent(*share) + " of the way";
  const auto* aim = effect.toward ? std::get_if<double>(&effect.toward->form) : nullptr;
  const std::string where = effect.toward_median ? "the median of the forces"
                            : aim != nullptr     ? number(*aim, scenario::Unit::ratio)
                                                 : "the value aimed at";
  return fmt::format("moved {} to {}{}", how, where,
                     effect.side == scenario::GapSide::upwards     ? ", where it lies below"
                     : effect.side == scenario::GapSide::downwards ? ", where it lies above"
                                                                   : "");
}

std::string effect_in_words(const scenario::Effect& effect, const std::string& size) {
  using enum scenario::EffectKind;
  switch (effect.kind) {
    case replace:
      return effect.budget_gbp ? fmt::format("what £{:.0f} pays for, evenly spent", *effect.budget_gbp)
                               : "becomes " + size;
    case multiply:
      return "multiplied by " + size;
    case add:
      return "raised by " + size;
    case scale_odds:
      return "its odds multiplied by " + size;
    case close_gap:
      return gap_in_words(effect, size);
  }
  return "";
}

std::string months(double days) {
  const auto count = std::max<std::int64_t>(std::llround(days / (core::days_per_year / 12)), 1);
  return days < 25 ? counted(std::llround(days), "day") : counted(count, "month");
}

std::string schedule_in_words(const scenario::Lever& lever) {
  std::string words;
  if (lever.from) words += ", from " + core::in_words(*lever.from);
  if (lever.ramp_days > 0) words += ", reached step by step over " + months(lever.ramp_days);
  if (lever.until) words += ", until " + core::in_words(*lever.until);
  if (lever.half_life_days) words += ", fading by half every " + months(*lever.half_life_days);
  return words + ", " + in_words(lever.scope);
}

}  // namespace

std::string plain_words(const scenario::Scenario& scenario, const std::string& policy, std::size_t which,
                        const std::vector<model::Doubt>& doubts) {
  const scenario::Lever& lever = scenario.policies.at(policy).change.levers.at(which);
  const scenario::Unit unit = unit_of_target(scenario, lever.target);
  const std::string path = fmt::format("policies.{}.{}.{}.size", policy, which, lever.target);
  const model::Doubt* doubt = nullptr;
  for (const model::Doubt& each : doubts) {
    if (each.path == path) doubt = &each;
  }
  using enum scenario::EffectKind;
  const auto kind = lever.effect.kind;
  const bool in_its_unit = kind == replace || kind == add;
  const auto size = size_in_words(lever.effect.size, doubt, in_its_unit ? unit : scenario::Unit::ratio);
  if (!size && !lever.effect.budget_gbp) return in_words(lever, unit);
  return effect_in_words(lever.effect, size.value_or("")) + schedule_in_words(lever);
}

}  // namespace sposim::report::story
