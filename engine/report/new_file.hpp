#pragma once

#include <functional>
#include <string>

#include "report/file.hpp"

/// One file that a command leaves beside runs, at a place the user names.
namespace sposim::report {

/// Says what is wrong with the folder that something new is to lie in.
///
/// @param option  what the user named it by, such as `--out`
/// @throws core::UserError
void check_folder_above(const std::string& option, const std::string& path);

/// Says what is wrong with a place for a new file: something is there, or it has no folder to lie in.
///
/// @throws core::UserError
void check_new_file(const std::string& option, const std::string& path);

/// A new file that is there whole or not at all: written to a hidden sibling, flushed to the disk, then renamed.
///
/// @param mode  its permissions, such as 0755 for a script
/// @throws core::MachineError, and nothing is left
void write_new_file(const std::string& path, const std::function<void(FileWriter&)>& write, unsigned mode = 0644);

}  // namespace sposim::report
