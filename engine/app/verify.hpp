#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Says whether a run folder is as the run left it, or which files were changed, are missing or do not belong there.
///
/// @return the exit code: 0, or 2 if something is not as it was
int verify(const VerifyArguments& arguments);

}  // namespace sposim::app
