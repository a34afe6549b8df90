#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Prints the JSON Schema of a scenario file, or of a sweep file.
int schema(const SchemaArguments& arguments);

}  // namespace sposim::app
