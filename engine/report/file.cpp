#include "report/file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <utility>

#include "core/error.hpp"
#include "core/text.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18U;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::release() {
  return std::exchange(number_, -1);
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) core::throw_machine_error(path, "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_to_stdout(std::string_view text) {
  write_all(STDOUT_FILENO, text, "standard output");
}

FileWriter::FileWriter(std::string path)
    : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)) {
  if (!file_.open()) core::throw_machine_error(path_, "cannot be created");
  buffer_.reserve(buffer_size);
}

void FileWriter::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
}

void FileWriter::flush() {
  digest_.add(buffer_);
  bytes_ += buffer_.size();
  write_all(file_.number(), buffer_, path_);
  buffer_.clear();
}

void FileWriter::finish() {
  flush();
  if (::fsync(file_.number()) != 0) core::throw_machine_error(path_, "cannot be written to the disk");
  if (::close(file_.release()) != 0) core::throw_machine_error(path_, "cannot be closed");
  sha256_ = digest_.hexadecimal();
}

std::string read_whole(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) core::throw_machine_error(path, "cannot be opened");
  std::string bytes;
  std::string part(buffer_size, '\0');
  for (;;) {
    const ssize_t count = ::read(file.number(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) core::throw_machine_error(path, "cannot be read");
    if (count == 0) return bytes;
    bytes.append(part, 0, static_cast<std::size_t>(count));
  }
}

void sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open()) core::throw_machine_error(path, "cannot be opened");
  // Some file systems (network shares) have no fsync for folders.
  if (::fsync(folder.number()) != 0 && errno != EINVAL)
    core::throw_machine_error(path, "cannot be written to the disk");
}

std::vector<std::string> names_in(const std::string& folder) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (!open) core::throw_machine_error(folder, "cannot be opened as a folder");
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") names.push_back(name);
  }
  if (errno != 0) core::throw_machine_error(folder, "cannot be read");
  std::sort(names.begin(), names.end());
  return names;
}

PathKind kind_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT && ::lstat(path.c_str(), &status) != 0) return PathKind::missing;
    if (errno == ENOENT) return PathKind::other;     // a link to nowhere
    if (errno == ENOTDIR) return PathKind::missing;  // what should be its folder is a file
    if (errno == ENAMETOOLONG || errno == ELOOP) {
      const char* problem = errno == ELOOP ? "goes round in a circle of links" : "is too long for the name of a file";
      throw core::UserError(core::Problem{{core::shortened(path, 200)}, "", problem, "", "Name another place."});
    }
    core::throw_machine_error(path, "cannot be looked at");
  }
  if (S_ISDIR(status.st_mode)) return PathKind::folder;
  return S_ISREG(status.st_mode) ? PathKind::file : PathKind::other;
}

bool is_link(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

void remove_all(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return;
    core::throw_machine_error(path, "cannot be looked at");
  }
  if (S_ISDIR(status.st_mode)) {
    for (const auto& name : names_in(path)) remove_all(path + "/" + name);
    if (::rmdir(path.c_str()) != 0) core::throw_machine_error(path, "cannot be removed");
  } else if (::unlink(path.c_str()) != 0) {
    core::throw_machine_error(path, "cannot be removed");
  }
}

std::string parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string last_name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string real_path(const std::string& path) {
  char* found = ::realpath(path.c_str(), nullptr);
  if (found == nullptr) return path;
  std::string real = found;
  std::free(found);
  return real;
}

}  // namespace sposim::report
