#include "bad_input/yaml_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "scenario/problems.hpp"
#include "scenario/yaml_tree.hpp"

namespace sposim::test {

namespace {

using scenario::Node;

/// A text with its lines.
class Lines {
 public:
  explicit Lines(const std::string& text) : text_(text), starts_{0} {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts_.push_back(at + 1);
    }
  }

  /// The byte at a line and a column, both counted from 1, columns in characters.
  std::size_t offset(const core::Location& where) const {
    std::size_t at = starts_.at(static_cast<std::size_t>(where.line) - 1);
    for (int column = 1; column < where.column; ++column) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
  }

  std::size_t start_of_line_with(std::size_t at) const {
    return *(std::upper_bound(starts_.begin(), starts_.end(), at) - 1);
  }

  /// The first line below that a block entry at this column does not own.
  std::size_t end_of_block(std::size_t at, std::size_t column) const {
    for (auto next = std::upper_bound(starts_.begin(), starts_.end(), at); next != starts_.end(); ++next) {
      const std::size_t first = text_.find_first_not_of(' ', *next);
      if (first == std::string::npos) return text_.size();
      if (text_[first] == '\n' || text_[first] == '#') continue;
      if (first - *next <= column) return *next;
    }
    return text_.size();
  }

 private:
  const std::string& text_;
  std::vector<std::size_t> starts_;
};

bool opens_quote(const std::string& text, std::size_t at) {
  if (text[at] != '"' && text[at] != '\'') return false;
  const std::size_t before = text.find_last_not_of(" \n", at - 1);
  return before == std::string::npos || std::string_view("{[,:-").find(text[before]) != std::string_view::npos;
}

std::size_t end_of_quote(const std::string& text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"')
      ++i;
    else if (text[i] == quote && text.compare(i, 2, "''") == 0)
      ++i;
    else if (text[i] == quote)
      return i + 1;
  }
  throw std::runtime_error("a quote is not closed");
}

/// The comma or bracket that ends a flow entry which begins at `at`; with `depth` 1, the bracket that closes it.
std::size_t end_of_flow(const std::string& text, std::size_t at, int depth = 0) {
  const bool closing = depth == 1;
  while (at < text.size()) {
    if (opens_quote(text, at)) {
      at = end_of_quote(text, at);
      continue;
    }
    const char c = text[at];
    const bool closes = c == '}' || c == ']';
    if ((depth == 0 && (c == ',' || closes)) || (depth == 1 && closes && closing)) return at;
    if (c == '{' || c == '[') ++depth;
    if (closes) --depth;
    ++at;
  }
  throw std::runtime_error("a bracket is not closed");
}

std::size_t without_space_before(const std::string& text, std::size_t end) {
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return end;
}

/// Where a value on its key's own line ends: before the comment.
std::size_t end_of_line_value(const std::string& text, std::size_t begin, std::size_t end) {
  const std::size_t first = text.find_first_not_of(' ', begin);
  if (first != std::string::npos && opens_quote(text, first)) return end_of_quote(text, first);
  if (first != std::string::npos && first < end && (text[first] == '{' || text[first] == '['))
    return end_of_flow(text, first + 1, 1) + 1;
  const std::size_t line_end = std::min(text.find('\n', begin), end);
  const std::size_t comment = text.find(" #", begin);
  const bool is_commented = comment < line_end && first < comment;
  return without_space_before(text, is_commented ? comment : end);
}

class Walk {
 public:
  explicit Walk(const std::string& text) : text_(text), lines_(text) {}

  void map(const Node& node, const std::vector<std::string>& path, Layout layout) {
    for (const auto& entry : node.entries) {
      std::vector<std::string> inner = path;
      inner.push_back(entry.key);
      add(entry, inner, layout);
      descend(entry.value, inner, layout);
    }
  }
  std::vector<Place> take() { return std::move(places_); }

 private:
  void descend(const Node& value, const std::vector<std::string>& path, Layout layout) {
    if (value.is_scalar() || value.is_blank()) return;
    const char first = text_[lines_.offset(value.where)];
    const Layout inner = first == '{' || first == '[' ? Layout::flow : layout;
    if (value.is_map()) return map(value, path, inner);
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      std::vector<std::string> item = path;
      item.push_back(std::to_string(i + 1));
      descend(value.items[i], item, inner);
    }
  }

  void add(const scenario::Pair& entry, const std::vector<std::string>& path, Layout layout) {
    Place place;
    place.path = path;
    place.key = entry.key;
    place.kind = entry.value.kind;
    place.value = entry.value.text;
    place.quoted = entry.value.quoted;
    place.layout = layout;
    place.line = entry.where.line;
    place.key_begin = lines_.offset(entry.where);
    const bool is_quoted = opens_quote(text_, place.key_begin);
    place.key_end = is_quoted ? end_of_quote(text_, place.key_begin) : place.key_begin + entry.key.size();
    place.value_begin = text_.find(':', place.key_end) + 1;
    if (layout == Layout::flow) {
      place.entry_end = end_of_flow(text_, place.value_begin);
      place.value_end = without_space_before(text_, place.entry_end);
    } else {
      const std::size_t column = place.key_begin - lines_.start_of_line_with(place.key_begin);
      place.entry_end = lines_.end_of_block(place.key_begin, column);
      place.value_end = end_of_line_value(text_, place.value_begin, place.entry_end);
    }
    places_.push_back(place);
  }

  const std::string& text_;
  Lines lines_;
  std::vector<Place> places_;
};

}  // namespace

std::vector<Place> places_of(const std::string& text) {
  scenario::Problems problems;
  const Node root = scenario::parse_yaml(text, "example.yaml", problems);
  problems.throw_if_any();
  Walk walk(text);
  walk.map(root, {}, Layout::block);
  return walk.take();
}

std::string joined_path(const std::vector<std::string>& path) {
  std::string text;
  for (const auto& key : path) text += (text.empty() ? "" : ".") + key;
  return text;
}

}  // namespace sposim::test
