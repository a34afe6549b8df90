#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/design.hpp"

/// One factor at a time: how far does the result go when only this moves?
namespace sposim::analysis {

struct MovedAlone {
  std::size_t factor = 0;
  double low_place = 0, high_place = 0;  ///< the factor's lowest and highest coordinate
  double low = 0, high = 0;              ///< the result there
  double least = 0, most = 0;            ///< the lowest and highest result over all places, the middle included
  /// Standard error of `high − low` that is chance, from the halves of the replicates; n/a: no halves. It rests on one
  /// difference, so it is a guide and no interval.
  std::optional<double> chance;

  double swing() const { return most - least; }
};

struct OneAtATime {
  double middle = 0;             ///< the result with every factor in the middle
  std::vector<MovedAlone> bars;  ///< the widest first; of equals in the factors' order
};

/// @param responses  of a design that moves one factor at a time
OneAtATime one_at_a_time(const Responses& responses, std::size_t output);

}  // namespace sposim::analysis
