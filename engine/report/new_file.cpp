#include "report/new_file.hpp"

#include <sys/stat.h>

#include <cstdio>

#include "core/error.hpp"
#include "report/folder.hpp"

namespace sposim::report {

namespace {

[[noreturn]] void refuse(const std::string& option, const std::string& path, std::string problem, std::string why,
                         std::string suggestion) {
  throw core::UserError(
      core::Problem{{}, option + " " + path, std::move(problem), std::move(why), std::move(suggestion)});
}

}  // namespace

void check_folder_above(const std::string& option, const std::string& path) {
  const std::string parent = parent_of(path);
  const PathKind kind = kind_of(parent);
  if (kind == PathKind::folder) return;
  if (kind == PathKind::missing) {
    refuse(option, path, "has no folder to lie in", "there is no " + parent, "Make the folder first.");
  }
  refuse(option, path, "has no folder to lie in", parent + " is not a folder", "Name another place.");
}

void check_new_file(const std::string& option, const std::string& path) {
  if (kind_of(path) != PathKind::missing) {
    refuse(option, path, "is there already", "nothing is overwritten", "Name another file.");
  }
  check_folder_above(option, path);
}

void write_new_file(const std::string& path, const std::function<void(FileWriter&)>& write, unsigned mode) {
  const std::string unfinished = beside(path, "unfinished");
  remove_all(unfinished);  // left by a command that was killed
  try {
    FileWriter file(unfinished);
    write(file);
    file.finish();
    if (::chmod(unfinished.c_str(), mode) != 0) core::throw_machine_error(path, "cannot be given its permissions");
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) core::throw_machine_error(path, "cannot be put in place");
  } catch (...) {
    std::remove(unfinished.c_str());
    throw;
  }
  sync_folder(parent_of(path));
}

}  // namespace sposim::report
