#include "scenario/term.hpp"

#include <fmt/format.h>

#include "core/error.hpp"

namespace sposim::scenario {

namespace {

constexpr std::string_view open_term = "until further order";
constexpr int most_years = 100;
constexpr int most_days = 36525;

/// A whole number from 1 to `most` without leading zeros; 0 if the text is none.
int whole_number(std::string_view text, int most) {
  if (text.empty() || text.size() > 6 || text.front() == '0') return 0;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number <= most ? number : 0;
}

}  // namespace

std::optional<Term> find_term(std::string_view text) {
  if (text == open_term) return Term{0, 0, true};
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view unit = text.substr(space + 1);
  Term term;
  if (unit == "year" || unit == "years") {
    term.years = whole_number(text.substr(0, space), most_years);
  } else if (unit == "day" || unit == "days") {
    term.days = whole_number(text.substr(0, space), most_days);
  }
  if (term.years == 0 && term.days == 0) return std::nullopt;
  return term;
}

Term parse_term(std::string_view text) {
  const auto term = find_term(text);
  core::require(term.has_value(), "a part of an order's length is not a term");
  return *term;
}

std::string term_text(const Term& term) {
  if (term.open) return std::string(open_term);
  if (term.years > 0) return fmt::format("{} {}", term.years, term.years == 1 ? "year" : "years");
  return fmt::format("{} {}", term.days, term.days == 1 ? "day" : "days");
}

}  // namespace sposim::scenario
