#pragma once

#include <functional>

namespace sposim::app {

inline constexpr int exit_good = 0;
inline constexpr int exit_user_error = 2;
inline constexpr int exit_our_bug = 3;
inline constexpr int exit_machine_error = 4;

/// Does the work; turns what it throws into a message on the standard error and an exit code.
int guarded(const std::function<int()>& work);

}  // namespace sposim::app
