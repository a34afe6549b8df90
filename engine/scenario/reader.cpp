#include "scenario/reader.hpp"

#include <fmt/format.h>

#include "scenario/extends.hpp"
#include "scenario/group_reader.hpp"
#include "scenario/sections.hpp"
#include "scenario/sweep_parts.hpp"

namespace sposim::scenario {

namespace {

const std::vector<std::string> top_keys{
    "title",   "intended_use", "not_for",  "known_answer", "clock",        "simulation",
    "forces",  "pathway",      "changes",  "observed",     "crime_survey", "counting_error",
    "extends", "remove",       "policies", "money",        "qa",           "correlations"};

std::string text_at(const Node& root, const char* key, const Reading& reading) {
  const Node* node = root.find(key);
  return node == nullptr ? "" : read_text(*node, key, reading).value_or("");
}

void read_descriptions(const Node& root, Scenario& scenario, const Reading& reading) {
  if (required(root, "", "title", "it names the scenario in every output", reading) != nullptr) {
    scenario.title = text_at(root, "title", reading);
  }
  scenario.intended_use = text_at(root, "intended_use", reading);
  scenario.not_for = text_at(root, "not_for", reading);
}

template <class Group>
void read_optional_group(const Node& root, const char* key, std::optional<Group>& group, const Reading& reading) {
  const Node* node = root.find(key);
  if (node == nullptr) return;
  group.emplace();
  set_off(*group);
  read_group(*node, key, *group, reading);
}

}  // namespace

Scenario read_scenario(const std::string& path) {
  Problems problems;
  Scenario scenario;
  scenario.file = path;
  const Node root = read_with_bases(path, scenario.bases, problems);
  Reading reading{problems, {}, false, std::nullopt, true};
  if (looks_like_sweep(root)) {
    reading.fail(root, "",
                 {"this is a sweep, not a scenario", "it names a scenario, and how to move through it",
                  "Run it with `sposim sweep`, and see it through with `sposim validate`."});
    problems.throw_if_any();
  }
  check_keys(root, "", top_keys, reading);
  if (const Node* known = root.find("known_answer")) {
    scenario.known_answer = read_yes_or_no(*known, "known_answer", reading).value_or(false);
  }
  reading.known_answer = scenario.known_answer;
  read_descriptions(root, scenario, reading);
  read_clock(root, scenario.clock, reading);
  if (scenario.clock.start != core::Date{}) reading.start = scenario.clock.start;
  if (scenario.clock.end != core::Date{}) reading.end = scenario.clock.end;
  reading.open_cases = scenario.clock.open_cases;
  read_simulation(root, scenario.simulation, reading);
  reading.table = read_forces(root, reading);
  scenario.forces = reading.table.table;
  set_off(scenario.pathway);
  if (const Node* pathway = required(root, "", "pathway", "it holds every number of a case's way", reading)) {
    read_group(*pathway, "pathway", scenario.pathway, reading);
  }
  read_changes(root, scenario, reading);
  read_money(root, scenario, reading);
  read_policies(root, scenario, reading);
  read_correlations(root, scenario, reading);
  read_observed(root, scenario, reading);
  read_quality_assurance(root, scenario, reading);
  read_optional_group(root, "crime_survey", scenario.crime_survey, reading);
  read_optional_group(root, "counting_error", scenario.counting_error, reading);
  if (!problems.any()) check_whole(root, scenario, reading);
  problems.throw_if_any();
  return scenario;
}

}  // namespace sposim::scenario
