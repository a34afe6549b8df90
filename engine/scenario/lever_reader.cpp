#include "scenario/lever_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

const NumberRule duration_rule{"", Unit::days, 0, 36525};

/// The target that a lever names; a name that is none gets the nearest.
const Target* find_target(const Node& node, const std::string& path, const std::vector<Target>& targets,
                          const Reading& reading) {
  const auto text = read_text(node, path, reading);
  if (!text) return nullptr;
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.path == *text; });
  if (found != targets.end()) return &*found;
  // A number that could not be read has no parts to move: that was said.
  constexpr std::ptrdiff_t group_and_name = 2;
  std::string number = "pathway." + *text;
  for (; std::count(number.begin(), number.end(), '.') >= group_and_name; number.resize(number.rfind('.'))) {
    if (reading.problems.about(number)) return nullptr;
  }
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

/// A word has nothing between it and a number.
void check_word(const Node& node, const std::string& path, const Lever& lever, const Reading& reading) {
  if (!std::holds_alternative<Word>(lever.effect.size.form)) return;
  for (const char* key : {"ramp", "half_life"}) {
    const Node* pace = node.find(key);
    if (pace == nullptr) continue;
    reading.fail(*pace, core::join_path(path, key),
                 {"a word cannot be reached step by step", "nothing lies between a number and a word",
                  "Delete this key, or replace with a number."});
  }
}

/// A policy's lever says when it starts, and a budget when it is spent.
void check_policy_times(const Node& node, const std::string& path, const Lever& lever, const Reading& reading) {
  required(node, path, "from", "a policy starts on a day", reading);
  if (lever.effect.budget_gbp && !lever.until) {
    reading.fail(node, path,
                 {"the budget has no end", "it is spent evenly from the lever's first day to its last",
                  "Add \"until:\" with a day."});
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

Lever read_lever(const Node& node, const std::string& path, LeverHome home, const std::vector<Target>& targets,
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
    lever.list = target->list;
    if (effect_node != nullptr) {
      lever.effect = read_effect(*effect_node, core::join_path(path, "effect"), home, *target, reading);
    }
  }
  read_times(node, path, lever, reading);
  check_word(node, path, lever, reading);
  if (home == LeverHome::policy) check_policy_times(node, path, lever, reading);
  if (const Node* scope = node.find("scope")) {
    lever.scope = read_scope(*scope, core::join_path(path, "scope"), home, reading);
  }
  const NumberRule rule = target == nullptr ? NumberRule{} : size_rule(lever.effect.kind, target->rule);
  lever.evidence = read_evidence(node, path, rule, reading).value_or(Evidence{});
  check_evidence(node, path, lever, reading);
  return lever;
}

std::vector<Lever> read_levers(const Node& node, const std::string& path, LeverHome home,
                               const std::vector<Target>& targets, const Reading& reading) {
  std::vector<Lever> read;
  if (!node.is_list() || node.items.empty()) {
    reading.fail(node, path,
                 {fmt::format("found {}", node.is_list() ? "an empty list" : described(node)),
                  "this is a list of levers, each after a \"-\"", ""});
    return read;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    read.push_back(read_lever(node.items[i], fmt::format("{}[{}]", path, i + 1), home, targets, reading));
  }
  return read;
}

}  // namespace sposim::scenario
