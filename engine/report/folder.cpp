#include "report/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "core/error.hpp"

namespace sposim::report {

namespace {

[[noreturn]] void refuse(const std::string& path, std::string problem, std::string why, std::string suggestion) {
  throw core::UserError(core::Problem{{path}, "", std::move(problem), std::move(why), std::move(suggestion)});
}

constexpr std::size_t longest_name = 200;  // of the 255 bytes that file systems take
constexpr const char* name_another = "Name another folder with --out.";

/// The absolute path, with the links of the part that exists resolved.
std::string absolute(const std::string& named) {
  std::string path = named;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  if (kind_of(path) != PathKind::missing) return real_path(path);
  const std::string name = last_name_of(path);
  if (name == "." || name == "..") refuse(named, "there is no such folder", "", "Name the folder with --out.");
  const std::string parent = parent_of(path);
  const std::string above = parent == "." ? real_path(".") : absolute(parent);
  return above == "/" ? "/" + name : above + "/" + name;
}

bool lies_in(const std::string& path, const std::string& folder) {
  return folder == "/" || path == folder || path.starts_with(folder + "/");
}

/// What must not be deleted whatever the user says: a folder with the scenario in it, or the one we stand in.
void check_replaceable(const std::string& named, const std::string& path, const std::vector<std::string>& inputs) {
  if (lies_in(real_path("."), path)) {
    refuse(named, "would replace the folder you are in", "everything in it would be deleted",
           "Name a folder of its own with --out.");
  }
  for (const auto& input : inputs) {
    if (lies_in(real_path(input), path)) {
      refuse(named, "would replace the folder that holds " + input, "the run reads it",
             "Name a folder of its own with --out.");
    }
  }
}

bool is_mount(const std::string& path) {
  struct stat here {};
  struct stat above {};
  return ::stat(path.c_str(), &here) == 0 && ::stat(parent_of(path).c_str(), &above) == 0 &&
         here.st_dev != above.st_dev;
}

/// Looks at what is in the way.
void check_target(const std::string& named, const std::string& path, Overwrite overwrite,
                  const std::vector<std::string>& inputs) {
  const PathKind kind = kind_of(path);
  if (kind == PathKind::missing) return;
  if (kind != PathKind::folder) refuse(named, "is not a folder", "the results are several files", "");
  if (is_mount(path))
    refuse(named, "is where another disk is attached", "it cannot be replaced in one step",
           "Name a folder inside it with --out.");
  check_replaceable(named, path, inputs);
  const auto names = names_in(path);
  if (names.empty() || overwrite == Overwrite::replace) return;
  const bool ours = std::find(names.begin(), names.end(), manifest_name) != names.end();
  const std::string another = "name another folder with --out, or add --force to replace it.";
  if (ours)
    refuse(named, "already holds the results of a run", "results are never overwritten unasked",
           "To run anyway, " + another);
  refuse(named, "holds something else", "it has no " + std::string(manifest_name), "To run anyway, " + another);
}

/// Makes the folders above a path that are missing; returns those it made, outermost first.
void make_folders(const std::string& path, std::vector<std::string>& made) {
  const PathKind kind = kind_of(path);
  if (kind == PathKind::folder) return;
  if (kind != PathKind::missing) refuse(path, "is not a folder", "the results were to lie in it", name_another);
  make_folders(parent_of(path), made);
  if (::mkdir(path.c_str(), 0755) == 0) {
    made.push_back(path);
  } else if (errno != EEXIST) {
    core::throw_machine_error(path, "cannot be created as a folder");
  }
}

}  // namespace

RunFolder::RunFolder(const std::string& path, Overwrite overwrite, const std::vector<std::string>& inputs)
    : named_(path), path_(absolute(path)), overwrite_(overwrite) {
  if (path_ == "/") refuse(named_, "cannot hold a run", "it is the root of the file system", "");
  if (last_name_of(path_).size() > longest_name) {
    refuse(named_, "has too long a name", fmt::format("at most {} bytes, as hidden siblings add to it", longest_name),
           name_another);
  }
  const std::string parent = parent_of(path_);
  try {
    make_folders(parent, parents_made_);
    lock_ = std::make_unique<FolderLock>(beside("lock"), named_);
    restore_swapped();
    check_target(named_, path_, overwrite, inputs);
    unfinished_ = beside("unfinished");
    remove_all(unfinished_);  // left by a run that was killed: we hold the lock
    if (::mkdir(unfinished_.c_str(), 0755) != 0) core::throw_machine_error(named_, "cannot be written here");
  } catch (...) {
    undo();
    throw;
  }
}

RunFolder::~RunFolder() {
  if (!published_) undo();
}

void RunFolder::undo() noexcept {
  try {
    if (!unfinished_.empty()) remove_all(unfinished_);
  } catch (const core::MachineError&) {
    // The reason we stop has been, or will be, told; the next run into this folder removes what is left.
    published_ = false;
  }
  lock_.reset();
  std::for_each(parents_made_.rbegin(), parents_made_.rend(), [](const auto& folder) { ::rmdir(folder.c_str()); });
  parents_made_.clear();
}

std::string beside(const std::string& path, std::string_view name) {
  const std::string parent = parent_of(path);
  return (parent == "/" ? "/." : parent + "/.") + last_name_of(path) + "." + std::string(name);
}

std::string RunFolder::beside(std::string_view name) const {
  return report::beside(path_, name);
}

void RunFolder::make_inner(std::string_view name) const {
  const std::string path = file(name);
  if (::mkdir(path.c_str(), 0755) != 0) core::throw_machine_error(path, "cannot be created as a folder");
}

void RunFolder::sync_inner(std::string_view name) const {
  sync_folder(file(name));
}

void RunFolder::publish() {
  sync_folder(unfinished_);
  if (::rename(unfinished_.c_str(), path_.c_str()) != 0) {
    if (errno != ENOTEMPTY && errno != EEXIST) core::throw_machine_error(named_, "cannot be put in place");
    if (overwrite_ == Overwrite::refuse) {
      refuse(named_, "somebody put something here during the run", "results are never overwritten unasked",
             "Run again with another --out, or with --force to replace it.");
    }
    replace_existing();
  }
  published_ = true;
  sync_folder(parent_of(path_));
}

/// A swap in two steps that was killed between them leaves the old folder beside: it comes back.
void RunFolder::restore_swapped() {
  const std::string old = beside("unfinished") + ".old";
  if (kind_of(path_) != PathKind::missing || kind_of(old) != PathKind::folder) return;
  if (::rename(old.c_str(), path_.c_str()) != 0) core::throw_machine_error(named_, "cannot be put back in place");
}

/// Swaps the old folder for the new in one step, then deletes the old. File systems without the swap get two steps.
void RunFolder::replace_existing() {
  if (::renameat2(AT_FDCWD, unfinished_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) == 0) {
    sync_folder(parent_of(path_));  // the old one goes when the new one is sure to stand
    remove_all(unfinished_);
    return;
  }
  const std::string old = unfinished_ + ".old";
  remove_all(old);
  if (::rename(path_.c_str(), old.c_str()) != 0) core::throw_machine_error(named_, "cannot be replaced");
  if (::rename(unfinished_.c_str(), path_.c_str()) != 0) {
    const int reason = errno;
    ::rename(old.c_str(), path_.c_str());
    errno = reason;
    core::throw_machine_error(named_, "cannot be put in place");
  }
  sync_folder(parent_of(path_));
  remove_all(old);
}

}  // namespace sposim::report
