#pragma once

#include <cstdint>
#include <vector>

namespace sposim::random {

/// The largest number of dimensions that Sobol' points have here.
inline constexpr std::size_t most_sobol_dimensions = 3667;

/// One point of the Sobol' sequence (the point at 0 included), shifted by a fixed digital shift so that no coordinate
/// is at an end and another seed gives another sequence of the same evenness.
///
/// @param number      of the point, from 0, below 2³²
/// @param dimensions  1 … `most_sobol_dimensions`
/// @return            [dimensions], each in (0, 1)
/// @source            Boost.Random `sobol`, direction numbers of Joe and Kuo (2008)
std::vector<double> sobol_point(std::uint64_t seed, std::uint64_t number, std::size_t dimensions);

}  // namespace sposim::random
