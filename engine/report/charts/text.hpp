#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How wide words are, so that labels can be placed without a browser.
namespace sposim::report::charts {

enum class Weight { regular, bold };

/// The words as they may stand in XML and on a line: control characters, marks that reorder text, broken UTF-8 and
/// what XML 1.0 forbids are shown as escapes. Not yet escaped for markup.
std::string clean(std::string_view text);

/// Clean text with `& < > "` as entities.
std::string xml(std::string_view clean_text);

/// Width of clean text in Arial (or Helvetica, or Liberation Sans, which agree), never less than it will be.
///
/// @source  advance widths of Liberation Sans 2; characters outside Latin-1 are taken as widely as any of its glyphs
double text_width(std::string_view text, double size, Weight weight = Weight::regular);

/// The text, or as much of it as fits, with `…` at the end.
std::string fitted(std::string_view text, double size, Weight weight, double width);

/// The text broken between words into at most `most` lines; a word that is too long for a line, or what goes beyond the
/// last, ends in `…`.
std::vector<std::string> broken(std::string_view text, double size, Weight weight, double width, std::size_t most);

}  // namespace sposim::report::charts
