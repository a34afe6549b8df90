#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/text.hpp"
#include "scenario/choices.hpp"
#include "scenario/lever_reader.hpp"

namespace sposim::scenario {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

void check_names(const Node& node, const std::string& path, const std::vector<std::string>& names,
                 const std::vector<std::string>& known, std::string_view what, const Reading& reading) {
  for (const auto& name : names) {
    if (known.empty() || std::find(known.begin(), known.end(), name) != known.end()) continue;
    reading.fail(node, path,
                 {fmt::format("there is no {} \"{}\"", what, core::shortened(name, 60)),
                  "the forces table does not have it", reading.problems.did_you_mean(name, known)});
  }
}

/// How far out a force must lie: a number, the median, or so many forces.
void read_pick(const Node& node, const std::string& path, Condition& condition, const Reading& reading) {
  if (condition.pick == Pick::lowest || condition.pick == Pick::highest) {
    constexpr unsigned long long most_forces = 4095;
    const auto count = read_whole(node, path, 1, most_forces, reading);
    if (count) condition.number = static_cast<double>(*count);
  } else if (!(node.is_scalar() && node.text == "median")) {
    condition.number = read_plain_number(node, path, {"", Unit::ratio, 0, no_limit}, reading);
  }
}

/// `{applications_per_1000_reports: {below: median}}`
std::optional<Condition> read_condition(const Node& node, const std::string& path, LeverHome home,
                                        const Reading& reading) {
  if (home == LeverHome::change) {
    reading.fail(node, path,
                 {"a change names its forces", "a condition is evaluated on the baseline, changes included",
                  "Write {forces: […]} or {regions: […]}."});
    return std::nullopt;
  }
  Condition condition;
  const Node* inner = nullptr;
  const auto one_of = [&](const Node& map, const std::string& at,
                          const std::vector<std::string>& words) -> std::optional<std::size_t> {
    const std::string what = fmt::format("a condition is written {{{}: {{below: median}}}}", words.front());
    if (!expect_map(map, at, what, reading)) return std::nullopt;
    const std::size_t before = reading.problems.count();
    check_keys(map, at, words, reading);
    if (map.entries.size() != 1) {
      reading.fail(map, at, {fmt::format("found {} keys", map.entries.size()), "a condition has one", ""});
    }
    if (reading.problems.count() != before) return std::nullopt;
    inner = &map.entries.front().value;
    const auto word = std::find(words.begin(), words.end(), map.entries.front().key);
    return static_cast<std::size_t>(word - words.begin());
  };
  const auto rate = one_of(node, path, words_of<ForceRate>());
  if (!rate) return std::nullopt;
  condition.rate = static_cast<ForceRate>(*rate);
  const std::string rate_path = core::join_path(path, word_of(condition.rate));
  const auto pick = one_of(*inner, rate_path, words_of<Pick>());
  if (!pick) return std::nullopt;
  condition.pick = static_cast<Pick>(*pick);
  read_pick(*inner, core::join_path(rate_path, word_of(condition.pick)), condition, reading);
  return condition;
}

}  // namespace

Scope read_scope(const Node& node, const std::string& path, LeverHome home, const Reading& reading) {
  Scope scope;
  if (!expect_map(node, path, "a scope is written {forces: […]} or {regions: […]}", reading)) return scope;
  check_keys(node, path, {"forces", "regions", "where"}, reading);
  if (const Node* where = node.find("where")) {
    scope.where = read_condition(*where, core::join_path(path, "where"), home, reading);
    if (node.entries.size() > 1) {
      reading.fail(*where, core::join_path(path, "where"),
                   {"a condition stands beside names", "a force would be chosen in two ways", "Write one of them."});
    }
  }
  if (node.entries.empty())
    reading.fail(node, path, {"found an empty map", "without a scope a lever acts everywhere", "Delete this key."});
  if (const Node* forces = node.find("forces")) {
    const std::string inner = core::join_path(path, "forces");
    scope.forces = read_texts(*forces, inner, reading);
    check_names(*forces, inner, scope.forces, reading.table.table.names, "force", reading);
  }
  if (const Node* regions = node.find("regions")) {
    const std::string inner = core::join_path(path, "regions");
    scope.regions = read_texts(*regions, inner, reading);
    std::vector<std::string> known = reading.table.table.regions;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    std::erase(known, "");
    if (known.empty())
      reading.fail(*regions, inner, {"there are no regions", "the forces table has no such column", ""});
    check_names(*regions, inner, scope.regions, known, "region", reading);
  }
  return scope;
}

}  // namespace sposim::scenario
