#include "report/html/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "core/text.hpp"
#include "report/digest.hpp"
#include "report/html/glossary.hpp"

namespace sposim::report::html {

namespace {

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// The end of a term that stands at this place as a word of its own, its plural too; nothing if it does not.
std::optional<std::size_t> end_of_term(std::string_view words, std::size_t at, std::string_view term) {
  if (at > 0 && is_letter(words[at - 1])) return std::nullopt;
  if (at + term.size() > words.size()) return std::nullopt;
  const std::string_view found = words.substr(at, term.size());
  if (!std::equal(found.begin(), found.end(), term.begin(), [](char a, char b) { return lower(a) == lower(b); })) {
    return std::nullopt;
  }
  std::size_t end = at + term.size();
  if (end < words.size() && words[end] == 's') ++end;
  if (end < words.size() && is_letter(words[end])) return std::nullopt;
  return end;
}

/// Terms, the longest first, so that "newly protected" is not taken for "protected".
std::vector<std::string_view> longest_first() {
  std::vector<std::string_view> terms;
  for (const Term& term : glossary()) terms.push_back(term.word);
  std::stable_sort(terms.begin(), terms.end(), [](auto a, auto b) { return a.size() > b.size(); });
  return terms;
}

/// A double that reads back as itself.
std::string exact(double value) {
  char digits[32];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  return {std::begin(digits), end};
}

}  // namespace

std::string text(std::string_view words) {
  std::string safe;
  for (const char c : core::escaped(words)) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string figure(const std::string& path, double value, std::string_view shown) {
  return fmt::format("<data value=\"{}\" data-path=\"{}\">{}</data>", exact(value), text(path), text(shown));
}

std::string whole_figure(const std::string& path, std::uint64_t value, std::string_view shown) {
  return fmt::format("<data value=\"{}\" data-path=\"{}\">{}</data>", value, text(path), text(shown));
}

std::string figure(const std::string& path, const std::optional<double>& value, std::string_view shown) {
  return value ? figure(path, *value, shown) : "not known";
}

std::string told(const std::string& path, std::string_view sentence) {
  return fmt::format("<span data-text=\"{}\">{}</span>", text(path), text(sentence));
}

std::string source(std::string_view words) {
  const bool address = words.starts_with("https://") || words.starts_with("http://");
  if (!address || words.find_first_of(" \t\r\n") != std::string_view::npos) return text(words);
  return fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", text(words));
}

std::string Prose::linked(std::string_view words) {
  static const std::vector<std::string_view> terms = longest_first();
  std::string result;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t next = at + 1;
    for (const std::string_view term : terms) {
      const auto end = end_of_term(words, at, term);
      if (!end) continue;
      next = *end;
      if (!seen_.insert(std::string(term)).second) break;
      result += text(words.substr(plain, at - plain));
      result +=
          fmt::format("<a class=\"term\" href=\"#{}\">{}</a>", anchor_of(term), text(words.substr(at, *end - at)));
      plain = *end;
      break;
    }
    at = next;
  }
  return result + text(words.substr(plain));
}

std::string anchor_of(std::string_view term) {
  std::string anchor = "term-";
  for (const char c : term) anchor += is_letter(c) ? lower(c) : '-';
  return anchor;
}

std::string sha256_base64(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string digits = sha256(bytes);
  std::string coded;
  for (std::size_t at = 0; at < digits.size(); at += 6) {  // six hexadecimal digits are four of base 64
    const std::string_view part = std::string_view(digits).substr(at, 6);
    std::uint32_t value = 0;
    std::from_chars(part.data(), part.data() + part.size(), value, 16);  // whole numbers
    value <<= 4 * (6 - part.size());
    const std::size_t kept = (part.size() * 4 + 5) / 6;
    for (std::size_t i = 0; i < 4; ++i) coded += i < kept ? alphabet[(value >> (18 - 6 * i)) & 63U] : '=';
  }
  return coded;
}

}  // namespace sposim::report::html
