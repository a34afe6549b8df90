#pragma once

#include <cstdint>

#include "scenario/schema_values.hpp"

/// The JSON Schema of levers, and of what changes and policies share with them.
namespace sposim::scenario {

Json whole_number(std::uint64_t least, std::uint64_t most);

Json list_of_names();

/// One lever: its target, effect, days and scope.
Json lever_schema(SchemaValues& values);

}  // namespace sposim::scenario
