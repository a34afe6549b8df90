#include <cstdlib>

#include "core/error.hpp"
#include "simulation/ranks.hpp"

// The usual build, without MPI: engine/simulation/ranks_mpi.cpp is the other.
namespace sposim::simulation {

Ranks::Ranks() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* size = std::getenv(name);
    if (size == nullptr || std::atoi(size) <= 1) continue;
    throw core::UserError(core::Problem{{},
                                        "mpirun",
                                        "this program is built without MPI",
                                        "each of the processes would run the whole sweep",
                                        "Build it with `cmake -DSPOSIM_MPI=ON` (packages: scripts/setup hpc), or give "
                                        "each process a part of its own with --shard."});
  }
}

Ranks::~Ranks() = default;

void Ranks::require_same(const std::string& /*digest*/) const {}

void Ranks::hand_out(const Handing& /*handing*/, std::size_t /*outputs*/) const {
  core::require(false, "points are handed out among several ranks only");
}

void Ranks::work(const std::function<Results(const std::vector<std::uint64_t>&)>& /*run*/) const {
  core::require(false, "only a rank among several asks for points");
}

void Ranks::abort(int /*code*/) const {}

}  // namespace sposim::simulation
