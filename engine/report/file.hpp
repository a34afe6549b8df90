#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/digest.hpp"

/// Files and folders through POSIX calls, every one of them checked: a stream on a full disk exits 0 with half a file.
namespace sposim::report {

/// An open file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  int release();

 private:
  int number_ = -1;
};

/// Writes all bytes to an open file, however many calls it takes.
///
/// @throws core::MachineError naming `path`: full disk, closed pipe
void write_all(int descriptor, std::string_view bytes, const std::string& path);

/// Writes text to the standard output.
void write_to_stdout(std::string_view text);

/// A new file being written: buffered, hashed on the way, on the disk when `finish` returns.
class FileWriter {
 public:
  /// @throws core::MachineError if the file cannot be made, or exists
  explicit FileWriter(std::string path);

  void write(std::string_view bytes);

  /// Flushes to the disk (fsync) and closes; nothing may be written after it.
  void finish();

  const std::string& path() const { return path_; }
  std::size_t bytes() const { return bytes_; }
  /// SHA-256 of everything written, in hexadecimal; after `finish`.
  const std::string& sha256() const { return sha256_; }

 private:
  void flush();

  std::string path_;
  Descriptor file_;
  std::string buffer_;
  std::size_t bytes_ = 0;
  Digest digest_;
  std::string sha256_;
};

/// A whole file as bytes. @throws core::MachineError
std::string read_whole(const std::string& path);

/// Flushes a folder's list of names to the disk.
void sync_folder(const std::string& path);

/// Names in a folder, sorted by byte, without `.` and `..`.
std::vector<std::string> names_in(const std::string& folder);

enum class PathKind { missing, file, folder, other };
/// What a path leads to, symbolic links followed.
PathKind kind_of(const std::string& path);

/// True if the path itself is a symbolic link.
bool is_link(const std::string& path);

/// Removes a file or a folder with everything in it; a symbolic link itself, never what it points to.
void remove_all(const std::string& path);

/// The folder a path lies in (`.` for a bare name), and its last name.
std::string parent_of(std::string_view path);
std::string last_name_of(std::string_view path);

/// The path without links and dots if it exists; otherwise as it is.
std::string real_path(const std::string& path);

}  // namespace sposim::report
