#pragma once

#include <vector>

#include "core/error.hpp"
#include "scenario/scenario.hpp"

namespace sposim::model {

/// Levers of the changes and of the policies in force that change nothing, each with its place, its name and why: days
/// outside the run, no force, a factor of 1, a number that another one switches off. A warning, not an error.
std::vector<core::Problem> levers_without_effect(const scenario::Scenario& scenario);

}  // namespace sposim::model
