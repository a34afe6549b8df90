#include "app/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "app/execution.hpp"
#include "app/failure.hpp"
#include "app/interrupt.hpp"
#include "app/sweep_task.hpp"
#include "core/text.hpp"
#include "report/screen.hpp"
#include "report/sweep_screen.hpp"
#include "report/verify.hpp"
#include "report/words.hpp"

namespace sposim::app {

namespace {

[[noreturn]] void refuse(const std::string& path, std::string problem, std::string why, std::string suggestion = {}) {
  throw core::UserError(core::Problem{{path}, "", std::move(problem), std::move(why), std::move(suggestion)});
}

/// A finished part of a sweep.
class Part {
 public:
  explicit Part(const std::string& folder)
      : folder_(folder),
        database_(folder + "/" + std::string(report::sweep_database_name), report::Database::Mode::read),
        find_key_(database_, "SELECT point FROM points WHERE key = ? AND point = ?"),
        find_(database_,
              "SELECT mean, variance, chance, error, first_half, second_half FROM results WHERE point = ? ORDER BY "
              "output") {}

  const std::string& folder() const { return folder_; }
  report::Question question() const { return report::question_of(database_); }

  std::optional<std::vector<simulation::Figures>> find(std::uint64_t point, const std::string& key) {
    const bool there = find_key_.text(key).whole(static_cast<std::int64_t>(point)).next();
    find_key_.again();
    if (!there) return std::nullopt;
    find_.whole(static_cast<std::int64_t>(point));
    std::vector<simulation::Figures> figures;
    while (find_.next()) {
      figures.push_back({find_.number_at(0), find_.number_at(1), find_.number_at(2), find_.number_at(3),
                         find_.number_at(4), find_.number_at(5)});
    }
    return figures;
  }

 private:
  std::string folder_;
  report::Database database_;
  report::Statement find_key_, find_;
};

void check_part(const std::string& folder) {
  report::read_manifest(folder);
  if (report::kind_of(folder + "/" + scenario::kept_sweep_name) != report::PathKind::file) {
    refuse(folder, "is not a part of a sweep", fmt::format("it has no {}", scenario::kept_sweep_name));
  }
  const auto findings = report::verify(folder);
  if (findings.empty()) return;
  refuse(folder, fmt::format("{} {}", findings.front().name, findings.front().problem),
         "only what a sweep left as it is can be merged", "Run that part again.");
}

void check_alike(const Part& part, const SweepTask& task, const std::string& first) {
  report::Question before = task.question;
  report::Question now = part.question();
  before.about.emplace_back("design", before.design);
  now.about.emplace_back("design", now.design);
  const auto changed = report::changes(before, now);
  if (changed.empty()) return;
  refuse(part.folder(), fmt::format("is of another sweep than {}: {}", first, core::listed(changed)),
         "parts of one sweep have one question");
}

/// The parts by which points are done; a point that two have must have come out alike.
class Parts {
 public:
  Parts(const std::vector<std::string>& folders, const SweepTask& task) {
    for (const std::string& folder : folders) {
      parts_.emplace_back(folder);
      check_alike(parts_.back(), task, folders.front());
    }
  }

  std::vector<simulation::Figures> find(std::uint64_t point, const std::string& key) {
    // Parts take turns, so the one after the last that had a point is asked first.
    for (std::size_t i = 1; i <= parts_.size(); ++i) {
      const std::size_t part = (last_ + i) % parts_.size();
      if (auto figures = parts_[part].find(point, key)) {
        last_ = part;
        return *figures;
      }
    }
    throw core::ContractViolation("a point was there when the parts were looked through");
  }

  /// Points that no part has, counted, the first by its number.
  void require_all(const SweepTask& task) {
    const report::PointKeys keys(task.question, task.plan);
    std::uint64_t missing = 0;
    std::uint64_t first = 0;
    for (std::uint64_t point = 0; point < task.points; ++point) {
      const std::string key = keys.of(analysis::sweep_point(task.design, point));
      if (is_there(point, key)) continue;
      if (missing++ == 0) first = point;
    }
    if (missing == 0) return;
    refuse(parts_.front().folder(),
           fmt::format("{} of {} {} in none of the parts, the first is point {}",
                       report::grouped(static_cast<std::int64_t>(missing)),
                       report::counted(static_cast<std::int64_t>(task.points), "point"), missing == 1 ? "is" : "are",
                       first),
           "a sweep is merged once all its parts are finished", "Run the missing parts, then merge again.");
  }

 private:
  bool is_there(std::uint64_t point, const std::string& key) {
    std::optional<std::string> found;
    for (Part& part : parts_) {
      const auto figures = part.find(point, key);
      if (!figures) continue;
      const std::string bytes = report::packed(*figures);
      if (found && *found != bytes) {
        refuse(part.folder(), fmt::format("gives another result for point {} than another part", point),
               "the same point with the same luck comes out alike", "Were they run by programs built differently?");
      }
      found = bytes;
    }
    return found.has_value();
  }

  std::deque<Part> parts_;  // statements point to their database, which stays where it is
  std::size_t last_ = 0;
};

}  // namespace

int merge(const MergeArguments& arguments) {
  if (stdout_is_closed()) throw core::MachineError("standard output: is closed, so the summary has nowhere to go");
  for (const std::string& folder : arguments.folders) check_part(folder);
  const std::string& first = arguments.folders.front();
  const auto task = read_task(first + "/" + scenario::kept_sweep_name);
  task->sweep.file = report::read_manifest(first).scenario_file;
  Parts parts(arguments.folders, *task);
  parts.require_all(*task);
  report::SweepReport report = report_of(*task, {});
  report.figures = [&](std::uint64_t point, const std::string& key) { return parts.find(point, key); };
  report.circumstances.started = moment();
  report.circumstances.command_line = arguments.command_line;
  report.circumstances.scenario_path = first;
  report.circumstances.folder = arguments.out;
  report.circumstances.replicates_asked = task->plan.luck.replicates;
  std::vector<std::string> inputs;
  for (const auto& folder : arguments.folders) inputs.push_back(folder + "/" + std::string(report::manifest_name));
  report::RunFolder folder(arguments.out, arguments.force ? report::Overwrite::replace : report::Overwrite::refuse,
                           inputs);
  report::find_drivers(report);
  report.circumstances.finished = moment();
  report::write_sweep(folder, report);
  folder.publish();
  report::write_to_stdout(report::sweep_screen(report, arguments.out));
  return exit_good;
}

}  // namespace sposim::app
