#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/file.hpp"

namespace sposim::report {

/// The file that makes a folder a run of ours, written last.
inline constexpr std::string_view manifest_name = "manifest.json";
/// The only file that may differ between two identical runs.
inline constexpr std::string_view timing_name = "timing.json";

/// What to do with what is in the way.
enum class Overwrite { refuse, replace };

/// Holds a lock file beside a folder, so that two runs cannot write there at once; the file goes when the lock does.
class FolderLock {
 public:
  /// @throws core::UserError if another process holds it, naming the process and its host
  FolderLock(std::string lock_file, const std::string& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  std::string path_;
  Descriptor file_;
};

/// A hidden sibling of a folder, of this program alone: `.NAME.` and this.
std::string beside(const std::string& path, std::string_view name);

/// A run folder in the making: files go to a hidden sibling (`.NAME.unfinished`), which takes the folder's place in one
/// step when all of them are on the disk. Whatever goes wrong before that leaves things as they were.
class RunFolder {
 public:
  /// Takes the lock, looks at what is in the way, and makes the sibling, so that a folder that cannot be written is
  /// known before the work.
  ///
  /// @param inputs  files that are read: a folder that holds one of them is never replaced
  /// @throws core::UserError if something is in the way, or another run writes there
  /// @throws core::MachineError if the place cannot be written
  RunFolder(const std::string& path, Overwrite overwrite, const std::vector<std::string>& inputs);
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;
  ~RunFolder();

  /// The folder as the user named it.
  const std::string& path() const { return named_; }

  /// A path in the sibling.
  std::string file(std::string_view name) const { return unfinished_ + "/" + std::string(name); }

  /// Another hidden sibling, for what must outlive a run that is stopped: `.NAME.` and this.
  std::string beside(std::string_view name) const;

  /// Makes a folder in the sibling; `sync_inner` puts its list of names on the disk.
  void make_inner(std::string_view name) const;
  void sync_inner(std::string_view name) const;

  /// Puts the sibling in the folder's place.
  void publish();

 private:
  void restore_swapped();
  void replace_existing();
  void undo() noexcept;

  std::string named_;                      // as the user gave it
  std::string path_;                       // without links, dots and a slash at the end
  std::string unfinished_;                 // the sibling
  std::vector<std::string> parents_made_;  // outermost first
  std::unique_ptr<FolderLock> lock_;       // taken once the parents exist
  Overwrite overwrite_;
  bool published_ = false;
};

}  // namespace sposim::report
