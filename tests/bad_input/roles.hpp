#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bad_input/yaml_text.hpp"
#include "scenario/pathway.hpp"

/// What a key of a scenario is for, by the pathway's rules and the form of scenarios; never by what the reader does.
namespace sposim::test {

enum class Role {
  container,  ///< a map or a list
  number,     ///< a value of a number, with its rule
  parameter,  ///< of a distribution, or part of shares: a number, whose limits are not known here
  free_text,  ///< titles, sources, notes: any words will do
  name,       ///< of a column, a file, a target, an area: text that must match something
  day,
  choice,
  whole,  ///< a whole number
  yes_or_no,
};

struct Meaning {
  Role role = Role::container;
  std::optional<scenario::NumberRule> rule;  ///< of numbers
};

Meaning meaning_of(const Place& place);

/// True if any name may stand here as the key: names of routes, changes and observed counts.
bool is_free_key(const std::vector<std::string>& path);

/// True if a scenario without this key is refused, by the rules.
bool is_required(const std::vector<std::string>& path);

}  // namespace sposim::test
