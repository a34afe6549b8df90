#pragma once

#include <string_view>
#include <vector>

namespace sposim::report::html {

/// A word of the model's, and what it means here.
struct Term {
  std::string_view word;
  std::string_view meaning;
};

/// Every term, in alphabetical order; the page links to them and the workbook lists them.
const std::vector<Term>& glossary();

}  // namespace sposim::report::html
