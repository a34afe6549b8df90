#pragma once

#include <cstdint>

#include "random/normal.hpp"
#include "random/poisson.hpp"
#include "random/stream.hpp"

namespace sposim::analysis {

/// Samples for tests, from the project's own random room; each seed is a stream of its own.
class Luck {
 public:
  explicit Luck(std::uint64_t seed) : stream_(seed, random::Address{}) {}

  double uniform() {
    const std::uint32_t high = stream_();
    return random::uniform_53(high, stream_());
  }
  double normal(double mean = 0, double sd = 1) { return mean + sd * random::normal_quantile(uniform()); }
  std::int64_t poisson(double mean) { return random::poisson_quantile(mean, uniform()); }

 private:
  random::Stream stream_;
};

}  // namespace sposim::analysis
