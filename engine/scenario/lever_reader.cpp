#include "scenario/lever_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/text.hpp"
#include "scenario/choices.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();
const NumberRule duration_rule{"", Unit::days, 0, 36525};
const Allowed size_forms{false, true, true, false, false, true};

/// The rule that the size of an effect keeps, given the rule of what it moves.
NumberRule size_rule(EffectKind kind, const NumberRule& target) {
  switch (kind) {
    case EffectKind::replace:
      return target;
    case EffectKind::multiply:
      return {"Factor", Unit::ratio, 0, 1e6, Presence::required, 1};
    case EffectKind::add:
      return {"Difference", target.unit, -no_limit, no_limit};
    case EffectKind::scale_odds:
      return {"Odds ratio", Unit::ratio, 1e-6, 1e6, Presence::required, 1};
    case EffectKind::close_gap:
      break;
  }
  return {"Share of the gap that closes", Unit::probability, 0, 1};
}

void check_kind(const Node& node, const std::string& path, EffectKind kind, const Target& target,
                const Reading& reading) {
  if (kind != EffectKind::scale_odds || target.rule.unit == Unit::probability) return;
  reading.fail(node, path,
               {fmt::format("{} is not a probability", target.path), "only a probability has odds to scale",
                "Use multiply, add or replace."});
}

void read_gap(const Node& node, const std::string& path, const Target& target, Effect& effect, const Reading& reading) {
  if (!expect_map(node, path, "closing a gap is written {share: 50%, to: …}", reading)) return;
  check_keys(node, path, {"share", "to"}, reading);
  const NumberRule share = size_rule(EffectKind::close_gap, target.rule);
  if (const Node* size = required(node, path, "share", "it is the share of the gap that closes", reading)) {
    effect.size = read_value(*size, core::join_path(path, "share"), share, size_forms, reading);
  }
  if (const Node* to = required(node, path, "to", "it is the value at the other side of the gap", reading)) {
    effect.toward = read_value(*to, core::join_path(path, "to"), target.rule, size_forms, reading);
  }
}

Effect read_effect(const Node& node, const std::string& path, const Target& target, const Reading& reading) {
  Effect effect;
  const auto& words = words_of<EffectKind>();
  const std::string what = fmt::format("an effect is one of {}", core::listed(words, "or"));
  if (!expect_map(node, path, what, reading)) return effect;
  check_keys(node, path, words, reading);
  if (node.entries.size() != 1) {
    reading.fail(node, path, {fmt::format("found {} keys", node.entries.size()), what, "Write a lever for each."});
    return effect;
  }
  const auto& [word, where, size] = node.entries.front();
  const auto kind = std::find(words.begin(), words.end(), word);
  if (kind == words.end()) return effect;
  effect.kind = static_cast<EffectKind>(kind - words.begin());
  check_kind(node, path, effect.kind, target, reading);
  const std::string inner = core::join_path(path, word);
  if (effect.kind == EffectKind::close_gap) {
    read_gap(size, inner, target, effect, reading);
  } else {
    effect.size = read_value(size, inner, size_rule(effect.kind, target.rule), size_forms, reading);
  }
  return effect;
}

/// The target that a lever names; a name that is none gets the nearest.
const Target* find_target(const Node& node, const std::string& path, const std::vector<Target>& targets,
                          const Reading& reading) {
  const auto text = read_text(node, path, reading);
  if (!text) return nullptr;
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.path == *text; });
  if (found != targets.end()) return &*found;
  std::vector<std::string> names;
  names.reserve(targets.size());
  for (const auto& target : targets) names.push_back(target.path);
  constexpr std::string_view pathway = "pathway.";
  const std::string below_pathway = text->starts_with(pathway) ? text->substr(pathway.size()) : *text;
  std::string suggestion = reading.problems.did_you_mean(below_pathway, names);
  std::vector<std::string> below;
  for (const auto& name : names) {
    if (name.starts_with(*text + ".")) below.push_back("\"" + name + "\"");
  }
  if (!below.empty() && below.size() <= 12) suggestion = "Choose " + core::listed(below, "or") + ".";
  reading.fail(node, path,
               {fmt::format("there is no number \"{}\" to move", core::shortened(*text, 80)),
                "a lever moves a number that the pathway writes", std::move(suggestion)});
  return nullptr;
}

void check_names(const Node& node, const std::string& path, const std::vector<std::string>& names,
                 const std::vector<std::string>& known, std::string_view what, const Reading& reading) {
  for (const auto& name : names) {
    if (known.empty() || std::find(known.begin(), known.end(), name) != known.end()) continue;
    reading.fail(node, path,
                 {fmt::format("there is no {} \"{}\"", what, core::shortened(name, 60)),
                  "the forces table does not have it", reading.problems.did_you_mean(name, known)});
  }
}

