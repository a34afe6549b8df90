#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Makes the page and the charts of a finished run folder again, and with `--png` its charts as pictures of dots.
///
/// @return the exit code
int report(const ReportArguments& arguments);

}  // namespace sposim::app
