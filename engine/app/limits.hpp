#pragma once

#include <cstdint>

#include "scenario/scenario.hpp"

namespace sposim::app {

/// What stands beside the scenario in a comparison: a policy keeps tables only of what it changes, a file all of them.
struct Beside {
  std::size_t policies = 0;
  std::size_t files = 0;
};

/// About how many bytes a run will take, from the shape of its tables alone, so that it can be refused before any work.
///
/// @source the resident size of the national scenario: 133 and 162 MB with 100 and 1,000 replicates, 369 and 510 MB
/// with
///         nine policies beside it; the estimate lies within a third of these
std::uint64_t memory_estimate(const scenario::Scenario& scenario, std::uint64_t replicates, int threads,
                              Beside beside = {});

/// Bytes that this process may take: the machine's memory, or the limit it was started with if that is lower.
std::uint64_t memory_limit();

/// @throws core::UserError with the estimate and the limit if the run cannot fit, by however much the estimate may err
void refuse_impossible(const scenario::Scenario& scenario, std::uint64_t replicates, int threads, Beside beside = {});

}  // namespace sposim::app
