#pragma once

#include <cstdint>

#include "scenario/scenario.hpp"

namespace sposim::app {

/// Bytes that a run will take at most, from the shape of its tables alone, so that it can be refused before any work.
std::uint64_t memory_estimate(const scenario::Scenario& scenario, std::uint64_t replicates, int threads,
                              std::size_t scenarios = 1);

/// Bytes that this process may take: the machine's memory, or the limit it was started with if that is lower.
std::uint64_t memory_limit();

/// @throws core::UserError with the estimate and the limit if the run cannot fit
void refuse_impossible(const scenario::Scenario& scenario, std::uint64_t replicates, int threads,
                       std::size_t scenarios = 1);

}  // namespace sposim::app
