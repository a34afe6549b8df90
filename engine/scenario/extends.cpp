#include "scenario/extends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/text.hpp"
#include "scenario/outline.hpp"
#include "scenario/yaml_tree.hpp"

namespace sposim::scenario {

namespace {

constexpr std::size_t most_bases = 5;

void erase(Node& map, std::string_view key) {
  std::erase_if(map.entries, [&](const Pair& entry) { return entry.key == key; });
}

/// Puts what `changed` says over `base`, as deep as the outline has groups.
void merge(Node& base, const Node& changed, const Outline& outline) {
  if (outline.kind == Outline::Kind::leaf || !base.is_map() || !changed.is_map()) {
    base = changed;
    return;
  }
  base.where = changed.where;
  for (const auto& entry : changed.entries) {
    Node* there = base.find(entry.key);
    const Outline* inner = outline.child(entry.key);
    if (there == nullptr) {
      base.entries.push_back(entry);
    } else if (inner == nullptr) {
      *there = entry.value;
    } else {
      merge(*there, entry.value, *inner);
    }
  }
}

/// Deletes one path such as `pathway.interim` from what a file extends.
void remove_one(Node& base, const Node& item, Problems& problems) {
  if (!item.is_scalar()) {
    problems.add(item.where, "remove", {fmt::format("found {}", described(item)), "this is the path of a key", ""});
    return;
  }
  Node* map = &base;
  std::string_view rest = item.text;
  while (true) {
    const std::size_t point = rest.find('.');
    const std::string key(rest.substr(0, point));
    Node* next = map->is_map() ? map->find(key) : nullptr;
    if (next == nullptr) {
      const std::string before = item.text.substr(0, item.text.size() - rest.size());
      std::vector<std::string> paths;
      for (const auto& known : map->keys()) paths.push_back(before + known);
      problems.add(item.where, "remove",
                   {fmt::format("there is no \"{}\" to remove", core::shortened(item.text, 80)),
                    "the file that this one extends has no such key", problems.did_you_mean(item.text, paths)});
      return;
    }
    if (point == std::string_view::npos) {
      erase(*map, key);
      return;
    }
    map = next;
    rest.remove_prefix(point + 1);
  }
}

void remove_all(Node& base, const Node& list, Problems& problems) {
  if (!list.is_list()) {
    problems.add(
        list.where, "remove",
        {fmt::format("found {}", described(list)), "this is a list of paths", "Write it like [pathway.interim]."});
    return;
  }
  for (const auto& item : list.items) remove_one(base, item, problems);
}

[[noreturn]] void refuse(const Node& node, const Fault& fault) {
  throw core::UserError(core::Problem{node.where, "extends", fault.problem, fault.why, fault.suggestion});
}

std::string same_file(const std::string& path) {
  std::error_code ignored;
  const auto canonical = std::filesystem::weakly_canonical(path, ignored);
  return ignored ? path : canonical.string();
}

/// The path of the base that a file names; refuses a circle and a chain that is too long.
std::string base_path(const Node& extends, const std::vector<std::string>& chain) {
  if (!extends.is_scalar() || extends.text.empty()) {
    refuse(extends, {fmt::format("found {}", described(extends)), "this is the name of a scenario file", ""});
  }
  const auto path =
      (std::filesystem::path(extends.where.file).parent_path() / extends.text).lexically_normal().string();
  const bool circular = std::any_of(chain.begin(), chain.end(),
                                    [&](const std::string& file) { return same_file(file) == same_file(path); });
  std::string links;
  for (const auto& file : chain) links += file + " → ";
  if (circular) {
    refuse(extends, {"these files extend each other in a circle", links + path, "One of them must stand alone."});
  }
  if (chain.size() > most_bases) {
    refuse(extends, {fmt::format("this is more than {} files deep", most_bases), links + path,
                     "Write a scenario that a reader can follow."});
  }
  return path;
}

/// Reads a file of the chain. A base that cannot be opened is reported where it is named, and what was found before
/// is not forgotten.
Node read_one(const std::string& path, const Node* named_at, Problems& problems) {
  try {
    return read_yaml(path, problems);
  } catch (const core::UserError& error) {
    for (auto problem : error.problems()) {
      if (named_at != nullptr && problem.where.line == 0) {
        problem.problem = problem.where.file + ": " + problem.problem;
        problem.where = named_at->where;
        problem.key = "extends";
      }
      problems.add(std::move(problem));
    }
    problems.throw_if_any();
    throw;
  }
}

Node read_chain(const std::string& path, const Node* named_at, std::vector<std::string>& chain, Problems& problems) {
  chain.push_back(path);
  Node own = read_one(path, named_at, problems);
  const Node* extends = own.find("extends");
  const Node* removed = own.find("remove");
  if (extends == nullptr) {
    if (removed != nullptr) {
      problems.add(removed->where, "remove",
                   {"there is nothing to remove from", "this file extends no other", "Delete the keys themselves."});
    }
    erase(own, "remove");
    return own;
  }
  Node base = read_chain(base_path(*extends, chain), extends, chain, problems);
  if (removed != nullptr) remove_all(base, *removed, problems);
  erase(own, "extends");
  erase(own, "remove");
  merge(base, own, scenario_outline());
  return base;
}

}  // namespace

Node read_with_bases(const std::string& path, std::vector<std::string>& bases, Problems& problems) {
  std::vector<std::string> chain;
  Node root = read_chain(path, nullptr, chain, problems);
  bases.assign(chain.begin() + 1, chain.end());
  return root;
}

}  // namespace sposim::scenario
