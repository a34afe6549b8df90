#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

/// Pieces of the page. Whatever comes from a scenario goes through `text` first and can then do nothing but be read.
namespace sposim::report::html {

/// Safe between tags and in a quoted attribute: `<` is `&lt;`, control characters and marks that turn the direction of
/// text are shown as escapes.
std::string text(std::string_view words);

/// A figure of the story: shown as `shown`, with its exact value and its place in story.json beside it, so that a test
/// (or anybody) can hold one against the other.
///
/// @param path  JSON pointer, e.g. `/policies/0/gain/gain`
std::string figure(const std::string& path, double value, std::string_view shown);

/// A whole number, in all its digits (a seed may have twenty).
std::string whole_figure(const std::string& path, std::uint64_t value, std::string_view shown);

/// `not known` where there is none.
std::string figure(const std::string& path, const std::optional<double>& value, std::string_view shown);

/// A sentence of the story as it stands at `path`.
std::string told(const std::string& path, std::string_view sentence);

/// A link, only for http and https; anything else stays text.
std::string source(std::string_view words);

/// Prose in which the first mention of each term leads to the glossary. One for each section.
class Prose {
 public:
  /// A paragraph's inside: escaped, with links.
  std::string linked(std::string_view words);

 private:
  std::set<std::string> seen_;
};

/// Anchor of a glossary entry: `term-newly-protected`.
std::string anchor_of(std::string_view term);

/// SHA-256 of a text in base 64, as a Content-Security-Policy names a style sheet.
std::string sha256_base64(std::string_view bytes);

}  // namespace sposim::report::html
