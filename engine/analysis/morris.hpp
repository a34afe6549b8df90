#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/design.hpp"
#include "analysis/index.hpp"

/// Morris' screening: what does one step of a factor do, averaged over places where the others stand?
namespace sposim::analysis {

struct MorrisMeasures {
  Index mu_star;  ///< mean size of the effect of moving the factor across its whole range, whatever its sign
  Index mu;       ///< mean effect: near 0 beside a large μ* where the sign changes
  Index sigma;    ///< how much the effect differs from place to place: curvature, and other factors; chance taken away
  /// Standard deviation of one elementary effect that is chance alone: a μ* below it says nothing. n/a: no halves.
  std::optional<double> chance;
};

/// An elementary effect is the difference of two neighbours ÷ the step of the coordinate. Intervals resample
/// trajectories. σ² is of one half of the replicates with the other (see `Response::halves`), and n/a where that comes
/// out below 0; μ* cannot be freed of chance, which adds to it where effects are small.
///
/// @param responses  of a Morris design
/// @return           [factors]
/// @source           Morris (1991), Technometrics 33:161; Campolongo, Cariboni, Saltelli (2007), Environmental
/// Modelling
///                   and Software 22:1509
std::vector<MorrisMeasures> morris_measures(const Responses& responses, std::size_t output);

}  // namespace sposim::analysis
