#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "scenario/sweep_parts.hpp"
#include "scenario/value_reader.hpp"

namespace sposim::scenario {

namespace {

constexpr std::size_t most_factors = 1000;
constexpr std::string_view every = "every unsure number";

/// One factor of the list, while it is read.
struct Entry {
  const Node& node;
  std::string path;  ///< of the key
  Sweep& sweep;
  const Reading& reading;
};

NumberPlace place_of(const Entry& entry, const Node& node, const std::string& number) {
  const NumberPlace place = number_at(entry.sweep.scenarios.front(), number);
  if (place.value != nullptr) return place;
  const auto known = number_paths(entry.sweep.scenarios.front());
  entry.reading.fail(node, entry.path,
                     {fmt::format("there is no number \"{}\"", core::shortened(number, 120)),
                      fmt::format("{} writes none at this path", entry.sweep.scenarios.front().file),
                      entry.reading.problems.did_you_mean(number, known)});
  return place;
}

std::vector<double> read_numbers(const Entry& entry, const Node& list, const std::string& key, std::size_t least,
                                 const NumberRule& rule) {
  const std::string path = core::join_path(entry.path, key);
  std::vector<double> numbers;
  if (!list.is_list() || list.items.size() < least) {
    entry.reading.fail(
        list, path, {fmt::format("found {}", described(list)), "this is a list of numbers", "Write it like [1, 2]."});
    return numbers;
  }
  for (const Node& item : list.items) {
    if (const auto number = read_plain_number(item, path, rule, entry.reading)) numbers.push_back(*number);
  }
  if (std::set<double>(numbers.begin(), numbers.end()).size() != numbers.size()) {
    entry.reading.fail(list, path, {"a number is given twice", "each is one place of the factor", ""});
  }
  return numbers;
}

void read_range(const Entry& entry, const Node& node, const NumberRule& rule, SweepFactor& factor) {
  const auto ends = read_numbers(entry, node, "range", 2, rule);
  if (ends.size() != 2) {
    if (node.is_list() && node.items.size() > 2) {
      entry.reading.fail(node, core::join_path(entry.path, "range"),
                         {fmt::format("found {} numbers", node.items.size()), "a range has two ends", ""});
    }
    return;
  }
  if (ends[0] >= ends[1]) {
    entry.reading.fail(node, core::join_path(entry.path, "range"),
                       {"the first end is not below the second", "a range goes from low to high", "Swap the two."});
  }
  factor.meaning = InRange{ends[0], ends[1]};
}

void read_group_factor(const Entry& entry, const Node& node, SweepFactor& factor) {
  factor.paths = read_texts(node, core::join_path(entry.path, "group"), entry.reading);
  factor.meaning = OwnDoubt{};
}

void read_choice_factor(const Entry& entry, const Node& node, SweepFactor& factor) {
  const std::string path = core::join_path(entry.path, "policies");
  factor.paths.clear();
  PolicyChoice choice;
  if (!node.is_list() || node.items.size() < 2) {
    entry.reading.fail(node, path,
                       {fmt::format("found {}", described(node)), "these are the policies to choose from",
                        "Write it like [none, training]."});
    return;
  }
  for (const Node& item : node.items) choice.stacks.push_back(read_stack(item, path, entry.sweep, entry.reading));
  factor.meaning = std::move(choice);
}

void read_replacement(const Entry& entry, const std::string& how, const Node& node, SweepFactor& factor) {
  const NumberPlace place = place_of(entry, entry.node, factor.paths.front());
  if (place.value == nullptr) return;
  if (how == "range") {
    read_range(entry, node, place.rule, factor);
  } else if (how == "values") {
    factor.meaning = OneOf{read_numbers(entry, node, "values", 1, place.rule)};
  } else {
    constexpr Allowed plain_only{false, false, false, false, false, false};
    factor.meaning =
        DrawnFrom{read_distribution(node, core::join_path(entry.path, "drawn"), place.rule, plain_only, entry.reading)};
  }
}

void read_factor_map(const Entry& entry, SweepFactor& factor) {
  static const std::vector<std::string> ways{"range", "values", "drawn", "group", "policies"};
  check_keys(entry.node, entry.path, joined(ways, {"number"}), entry.reading);
  if (const Node* number = entry.node.find("number")) {
    const auto path = read_text(*number, core::join_path(entry.path, "number"), entry.reading);
    factor.paths = {path.value_or("")};
  }
  std::vector<std::string> given;
  for (const std::string& way : ways) {
    if (entry.node.has(way)) given.push_back(way);
  }
  if (given.empty() && entry.node.has("number")) return;  // a name for a number that keeps its own distribution
  if (given.size() != 1) {
    entry.reading.fail(entry.node, entry.path,
                       {given.empty() ? "it does not say how the number moves" : "it moves in two ways",
                        fmt::format("a factor has one of {}", core::listed(ways, "or")), ""});
    return;
  }
  const Node& node = *entry.node.find(given.front());
  if (given.front() == "group") return read_group_factor(entry, node, factor);
  if (given.front() == "policies") return read_choice_factor(entry, node, factor);
  read_replacement(entry, given.front(), node, factor);
}

SweepFactor read_factor(const Entry& entry, const std::string& name) {
  SweepFactor factor{name, {name}, OwnDoubt{}, entry.node.where};
  if (entry.node.is_scalar()) {
    if (entry.node.text != "unsure") {
      entry.reading.fail(entry.node, entry.path,
                         {fmt::format("found {}", described(entry.node)),
                          "a factor is unsure (its own distribution), or says how it moves",
                          "Write unsure, or {range: [low, high]}."});
    }
    return factor;
  }
  if (expect_map(entry.node, entry.path, "a factor is unsure, or says how it moves", entry.reading)) {
    read_factor_map(entry, factor);
  }
  return factor;
}

/// Two factors that move one number would undo each other.
void check_moved_once(const Node& node, const Sweep& sweep, const Reading& reading) {
  std::set<std::string> moved;
  for (const SweepFactor& factor : sweep.factors) {
    for (const std::string& path : factor.paths) {
      if (moved.insert(path).second) continue;
      reading.fail(node, core::join_path("factors", factor.name),
                   {fmt::format("\"{}\" is moved by another factor too", path), "one of them would be lost", ""});
    }
  }
}

}  // namespace

std::vector<std::string> read_stack(const Node& node, const std::string& path, const Sweep& sweep,
                                    const Reading& reading) {
  const auto text = read_text(node, path, reading);
  if (!text || *text == "none") return {};
  std::vector<std::string> stack;
  for (std::size_t from = 0; from <= text->size();) {
    const std::size_t plus = std::min(text->find('+', from), text->size());
    stack.push_back(text->substr(from, plus - from));
    check_policy(node, path, stack.back(), sweep, reading);
    from = plus + 1;
  }
  return stack;
}

void read_factors(const Node& root, Sweep& sweep, const Reading& reading) {
  const Node* node = required(root, "", "factors", "they are what a sweep moves", reading);
  const Node* but = root.find("but");
  if (but != nullptr) sweep.but = read_texts(*but, "but", reading);
  if (node == nullptr) return;
  sweep.every_unsure = node->is_scalar() && node->text == every;
  if (but != nullptr && !sweep.every_unsure) {
    reading.fail(*but, "but", {"this key has no effect", fmt::format("it takes numbers from \"{}\"", every), ""});
  }
  if (sweep.every_unsure) return;
  if (!expect_map(*node, "factors", fmt::format("this is a map of factors by name, or \"{}\"", every), reading)) return;
  if (node->entries.empty() || node->entries.size() > most_factors) {
    reading.fail(*node, "factors",
                 {fmt::format("found {} factors", node->entries.size()),
                  fmt::format("a sweep has from 1 to {}", most_factors), ""});
    return;
  }
  for (const auto& entry : node->entries) {
    sweep.factors.push_back(
        read_factor({entry.value, core::join_path("factors", entry.key), sweep, reading}, entry.key));
  }
  check_moved_once(*node, sweep, reading);
}

namespace {

/// A policy that is in force at every point: what it adds on top would be 0 without a word.
void check_adds_something(const Node& node, const std::string& path, const std::string& name, const Sweep& sweep,
                          const Reading& reading) {
  const auto has = [&](const std::vector<std::string>& stack) {
    return std::find(stack.begin(), stack.end(), name) != stack.end();
  };
  std::string where = has(sweep.in_force) ? "policies" : "";
  for (const SweepFactor& factor : sweep.factors) {
    const auto* choice = std::get_if<PolicyChoice>(&factor.meaning);
    if (choice == nullptr || choice->stacks.empty()) continue;
    if (std::all_of(choice->stacks.begin(), choice->stacks.end(), has)) where = core::join_path("factors", factor.name);
  }
  if (where.empty()) return;
  reading.fail(node, path,
               {fmt::format("\"{}\" is in force at every point", core::shortened(name, 60)),
                fmt::format("it is among {}, so it would add nothing", where),
                "Take it out there, or ask for the level instead of the difference."});
}

}  // namespace

void read_outputs(const Node& root, Sweep& sweep, const Reading& reading) {
  const Node* node = root.find("outputs");
  if (node == nullptr) {
    sweep.outputs.push_back({"newly_protected", "newly_protected", "", "", {}, root.where});
    return;
  }
  if (!expect_map(*node, "outputs", "this is a map of outputs by name", reading)) return;
  if (node->entries.empty()) reading.fail(*node, "outputs", {"found an empty map", "", "Delete this key."});
  for (const auto& entry : node->entries) {
    const std::string path = core::join_path("outputs", entry.key);
    SweepOutput output{entry.key, entry.key, "", "", {}, entry.value.where};
    if (expect_map(entry.value, path, "an output has a measure, and perhaps an area", reading)) {
      check_keys(entry.value, path, {"measure", "window", "area", "difference"}, reading);
      const auto text = [&](const char* key, std::string& to) {
        const Node* child = entry.value.find(key);
        if (child != nullptr) to = read_text(*child, core::join_path(path, key), reading).value_or("");
      };
      text("measure", output.measure);
      text("window", output.window);
      text("area", output.area);
      if (const Node* other = entry.value.find("difference")) {
        const std::string at = core::join_path(path, "difference");
        output.difference = read_stack(*other, at, sweep, reading);
        for (const auto& name : output.difference) check_adds_something(*other, at, name, sweep, reading);
      }
    }
    sweep.outputs.push_back(std::move(output));
  }
}

}  // namespace sposim::scenario
