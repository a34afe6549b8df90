#include "app/sweep_home.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "core/text.hpp"
#include "report/verify.hpp"

namespace sposim::app {

namespace {

using report::PathKind;

std::string store_path(const std::string& folder) {
  return folder + "/" + std::string(report::unfinished_name);
}

[[noreturn]] void refuse(const std::string& path, std::string problem, std::string why) {
  throw core::UserError(core::Problem{
      {path}, "", std::move(problem), std::move(why), "Name another folder with --out, or add --force to replace it."});
}

report::Database finished_database(const std::string& path) {
  return {path + "/" + std::string(report::sweep_database_name), report::Database::Mode::read};
}

/// True if every point of a finished sweep is one of this design's.
bool goes_on(const report::Database& finished, const SweepTask& task, report::Shard shard) {
  const report::Database scratch("", report::Database::Mode::write);
  scratch.run("CREATE TABLE missing (key TEXT PRIMARY KEY) WITHOUT ROWID");
  const report::Transaction all(scratch);
  report::Statement add(scratch, "INSERT OR IGNORE INTO missing VALUES (?)");
  report::for_each_point(finished, [&](const std::string& key, const auto&) { add.text(key).run(); });
  report::Statement found(scratch, "DELETE FROM missing WHERE key = ?");
  const report::PointKeys keys(task.question, task.plan);
  for (std::uint64_t point = shard.number - 1; point < task.points; point += shard.of) {
    found.text(keys.of(analysis::sweep_point(task.design, point))).run();
  }
  report::Statement any(scratch, "SELECT 1 FROM missing");
  return !any.next();
}

enum class Finished { same, shorter };

/// What a folder with results has to do with the sweep.
Finished check_finished(const std::string& path, const SweepTask& task, report::Shard shard) {
  const report::Manifest manifest = report::read_manifest(path);
  const std::string database = path + "/" + std::string(report::sweep_database_name);
  if (report::kind_of(database) != PathKind::file) {
    refuse(path, "already holds the results of a run", "results are never overwritten unasked");
  }
  const auto findings = report::verify(path);
  if (!findings.empty()) {
    refuse(path, fmt::format("{} {}", findings.front().name, findings.front().problem),
           "only what a sweep left as it is can be taken as finished, or be gone on from");
  }
  const report::Database finished = finished_database(path);
  const report::Question before = report::question_of(finished);
  const auto changed = report::changes(before, task.question);
  if (!changed.empty()) {
    refuse(path, "already holds a finished sweep with another question: " + core::listed(changed),
           "results are never overwritten unasked");
  }
  const std::string part = shard.of == 1 ? "complete" : fmt::format("shard {} of {}", shard.number, shard.of);
  if (manifest.status != part) {
    refuse(path, "already holds another part of this sweep: " + manifest.status,
           "results are never overwritten unasked");
  }
  if (before.design == task.question.design) return Finished::same;
  if (!goes_on(finished, task, shard)) {
    refuse(path,
           fmt::format("already holds a finished sweep with another design: {} -> {}", before.design,
                       task.question.design),
           "the new design leaves out some of its points, and results are never overwritten unasked");
  }
  return Finished::shorter;
}

enum class Stands { nothing, begun, results, something_else };

Stands what_stands(const std::string& path) {
  if (report::kind_of(path) == PathKind::missing) return Stands::nothing;
  const auto names = report::names_in(path);
  if (names.empty()) return Stands::nothing;
  if (std::find(names.begin(), names.end(), report::manifest_name) != names.end()) return Stands::results;
  const bool only_ours = std::all_of(names.begin(), names.end(),
                                     [](const auto& name) { return name.starts_with(report::unfinished_name); });
  return only_ours ? Stands::begun : Stands::something_else;
}

}  // namespace

SweepHome::SweepHome(const std::string& path, report::Overwrite overwrite, const SweepTask& task, report::Shard shard)
    : path_(path),
      folder_(path, report::Overwrite::replace, inputs_of(task)),
      beside_(folder_.beside(report::unfinished_name)) {
  const Stands stands = what_stands(path_);
  if (stands == Stands::nothing) {
    open_in_place(task);
  } else if (overwrite == report::Overwrite::replace) {
    replace(task);
  } else if (stands == Stands::begun) {
    open_in_place(task);
    state_ = State::begun;
  } else if (stands == Stands::results) {
    meet_results(task, shard);
  } else {
    refuse(path, "holds something else", "it is no sweep that was begun");
  }
  if (store_) store_->set_design(task.question.design);
}

void SweepHome::open_in_place(const SweepTask& task) {
  const bool is_new = ::mkdir(path_.c_str(), 0755) == 0;
  if (!is_new && errno != EEXIST) core::throw_machine_error(path_, "cannot be created");
  if (is_new) report::sync_folder(report::parent_of(path_));  // or its points are lost with it
  store_.emplace(store_path(path_), path_, task.question);
}

void SweepHome::open_beside(const SweepTask& task) {
  store_.emplace(beside_, path_, task.question);
  state_ = State::begun;
}

/// With --force: what was begun beside counts only if it is whole and answers the same question.
void SweepHome::open_beside_anew(const SweepTask& task) {
  try {
    open_beside(task);
    return;
  } catch (const core::UserError&) {
    store_.reset();
  } catch (const report::DamagedFile&) {
    store_.reset();
  }
  drop_beside();
  open_beside(task);
}

/// With --force: a sweep that was begun in this folder with the same question goes on; anything else in it stays until
/// the new results take its place. What was begun beside it with another question is dropped.
void SweepHome::replace(const SweepTask& task) {
  if (what_stands(path_) == Stands::begun) {
    try {
      open_in_place(task);
      state_ = State::begun;
      return;
    } catch (const core::UserError&) {
      store_.reset();
    } catch (const report::DamagedFile&) {
      store_.reset();
    }
  }
  open_beside_anew(task);
}

void SweepHome::meet_results(const SweepTask& task, report::Shard shard) {
  if (check_finished(path_, task, shard) == Finished::shorter) {
    open_beside(task);
    store_->take_over(finished_database(path_));
    return;
  }
  state_ = State::finished;
  if (report::kind_of(beside_) != PathKind::file) return;
  // Left by a program that was stopped between putting the results in place and clearing up; a longer design that was
  // begun since stays.
  try {
    const std::string design = report::question_of(report::Database(beside_, report::Database::Mode::read)).design;
    if (design == task.question.design) drop_beside();
  } catch (const core::MachineError&) {
    return;  // the results are whole whatever lies beside them
  }
}

void SweepHome::drop_beside() const {
  for (const char* of : {"", "-journal"}) report::remove_all(beside_ + of);
}

void SweepHome::publish() {
  const bool lies_beside = store_->database().path() == beside_;
  store_.reset();
  folder_.publish();
  if (lies_beside) drop_beside();
}

}  // namespace sposim::app
