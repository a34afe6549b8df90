#include <fmt/format.h>

#include "core/counted.hpp"
#include "scenario/quantity.hpp"
#include "scenario/sections.hpp"

namespace sposim::scenario {

namespace {

constexpr int most_years = 100;
constexpr unsigned long long largest_seed = ~0ULL;

void check_order(const Node& node, const Clock& clock, const Reading& reading) {
  const std::string path = "clock";
  if (clock.policies_from < clock.start) {
    reading.fail(*node.find("policies_from"), "clock.policies_from",
                 {fmt::format("{} comes before the start", core::to_string(clock.policies_from)),
                  fmt::format("the clock starts on {}", core::to_string(clock.start)), "Choose a later day."});
  } else if (clock.policies_from != clock.start && clock.policies_from != core::month_start(clock.policies_from)) {
    const core::Date first = core::month_start(clock.policies_from);
    const core::Date better = first < clock.start ? core::next_month(first) : first;
    reading.fail(*node.find("policies_from"), "clock.policies_from",
                 {fmt::format("{} lies inside a month", core::to_string(clock.policies_from)),
                  "the headline counts whole months", fmt::format("Write {}.", core::to_string(better))});
  }
  if (clock.end < clock.start) {
    reading.fail(*node.find("end"), "clock.end",
                 {fmt::format("{} comes before the start", core::to_string(clock.end)),
                  fmt::format("the clock starts on {}", core::to_string(clock.start)), "Choose a later day."});
  } else if (clock.end < clock.policies_from) {
    reading.fail(*node.find("end"), "clock.end",
                 {fmt::format("{} comes before policies begin", core::to_string(clock.end)),
                  fmt::format("policies_from is {}", core::to_string(clock.policies_from)), "Choose a later day."});
  }
  const double years = static_cast<double>((clock.end - clock.start).count()) / core::days_per_year;
  if (years > most_years) {
    reading.fail(
        *node.find("end"), "clock.end",
        {fmt::format("the clock runs for {:.0f} years", years),
         fmt::format("it may run for {} at most: no evidence reaches further", most_years), "Choose an earlier day."});
  }
}

/// Reports more replicates than a machine could run, with how long they would take. True if there are as many.
bool are_too_many(const Node& simulation, const Reading& reading) {
  const Node* node = simulation.find("replicates");
  if (node == nullptr) return false;
  const Parsed parsed = parse_decimal(node->text);
  const double* replicates = std::get_if<double>(&parsed);
  if (replicates == nullptr || *replicates <= static_cast<double>(most_replicates)) return false;
  constexpr double per_hour = 3600.0 * 1000;  // a millisecond each, a usual nation on one core
  reading.fail(*node, "simulation.replicates",
               {fmt::format("{} replicates are too many", node->text),
                fmt::format("the limit is 10 million; at a millisecond each these would take about {:.0f} hours",
                            *replicates / per_hour),
                "A few thousand are enough for most questions."});
  return true;
}

}  // namespace

void read_clock(const Node& root, Clock& clock, const Reading& reading) {
  const Node* node = required(root, "", "clock", "it says from when to when to simulate", reading);
  if (node == nullptr || !expect_map(*node, "clock", "it has start, end and policies_from", reading)) return;
  check_keys(*node, "clock", {"start", "end", "policies_from", "open_cases"}, reading);
  bool complete = true;
  const auto read_day = [&](const char* key, std::string_view what, core::Date& day) {
    const Node* child = required(*node, "clock", key, what, reading);
    const auto date = child == nullptr ? std::nullopt : read_date(*child, core::join_path("clock", key), reading);
    complete = complete && date.has_value();
    day = date.value_or(core::Date{});
  };
  read_day("start", "it is the first day that counts", clock.start);
  read_day("end", "it is the last day that counts", clock.end);
  read_day("policies_from", "the headline counts from here to the end", clock.policies_from);
  if (complete) check_order(*node, clock, reading);
  // Nothing else is held against an end that is known to be wrong.
  if (clock.end < clock.start || clock.end < clock.policies_from) clock.end = core::Date{};
  if (const Node* open = node->find("open_cases")) {
    clock.open_cases = read_yes_or_no(*open, "clock.open_cases", reading).value_or(true);
  }
}

void read_simulation(const Node& root, SimulationSettings& settings, const Reading& reading) {
  const Node* node = root.find("simulation");
  if (node == nullptr || !expect_map(*node, "simulation", "it has replicates, replicates_per_draw and seed", reading)) {
    return;
  }
  check_keys(*node, "simulation", {"replicates", "replicates_per_draw", "seed"}, reading);
  if (node->entries.empty()) reading.fail(*node, "simulation", {"found an empty map", "", "Delete this key."});
  const auto read = [&](const char* key, unsigned long long least, unsigned long long most, auto& number) {
    const Node* child = node->find(key);
    if (child == nullptr) return;
    const auto whole = read_whole(*child, core::join_path("simulation", key), least, most, reading);
    if (whole) number = static_cast<std::remove_reference_t<decltype(number)>>(*whole);
  };
  if (!are_too_many(*node, reading)) read("replicates", 1, most_replicates, settings.replicates);
  read("replicates_per_draw", 1, most_replicates, settings.replicates_per_draw);
  read("seed", 0, largest_seed, settings.seed);
  if (settings.replicates_per_draw > settings.replicates) {
    const Node* child = node->find("replicates_per_draw");
    reading.fail(
        child != nullptr ? *child : *node, "simulation.replicates_per_draw",
        {fmt::format("{} a draw are more than there are in all, {}",
                     core::counted(settings.replicates_per_draw, "replicate"), core::grouped(settings.replicates)),
         "one parameter draw would never be complete", "Write a smaller number."});
  }
}

}  // namespace sposim::scenario
