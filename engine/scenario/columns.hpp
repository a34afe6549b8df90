#pragma once

#include <string>
#include <vector>

#include "scenario/reading.hpp"

namespace sposim::scenario {

/// The cells of a column that the scenario names; a column that is not there is reported with the nearest that is.
const std::vector<Cell>* find_column(const Node& node, const std::string& name, const std::string& path,
                                     const Reading& reading);

}  // namespace sposim::scenario
