#include "bad_input/roles.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include "core/date.hpp"
#include "scenario/leaves.hpp"
#include "scenario/scenario.hpp"

namespace sposim::test {

namespace {

using scenario::NumberRule;
using scenario::Presence;

using Words = std::set<std::string>;
const Words texts{"title", "intended_use", "not_for", "source",  "period",   "owner",
                  "note",  "commissioner", "analyst", "assurer", "approver", "leaves_out"};
const Words names{"column", "table", "target", "area", "extends", "scenario", "model"};
const Words days{"start", "end",       "policies_from", "from",    "to",
                 "until", "review_by", "commissioned",  "assured", "date"};
const Words choices{"quality", "sitting", "after", "measure", "kind", "use", "status", "only"};
const Words whole_numbers{"replicates", "replicates_per_draw", "seed", "order", "price_year", "lowest", "highest"};
const Words yes_or_no{"known_answer", "open_cases", "assumed"};

struct Rules {
  std::map<std::string, NumberRule> numbers;  ///< by path; `*` for a route's name
  Words shares;
  Words required;
};

template <class Group>
void add_group(const Group& group, const std::string& prefix, Rules& rules) {
  core::for_each_field(group, [&](const auto& field, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    const std::string path = core::join_path(prefix, field.name);
    if (field.rule.presence != Presence::optional) rules.required.insert(path);
    if constexpr (scenario::HasFields<Member>) {
      add_group(member, path, rules);
    } else if constexpr (scenario::is_map<Member>::value) {
      add_group(typename Member::mapped_type{}, path + ".*", rules);
    } else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field.rule)>, NumberRule>) {
      rules.numbers[path] = field.rule;
    } else if constexpr (std::is_same_v<Member, scenario::Shares>) {
      rules.shares.insert(path);
    }
  });
}

const Rules& all_rules() {
  static const Rules rules = [] {
    Rules made;
    add_group(scenario::Pathway<scenario::Written>{}, "pathway", made);
    add_group(scenario::Cost<scenario::Written>{}, "policies.*.cost", made);
    add_group(scenario::Money{}, "money", made);
    for (const char* path : {"policies.*.title", "policies.*.status", "money.price_year", "title", "clock",
                             "clock.start", "clock.end", "clock.policies_from", "forces", "pathway", "qa.sign_off.date",
                             "qa.sign_off.scenario", "qa.sign_off.model"}) {
      made.required.insert(path);
    }
    return made;
  }();
  return rules;
}

/// The path with `*` for the names that a writer chooses.
std::string general(std::vector<std::string> path) {
  if (path.size() > 2 && path[0] == "pathway" && path[1] == "routes") path[2] = "*";
  if (path.size() > 1 && path[0] == "policies") path[1] = "*";
  return joined_path(path);
}

/// The rule of the number that a path leads to, if it is the number's own value: dates and `value` may come between.
const NumberRule* own_rule(const std::vector<std::string>& path) {
  std::vector<std::string> head = path;
  while (!head.empty()) {
    const auto found = all_rules().numbers.find(general(head));
    if (found != all_rules().numbers.end()) return &found->second;
    if (head.back() != "value" && !core::parse_date(head.back())) return nullptr;
    head.pop_back();
  }
  return nullptr;
}

}  // namespace

Meaning meaning_of(const Place& place) {
  if (place.kind != scenario::Node::Kind::scalar) return {};
  const std::string& key = place.key;
  if (const NumberRule* rule = own_rule(place.path)) return {Role::number, *rule};
  if (all_rules().shares.contains(general(place.path))) return {Role::name, {}};
  if (texts.contains(key)) return {Role::free_text, {}};
  if (names.contains(key)) return {Role::name, {}};
  if (days.contains(key)) return {Role::day, {}};
  const bool of_a_route = key == "order" && place.path.front() == "pathway";  // elsewhere it is a whole number
  if (choices.contains(key) || of_a_route) return {Role::choice, {}};
  if (whole_numbers.contains(key)) return {Role::whole, {}};
  if (yes_or_no.contains(key)) return {Role::yes_or_no, {}};
  return {Role::parameter, {}};
}

bool is_free_key(const std::vector<std::string>& path) {
  const std::string above = joined_path({path.begin(), path.end() - 1});
  return above == "pathway.routes" || above == "changes" || above == "policies" || above == "money.deflator" ||
         above == "observed" || above == "correlations";
}

bool is_required(const std::vector<std::string>& path) {
  return all_rules().required.contains(general(path));
}

}  // namespace sposim::test
