#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/digest.hpp"
#include "report/sweep_store.hpp"

namespace sposim::report {

namespace {

constexpr std::size_t seal_length = 16;

/// What is kept beside a point's figures, so that a byte that changes on the disk is noticed: SQLite itself only sees
/// that a page hangs together.
std::string seal_of(const std::string& key, const std::string& figures) {
  return sha256(key + figures).substr(0, seal_length);
}

std::string with_seal(const std::string& key, const std::string& figures) {
  return figures + seal_of(key, figures);
}

std::string without_seal(const Database& database, const std::string& key, std::string bytes) {
  const std::size_t length = bytes.size() < seal_length ? 0 : bytes.size() - seal_length;
  const std::string seal = bytes.substr(length);
  bytes.resize(length);
  if (seal != seal_of(key, bytes)) throw DamagedFile(database.path(), "a finished point is not as it was written");
  return bytes;
}

std::int64_t pragma(const Database& database, const std::string& name) {
  Statement ask(database, "PRAGMA " + name);
  return ask.next() ? ask.whole_at(0) : 0;
}

std::int64_t count_of(const Database& database, const std::string& what) {
  Statement ask(database, "SELECT count(*) FROM " + what);
  return ask.next() ? ask.whole_at(0) : 0;
}

/// A new file, or one whose beginning was never completed.
bool is_empty(const Database& database) {
  return count_of(database, "sqlite_master") == 0 && pragma(database, "application_id") == 0;
}

void check_every_page(const Database& database) {
  Statement check(database, "PRAGMA quick_check(1)");
  if (check.next() && check.text_at(0) == "ok") return;
  throw DamagedFile(database.path(), "its pages do not hang together");
}

void check_every_point(const Database& database) {
  Statement all(database, "SELECT key, figures FROM done");
  while (all.next()) without_seal(database, all.text_at(0), all.bytes_at(1));
}

[[noreturn]] void refuse(const std::string& path, std::string problem, std::string why, std::string suggestion) {
  throw core::UserError(core::Problem{{path}, "", std::move(problem), std::move(why), std::move(suggestion)});
}

void check_kind(const Database& database) {
  if (pragma(database, "application_id") != store_application) {
    refuse(database.path(), "is a database of another program", "it was not begun by a sweep",
           "Move it away, or name another folder with --out.");
  }
  const std::int64_t version = pragma(database, "user_version");
  if (version == store_version) return;
  refuse(database.path(), fmt::format("was begun by another version of sposim, in layout {}", version),
         fmt::format("this one reads layout {}", store_version),
         "Finish it with that version, name another folder with --out, or begin anew with --force.");
}

}  // namespace

PointStore::PointStore(const std::string& path, const std::string& folder, const Question& question)
    : database_(path, Database::Mode::write) {
  try {
    database_.run("PRAGMA synchronous = FULL");
    if (!is_empty(database_)) {
      look_through(folder, question);
      return;
    }
  } catch (const DamagedFile& damaged) {
    throw DamagedFile(damaged.path(), damaged.what_is_wrong() +
                                          "; nothing was changed. Put a good copy in its place, name another folder "
                                          "with --out, or begin anew with --force");
  }
  Transaction all(database_);
  database_.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", store_application, store_version));
  write_question(database_, question);
  database_.run("CREATE TABLE done (key TEXT PRIMARY KEY, figures BLOB NOT NULL) WITHOUT ROWID");
  all.commit();
}

void PointStore::look_through(const std::string& folder, const Question& question) {
  check_kind(database_);
  check_every_page(database_);
  if (count_of(database_, "sqlite_master WHERE name IN ('about', 'says', 'done')") != 3) {
    throw DamagedFile(database_.path(), "its tables are missing");
  }
  const auto changed = changes(question_of(database_), question);
  if (!changed.empty()) {
    refuse(folder, "the sweep in this folder was begun with another question: " + core::listed(changed),
           "its finished points would not fit the others",
           "Name another folder with --out, or begin anew with --force.");
  }
  check_every_point(database_);
}

bool PointStore::has(const std::string& key) {
  if (!has_) has_.emplace(database_, "SELECT 1 FROM done WHERE key = ?");
  const bool there = has_->text(key).next();
  has_->again();
  return there;
}

std::optional<std::vector<simulation::Figures>> PointStore::find(const std::string& key) {
  if (!find_) find_.emplace(database_, "SELECT figures FROM done WHERE key = ?");
  if (!find_->text(key).next()) return std::nullopt;
  const std::string bytes = find_->bytes_at(0);
  find_->again();
  return unpacked(without_seal(database_, key, bytes));
}

std::uint64_t PointStore::size() {
  return static_cast<std::uint64_t>(count_of(database_, "done"));
}

void PointStore::add(const std::vector<std::pair<std::string, std::vector<simulation::Figures>>>& points) {
  Transaction all(database_);
  Statement insert(database_, "INSERT OR IGNORE INTO done VALUES (?, ?)");
  for (const auto& [key, figures] : points) insert.text(key).bytes(with_seal(key, packed(figures))).run();
  all.commit();
}

void PointStore::take_over(const Database& finished) {
  Transaction all(database_);
  Statement insert(database_, "INSERT OR IGNORE INTO done VALUES (?, ?)");
  for_each_point(finished, [&](const std::string& key, const auto& figures) {
    insert.text(key).bytes(with_seal(key, packed(figures))).run();
  });
  all.commit();
}

void PointStore::set_design(const std::string& design) {
  if (question_of(database_).design == design) return;
  Statement set(database_, "UPDATE about SET value = ? WHERE name = 'design'");
  set.text(design).run();
}

void for_each_point(const Database& finished,
                    const std::function<void(const std::string& key, const std::vector<simulation::Figures>&)>& see) {
  Statement points(finished, "SELECT point, key FROM points ORDER BY point");
  Statement results(finished,
                    "SELECT mean, variance, chance, error, first_half, second_half FROM results WHERE point = ? ORDER "
                    "BY output");
  while (points.next()) {
    std::vector<simulation::Figures> figures;
    results.whole(points.whole_at(0));
    while (results.next()) {
      figures.push_back({results.number_at(0), results.number_at(1), results.number_at(2), results.number_at(3),
                         results.number_at(4), results.number_at(5)});
    }
    see(points.text_at(1), figures);
  }
}

}  // namespace sposim::report
