#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/folder.hpp"

namespace sposim::report {

namespace {

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "an unnamed host";
}

/// Who wrote the lock file: `process 123 on host abc`.
std::string holder_of(int file) {
  std::array<char, 300> text{};
  const ssize_t count = ::pread(file, text.data(), text.size(), 0);
  if (count <= 0) return "another process";
  return core::escaped(std::string_view(text.data(), static_cast<std::size_t>(count)));
}

/// True if the path still leads to the file that was opened: its last holder may have removed it in between.
bool still_there(int file, const std::string& path) {
  struct stat opened {};
  struct stat found {};
  if (::fstat(file, &opened) != 0 || ::stat(path.c_str(), &found) != 0) return false;
  return opened.st_ino == found.st_ino && opened.st_dev == found.st_dev;
}

[[noreturn]] void throw_held(int file, const std::string& folder) {
  throw core::UserError(core::Problem{{folder},
                                      "",
                                      fmt::format("another run is writing here: {}", holder_of(file)),
                                      "two runs cannot share a folder",
                                      "Wait for it, or name another folder with --out."});
}

}  // namespace

FolderLock::FolderLock(std::string lock_file, const std::string& folder) : path_(std::move(lock_file)) {
  for (;;) {
    file_ = Descriptor(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!file_.open()) core::throw_machine_error(folder, "cannot be locked for writing");
    if (::flock(file_.number(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EINTR) continue;
      if (errno == EWOULDBLOCK) throw_held(file_.number(), folder);
      core::throw_machine_error(folder, "cannot be locked for writing");
    }
    if (still_there(file_.number(), path_)) break;
  }
  if (::ftruncate(file_.number(), 0) != 0) core::throw_machine_error(path_, "cannot be written");
  write_all(file_.number(), fmt::format("process {} on {}", ::getpid(), host_name()), path_);
}

FolderLock::~FolderLock() {
  ::unlink(path_.c_str());  // while it is still locked, so nobody waits for a file that is gone
}

}  // namespace sposim::report
