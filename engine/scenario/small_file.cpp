#include "scenario/small_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "core/error.hpp"
#include "core/text.hpp"

namespace sposim::scenario {

namespace {

[[noreturn]] void refuse(const core::Location& where, const std::string& problem, const std::string& why,
                         const std::string& suggestion = "") {
  throw core::UserError(core::Problem{where, "", problem, why, suggestion});
}

/// An open file, closed when it goes.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : handle_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (handle_ >= 0) ::close(handle_);
  }
  int handle() const { return handle_; }

 private:
  int handle_;
};

void refuse_unopened(const std::string& path, const std::string& what) {
  const int reason = errno;
  const core::Location where{path, 0, 0};
  if (reason == ENOENT || reason == ENOTDIR) {
    refuse(where, fmt::format("there is no such {}", what), "", "Check the spelling and the folder.");
  }
  if (reason == EACCES || reason == EPERM) {
    refuse(where, fmt::format("this {} may not be read", what), "you have no permission", "Ask its owner.");
  }
  refuse(where, fmt::format("this {} cannot be opened", what), std::generic_category().message(reason));
}

void refuse_unless_regular(const OpenFile& file, const std::string& path, const std::string& what) {
  struct stat status {};
  const core::Location where{path, 0, 0};
  if (::fstat(file.handle(), &status) != 0) refuse_unopened(path, what);
  if (S_ISDIR(status.st_mode)) {
    refuse(where, "this is a folder", fmt::format("a {} is a file", what), "Name the file inside it.");
  }
  if (!S_ISREG(status.st_mode)) {
    refuse(where, "this is a pipe or a device", fmt::format("a {} is a regular file", what),
           "Save it as a file first.");
  }
}

std::string bytes_of(const OpenFile& file, const std::string& path, const std::string& what) {
  std::string bytes(most_file_bytes + 1, '\0');
  std::size_t length = 0;
  while (length < bytes.size()) {
    const ssize_t got = ::read(file.handle(), bytes.data() + length, bytes.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse_unopened(path, what);
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  if (length > most_file_bytes) {
    refuse({path, 0, 0}, "this file is larger than 1 MiB", fmt::format("a {} is small", what), "Is it the right file?");
  }
  bytes.resize(length);
  return bytes;
}

core::Location place_of(const std::string& path, std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {path, static_cast<int>(line), static_cast<int>(at - line_start + 1)};
}

/// The first line that is not well-formed, found line by line.
void refuse_what_is_not_text(const std::string& path, std::string_view text) {
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    refuse(place_of(path, text, nul), "a zero byte stands here", "this is not a text file", "Save it as UTF-8 text.");
  }
  if (core::is_utf8(text)) return;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (!core::is_utf8(text.substr(start, end - start))) break;
    start = end + 1;
  }
  refuse(place_of(path, text, start), "this line has characters that are not UTF-8",
         "an older program may have saved it in another encoding", "Save the file as UTF-8.");
}

}  // namespace

std::string read_small_file(const std::string& path, const std::string& what) {
  if (path.find('\0') != std::string::npos) refuse({path, 0, 0}, "a file's name cannot hold a zero byte", "");
  const OpenFile file(path);
  if (file.handle() < 0) refuse_unopened(path, what);
  refuse_unless_regular(file, path, what);
  std::string text = bytes_of(file, path, what);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  refuse_what_is_not_text(path, text);
  return text;
}

}  // namespace sposim::scenario
