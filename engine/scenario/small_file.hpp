#pragma once

#include <cstddef>
#include <string>

namespace sposim::scenario {

/// The largest file that a scenario or a forces table may be.
inline constexpr std::size_t most_file_bytes = std::size_t{1024} * 1024;

/// The text of a file that a user named: UTF-8 without its byte order mark.
///
/// Never waits and never reads without end: folders, pipes, devices, files over 1 MiB, bytes that are not text are
/// refused.
///
/// @param path  the file
/// @param what  what it should be, as in "no such {what}"
/// @throws core::UserError
std::string read_small_file(const std::string& path, const std::string& what);

}  // namespace sposim::scenario
