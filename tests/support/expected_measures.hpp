#pragma once

#include <array>
#include <utility>

#include "model/expectation.hpp"
#include "simulation/measure.hpp"

namespace sposim::support {

/// What the exact expectation computes, and the measure it is the mean of.
inline constexpr std::array<std::pair<model::Expected, simulation::Measure>, model::expected_count> expected_measures{{
    {model::Expected::applied, simulation::Measure::applied},
    {model::Expected::interim_orders, simulation::Measure::interim_orders},
    {model::Expected::hearings, simulation::Measure::hearings},
    {model::Expected::adjourned, simulation::Measure::adjourned},
    {model::Expected::granted, simulation::Measure::granted},
    {model::Expected::refused, simulation::Measure::refused},
    {model::Expected::withdrawn, simulation::Measure::withdrawn},
    {model::Expected::newly_protected, simulation::Measure::newly_protected},
    {model::Expected::renewed, simulation::Measure::renewed},
    {model::Expected::expired, simulation::Measure::expired},
    {model::Expected::discharged, simulation::Measure::discharged},
    {model::Expected::pending, simulation::Measure::pending},
    {model::Expected::protected_cases, simulation::Measure::protected_cases},
    {model::Expected::covered, simulation::Measure::covered},
    {model::Expected::waiting_days, simulation::Measure::waiting_days},
    {model::Expected::protected_days, simulation::Measure::protected_days},
    {model::Expected::covered_days, simulation::Measure::covered_days},
}};

}  // namespace sposim::support
