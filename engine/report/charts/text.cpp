#include "report/charts/text.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "core/text.hpp"

namespace sposim::report::charts {

namespace {

constexpr std::string_view ellipsis = "…";

using Widths = std::array<std::uint16_t, 95>;  // of the characters from space to ~, in thousandths of the size

constexpr Widths regular_widths{278,  278, 355, 557, 557, 890, 667, 191, 334, 334, 390, 584, 278, 334, 278, 278,
                                557,  557, 557, 557, 557, 557, 557, 557, 557, 557, 278, 278, 584, 584, 584, 557,
                                1016, 667, 667, 723, 723, 667, 611, 778, 723, 278, 500, 667, 557, 834, 723, 778,
                                667,  778, 723, 667, 611, 723, 667, 944, 667, 667, 611, 278, 278, 278, 470, 557,
                                334,  557, 557, 500, 557, 557, 278, 557, 557, 223, 223, 500, 223, 834, 557, 557,
                                557,  557, 334, 500, 278, 557, 500, 723, 500, 500, 500, 334, 260, 334, 584};

constexpr Widths bold_widths{278, 334, 475, 557, 557, 890, 723, 238, 334, 334, 390, 584, 278, 334, 278, 278,
                             557, 557, 557, 557, 557, 557, 557, 557, 557, 557, 334, 334, 584, 584, 584, 611,
                             976, 723, 723, 723, 723, 667, 611, 778, 723, 278, 557, 723, 611, 834, 723, 778,
                             667, 778, 723, 667, 611, 723, 667, 944, 667, 667, 611, 334, 278, 334, 584, 557,
                             334, 557, 611, 557, 611, 557, 334, 611, 611, 278, 278, 557, 278, 890, 611, 611,
                             611, 611, 390, 557, 334, 611, 557, 778, 557, 557, 500, 390, 280, 390, 584};

/// Bytes of the character that starts here; the text is well-formed.
std::size_t bytes_of(char first) {
  const auto byte = static_cast<std::uint8_t>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::uint32_t code_of(std::string_view character) {
  const auto first = static_cast<std::uint8_t>(character[0]);
  if (character.size() == 1) return first;
  std::uint32_t code = first & (0xFFU >> (character.size() + 1));
  for (const char c : character.substr(1)) code = (code << 6U) | (static_cast<std::uint8_t>(c) & 0x3FU);
  return code;
}

/// Characters of figures and punctuation outside Latin-1 that the kit itself writes.
std::uint32_t width_of_common(std::uint32_t code) {
  switch (code) {
    case 0x2013:
    case 0x2212:
      return 585;  // – −
    case 0x2018:
    case 0x2019:
      return 279;  // ‘ ’
    case 0x201C:
    case 0x201D:
      return 500;  // “ ”
    case 0x2026:
      return 1000;  // …
    default:
      return 0;
  }
}

std::uint32_t width_of(std::uint32_t code, Weight weight) {
  constexpr std::uint32_t any_latin = 800, any_glyph = 1120, any_wide_glyph = 1350;
  if (code >= 0x20 && code < 0x7F) return (weight == Weight::bold ? bold_widths : regular_widths).at(code - 0x20);
  if (code == 0xA3) return 557;
  if (code == 0xB7 || code == 0xA0) return 334;
  if ((code >= 0xBC && code <= 0xBE) || code == 0xC6 || code == 0xE6) return 1000;
  if (code < 0x100) return any_latin;
  if (const std::uint32_t width = width_of_common(code); width > 0) return width;
  return code < 0x2E80 ? any_glyph : any_wide_glyph;
}

/// XML 1.0 has no place for these, and a reader of the file would stop at them.
bool is_no_character_of_xml(std::uint32_t code) {
  return (code & 0xFFFFU) == 0xFFFE || (code & 0xFFFFU) == 0xFFFF || (code >= 0xFDD0 && code <= 0xFDEF);
}

/// Ligatures many times as wide as a letter.
bool is_very_wide(std::uint32_t code) {
  return (code >= 0xFDF0 && code <= 0xFDFF) || (code >= 0x12000 && code <= 0x1254F) || code == 0x2E3A || code == 0x2E3B;
}

}  // namespace

std::string clean(std::string_view text) {
  const std::string safe = core::escaped(text);
  std::string out;
  out.reserve(safe.size());
  for (std::size_t at = 0; at < safe.size();) {
    const std::string_view character = std::string_view(safe).substr(at, bytes_of(safe[at]));
    const std::uint32_t code = code_of(character);
    if (is_no_character_of_xml(code) || is_very_wide(code)) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out += character;
    }
    at += character.size();
  }
  return out;
}

std::string xml(std::string_view clean_text) {
  std::string out;
  out.reserve(clean_text.size());
  for (const char c : clean_text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

double text_width(std::string_view text, double size, Weight weight) {
  std::uint32_t thousandths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = bytes_of(text[at]);
    thousandths += width_of(code_of(text.substr(at, bytes)), weight);
    at += bytes;
  }
  return size * thousandths / 1000;
}

std::string fitted(std::string_view text, double size, Weight weight, double width) {
  if (text_width(text, size, weight) <= width) return std::string(text);
  const double room = width - text_width(ellipsis, size, weight);
  double used = 0;
  std::size_t keep = 0;
  while (keep < text.size()) {
    const std::string_view character = text.substr(keep, bytes_of(text[keep]));
    used += text_width(character, size, weight);
    if (used > room) break;
    keep += character.size();
  }
  while (keep > 0 && text[keep - 1] == ' ') --keep;
  return room < 0 ? std::string() : std::string(text.substr(0, keep)) + std::string(ellipsis);
}

std::vector<std::string> broken(std::string_view text, double size, Weight weight, double width, std::size_t most) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < most) {
    if (lines.size() + 1 == most || text_width(text, size, weight) <= width) {
      lines.push_back(fitted(text, size, weight, width));
      break;
    }
    std::size_t cut = 0;  // the last space that leaves a line that fits
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
      if (text_width(text.substr(0, at), size, weight) > width) break;
      cut = at;
    }
    if (cut == 0) cut = std::min(text.find(' '), text.size());
    lines.push_back(fitted(text.substr(0, cut), size, weight, width));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return lines;
}

}  // namespace sposim::report::charts