Scope read_scope(const Node& node, const std::string& path, const Reading& reading) {
  Scope scope;
  if (!expect_map(node, path, "a scope is written {forces: […]} or {regions: […]}", reading)) return scope;
  check_keys(node, path, {"forces", "regions"}, reading);
  if (node.entries.empty())
    reading.fail(node, path, {"found an empty map", "without a scope a lever acts everywhere", "Delete this key."});
  if (const Node* forces = node.find("forces")) {
    const std::string inner = core::join_path(path, "forces");
    scope.forces = read_texts(*forces, inner, reading);
    check_names(*forces, inner, scope.forces, reading.table.table.names, "force", reading);
  }
  if (const Node* regions = node.find("regions")) {
    const std::string inner = core::join_path(path, "regions");
    scope.regions = read_texts(*regions, inner, reading);
    std::vector<std::string> known = reading.table.table.regions;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    std::erase(known, "");
    if (known.empty())
      reading.fail(*regions, inner, {"there are no regions", "the forces table has no such column", ""});
    check_names(*regions, inner, scope.regions, known, "region", reading);
  }
  return scope;
}

void read_times(const Node& node, const std::string& path, Lever& lever, const Reading& reading) {
  const auto day = [&](const char* key) -> std::optional<core::Date> {
    const Node* child = node.find(key);
    return child == nullptr ? std::nullopt : read_date(*child, core::join_path(path, key), reading);
  };
  const auto days = [&](const char* key) -> std::optional<double> {
    const Node* child = node.find(key);
    return child == nullptr ? std::nullopt
                            : read_plain_number(*child, core::join_path(path, key), duration_rule, reading);
  };
  lever.from = day("from");
  lever.until = day("until");
  lever.ramp_days = days("ramp").value_or(0);
  lever.half_life_days = days("half_life");
  if (lever.from && lever.until && *lever.until < *lever.from) {
    reading.fail(
        *node.find("until"), core::join_path(path, "until"),
        {fmt::format("{} comes before the lever begins", core::to_string(*lever.until)),
         fmt::format("it begins on {}", core::to_string(*lever.from)), "Swap the two, or choose a later day."});
  }
  if (lever.half_life_days && *lever.half_life_days <= 0) {
    reading.fail(*node.find("half_life"), core::join_path(path, "half_life"),
                 {"a half-life of 0 leaves no effect", "half of the effect is gone after this time", ""});
  }
  for (const char* key : {"ramp", "half_life"}) {
    if (node.has(key) && !node.has("from")) {
      reading.fail(*node.find(key), core::join_path(path, key),
                   {"this counts from the lever's first day", "the lever has none", "Add \"from:\" with a day."});
    }
  }
}

void check_evidence(const Node& node, const std::string& path, const Lever& lever, const Reading& reading) {
  const auto given = [](const Value& value) { return value.evidence && !value.evidence->empty(); };
  if (reading.known_answer || !lever.evidence.empty() || given(lever.effect.size)) return;
  reading.fail(
      node, path,
      {"this lever does not say where its effect comes from",
       "every number that matters has a source or is marked as assumed", "Add \"source:\" or \"assumed: true\"."});
}

}  // namespace

Lever read_lever(const Node& node, const std::string& path, const std::vector<Target>& targets,
                 const Reading& reading) {
  Lever lever;
  lever.where = node.where;
  if (!expect_map(node, path, "a lever has a target and an effect", reading)) return lever;
  check_keys(node, path, joined({"target", "effect", "from", "until", "ramp", "half_life", "scope"}, evidence_keys()),
             reading);
  const Node* target_node = required(node, path, "target", "it names the number to move", reading);
  const Node* effect_node = required(node, path, "effect", "it says what happens to the number", reading);
  const Target* target =
      target_node == nullptr ? nullptr : find_target(*target_node, core::join_path(path, "target"), targets, reading);
  if (target != nullptr) {
    lever.target = target->path;
    if (effect_node != nullptr) {
      lever.effect = read_effect(*effect_node, core::join_path(path, "effect"), *target, reading);
    }
  }
  read_times(node, path, lever, reading);
  if (const Node* scope = node.find("scope")) lever.scope = read_scope(*scope, core::join_path(path, "scope"), reading);
  const NumberRule rule = target == nullptr ? NumberRule{} : size_rule(lever.effect.kind, target->rule);
  lever.evidence = read_evidence(node, path, rule, reading).value_or(Evidence{});
  check_evidence(node, path, lever, reading);
  return lever;
}

}  // namespace sposim::scenario
