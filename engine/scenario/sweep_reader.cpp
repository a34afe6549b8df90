#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/counted.hpp"
#include "core/text.hpp"
#include "scenario/reader.hpp"
#include "scenario/reading.hpp"
#include "scenario/sweep.hpp"
#include "scenario/sweep_parts.hpp"
#include "scenario/yaml_tree.hpp"
#include "scenario/yaml_writer.hpp"

namespace sposim::scenario {

namespace {

const std::vector<std::string> top_keys{
    "title",  "scenario", "scenarios", "policies", "replicates", "replicates_per_draw", "seed", "others",
    "forces", "factors",  "but",       "design",   "outputs"};

/// One file, a list of files, or a map from names to files.
std::vector<Pair> scenario_files(const Node& root, Sweep& sweep, const Reading& reading) {
  std::vector<Pair> files;
  const auto add = [&](const std::string& key, const Node& node, const std::string* name) {
    const auto file = read_text(node, key, reading);
    if (!file) return;
    files.push_back({key, node.where, node});
    sweep.scenario_names.push_back(name != nullptr ? *name : *file);
  };
  if (const Node* one = root.find("scenario")) {
    add("scenario", *one, nullptr);
    return files;
  }
  const Node& many = *root.find("scenarios");
  if (many.is_map() && !many.entries.empty()) {
    for (const auto& entry : many.entries) add("scenarios." + entry.key, entry.value, &entry.key);
    return files;
  }
  read_texts(many, "scenarios", reading);
  for (const Node& item : many.items) add("scenarios", item, nullptr);
  return files;
}

void read_scenarios(const Node& root, Sweep& sweep, const Reading& reading) {
  const Node* many = root.find("scenarios");
  if (root.has("scenario") == (many != nullptr)) {
    reading.fail(
        many != nullptr ? *many : root, many != nullptr ? "scenarios" : "scenario",
        {many != nullptr ? "scenario and scenarios are both given" : "this key is missing",
         "a sweep moves the numbers of a scenario", "Write \"scenario: FILE\", or \"scenarios: [FILE, FILE]\"."});
    return;
  }
  const auto folder = std::filesystem::path(sweep.file).parent_path();
  for (const auto& [key, where, node] : scenario_files(root, sweep, reading)) {
    try {
      sweep.scenarios.push_back(read_scenario((folder / node.text).lexically_normal().string()));
    } catch (const core::UserError& error) {
      for (core::Problem problem : error.problems()) {
        if (problem.where.line == 0) {  // the file itself: said where it is named
          problem.problem = problem.where.file + ": " + problem.problem;
          problem.where = where;
          problem.key = key;
        }
        reading.problems.add(std::move(problem));
      }
    }
  }
}

/// The sweep file with the names under which its scenarios and its list are kept beside it.
std::string resolved_text(Node root, const Sweep& sweep) {
  std::erase_if(root.entries, [](const Pair& entry) { return entry.key == "scenario" || entry.key == "scenarios"; });
  Node files = empty_map();
  for (std::size_t i = 0; i < sweep.scenario_names.size(); ++i) {
    put(files, sweep.scenario_names[i], quoted(kept_scenario_name(i)));
  }
  put(root, "scenarios", std::move(files));
  if (sweep.design.kind == SweepDesign::list) {
    Node file = empty_map();
    put(file, "file", quoted(kept_list_name));
    Node list = empty_map();
    put(list, "list", std::move(file));
    *root.find("design") = std::move(list);
  }
  return yaml_text(root);
}

/// All scenarios of one sweep meet the same luck.
void check_alike(const Node& root, const Sweep& sweep, const Reading& reading) {
  const Scenario& first = sweep.scenarios.front();
  for (const Scenario& other : sweep.scenarios) {
    const bool alike = other.clock.start == first.clock.start && other.clock.end == first.clock.end &&
                       other.clock.policies_from == first.clock.policies_from &&
                       other.forces.names == first.forces.names;
    if (alike) continue;
    reading.fail(*root.find("scenarios"), "scenarios",
                 {fmt::format("{} differs from {} in its clock or its forces", other.file, first.file),
                  "the scenarios of a sweep are compared point by point", "Give them the same, or write two sweeps."});
  }
}

void read_settings(const Node& root, Sweep& sweep, const Reading& reading) {
  const Scenario& first = sweep.scenarios.front();
  sweep.seed = first.simulation.seed;
  sweep.replicates_per_draw = first.simulation.replicates_per_draw;
  const auto whole = [&](const char* key, unsigned long long least, unsigned long long most, auto& number) {
    const Node* node = root.find(key);
    if (node == nullptr) return;
    const auto read = read_whole(*node, key, least, most, reading);
    if (read) number = static_cast<std::remove_reference_t<decltype(number)>>(*read);
  };
  whole("replicates", 1, 10'000'000, sweep.replicates);
  sweep.replicates_per_draw = std::min(sweep.replicates_per_draw, sweep.replicates);
  whole("replicates_per_draw", 1, sweep.replicates, sweep.replicates_per_draw);
  whole("seed", 0, ~0ULL, sweep.seed);
  if (const Node* others = root.find("others")) {
    const auto word = read_choice(*others, "others", {"best", "drawn"}, reading);
    if (word) sweep.others = static_cast<SweepOthers>(*word);
  }
  if (const Node* policies = root.find("policies")) {
    sweep.in_force = read_texts(*policies, "policies", reading);
    for (const auto& name : sweep.in_force) check_policy(*policies, "policies", name, sweep, reading);
  }
}

/// A step of Morris' goes over half of his levels: over values in a row only where each level has its own.
void check_choices(const Sweep& sweep, const Reading& reading) {
  if (sweep.design.kind != SweepDesign::morris) return;
  for (const SweepFactor& factor : sweep.factors) {
    const auto* values = std::get_if<OneOf>(&factor.meaning);
    const auto* policies = std::get_if<PolicyChoice>(&factor.meaning);
    if (values == nullptr && policies == nullptr) continue;
    const std::size_t count = values != nullptr ? values->values.size() : policies->stacks.size();
    if (count == sweep.design.levels) continue;
    reading.problems.add(
        {factor.where, core::join_path("factors", factor.name),
         fmt::format("has {} for {} levels",
                     core::counted(static_cast<std::int64_t>(count), values != nullptr ? "value" : "choice"),
                     sweep.design.levels),
         "Morris' steps measure an effect only where each level is one of them",
         "Give as many as there are levels, a range:, or another design."});
  }
}

/// A design that fills the whole space of a doubt draws each force by itself; one with levels moves them together.
void read_forces_moved(const Node& root, Sweep& sweep, const Reading& reading) {
  const bool fills = sweep.design.kind == SweepDesign::sobol || sweep.design.kind == SweepDesign::latin_hypercube;
  sweep.forces = fills ? SweepForces::apart : SweepForces::together;
  if (const Node* forces = root.find("forces")) {
    const auto word = read_choice(*forces, "forces", {"together", "apart"}, reading);
    if (word) sweep.forces = static_cast<SweepForces>(*word);
  }
}

}  // namespace

std::string kept_scenario_name(std::size_t scenario) {
  return fmt::format("scenario_{}.resolved.yaml", scenario + 1);
}

std::string kept_forces_name(std::size_t scenario) {
  return fmt::format("scenario_{}.forces.csv", scenario + 1);
}

void check_policy(const Node& node, const std::string& path, const std::string& name, const Sweep& sweep,
                  const Reading& reading) {
  for (const Scenario& scenario : sweep.scenarios) {
    if (scenario.policies.contains(name)) continue;
    std::vector<std::string> known;
    for (const auto& [policy, what] : scenario.policies) known.push_back(policy);
    reading.fail(node, path,
                 {fmt::format("there is no policy \"{}\"", core::shortened(name, 60)),
                  fmt::format("{} has no such one", scenario.file), reading.problems.did_you_mean(name, known)});
    return;
  }
}

bool looks_like_sweep(const Node& root) {
  const bool names = root.has("scenario") || root.has("scenarios");
  return names && (root.has("design") || root.has("factors") || root.has("outputs"));
}

bool is_sweep_file(const std::string& path) {
  try {
    Problems problems;
    return looks_like_sweep(read_yaml(path, problems));
  } catch (const core::UserError&) {
    return false;  // whoever reads it says what is wrong
  }
}

Sweep read_sweep(const std::string& path) {
  Problems problems;
  Sweep sweep;
  sweep.file = path;
  const Node root = read_yaml(path, problems);
  const Reading reading{problems, {}, true, std::nullopt, true};
  if (root.has("pathway") || root.has("extends")) {
    reading.fail(root, "",
                 {"this is a scenario, not a sweep", "it has a pathway, or extends another file",
                  "Run it with `sposim run`, or name it under scenario: in a sweep file."});
    problems.throw_if_any();
  }
  check_keys(root, "", top_keys, reading);
  if (const Node* title = required(root, "", "title", "it names the sweep in every output", reading)) {
    sweep.title = read_text(*title, "title", reading).value_or("");
  }
  read_scenarios(root, sweep, reading);
  problems.throw_if_any();
  if (sweep.scenarios.size() > 1) check_alike(root, sweep, reading);
  read_settings(root, sweep, reading);
  if (const Node* design = required(root, "", "design", "it says at which points to simulate", reading)) {
    sweep.design = read_design(*design, sweep.file, reading);
  }
  read_forces_moved(root, sweep, reading);
  read_factors(root, sweep, reading);
  check_choices(sweep, reading);
  check_correlations(root, sweep, reading);
  read_outputs(root, sweep, reading);
  problems.throw_if_any();
  sweep.resolved = resolved_text(root, sweep);
  return sweep;
}

}  // namespace sposim::scenario
