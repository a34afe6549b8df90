// Loaded in front of a program (LD_PRELOAD), it lets the k-th call that changes a file go wrong, so that a test can try
// every one of them:
//
//   FAULT_AT=k     which call, counted from 1; nothing goes wrong without it
//   FAULT=kill     the process is gone before the call
//   FAULT=torn     a write leaves half of its bytes, then the process is gone; other calls as `kill`
//   FAULT=full     no space left, in this call and every later one that would take space
//   FAULT=broken   an input/output error, in this call alone
//   FAULT_COUNT=F  the number of calls is written to this file at the end
//
// Streams 0 to 2 do not count. Only what the C library calls for the program is seen.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls{0};

enum class Kind { none, kill, torn, full, broken };
enum class Call { takes_space, other };

Kind kind() {
  static const Kind chosen = [] {
    const char* word = std::getenv("FAULT");
    if (word == nullptr) return Kind::none;
    if (std::strcmp(word, "kill") == 0) return Kind::kill;
    if (std::strcmp(word, "torn") == 0) return Kind::torn;
    if (std::strcmp(word, "full") == 0) return Kind::full;
    return Kind::broken;
  }();
  return chosen;
}

long fault_at() {
  static const long at = std::getenv("FAULT_AT") == nullptr ? 0 : std::atol(std::getenv("FAULT_AT"));
  return at;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// Counts a call. @return true if it is to fail, with errno set.
bool goes_wrong(Call call) {
  const long number = ++calls;
  if (fault_at() == 0 || number < fault_at()) return false;
  if (number == fault_at() && (kind() == Kind::kill || kind() == Kind::torn)) ::raise(SIGKILL);
  if (kind() == Kind::full && call == Call::takes_space) {
    errno = ENOSPC;
    return true;
  }
  if (kind() == Kind::broken && number == fault_at()) {
    errno = EIO;
    return true;
  }
  return false;
}

struct AtEnd {
  ~AtEnd() {
    const char* path = std::getenv("FAULT_COUNT");
    if (path == nullptr) return;
    std::FILE* file = std::fopen(path, "w");
    if (file == nullptr) return;
    std::fprintf(file, "%ld\n", calls.load());
    std::fclose(file);
  }
};
const AtEnd at_end;

template <class Real>
ssize_t write_some(int file, const void* bytes, std::size_t count, Real&& real) {
  if (file <= STDERR_FILENO) return real(count);
  if (kind() == Kind::torn && calls + 1 == fault_at()) real(count / 2);
  if (goes_wrong(Call::takes_space)) return -1;
  static_cast<void>(bytes);
  return real(count);
}

int open_some(const char* name, const char* path, int flags, mode_t mode) {
  if ((flags & (O_CREAT | O_TRUNC)) != 0 && goes_wrong(Call::takes_space)) return -1;
  return next<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : mode_t{0};
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_some("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_some("open64", path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t count) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  return write_some(file, bytes, count, [&](size_t some) { return real(file, bytes, some); });
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t from) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return write_some(file, bytes, count, [&](size_t some) { return real(file, bytes, some, from); });
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t from) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return write_some(file, bytes, count, [&](size_t some) { return real(file, bytes, some, from); });
}

int fsync(int file) {
  static const auto real = next<int (*)(int)>("fsync");
  return goes_wrong(Call::other) ? -1 : real(file);
}

int fdatasync(int file) {
  static const auto real = next<int (*)(int)>("fdatasync");
  return goes_wrong(Call::other) ? -1 : real(file);
}

int ftruncate(int file, off_t length) noexcept {
  static const auto real = next<int (*)(int, off_t)>("ftruncate");
  return goes_wrong(Call::other) ? -1 : real(file, length);
}

int ftruncate64(int file, off64_t length) noexcept {
  static const auto real = next<int (*)(int, off64_t)>("ftruncate64");
  return goes_wrong(Call::other) ? -1 : real(file, length);
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  return goes_wrong(Call::other) ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned int flags) noexcept {
  static const auto real = next<int (*)(int, const char*, int, const char*, unsigned int)>("renameat2");
  return goes_wrong(Call::other) ? -1 : real(from_folder, from, to_folder, to, flags);
}

int unlink(const char* path) noexcept {
  static const auto real = next<int (*)(const char*)>("unlink");
  return goes_wrong(Call::other) ? -1 : real(path);
}

int rmdir(const char* path) noexcept {
  static const auto real = next<int (*)(const char*)>("rmdir");
  return goes_wrong(Call::other) ? -1 : real(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
  return goes_wrong(Call::takes_space) ? -1 : real(path, mode);
}

}  // extern "C"
