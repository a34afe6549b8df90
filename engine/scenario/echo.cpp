#include "scenario/echo.hpp"

#include <type_traits>

#include "scenario/choices.hpp"
#include "scenario/echo_values.hpp"
#include "scenario/leaves.hpp"
#include "scenario/quantity.hpp"
#include "scenario/targets.hpp"
#include "scenario/yaml_writer.hpp"

namespace sposim::scenario {

namespace {

template <class Group>
Node group_node(const Group& group);

template <class Member, class Rule>
void put_member(Node& map, const std::string& name, const Member& member, const Rule& rule, const Member& unwritten) {
  if constexpr (HasFields<Member>) {
    Node inner = group_node(member);
    if (!inner.entries.empty()) put(map, name, std::move(inner));
  } else if constexpr (is_map<Member>::value) {
    Node inner = empty_map();
    for (const auto& [key, value] : member) put(inner, key, group_node(value));
    if (!inner.entries.empty()) put(map, name, std::move(inner));
  } else if constexpr (std::is_enum_v<Member>) {
    if (rule.presence == Presence::required || member != unwritten) put(map, name, plain(word_of(member)));
  } else if constexpr (std::is_same_v<Member, Shares>) {
    if (member.written) put(map, name, shares_node(member, rule.terms));
  } else {
    if (member.written) put(map, name, value_node(member.value, rule.unit));
  }
}

template <class Group>
Node group_node(const Group& group) {
  Node map = empty_map();
  const Group unwritten{};
  core::for_each_field(group, [&](const auto& field, const auto& member) {
    put_member(map, std::string(field.name), member, field.rule, unwritten.*(field.member));
  });
  return map;
}

Node texts_node(const std::vector<std::string>& texts) {
  Node list{Node::Kind::list, "", false, {}, {}, {}};
  for (const auto& text : texts) list.items.push_back(quoted(text));
  return list;
}

/// The unit in which the size of an effect is written, given the unit of what it moves.
Unit size_unit(EffectKind kind, Unit target) {
  const bool in_its_unit = kind == EffectKind::replace || kind == EffectKind::add;
  return in_its_unit ? target : Unit::ratio;
}

Node effect_node(const Effect& effect, Unit size, Unit target) {
  Node node = effect.budget_gbp ? empty_map() : value_node(effect.size, size);
  if (effect.budget_gbp) put(node, "budget", plain(quantity_text(*effect.budget_gbp, Unit::pounds)));
  if (effect.kind == EffectKind::close_gap) {
    Node gap = empty_map();
    put(gap, "share", std::move(node));
    put(gap, "to", effect.toward ? value_node(*effect.toward, target) : plain(std::string(median_of_forces)));
    if (effect.side != GapSide::both) put(gap, "only", plain(word_of(effect.side)));
    node = std::move(gap);
  }
  Node kind = empty_map();
  put(kind, word_of(effect.kind), std::move(node));
  return kind;
}

Node condition_node(const Condition& condition) {
  Node pick = empty_map();
  put(pick, word_of(condition.pick), plain(condition.number ? decimal_text(*condition.number) : "median"));
  Node rate = empty_map();
  put(rate, word_of(condition.rate), std::move(pick));
  return rate;
}

Node lever_node(const Lever& lever, Unit target) {
  Node map = empty_map();
  put(map, "target", quoted(lever.target));
  const Unit size = size_unit(lever.effect.kind, target);
  put(map, "effect", effect_node(lever.effect, size, target));
  if (lever.from) put(map, "from", plain(core::to_string(*lever.from)));
  if (lever.until) put(map, "until", plain(core::to_string(*lever.until)));
  if (lever.ramp_days > 0) put(map, "ramp", plain(quantity_text(lever.ramp_days, Unit::days)));
  if (lever.half_life_days) put(map, "half_life", plain(quantity_text(*lever.half_life_days, Unit::days)));
  if (!lever.scope.everywhere()) {
    Node scope = empty_map();
    if (!lever.scope.forces.empty()) put(scope, "forces", texts_node(lever.scope.forces));
    if (!lever.scope.regions.empty()) put(scope, "regions", texts_node(lever.scope.regions));
    if (lever.scope.where) put(scope, "where", condition_node(*lever.scope.where));
    put(map, "scope", std::move(scope));
  }
  put_evidence(map, lever.evidence, size);
  return map;
}

Unit unit_of(const std::string& target, const std::vector<Target>& targets) {
  for (const auto& known : targets) {
    if (known.path == target) return known.rule.unit;
  }
  throw core::ContractViolation("a lever's target is no number of the pathway");
}

void put_levers(Node& map, const Change& change, const std::vector<Target>& targets) {
  if (change.order) put(map, "order", plain(std::to_string(*change.order)));
  Node levers{Node::Kind::list, "", false, {}, {}, {}};
  for (const auto& lever : change.levers) levers.items.push_back(lever_node(lever, unit_of(lever.target, targets)));
  if (!levers.items.empty()) put(map, "levers", std::move(levers));
}

Node change_node(const Change& change, const std::vector<Target>& targets) {
  Node map = empty_map();
  if (!change.title.empty()) put(map, "title", quoted(change.title));
  put_levers(map, change, targets);
  return map;
}

Node policy_node(const Policy& policy, const std::vector<Target>& targets) {
  Node map = empty_map();
  put(map, "title", quoted(policy.change.title));
  put(map, "status", plain(word_of(policy.status)));
  if (!policy.note.empty()) put(map, "note", quoted(policy.note));
  if (!policy.without.empty()) put(map, "without", texts_node(policy.without));
  put_levers(map, policy.change, targets);
  Node cost = group_node(policy.cost);
  if (policy.price_year) put(cost, "price_year", plain(std::to_string(*policy.price_year)));
  if (!policy.cost_leaves_out.empty()) put(cost, "leaves_out", quoted(policy.cost_leaves_out));
  if (!cost.entries.empty()) put(map, "cost", std::move(cost));
  return map;
}

Node money_node(const Money& money) {
  Node map = group_node(money);
  put(map, "price_year", plain(std::to_string(money.price_year)));
  Node deflator = empty_map();
  for (const auto& [year, index] : money.deflator) put(deflator, std::to_string(year), plain(decimal_text(index)));
  if (!deflator.entries.empty()) put(map, "deflator", std::move(deflator));
  return map;
}

/// The column of days that one count over different windows was read with.
std::string column_of_days(const Scenario& scenario, const std::vector<core::Date>& days) {
  for (const auto& [name, cells] : scenario.forces.columns) {
    bool same = cells.size() == days.size();
    for (std::size_t i = 0; same && i < days.size(); ++i) {
      const auto* date = std::get_if<core::Date>(&cells[i]);
      same = date != nullptr ? *date == days[i] : days[i] < scenario.clock.start;
    }
    if (same) return name;
  }
  throw core::ContractViolation("an observation's last days stand in no column of the forces table");
}

Node observation_node(const Scenario& scenario, const Observation& seen, bool returned) {
  Node map = empty_map();
  put(map, "measure", plain(word_of(seen.measure)));
  put(map, "area", quoted(seen.area));
  put(map, "from", plain(core::to_string(seen.from)));
  if (seen.to_by_force.empty()) {
    put(map, "to", plain(core::to_string(seen.to)));
  } else {
    Node column = empty_map();
    put(column, "column", quoted(column_of_days(scenario, seen.to_by_force)));
    put(map, "to", std::move(column));
  }
  Node count = plain(returned ? decimal_text(seen.low) : "no return");
  if (returned && seen.low != seen.high) {
    count = Node{Node::Kind::list, "", false, {}, {plain(decimal_text(seen.low)), plain(decimal_text(seen.high))}, {}};
  }
  put(map, "count", std::move(count));
  put(map, "kind", plain(word_of(seen.source_kind)));
  put(map, "use", plain(word_of(seen.use)));
  put_evidence(map, seen.evidence, Unit::count);
  return map;
}

Node observed_node(const Scenario& scenario) {
  Node map = empty_map();
  for (const auto& seen : scenario.observed) put(map, seen.name, observation_node(scenario, seen, true));
  for (const auto& seen : scenario.not_returned) put(map, seen.name, observation_node(scenario, seen, false));
  return map;
}

Node clock_node(const Clock& clock) {
  Node map = empty_map();
  put(map, "start", plain(core::to_string(clock.start)));
  put(map, "end", plain(core::to_string(clock.end)));
  put(map, "policies_from", plain(core::to_string(clock.policies_from)));
  if (!clock.open_cases) put(map, "open_cases", plain("false"));
  return map;
}

Node simulation_node(const SimulationSettings& settings) {
  Node map = empty_map();
  put(map, "replicates", plain(std::to_string(settings.replicates)));
  put(map, "replicates_per_draw", plain(std::to_string(settings.replicates_per_draw)));
  put(map, "seed", plain(std::to_string(settings.seed)));
  return map;
}

Node quality_node(const QualityAssurance& qa) {
  Node map = empty_map();
  const auto put_text = [&](const char* key, const std::string& text) {
    if (!text.empty()) put(map, key, quoted(text));
  };
  put_text("commissioner", qa.commissioner);
  put_text("analyst", qa.analyst);
  put_text("assurer", qa.assurer);
  put_text("approver", qa.approver);
  if (qa.commissioned) put(map, "commissioned", plain(core::to_string(*qa.commissioned)));
  if (qa.assured) put(map, "assured", plain(core::to_string(*qa.assured)));
  if (qa.sign_off) {
    Node sign_off = empty_map();
    put(sign_off, "date", plain(core::to_string(qa.sign_off->date)));
    put(sign_off, "scenario", quoted(qa.sign_off->scenario));
    put(sign_off, "model", quoted(qa.sign_off->model));
    put(map, "sign_off", std::move(sign_off));
  }
  return map;
}

void put_unless_empty(Node& map, const char* key, Node value) {
  if (!value.entries.empty()) put(map, key, std::move(value));
}

}  // namespace

std::string resolved_yaml(const Scenario& scenario, const std::string& forces_file, Signatures signatures) {
  Node root = empty_map();
  put(root, "title", quoted(scenario.title));
  if (!scenario.intended_use.empty()) put(root, "intended_use", quoted(scenario.intended_use));
  if (!scenario.not_for.empty()) put(root, "not_for", quoted(scenario.not_for));
  if (scenario.known_answer) put(root, "known_answer", plain("true"));
  put(root, "clock", clock_node(scenario.clock));
  put(root, "simulation", simulation_node(scenario.simulation));
  Node forces = empty_map();
  put(forces, "table", plain(forces_file));
  put(root, "forces", std::move(forces));
  put(root, "pathway", group_node(scenario.pathway));
  const auto targets = lever_targets(scenario.pathway);
  Node changes = empty_map();
  for (const auto& [name, change] : scenario.changes) put(changes, name, change_node(change, targets));
  put_unless_empty(root, "changes", std::move(changes));
  Node policies = empty_map();
  for (const auto& [name, policy] : scenario.policies) put(policies, name, policy_node(policy, targets));
  put_unless_empty(root, "policies", std::move(policies));
  if (scenario.money) put(root, "money", money_node(*scenario.money));
  put_unless_empty(root, "observed", observed_node(scenario));
  if (scenario.crime_survey) put(root, "crime_survey", group_node(*scenario.crime_survey));
  if (scenario.counting_error) put(root, "counting_error", group_node(*scenario.counting_error));
  // Last, so that a reader can cut it off and hash the rest.
  if (scenario.quality_assurance && signatures == Signatures::written) {
    put(root, "qa", quality_node(*scenario.quality_assurance));
  }
  return "# yaml-language-server: $schema=schema.json\n" + yaml_text(root);
}

}  // namespace sposim::scenario
