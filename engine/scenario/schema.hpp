#pragma once

#include <string>

namespace sposim::scenario {

/// JSON Schema (draft-07) of a scenario file, as the reader accepts it, made from the same lists of fields. Editors use
/// it to complete keys, to show what each means, and to underline mistakes. What a schema cannot say (dates in order,
/// shares that add up to 1, columns that exist, levers that aim at nothing) only the reader checks.
std::string json_schema();

}  // namespace sposim::scenario
