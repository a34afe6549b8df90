#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/reading.hpp"

namespace sposim::scenario {

/// The cells of a column that the scenario names; a column that is not there is reported with the nearest that is.
const std::vector<Cell>* find_column(const Node& node, const std::string& name, const std::string& path,
                                     const Reading& reading);

/// A count that was published as fewer than a number, such as `<5`; nothing if the text is not that.
std::optional<Below> parse_below(std::string_view text);

}  // namespace sposim::scenario
