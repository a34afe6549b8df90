#pragma once

#include <functional>
#include <string>

namespace sposim::app {

inline constexpr int exit_good = 0;
inline constexpr int exit_user_error = 2;
inline constexpr int exit_our_bug = 3;
inline constexpr int exit_machine_error = 4;

/// Text on the standard error; one that is closed leaves the exit code to speak.
void write_to_stderr(const std::string& text);

/// A line on the standard error, unless the command line asks for quiet.
template <class Arguments>
void say(const Arguments& arguments, const std::string& message) {
  if (!arguments.quiet) write_to_stderr(message + "\n");
}

/// Does the work; turns what it throws into a message on the standard error and an exit code.
int guarded(const std::function<int()>& work);

}  // namespace sposim::app
