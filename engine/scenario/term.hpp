#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sposim::scenario {

/// How long an order runs: whole calendar years (to the day before the anniversary), a number of days, or open.
struct Term {
  int years = 0;      ///< calendar years; 0 where the term is in days or open
  int days = 0;       ///< days; 0 where the term is in years or open
  bool open = false;  ///< until further order

  bool operator==(const Term&) const = default;
};

/// The term that a text names: `2 years`, `730 days` or `until further order`; nothing if it names none.
std::optional<Term> find_term(std::string_view text);

/// The term of a part's name, as the reader has checked it.
///
/// @throws core::ContractViolation if it names none
Term parse_term(std::string_view text);

/// The term as scenarios write it.
std::string term_text(const Term& term);

}  // namespace sposim::scenario
