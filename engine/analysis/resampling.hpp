#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/grid.hpp"
#include "analysis/index.hpp"

/// The bootstrap: how far an estimate would move had other rows been drawn. The resamples are addressed like every
/// draw, so they are the same on every machine.
namespace sposim::analysis {

inline constexpr std::uint32_t resamples = 1000;

/// How often each row stands in one resample of as many rows.
///
/// @param number  of the resample
/// @return        [rows], adding up to `rows`
std::vector<std::uint32_t> resample(std::size_t rows, std::uint64_t seed, std::uint32_t number);

/// Means of columns over rows, from which estimates are made.
using FromMeans = std::function<std::vector<double>(const std::vector<double>& means)>;

/// Estimates that are functions of means over rows, each with a 95 % interval: the estimate ± Student's t times the
/// standard deviation of its resamples.
///
/// @param terms     [rows][columns], rows independent of each other
/// @param estimate  from the means of the columns; a value that is not finite is n/a
std::vector<Index> bootstrapped(const Table& terms, std::uint64_t seed, const FromMeans& estimate);

/// The interval about an estimate from the values that it took in resamples.
///
/// @param rows  that were resampled; fewer than three: no interval
Index with_interval(double value, const std::vector<double>& resampled, std::size_t rows);

}  // namespace sposim::analysis
