#pragma once

#include <optional>

#include "scenario/reading.hpp"
#include "scenario/value.hpp"

namespace sposim::scenario {

/// The largest mean that a value takes over days and forces, every doubt at its own mean; nothing for a word or for
/// what only the engine can know.
std::optional<double> largest_mean(const Value& value, const ForcesTable& table);

}  // namespace sposim::scenario
