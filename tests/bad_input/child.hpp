#pragma once

#include <string>
#include <vector>

/// Runs the program as a user would, under limits, and says how it ended.
namespace sposim::test {

struct Ending {
  int exit_code = -1;  ///< −1 if a signal ended it
  int signal = 0;      ///< 0 if none did
  std::string out;     ///< what it wrote to stdout …
  std::string err;     ///< … and to stderr
};

/// What one run may use: 2 seconds of processor and 512 MB of address space; ten times the time and no limit of space
/// under the sanitizers, which reserve terabytes.
inline constexpr unsigned seconds_allowed = 2;
inline constexpr unsigned megabytes_allowed = 512;

/// True in a build with the address sanitizer.
bool is_sanitized();

/// Runs `sposim` with these arguments in a folder, without input.
///
/// @param seconds  of processor time
Ending run_sposim(const std::vector<std::string>& arguments, const std::string& folder,
                  unsigned seconds = seconds_allowed);

}  // namespace sposim::test
