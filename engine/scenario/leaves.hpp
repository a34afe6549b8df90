#pragma once

#include <map>
#include <string>
#include <type_traits>

#include "core/fields.hpp"
#include "scenario/pathway.hpp"

/// Walks every number of a pathway with its path: the one way that echo, schema, differences, lever targets, the
/// assumptions log and the model see the list in `pathway.hpp`.
namespace sposim::scenario {

template <class T>
concept HasFields = requires {
  std::remove_cvref_t<T>::fields();
};

template <class T>
struct is_map : std::false_type {};
template <class K, class V>
struct is_map<std::map<K, V>> : std::true_type {};

/// Calls `visit(path, leaf, rule)` for each number, variation, shares and choice below a group, depth first, in the
/// order they are listed.
template <class Group, class Visit>
void for_each_leaf(Group& group, const std::string& prefix, Visit&& visit) {
  core::for_each_field(group, [&](const auto& field, auto& member) {
    const std::string path = core::join_path(prefix, field.name);
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (HasFields<Member>) {
      for_each_leaf(member, path, visit);
    } else if constexpr (is_map<Member>::value) {
      for (auto& [name, inner] : member) for_each_leaf(inner, core::join_path(path, name), visit);
    } else {
      visit(path, member, field.rule);
    }
  });
}

}  // namespace sposim::scenario
