#pragma once

#include <fmt/format.h>

#include <string>
#include <type_traits>
#include <vector>

#include "core/text.hpp"
#include "scenario/choices.hpp"
#include "scenario/leaves.hpp"
#include "scenario/reading.hpp"
#include "scenario/shares_reader.hpp"
#include "scenario/value_reader.hpp"

/// Reads a group of numbers by walking the list of its fields: the one place where keys become members.
namespace sposim::scenario {

template <class Group>
void read_group(const Node& node, const std::string& path, Group& group, const Reading& reading);

template <class Group>
std::vector<std::string> field_names() {
  std::vector<std::string> names;
  std::apply([&](const auto&... fields) { (names.emplace_back(fields.name), ...); }, Group::fields());
  return names;
}

/// Puts every number of a group that is not written at its rule's `off`.
template <class Group>
void set_off(Group& group) {
  core::for_each_field(group, [](const auto& field, auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (HasFields<Member>) {
      set_off(member);
    } else if constexpr (std::is_same_v<Member, Number> || std::is_same_v<Member, Variation>) {
      member.value = off_value(field.rule);
    }
  });
}

/// A map of groups by name, such as the routes.
template <class Group>
void read_named_groups(const Node& node, const std::string& path, std::map<std::string, Group>& groups,
                       const Reading& reading) {
  if (!expect_map(node, path, "this is a map of things by their names", reading)) return;
  for (const auto& entry : node.entries) {
    const std::string entry_path = core::join_path(path, entry.key);
    if (entry.key.find('.') != std::string::npos) {
      reading.problems.add(entry.where, entry_path, {"this name has a point in it", "points separate keys", ""});
      continue;
    }
    Group& group = groups[entry.key];
    set_off(group);
    read_group(entry.value, entry_path, group, reading);
  }
}

inline void read_member(const Node& node, const std::string& path, Number& member, const NumberRule& rule,
                        const Reading& reading) {
  member = read_number(node, path, rule, reading);
}
inline void read_member(const Node& node, const std::string& path, Variation& member, const NumberRule& rule,
                        const Reading& reading) {
  member = read_variation(node, path, rule, reading);
}
inline void read_member(const Node& node, const std::string& path, Shares& member, const SharesRule& rule,
                        const Reading& reading) {
  member = read_shares(node, path, rule, reading);
}
template <class Choice>
requires std::is_enum_v<Choice>
void read_member(const Node& node, const std::string& path, Choice& member, const ChoiceRule& /*rule*/,
                 const Reading& reading) {
  if (const auto choice = read_choice(node, path, words_of<Choice>(), reading)) member = static_cast<Choice>(*choice);
}
template <HasFields Group>
void read_member(const Node& node, const std::string& path, Group& member, const GroupRule& /*rule*/,
                 const Reading& reading) {
  read_group(node, path, member, reading);
}
template <class Group>
void read_member(const Node& node, const std::string& path, std::map<std::string, Group>& member,
                 const GroupRule& /*rule*/, const Reading& reading) {
  read_named_groups(node, path, member, reading);
}

template <class Group>
void read_group(const Node& node, const std::string& path, Group& group, const Reading& reading) {
  const auto names = field_names<Group>();
  if (!expect_map(node, path, fmt::format("this is a group with the keys {}", core::listed(names)), reading)) return;
  check_keys(node, path, names, reading);
  core::for_each_field(group, [&](const auto& field, auto& member) {
    const std::string name(field.name);
    if (const Node* child = node.find(name)) {
      read_member(*child, core::join_path(path, name), member, field.rule, reading);
    } else if (field.rule.presence != Presence::optional) {
      required(node, path, name, field.rule.statement, reading);
    }
  });
}

}  // namespace sposim::scenario
