#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "scenario/lever_reader.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

/// A lever with the change (or policy) it belongs to.
struct Placed {
  const std::string* change_name = nullptr;
  const Change* change = nullptr;
  const Lever* lever = nullptr;
};

/// Which forces of the table a scope touches.
bool touches(const Scope& scope, const ForcesTable& table, std::size_t force) {
  const auto has = [](const auto& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  // What a condition chooses may not be known yet: then it may be any force.
  if (scope.where) return scope.met.empty() || has(scope.met, table.names[force]);
  return scope.everywhere() || has(scope.forces, table.names[force]) || has(scope.regions, table.regions[force]);
}

bool overlap(const Lever& a, const Lever& b, const ForcesTable& table) {
  // One part of a list of shares cannot move without the others.
  if (a.target != b.target && (a.list.empty() || a.list != b.list)) return false;
  if (a.until && b.from && *a.until < *b.from) return false;
  if (b.until && a.from && *b.until < *a.from) return false;
  for (std::size_t force = 0; force < table.size(); ++force) {
    if (touches(a.scope, table, force) && touches(b.scope, table, force)) return true;
  }
  return false;
}

/// True if the order in which the two levers act is said: both changes have a number, and two changes differ.
bool in_order(const Placed& a, const Placed& b) {
  if (!a.change->order || !b.change->order) return false;
  return a.change == b.change || *a.change->order != *b.change->order;
}

void report_overlap(const std::string& group, const Placed& a, const Placed& b, const Reading& reading) {
  const std::string others = a.change == b.change ? "the same list of levers" : fmt::format("\"{}\"", *a.change_name);
  const bool parts = a.lever->target != b.lever->target;
  const std::string what = parts ? fmt::format("{}, whose shares add up to 1,", b.lever->list) : b.lever->target;
  reading.problems.add(b.lever->where, fmt::format("{}.{}", group, *b.change_name),
                       {fmt::format("{} is moved here and by {} on line {}, in the same forces and days", what, others,
                                    a.lever->where.line),
                        "which of the two acts first would change the result",
                        "Give each an \"order:\" number of its own, or separate their dates or scopes."});
}

Change read_change(const Node& node, const std::string& path, const std::vector<Target>& targets,
                   const Reading& reading) {
  Change change;
  if (!expect_map(node, path, "a change has a title and levers", reading)) return change;
  check_keys(node, path, {"title", "order", "levers"}, reading);
  if (const Node* title = node.find("title")) {
    change.title = read_text(*title, core::join_path(path, "title"), reading).value_or("");
  }
  if (const Node* order = node.find("order")) {
    const auto whole = read_whole(*order, core::join_path(path, "order"), 0, 1000, reading);
    if (whole) change.order = static_cast<int>(*whole);
  }
  const Node* levers = required(node, path, "levers", "a change is a list of levers", reading);
  if (levers == nullptr) return change;
  change.levers = read_levers(*levers, core::join_path(path, "levers"), LeverHome::change, targets, reading);
  return change;
}

}  // namespace

void check_overlaps(const std::string& group, const std::map<std::string, Change>& changes, const Reading& reading) {
  std::vector<Placed> placed;
  for (const auto& [name, change] : changes) {
    for (const auto& lever : change.levers) {
      const Placed here{&name, &change, &lever};
      for (const auto& other : placed) {
        if (reading.problems.many()) return;
        if (overlap(*other.lever, lever, reading.table.table) && !in_order(other, here)) {
          report_overlap(group, other, here, reading);
        }
      }
      placed.push_back(here);
    }
  }
}

void read_changes(const Node& root, Scenario& scenario, const Reading& reading) {
  const Node* node = root.find("changes");
  if (node == nullptr || !expect_map(*node, "changes", "this is a map of changes by name", reading)) return;
  const std::size_t before = reading.problems.count();
  const auto targets = lever_targets(scenario.pathway);
  for (const auto& entry : node->entries) {
    const std::string path = core::join_path("changes", entry.key);
    scenario.changes[entry.key] = read_change(entry.value, path, targets, reading);
  }
  if (reading.problems.count() == before) check_overlaps("changes", scenario.changes, reading);
}

}  // namespace sposim::scenario
