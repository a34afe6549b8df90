#include "simulation/sweep_run.hpp"

#include <algorithm>
#include <atomic>

#include "model/rehearsal.hpp"
#include "simulation/parallel.hpp"

namespace sposim::simulation {

namespace {

/// The replicates of one output, in order, from the counts of a point.
std::vector<std::int64_t> column_of(const std::vector<std::int64_t>& counts, std::size_t outputs, std::size_t output) {
  std::vector<std::int64_t> column;
  column.reserve(counts.size() / outputs);
  for (std::size_t i = output; i < counts.size(); i += outputs) column.push_back(counts[i]);
  return column;
}

}  // namespace

PointRunner::PointRunner(const SweepPlan& plan, int threads)
    : plan_(plan),
      threads_(threads > 0 ? threads : omp_get_num_procs()),
      spans_(spans_of(plan.luck, plan.others == scenario::SweepOthers::best ? model::Standing::Others::best
                                                                            : model::Standing::Others::drawn)),
      scratch_(static_cast<std::size_t>(threads_)) {}

std::vector<std::vector<Figures>> PointRunner::run(const std::vector<PointPlace>& points,
                                                   const std::function<bool()>& stopped) {
  const std::size_t outputs = plan_.worlds.front().asked.size();
  std::vector<model::Standing> standings;
  std::vector<const PointWorlds*> worlds;
  for (const PointPlace& point : points) {
    standings.push_back(standing_of(plan_, point.coordinates));
    worlds.push_back(&plan_.worlds[worlds_of(plan_, point.scenario, point.coordinates)]);
  }
  std::vector<std::vector<std::int64_t>> counts(points.size(),
                                                std::vector<std::int64_t>(plan_.luck.replicates * outputs));
  std::atomic<bool> left{false};
  parallel_for(points.size() * spans_.size(), threads_, [&](std::size_t task) {
    if (left || stopped()) {
      left = true;
      return;
    }
    const std::size_t point = task / spans_.size();
    const PointSpan& span = spans_[task % spans_.size()];
    PointScratch& scratch = scratch_[static_cast<std::size_t>(omp_get_thread_num())];
    try {
      run_span(*worlds[point], standings[point], span, scratch, counts[point].data() + span.first * outputs);
    } catch (const core::UserError& error) {
      throw model::located(error, worlds[point]->scenarios.front());
    }
  });
  if (left) return {};
  std::vector<std::vector<Figures>> figures(points.size());
  for (std::size_t point = 0; point < points.size(); ++point) {
    for (std::size_t output = 0; output < outputs; ++output) {
      const auto column = column_of(counts[point], outputs, output);
      figures[point].push_back(figures_of(column, plan_.luck, standings[point].others));
    }
  }
  return figures;
}

}  // namespace sposim::simulation
