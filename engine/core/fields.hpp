#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace sposim::core {

/// One member of a struct: its name in files, where it lives, and the rule it keeps.
///
/// A struct names its members once, in `static constexpr auto fields()`, as a tuple of these. Reading, echoing,
/// the JSON Schema, differences, lever targets and the assumptions log all walk that one list.
template <class Owner, class Member, class Rule>
struct Field {
  std::string_view name;
  Member Owner::*member;
  Rule rule;
};

template <class Owner, class Member, class Rule>
constexpr Field<Owner, Member, Rule> field(std::string_view name, Member Owner::*member, Rule rule) {
  return {name, member, rule};
}

/// Calls `visit(field, owner.*field.member)` for each member of one struct, in the order they are listed.
template <class Owner, class Visit>
constexpr void for_each_field(Owner& owner, Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(fields, owner.*(fields.member)), ...); },
             std::remove_const_t<Owner>::fields());
}

/// Calls `visit(field, first.*, second.*)` for two structs that list the same members in the same order, such as a
/// number as written and as drawn.
template <class First, class Second, class Visit>
constexpr void for_each_field_of_two(First& first, Second& second, Visit&& visit) {
  const auto ours = std::remove_const_t<First>::fields();
  const auto theirs = std::remove_const_t<Second>::fields();
  const auto each = [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit(std::get<I>(ours), first.*(std::get<I>(ours).member), second.*(std::get<I>(theirs).member)), ...);
  };
  each(std::make_index_sequence<std::tuple_size_v<decltype(ours)>>{});
}

/// A key's path: `prefix.name`, or the name alone at the top.
inline std::string join_path(std::string_view prefix, std::string_view name) {
  return prefix.empty() ? std::string(name) : std::string(prefix) + "." + std::string(name);
}

}  // namespace sposim::core
