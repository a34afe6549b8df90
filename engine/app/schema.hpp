#pragma once

namespace sposim::app {

/// Prints the JSON Schema of a scenario file.
int schema();

}  // namespace sposim::app
