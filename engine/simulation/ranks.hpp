#pragma once

#include <functional>
#include <string>
#include <vector>

#include "simulation/sweep_run.hpp"

/// Many programs on many machines working on one sweep, by MPI. Without it (the usual build) there is one rank.
namespace sposim::simulation {

/// [points][outputs]
using Results = std::vector<std::vector<Figures>>;

/// What rank 0 does with points.
struct Handing {
  /// The next batch, by number; empty when there are no more.
  std::function<std::vector<std::uint64_t>()> next;
  /// Takes what a batch came to, and how many seconds it took.
  std::function<void(const std::vector<std::uint64_t>& points, const Results& results, double seconds)> finished;
  /// Asked between batches; once it says yes nobody gets another.
  std::function<bool()> stopped;
};

/// The ranks that `mpirun` or `srun` started together; one where none did.
class Ranks {
 public:
  /// Takes part if this program was started as one of several.
  ///
  /// @throws core::UserError if it was, but is built without MPI: each would run the whole sweep
  Ranks();
  ~Ranks();  // NOLINT(performance-trivially-destructible): with MPI it has to end it
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  int rank() const { return rank_; }
  int size() const { return size_; }
  bool alone() const { return size_ == 1; }

  /// All ranks must have read the same sweep.
  ///
  /// @param digest  of what this rank read
  /// @throws core::UserError on every rank if one of them read another
  void require_same(const std::string& digest) const;

  /// On rank 0: hands out points, a batch at a time, to whoever asks, until there are none.
  ///
  /// @param outputs  of the sweep
  /// @throws         what went wrong on the rank that failed
  void hand_out(const Handing& handing, std::size_t outputs) const;

  /// On every other rank: asks for points and runs them until there are none. What goes wrong is told to rank 0.
  void work(const std::function<Results(const std::vector<std::uint64_t>& points)>& run) const;

  /// Ends every rank at once with this code. Does not return where there are several.
  void abort(int code) const;

 private:
  int rank_ = 0;
  int size_ = 1;
};

}  // namespace sposim::simulation
