#pragma once

#include <string>

#include "scenario/reading.hpp"
#include "scenario/value.hpp"

namespace sposim::scenario {

/// The ways an investigation ends, in the order of `OddsRatios`.
const std::vector<std::string>& outcome_names();

/// Shares that add up to 1, dated and with evidence where the file says so: of outcomes, or of an order's terms.
Shares read_shares(const Node& node, const std::string& path, const SharesRule& rule, const Reading& reading);

}  // namespace sposim::scenario
