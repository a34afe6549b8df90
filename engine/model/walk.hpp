#pragma once

#include <string>
#include <utility>

#include "core/fields.hpp"
#include "scenario/leaves.hpp"

namespace sposim::model {

/// Calls `visit(path, rule, first_leaf, second_leaf)` for the same number in two forms of one pathway (as written and
/// as planned, as planned and as drawn). Maps hold the same names in both.
template <class First, class Second, class Visit>
void for_each_leaf_of_two(First& first, Second& second, const std::string& prefix, Visit&& visit) {
  core::for_each_field_of_two(first, second, [&](const auto& field, auto& ours, auto& theirs) {
    const std::string path = core::join_path(prefix, field.name);
    using Ours = std::remove_cvref_t<decltype(ours)>;
    if constexpr (scenario::HasFields<Ours>) {
      for_each_leaf_of_two(ours, theirs, path, visit);
    } else if constexpr (scenario::is_map<Ours>::value) {
      for (auto& [name, inner] : ours) for_each_leaf_of_two(inner, theirs.at(name), core::join_path(path, name), visit);
    } else {
      visit(path, field.rule, ours, theirs);
    }
  });
}

}  // namespace sposim::model
