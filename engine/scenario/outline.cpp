#include "scenario/outline.hpp"

#include <initializer_list>
#include <type_traits>
#include <utility>

#include "scenario/leaves.hpp"
#include "scenario/scenario.hpp"

namespace sposim::scenario {

namespace {

template <class Group>
Outline outline_of();

template <class Member>
Outline outline_of_member() {
  if constexpr (HasFields<Member>) {
    return outline_of<Member>();
  } else if constexpr (is_map<Member>::value) {
    return {Outline::Kind::named, {{"", outline_of<typename Member::mapped_type>()}}};
  } else {
    return {};
  }
}

template <class Group>
Outline outline_of() {
  Outline outline{Outline::Kind::group, {}};
  Group group{};
  core::for_each_field(group, [&](const auto& field, auto& member) {
    outline.children[std::string(field.name)] = outline_of_member<std::remove_cvref_t<decltype(member)>>();
  });
  return outline;
}

Outline group_of(std::initializer_list<const char*> leaves) {
  Outline outline{Outline::Kind::group, {}};
  for (const char* leaf : leaves) outline.children[leaf] = {};
  return outline;
}

Outline named(Outline each) {
  return {Outline::Kind::named, {{"", std::move(each)}}};
}

}  // namespace

const Outline& scenario_outline() {
  static const Outline outline = [] {
    Outline whole = group_of({"title", "intended_use", "not_for", "known_answer"});
    whole.children["clock"] = group_of({"start", "end", "policies_from", "open_cases"});
    whole.children["simulation"] = group_of({"replicates", "replicates_per_draw", "seed"});
    whole.children["forces"] = group_of({"table", "only", "names"});
    whole.children["pathway"] = outline_of<Pathway<Written>>();
    whole.children["changes"] = named(group_of({"title", "order", "levers"}));
    Outline policy = group_of({"title", "status", "note", "order", "levers", "without"});
    policy.children["cost"] = outline_of<Cost<Written>>();
    policy.children["cost"].children["price_year"] = {};
    policy.children["cost"].children["leaves_out"] = {};
    whole.children["policies"] = named(std::move(policy));
    whole.children["money"] = outline_of<Money>();
    whole.children["money"].children["price_year"] = {};
    whole.children["money"].children["deflator"] = {};
    whole.children["observed"] = named(Outline{});
    whole.children["crime_survey"] = outline_of<CrimeSurvey>();
    whole.children["counting_error"] = outline_of<CountingError>();
    whole.children["qa"] =
        group_of({"commissioner", "analyst", "assurer", "approver", "commissioned", "assured", "sign_off"});
    return whole;
  }();
  return outline;
}

}  // namespace sposim::scenario
