#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/sweep_task.hpp"
#include "report/folder.hpp"

namespace sposim::app {

/// The folder of a sweep while it is worked on: locked, with the store of what is finished in it. The results take its
/// place in one step at the end. Where something stands there already (a shorter design of the same sweep, or what
/// --force replaces) the store lies beside it, and what stands there stays until the results are whole.
class SweepHome {
 public:
  enum class State { fresh, begun, finished };

  /// Takes the lock and looks at what is there. A finished sweep of which every point is also one of this design's is
  /// gone on from.
  ///
  /// @throws core::UserError if another program works there, if something else is there, or a sweep with another
  ///         question (naming what changed)
  SweepHome(const std::string& path, report::Overwrite overwrite, const SweepTask& task, report::Shard shard);

  State state() const { return state_; }
  /// Not when it is finished.
  report::PointStore& store() { return *store_; }
  report::RunFolder& folder() { return folder_; }

  /// Puts the results in place of the store.
  void publish();

 private:
  void open_in_place(const SweepTask& task);
  void open_beside(const SweepTask& task);
  void open_beside_anew(const SweepTask& task);
  void meet_results(const SweepTask& task, report::Shard shard);
  void replace(const SweepTask& task);
  void drop_beside() const;

  std::string path_;
  report::RunFolder folder_;
  std::string beside_;  // where the store lies if something stands in the folder
  State state_ = State::fresh;
  std::optional<report::PointStore> store_;
};

}  // namespace sposim::app
