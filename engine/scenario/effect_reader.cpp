#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/text.hpp"
#include "scenario/choices.hpp"
#include "scenario/lever_reader.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

void check_kind(const Node& node, const std::string& path, EffectKind kind, const Target& target,
                const Reading& reading) {
  if (kind != EffectKind::scale_odds || target.rule.unit == Unit::probability) return;
  reading.fail(node, path,
               {fmt::format("{} is not a probability", target.path), "only a probability has odds to scale",
                "Use multiply, add or replace."});
}

/// The other side of a gap: a value, or in a policy the median of the forces.
void read_goal(const Node& node, const std::string& path, LeverHome home, const Target& target, Effect& effect,
               const Reading& reading) {
  if (node.is_scalar() && node.text == median_of_forces) {
    effect.toward_median = true;
    if (home == LeverHome::policy) return;
    reading.fail(node, path,
                 {"a change cannot be told by a median", "the median is that of the baseline, changes included",
                  "Write the value itself."});
    return;
  }
  NumberRule numbers = target.rule;  // a gap to a word would have no length
  numbers.may_be_unlimited = false;
  numbers.may_hold = false;
  effect.toward = read_value(node, path, numbers, allowed_for_effect, reading);
}

void read_gap(const Node& node, const std::string& path, LeverHome home, const Target& target, Effect& effect,
              const Reading& reading) {
  if (!expect_map(node, path, "closing a gap is written {share: 50%, to: …}", reading)) return;
  check_keys(node, path, {"share", "to", "only"}, reading);
  if (const Node* only = node.find("only")) {
    const auto side = read_choice(*only, core::join_path(path, "only"), words_of<GapSide>(), reading);
    if (side) effect.side = static_cast<GapSide>(*side);
  }
  const NumberRule share = size_rule(EffectKind::close_gap, target.rule);
  if (const Node* size = required(node, path, "share", "it is the share of the gap that closes", reading)) {
    effect.size = read_value(*size, core::join_path(path, "share"), share, allowed_for_effect, reading);
  }
  if (const Node* to = required(node, path, "to", "it is the value at the other side of the gap", reading)) {
    read_goal(*to, core::join_path(path, "to"), home, target, effect, reading);
  }
}

/// Money instead of a number of officers: `replace: {budget: £250,000}`.
void read_budget(const Node& node, const std::string& path, LeverHome home, const Target& target, Effect& effect,
                 const Reading& reading) {
  check_keys(node, path, {"budget"}, reading);
  const Node* budget = node.find("budget");
  const NumberRule rule{"What may be spent", Unit::pounds, 0, 1e12};
  effect.size.form = 0.0;
  if (budget == nullptr) return;
  effect.budget_gbp = read_plain_number(*budget, core::join_path(path, "budget"), rule, reading);
  if (home == LeverHome::policy && target.path == "training.extra_officers_per_month") return;
  reading.fail(*budget, core::join_path(path, "budget"),
               {fmt::format("money does not buy {} here", target.path),
                "a budget becomes officers trained, in a policy that says what one costs",
                "Target training.extra_officers_per_month, or write the number itself."});
}

bool is_budget(const Node& node) {
  return node.is_map() && node.has("budget");
}

}  // namespace

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

Effect read_effect(const Node& node, const std::string& path, LeverHome home, const Target& target,
                   const Reading& reading) {
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
    read_gap(size, inner, home, target, effect, reading);
  } else if (effect.kind == EffectKind::replace && is_budget(size)) {
    read_budget(size, inner, home, target, effect, reading);
  } else {
    effect.size = read_value(size, inner, size_rule(effect.kind, target.rule), allowed_for_effect, reading);
  }
  return effect;
}

}  // namespace sposim::scenario
