#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// A number that a lever can move.
struct Target {
  std::string path;  ///< below `pathway`, e.g. `court.notice.median`
  NumberRule rule;
  std::string list;  ///< path of the shares it is one part of; empty for a number of its own
};

/// Every number of the pathway as written that a lever can move: numbers of the groups that are written, parameters of
/// what varies from case to case, and parts of shares.
std::vector<Target> lever_targets(const Pathway<Written>& pathway);

}  // namespace sposim::scenario
