#pragma once

#include <vector>

#include "model/source.hpp"
#include "random/copula.hpp"
#include "scenario/scenario.hpp"

namespace sposim::model {

/// The numbers of a scenario that go together, mixed in the order of their paths, whatever the order in the file and
/// whichever policies are in force.
random::Copula copula_of(const scenario::Scenario& scenario);

/// What is correlated is one number for all forces (the reader sees to it).
///
/// @throws core::ContractViolation
void require_single_values(const scenario::Scenario& scenario, const std::vector<Doubt>& doubts);

}  // namespace sposim::model
