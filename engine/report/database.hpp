#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

/// A SQLite file, every call checked: a full disk or a damaged file is told with the file's path.
namespace sposim::report {

class Database;

/// A file that SQLite cannot make sense of: cut off, overwritten, or none of its own.
class DamagedFile : public core::MachineError {
 public:
  DamagedFile(std::string path, std::string what)
      : core::MachineError(path + ": is damaged: " + what), path_(std::move(path)), what_(std::move(what)) {}
  const std::string& path() const { return path_; }
  const std::string& what_is_wrong() const { return what_; }

 private:
  std::string path_, what_;
};

/// One statement with its parameters. Parameters and columns count from 0 here.
class Statement {
 public:
  Statement(const Database& database, const std::string& sql);

  Statement& whole(std::int64_t value);
  /// A number that is not finite is stored as NULL.
  Statement& number(double value);
  Statement& text(std::string_view value);
  Statement& bytes(std::string_view value);
  Statement& null();

  /// Runs it to its end and makes it ready for other parameters.
  void run();
  /// The next row, if there is one; without one the statement is ready for other parameters.
  bool next();
  /// Ready for other parameters before the last row was asked for.
  void again();

  std::int64_t whole_at(int column) const;
  double number_at(int column) const;  ///< NaN for NULL
  std::string text_at(int column) const;
  std::string bytes_at(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_parameter_ = 1;
};

/// An open SQLite file.
class Database {
 public:
  enum class Mode { read, write };

  /// @param path  made if it is not there and is to be written; empty: a scratch file that goes when it is closed
  /// @throws core::MachineError
  Database(std::string path, Mode mode);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void run(const std::string& sql) const;
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_; }

  /// Throws what a call came to: `PATH: cannot be read or written: No space left on device`.
  [[noreturn]] void fail(int code) const;

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

/// What happens between its making and `commit` happens as a whole or not at all.
class Transaction {
 public:
  explicit Transaction(const Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace sposim::report
