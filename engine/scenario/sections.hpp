#pragma once

#include "scenario/reading.hpp"
#include "scenario/scenario.hpp"

/// The parts of a scenario file beside its pathway, each from the node at the top of the file.
namespace sposim::scenario {

/// More replicates than this are refused before any work.
inline constexpr unsigned long long most_replicates = 10'000'000;

void read_clock(const Node& root, Clock& clock, const Reading& reading);

void read_simulation(const Node& root, SimulationSettings& settings, const Reading& reading);

/// The forces: a table, some of its rows, or names alone.
TableSource read_forces(const Node& root, const Reading& reading);

/// Levers that already happened or are law; needs the pathway for their targets.
void read_changes(const Node& root, Scenario& scenario, const Reading& reading);

/// What could be done, to compare; needs the pathway for targets, the changes and the money.
void read_policies(const Node& root, Scenario& scenario, const Reading& reading);

/// How money is counted: price year, deflator, discounting.
void read_money(const Node& root, Scenario& scenario, const Reading& reading);

/// What was counted, one observation per force where one key covers each.
void read_observed(const Node& root, Scenario& scenario, const Reading& reading);

/// Who stands behind the scenario, and what was signed.
void read_quality_assurance(const Node& root, Scenario& scenario, const Reading& reading);

/// What can only be seen once everything is read: keys without effect, a wait counted twice.
void check_whole(const Node& root, const Scenario& scenario, const Reading& reading);

}  // namespace sposim::scenario
