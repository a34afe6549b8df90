#include "scenario/node.hpp"

#include <fmt/format.h>

#include "core/text.hpp"

namespace sposim::scenario {

const Node* Node::find(std::string_view key) const {
  for (const auto& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Node* Node::find(std::string_view key) {
  for (auto& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::vector<std::string> Node::keys() const {
  std::vector<std::string> names;
  names.reserve(entries.size());
  for (const auto& entry : entries) names.push_back(entry.key);
  return names;
}

std::string described(const Node& node) {
  switch (node.kind) {
    case Node::Kind::blank:
      return "nothing";
    case Node::Kind::scalar:
      return fmt::format("\"{}\"", core::shortened(node.text, 60));
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      break;
  }
  return node.entries.empty()
             ? "an empty map"
             : fmt::format("a map that begins with \"{}\"", core::shortened(node.entries.front().key, 60));
}

}  // namespace sposim::scenario
