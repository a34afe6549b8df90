#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sposim::scenario {

/// How long an order runs: whole years, days, or until further order.
struct Term {
  int years = 0;
  int days = 0;
  bool open = false;

  bool operator==(const Term&) const = default;
};

/// `2 years`, `730 days` or `until further order`; nothing if it is none of these.
std::optional<Term> parse_term(std::string_view text);

/// The term as written in a scenario.
std::string to_string(const Term& term);

}  // namespace sposim::scenario
