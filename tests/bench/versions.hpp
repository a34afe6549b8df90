#pragma once

#include <cstdint>
#include <vector>

#include "reference_work.hpp"

/// The same work done otherwise.
namespace sposim::bench {

/// Replicates first … first + count − 1, into the store; the parameters of each, for the check.
using Version = std::vector<Parameters> (*)(std::uint32_t first, std::uint32_t count, Store& store);

/// One case after another: std::mt19937_64 and the distributions of the standard library.
std::vector<Parameters> run_per_case(std::uint32_t first, std::uint32_t count, Store& store);

/// Whole cells of force and month at once: Poisson and binomial counts of Boost.Random.
std::vector<Parameters> run_aggregated(std::uint32_t first, std::uint32_t count, Store& store);

/// The random numbers of the engine's work and nothing else; returns their sum, so that they are not left out.
double run_random_numbers(std::uint32_t first, std::uint32_t count);

}  // namespace sposim::bench
