#pragma once

#include "plain_model.hpp"
#include "scenario/scenario.hpp"

/// One small world with everything switched on, twice: as a scenario for the engine and as plain numbers by day.
namespace sposim::plain {

scenario::Scenario everything_scenario();
World everything_world();

}  // namespace sposim::plain
