#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace sposim::core {

namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;  ///< 0: not well-formed here
};

/// The character that starts at `at`, by the table of RFC 3629.
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + bytes > text.size()) return {};
  std::uint32_t code = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80) return {};
    code = (code << 6U) | (byte(at + i) & 0x3FU);
  }
  const std::uint32_t smallest = bytes == 2 ? 0x80 : bytes == 3 ? 0x800 : 0x10000;
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest || surrogate || code > 0x10FFFF) return {};
  return {code, bytes};
}

/// Control characters and marks that reorder or hide what is printed.
bool is_dangerous(std::uint32_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
  if (code == 0x200B || code == 0x200E || code == 0x200F || code == 0xFEFF || code == 0x061C) return true;
  return (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, bytes] = character_at(text, at);
    if (bytes == 0) {
      safe += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(text[at]));
      ++at;
      continue;
    }
    if (is_dangerous(code)) {
      safe += code == '\n' ? "\\n" : code == '\t' ? "\\t" : fmt::format("\\u{:04x}", code);
    } else {
      safe += text.substr(at, bytes);
    }
    at += bytes;
  }
  return safe;
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  constexpr std::string_view mark = "…";
  std::size_t keep = most > mark.size() ? most - mark.size() : 0;
  while (keep > 0 && (static_cast<std::uint8_t>(text[keep]) & 0xC0U) == 0x80) --keep;
  return std::string(text.substr(0, keep)) + std::string(mark);
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_at(text, at).bytes;
    if (bytes == 0) return false;
    at += bytes;
  }
  return true;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates, std::size_t most) {
  constexpr std::size_t longest_word = 200;  // a pasted page is nobody's misspelling
  if (word.size() > longest_word) return {};
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance <= std::max<std::size_t>(2, candidate.size() / 3)) ranked.emplace_back(distance, candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> names;
  for (const auto& [distance, name] : ranked) {
    if (names.size() < most) names.push_back(name);
  }
  return names;
}

namespace {

/// Names of which one is the other with words in front or behind: `Kent` of `Kent Police`.
std::vector<std::string> with_fewer_words(std::string_view word, const std::vector<std::string>& candidates) {
  const auto holds = [](std::string_view whole, std::string_view part) {
    return !part.empty() && (" " + std::string(whole) + " ").find(" " + std::string(part) + " ") != std::string::npos;
  };
  std::vector<std::string> names;
  for (const auto& name : candidates) {
    if (holds(word, name) || holds(name, word)) names.push_back(name);
  }
  constexpr std::size_t most = 3;
  return names.size() <= most ? names : std::vector<std::string>{};
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t short_list = 12;
  std::vector<std::string> names = nearest(word, candidates);
  if (names.empty()) names = with_fewer_words(word, candidates);
  const bool near = !names.empty();
  if (!near && candidates.size() > short_list) return "";
  if (!near) names = candidates;
  if (names.empty()) return "";
  for (auto& name : names) name = fmt::format("\"{}\"", name);
  return near ? "Did you mean " + listed(names, "or") + "?" : "It is one of " + listed(names, "and") + ".";
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
    list += words[i];
  }
  return list;
}

}  // namespace sposim::core
