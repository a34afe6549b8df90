#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/sweep_task.hpp"
#include "report/folder.hpp"

namespace sposim::app {

/// The folder of a sweep while it is worked on: locked, with the store of what is finished in it. The results take its
/// place in one step at the end.
class SweepHome {
 public:
  enum class State { fresh, begun, finished };

  /// Takes the lock and looks at what is there.
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
  std::string path_;
  report::RunFolder folder_;
  State state_ = State::fresh;
  std::optional<report::PointStore> store_;
};

}  // namespace sposim::app
