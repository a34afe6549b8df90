#pragma once

#include <cstdint>

#include "core/error.hpp"
#include "model/plan.hpp"

/// Draws the numbers of a scenario before anything is simulated, so that a number that cannot be is told at once.
namespace sposim::model {

/// Which parameter draws to make: those left out are met when simulating.
struct Rehearsal {
  std::uint32_t first = 0;
  std::uint32_t draws = 1;
};

/// Makes the draws, and what the policies in force cost in them.
///
/// @throws core::UserError with the file and line of the lever that moves the number, or else of the number
void rehearse(const scenario::Scenario& scenario, const Rehearsal& rehearsal);

/// The error of a draw with its place in the file: the lever that moves the number, or else the number itself.
core::UserError located(const core::UserError& error, const scenario::Scenario& scenario);

}  // namespace sposim::model
