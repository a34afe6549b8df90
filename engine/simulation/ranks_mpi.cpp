#include <mpi.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>

#include "core/error.hpp"
#include "simulation/ranks.hpp"

// The build with -DSPOSIM_MPI=ON; engine/simulation/ranks_alone.cpp is the usual one.
namespace sposim::simulation {

namespace {

// What a message says. A worker's first message brings nothing; its later ones bring what its batch came to.
constexpr int bring = 1, take = 2, fault = 3, broken_off = 4;
constexpr std::size_t numbers_each = 6;

/// True if `mpirun` or `srun` started this program: MPI is not begun otherwise, for that takes a third of a second.
bool started_among_others() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"}) {
    if (std::getenv(name) != nullptr) return true;
  }
  return false;
}

/// Waits for a message without keeping a processor busy, as MPI's own waiting would.
MPI_Status wait_for_message(int from, const std::function<bool()>& give_up) {
  MPI_Status status;
  int there = 0;
  for (;;) {
    MPI_Iprobe(from, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
    if (there != 0 || give_up()) break;
    const std::timespec pause{0, 200'000};
    ::nanosleep(&pause, nullptr);
  }
  if (there == 0) status.MPI_TAG = MPI_ANY_TAG;
  return status;
}

std::string receive_bytes(const MPI_Status& from) {
  int count = 0;
  MPI_Get_count(&from, MPI_BYTE, &count);
  std::string bytes(static_cast<std::size_t>(count), '\0');
  MPI_Recv(bytes.data(), count, MPI_BYTE, from.MPI_SOURCE, from.MPI_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return bytes;
}

void send_bytes(const std::string& bytes, int to, int tag) {
  MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, to, tag, MPI_COMM_WORLD);
}

template <class Number>
void append(std::string& bytes, const Number* numbers, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(numbers), count * sizeof(Number));
}

std::string packed(const Results& results) {
  std::string bytes;
  for (const auto& point : results) {
    for (const Figures& figures : point) {
      const std::array<double, numbers_each> numbers{figures.mean,  figures.variance,   figures.chance,
                                                     figures.error, figures.first_half, figures.second_half};
      append(bytes, numbers.data(), numbers.size());
    }
  }
  return bytes;
}

Results unpacked(const std::string& bytes, std::size_t points, std::size_t outputs) {
  core::require(bytes.size() == points * outputs * numbers_each * sizeof(double), "a batch comes back whole");
  std::vector<double> numbers(bytes.size() / sizeof(double));
  std::memcpy(numbers.data(), bytes.data(), bytes.size());
  Results results(points);
  std::size_t at = 0;
  for (auto& point : results) {
    for (std::size_t output = 0; output < outputs; ++output, at += numbers_each) {
      point.push_back(
          {numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4], numbers[at + 5]});
    }
  }
  return results;
}

/// A mistake on its way to rank 0: its kind, then its words, each with a 0 behind it.
std::string packed(const core::UserError& error) {
  const core::Problem& problem = error.problems().front();
  std::string bytes = "u";
  for (const auto& part : {problem.where.file, std::to_string(problem.where.line), std::to_string(problem.where.column),
                           problem.key, problem.problem, problem.why, problem.suggestion}) {
    bytes += part + '\0';
  }
  return bytes;
}

[[noreturn]] void throw_again(const std::string& bytes) {
  const std::string words = bytes.substr(1);
  if (bytes.front() == 'm') throw core::MachineError(words);
  if (bytes.front() != 'u') throw core::ContractViolation(words);
  std::array<std::string, 7> parts;
  std::size_t from = 0;
  for (std::string& part : parts) {
    const std::size_t end = words.find('\0', from);
    part = words.substr(from, end - from);
    from = end + 1;
  }
  throw core::UserError(core::Problem{
      {parts[0], std::atoi(parts[1].c_str()), std::atoi(parts[2].c_str())}, parts[3], parts[4], parts[5], parts[6]});
}

/// A worker was stopped by a signal. Where all were, the signal reaches rank 0 within a moment.
void require_stopped(const Handing& handing) {
  constexpr double patience_seconds = 1;
  for (const double since = MPI_Wtime(); MPI_Wtime() - since < patience_seconds;) {
    if (handing.stopped()) return;
  }
  throw core::MachineError("mpirun: one of the ranks was stopped by a signal; what is finished is kept");
}

/// Who works at what, and since when.
struct Batch {
  std::vector<std::uint64_t> points;
  double since = 0;
};

}  // namespace

Ranks::Ranks() {
  if (!started_among_others()) return;
  int given = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

Ranks::~Ranks() {
  int begun = 0;
  MPI_Initialized(&begun);
  if (begun != 0) MPI_Finalize();
}

void Ranks::abort(int code) const {
  if (size_ > 1) MPI_Abort(MPI_COMM_WORLD, code);
}

void Ranks::require_same(const std::string& digest) const {
  if (size_ == 1) return;
  std::string of_first = digest;
  MPI_Bcast(of_first.data(), static_cast<int>(of_first.size()), MPI_BYTE, 0, MPI_COMM_WORLD);
  const int differs = of_first == digest ? 0 : 1;
  int any = 0;
  MPI_Allreduce(&differs, &any, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
  if (any == 0) return;
  throw core::UserError(core::Problem{{},
                                      "mpirun",
                                      "the ranks do not read the same sweep",
                                      "its files, or the program, differ between the machines",
                                      "Give every machine the same folder and the same program."});
}

void Ranks::hand_out(const Handing& handing, std::size_t outputs) const {
  std::map<int, Batch> at_work;
  int waiting_for = size_ - 1;
  while (waiting_for > 0) {
    const MPI_Status status = wait_for_message(MPI_ANY_SOURCE, handing.stopped);
    if (status.MPI_TAG == MPI_ANY_TAG) return;  // stopped: whoever is at work is ended with the job
    const std::string bytes = receive_bytes(status);
    if (status.MPI_TAG == fault) throw_again(bytes);
    if (status.MPI_TAG == broken_off) return require_stopped(handing);
    Batch& batch = at_work[status.MPI_SOURCE];
    if (!batch.points.empty()) {
      handing.finished(batch.points, unpacked(bytes, batch.points.size(), outputs), MPI_Wtime() - batch.since);
    }
    batch = {handing.next(), MPI_Wtime()};
    std::string points;
    append(points, batch.points.data(), batch.points.size());
    send_bytes(points, status.MPI_SOURCE, take);
    if (batch.points.empty()) --waiting_for;
  }
}

void Ranks::work(const std::function<Results(const std::vector<std::uint64_t>&)>& run) const {
  std::string done;
  for (;;) {
    send_bytes(done, 0, bring);
    const std::string bytes = receive_bytes(wait_for_message(0, [] { return false; }));
    std::vector<std::uint64_t> points(bytes.size() / sizeof(std::uint64_t));
    if (points.empty()) return;
    std::memcpy(points.data(), bytes.data(), bytes.size());
    try {
      const Results results = run(points);
      if (results.size() < points.size()) return send_bytes("", 0, broken_off);
      done = packed(results);
    } catch (const core::UserError& error) {
      return send_bytes(packed(error), 0, fault);
    } catch (const core::MachineError& error) {
      return send_bytes(std::string("m") + error.what(), 0, fault);
    } catch (const std::exception& error) {
      return send_bytes(std::string("b") + error.what(), 0, fault);
    }
  }
}

}  // namespace sposim::simulation
