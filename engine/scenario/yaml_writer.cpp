#include "scenario/yaml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace sposim::scenario {

namespace {

constexpr std::size_t longest_line = 110;

std::string in_quotes(const std::string& text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      written += '\\';
      written += c;
    } else if (c == '\n') {
      written += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      written += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(c));
    } else {
      written += c;
    }
  }
  return written + "\"";
}

bool is_plain_key(const std::string& key) {
  constexpr std::array<std::string_view, 4> nothing{"", "null", "Null", "NULL"};
  if (std::find(nothing.begin(), nothing.end(), key) != nothing.end()) return false;
  const auto plain_character = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const auto inner = [&](char c) { return plain_character(c) || c == ' ' || c == '-' || c == '.' || c == '%'; };
  return plain_character(key.front()) && key.back() != ' ' && std::all_of(key.begin(), key.end(), inner);
}

std::string key_text(const std::string& key) {
  return is_plain_key(key) ? key : in_quotes(key);
}

std::string scalar_text(const Node& node) {
  return node.quoted ? in_quotes(node.text) : node.text;
}

void write_block(const Node& node, std::size_t indent, std::string& to);

/// A value after its key or dash: on the same line if it fits, as a block below otherwise.
void write_value(const Node& node, std::size_t indent, std::size_t used, std::string& to) {
  const std::string flow = flow_text(node);
  const bool fits = used + flow.size() <= longest_line;
  if (node.is_scalar() || node.is_blank() || fits) {
    to += " " + flow + "\n";
    return;
  }
  to += "\n";
  write_block(node, indent, to);
}

void write_block(const Node& node, std::size_t indent, std::string& to) {
  const std::string margin(indent, ' ');
  for (const auto& entry : node.entries) {
    const std::string key = margin + key_text(entry.key) + ":";
    to += key;
    write_value(entry.value, indent + 2, key.size() + 1, to);
  }
  for (const auto& item : node.items) {
    to += margin + "-";
    write_value(item, indent + 2, indent + 2, to);
  }
}

}  // namespace

Node plain(std::string text) {
  return {Node::Kind::scalar, std::move(text), false, {}, {}, {}};
}

Node quoted(std::string text) {
  return {Node::Kind::scalar, std::move(text), true, {}, {}, {}};
}

Node empty_map() {
  return {Node::Kind::map, "", false, {}, {}, {}};
}

void put(Node& map, std::string key, Node value) {
  map.entries.push_back({std::move(key), {}, std::move(value)});
}

std::string flow_text(const Node& node) {
  if (node.is_scalar()) return scalar_text(node);
  std::string inner;
  for (const auto& entry : node.entries) {
    if (!inner.empty()) inner += ", ";
    inner += key_text(entry.key) + ": " + flow_text(entry.value);
  }
  for (const auto& item : node.items) {
    if (!inner.empty()) inner += ", ";
    inner += flow_text(item);
  }
  if (node.is_map()) return "{" + inner + "}";
  return node.is_list() ? "[" + inner + "]" : "";
}

std::string yaml_text(const Node& map) {
  std::string text;
  for (const auto& entry : map.entries) {
    text += key_text(entry.key) + ":";
    const bool group = entry.value.is_map() && !entry.value.entries.empty();
    if (group) {
      text += "\n";
      write_block(entry.value, 2, text);
    } else {
      write_value(entry.value, 2, entry.key.size() + 2, text);
    }
  }
  return text;
}

}  // namespace sposim::scenario
