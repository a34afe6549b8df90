#pragma once

#include <string>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// The unit in which a lever's target is written; a pure number for a parameter of a distribution that has none (a
/// sigma) and for the share of a named part.
Unit unit_of_target(const Scenario& scenario, const std::string& target);

}  // namespace sposim::scenario
