#pragma once

#include <optional>

#include "results/estimate.hpp"

namespace sposim::analysis {

/// A measure of sensitivity. An estimate of a share of variance may come out below 0 where the truth is near 0: it is
/// shown as it is, with its interval, never cut off.
struct Index {
  std::optional<double> value;           ///< n/a: nothing moves, or there are too few points
  std::optional<results::Band> band_95;  ///< of the estimate: what more points would narrow
};

}  // namespace sposim::analysis
