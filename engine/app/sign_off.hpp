#pragma once

#include "app/arguments.hpp"

namespace sposim::app {

/// Prints the `qa:` block with which an approver signs off what is in a run folder.
///
/// @return the exit code: 0; 2 if the folder was changed, or is a PARTIAL result
int sign_off(const SignOffArguments& arguments);

}  // namespace sposim::app
