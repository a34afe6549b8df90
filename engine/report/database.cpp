#include "report/database.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cmath>
#include <limits>
#include <system_error>

#include "core/error.hpp"

namespace sposim::report {

namespace {

constexpr int wait_milliseconds = 10'000;  // for a program that reads the file while we write

/// What a call came to, in our words.
std::string reason_of(sqlite3* handle, int code) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "it is not a database";
    case SQLITE_CORRUPT:
      return "its pages do not hang together";
    case SQLITE_FULL:
      return std::generic_category().message(ENOSPC);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program works on it";
    case SQLITE_NOMEM:
      return std::generic_category().message(ENOMEM);
    default:
      break;
  }
  const int system = handle == nullptr ? 0 : ::sqlite3_system_errno(handle);
  return system == 0 ? ::sqlite3_errstr(code) : std::generic_category().message(system);
}

}  // namespace

Database::Database(std::string path, Mode mode) : path_(std::move(path)) {
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = ::sqlite3_open_v2(path_.c_str(), &handle_, flags | SQLITE_OPEN_NOFOLLOW, nullptr);
  if (code != SQLITE_OK) {
    const std::string reason = reason_of(handle_, code);
    ::sqlite3_close(handle_);
    throw core::MachineError(path_ + ": cannot be opened: " + reason);
  }
  ::sqlite3_extended_result_codes(handle_, 1);
  ::sqlite3_busy_timeout(handle_, wait_milliseconds);
}

Database::~Database() {
  ::sqlite3_close(handle_);
}

void Database::fail(int code) const {
  const int kind = code & 0xFF;
  const std::string reason = reason_of(handle_, code);
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) throw DamagedFile(path_, reason);
  throw core::MachineError(path_ + ": cannot be read or written: " + reason);
}

void Database::run(const std::string& sql) const {
  const int code = ::sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Transaction::~Transaction() {
  if (open_) ::sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  ::sqlite3_finalize(statement);
}

Statement::Statement(const Database& database, const std::string& sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  check(::sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &statement, nullptr));
  statement_.reset(statement);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_.fail(code);
}

Statement& Statement::whole(std::int64_t value) {
  check(::sqlite3_bind_int64(statement_.get(), next_parameter_++, value));
  return *this;
}

Statement& Statement::number(double value) {
  if (!std::isfinite(value)) return null();
  check(::sqlite3_bind_double(statement_.get(), next_parameter_++, value));
  return *this;
}

Statement& Statement::text(std::string_view value) {
  check(::sqlite3_bind_text64(statement_.get(), next_parameter_++, value.data(), value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
  return *this;
}

Statement& Statement::bytes(std::string_view value) {
  check(::sqlite3_bind_blob64(statement_.get(), next_parameter_++, value.data(), value.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::null() {
  check(::sqlite3_bind_null(statement_.get(), next_parameter_++));
  return *this;
}

void Statement::again() {
  ::sqlite3_reset(statement_.get());
  next_parameter_ = 1;
}

bool Statement::next() {
  const int code = ::sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  const bool done = code == SQLITE_DONE;
  again();
  if (!done) database_.fail(code);
  return false;
}

void Statement::run() {
  while (next()) {
  }
}

std::int64_t Statement::whole_at(int column) const {
  return ::sqlite3_column_int64(statement_.get(), column);
}

double Statement::number_at(int column) const {
  if (::sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::numeric_limits<double>::quiet_NaN();
  return ::sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text_at(int column) const {
  const unsigned char* text = ::sqlite3_column_text(statement_.get(), column);
  const auto size = static_cast<std::size_t>(::sqlite3_column_bytes(statement_.get(), column));
  return text == nullptr ? std::string() : std::string(text, text + size);
}

std::string Statement::bytes_at(int column) const {
  const void* bytes = ::sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(::sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

}  // namespace sposim::report
