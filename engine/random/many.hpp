#pragma once

#include <cstddef>
#include <cstdint>

#include "core/processor.hpp"
#include "random/distribution.hpp"

/// What is drawn for many cases at once: the same numbers as one by one, to the bit, in a third of the time where the
/// processor has AVX2, and less with AVX-512.
namespace sposim::random {

/// `poisson_quantile(means[i], uniform_32(words[i]))`.
///
/// @param counts  [count] where the events go
void poisson_quantiles(const double* means, const std::uint32_t* words, std::size_t count, std::int32_t* counts,
                       core::Width width = core::widest());

/// `lognormal_at(laws[i], uniform_32(words[i]))`.
void lognormals_at(const Lognormal* laws, const std::uint32_t* words, std::size_t count, double* values,
                   core::Width width = core::widest());

/// `natural_log(uniform_32(words[i]))`.
void logs_of_uniforms(const std::uint32_t* words, std::size_t count, double* logs, core::Width width = core::widest());

/// `natural_log(uniform_53(blocks[i][0], blocks[i][1]))`.
void logs_of_blocks(const Block* blocks, std::size_t count, double* logs, core::Width width = core::widest());

}  // namespace sposim::random
