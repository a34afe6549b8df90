#include "random/sobol.hpp"

#include <boost/random/sobol.hpp>

#include "core/error.hpp"
#include "random/address.hpp"

namespace sposim::random {

namespace {

using Engine = boost::random::sobol_engine<std::uint32_t, 32>;

/// The sequence without its shift. Boost leaves out the point at 0, so its point n is our point n + 1.
std::vector<std::uint32_t> plain_point(std::uint64_t number, std::size_t dimensions) {
  std::vector<std::uint32_t> words(dimensions, 0);
  if (number == 0) return words;
  Engine engine(dimensions);
  engine.seed(static_cast<std::uint32_t>(number - 1));
  for (std::uint32_t& word : words) word = engine();
  return words;
}

}  // namespace

std::vector<double> sobol_point(std::uint64_t seed, std::uint64_t number, std::size_t dimensions) {
  core::require(number < (std::uint64_t{1} << 32U), "a Sobol' point has a number below 2^32");
  core::require(dimensions > 0 && dimensions <= most_sobol_dimensions, "there are so many Sobol' dimensions");
  const std::uint64_t path = path_hash("sweep.sobol.shift");
  const std::vector<std::uint32_t> words = plain_point(number, dimensions);
  std::vector<double> point;
  point.reserve(dimensions);
  for (std::size_t i = 0; i < dimensions; ++i) {
    const double shift = parameter_uniform(seed, path, static_cast<std::uint32_t>(i));
    point.push_back(uniform_32(words[i] ^ static_cast<std::uint32_t>(shift * 0x1p32)));
  }
  return point;
}

}  // namespace sposim::random
