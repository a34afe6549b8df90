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

/// True if the folder is a finished sweep with the same question, design and part.
void check_finished(const std::string& path, const SweepTask& task, report::Shard shard) {
  const report::Manifest manifest = report::read_manifest(path);
  const std::string database = path + "/" + std::string(report::sweep_database_name);
  if (report::kind_of(database) != PathKind::file) {
    refuse(path, "already holds the results of a run", "results are never overwritten unasked");
  }
  report::Question before = report::question_of(report::Database(database, report::Database::Mode::read));
  report::Question now = task.question;
  before.about.emplace_back("design", before.design);
  now.about.emplace_back("design", now.design);
  const auto changed = report::changes(before, now);
  if (!changed.empty()) {
    refuse(path, "already holds a finished sweep with another question: " + core::listed(changed),
           "results are never overwritten unasked");
  }
  const std::string part = shard.of == 1 ? "complete" : fmt::format("shard {} of {}", shard.number, shard.of);
  if (manifest.status != part) {
    refuse(path, "already holds another part of this sweep: " + manifest.status,
           "results are never overwritten unasked");
  }
}

SweepHome::State state_of(const std::string& path, const SweepTask& task, report::Shard shard) {
  if (report::kind_of(path) == PathKind::missing) return SweepHome::State::fresh;
  const auto names = report::names_in(path);
  if (names.empty()) return SweepHome::State::fresh;
  if (std::find(names.begin(), names.end(), report::manifest_name) != names.end()) {
    check_finished(path, task, shard);
    return SweepHome::State::finished;
  }
  const bool only_ours = std::all_of(names.begin(), names.end(),
                                     [](const auto& name) { return name.starts_with(report::unfinished_name); });
  if (!only_ours) refuse(path, "holds something else", "it is no sweep that was begun");
  return SweepHome::State::begun;
}

}  // namespace

SweepHome::SweepHome(const std::string& path, report::Overwrite overwrite, const SweepTask& task, report::Shard shard)
    : path_(path), folder_(path, report::Overwrite::replace, inputs_of(task)) {
  if (overwrite == report::Overwrite::replace) report::remove_all(path_);
  state_ = state_of(path_, task, shard);
  if (state_ == State::finished) return;
  if (::mkdir(path_.c_str(), 0755) != 0 && errno != EEXIST) core::throw_machine_error(path_, "cannot be created");
  store_.emplace(store_path(path_), path_, task.question);
}

void SweepHome::publish() {
  store_.reset();
  folder_.publish();
}

}  // namespace sposim::app
