#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace sposim::scenario {

struct CsvCell {
  std::string text;  ///< without the quotes around it and the spaces beside it
  core::Location where;
};

/// The rows of a CSV text; blank lines are passed over. Fields may be quoted, with `""` for a quote.
///
/// @throws core::UserError for a quote that is not closed, or text after a closing quote
std::vector<std::vector<CsvCell>> parse_csv(std::string_view text, const std::string& path);

/// The text as one field, quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe in
/// front.
std::string csv_field(const std::string& text);

/// True if a spreadsheet would take the text for a formula.
bool starts_a_formula(std::string_view text);

/// The text without the apostrophe that `csv_field` put before what would be a formula.
std::string without_apostrophe(std::string text);

/// True for text of digits, `-`, `/` and `.` that somebody may have meant as a day.
bool date_like(std::string_view text);

}  // namespace sposim::scenario
