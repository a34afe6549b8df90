#pragma once

#include <string>
#include <vector>

#include "scenario/reading.hpp"
#include "scenario/scenario.hpp"
#include "scenario/targets.hpp"

namespace sposim::scenario {

/// A lever: target, effect, dates, scope and evidence.
Lever read_lever(const Node& node, const std::string& path, const std::vector<Target>& targets, const Reading& reading);

/// Reports two levers that move one number of one force on one day without an order between them.
void check_overlaps(const std::map<std::string, Change>& changes, const Reading& reading);

}  // namespace sposim::scenario
