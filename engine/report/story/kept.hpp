#pragma once

#include <string_view>

#include "core/fields.hpp"

namespace sposim::report::story {

/// A member of the story that is kept in story.json under its name; there is no further rule.
struct Kept {};

template <class Owner, class Member>
constexpr auto kept(std::string_view name, Member Owner::*member) {
  return core::field(name, member, Kept{});
}

}  // namespace sposim::report::story
