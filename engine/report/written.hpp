#pragma once

#include <string>
#include <string_view>

#include "report/folder.hpp"
#include "report/json_files.hpp"

/// The files of a run folder, written whole and noted for its manifest.
namespace sposim::report {

/// Writes one file.
///
/// @param write  given the open file
/// @return       its name, size and digest
template <class Write>
FileEntry write_with(const RunFolder& folder, std::string_view name, Write&& write) {
  FileWriter file(folder.file(name));
  write(file);
  file.finish();
  return {std::string(name), file.bytes(), file.sha256()};
}

inline FileEntry write_whole(const RunFolder& folder, std::string_view name, std::string_view bytes) {
  return write_with(folder, name, [&](FileWriter& file) { file.write(bytes); });
}

}  // namespace sposim::report
