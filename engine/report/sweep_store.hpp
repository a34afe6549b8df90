#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/database.hpp"
#include "scenario/diff.hpp"
#include "simulation/point.hpp"

/// Where a sweep keeps its finished points until all of them are there: one SQLite file, one writer.
namespace sposim::report {

/// The store of a sweep that is not finished, in the sweep's own folder.
inline constexpr std::string_view unfinished_name = "unfinished.sqlite";
/// The finished one.
inline constexpr std::string_view sweep_database_name = "sweep.sqlite";

/// What one sweep asks, in words: two sweeps that say the same give the same results at the same points.
struct Question {
  /// Under names such as `seed`, `others`, `factors`; in a fixed order.
  std::vector<std::pair<std::string, std::string>> about;
  /// [scenarios] everything each says, so that a change can be named.
  std::vector<std::vector<scenario::Saying>> says;
  /// At which points: another design of the same question keeps what is done.
  std::string design;
};

/// What changed from one question to another, at most a handful, in words. Empty: nothing.
std::vector<std::string> changes(const Question& before, const Question& after);

/// The figures of a point as bytes, and back.
std::string packed(const std::vector<simulation::Figures>& figures);
std::vector<simulation::Figures> unpacked(const std::string& bytes);

/// What SQLite's header holds in a store of ours, so that another program's database is never taken for one, nor one of
/// another layout.
inline constexpr std::int64_t store_application = 0x53504F53;  // "SPOS"
inline constexpr std::int64_t store_version = 1;

/// Points by the hash of everything they depend on. What was added before a `commit` that came back is there for good,
/// whatever happens to the program or the machine; anything else is as if it had never been.
class PointStore {
 public:
  /// Opens the store, or begins it for this question. One that was begun is looked through first: whatever is in it
  /// must be as it was written, for nothing that is finished is run again.
  ///
  /// @throws core::UserError if it was begun for another question, naming what changed; by another program; in another
  ///         layout
  /// @throws DamagedFile if it is not as it was written
  PointStore(const std::string& path, const std::string& folder, const Question& question);

  bool has(const std::string& key);
  std::optional<std::vector<simulation::Figures>> find(const std::string& key);
  std::uint64_t size();

  /// Adds points and has them on the disk when it returns.
  void add(const std::vector<std::pair<std::string, std::vector<simulation::Figures>>>& points);

  /// Adds every point of a finished sweep, all of them or none.
  void take_over(const Database& finished);

  /// At which points it works now.
  void set_design(const std::string& design);

  const Database& database() const { return database_; }

 private:
  void look_through(const std::string& folder, const Question& question);

  Database database_;
  std::optional<Statement> has_, find_;  // asked for every point: prepared once
};

/// Calls back with every point of a finished sweep (`sweep.sqlite`), in order.
void for_each_point(const Database& finished,
                    const std::function<void(const std::string& key, const std::vector<simulation::Figures>&)>& see);

/// The question that a store, finished or not, was begun for.
Question question_of(const Database& database);
/// Writes a question into a new database.
void write_question(const Database& database, const Question& question);

}  // namespace sposim::report
