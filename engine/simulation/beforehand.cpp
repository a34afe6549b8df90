#include "simulation/life.hpp"

namespace sposim::simulation {

using model::Decision;

namespace {

/// Cases of the second stream are the convicted ones; in the first, conviction is one of the marks; the others have
/// none.
bool is_convicted(const World& world, std::size_t force, const CaseSeed& seed, const model::Luck& luck) {
  if (seed.stream != model::applied_stream) return seed.stream == model::convicted_stream;
  const double u = random::uniform_32(luck.word(Decision::marks, 3));
  return u < world.drawn.investigation.convicted.at(force, seed.reported);
}

/// The days of charge and conviction.
void compute_entries(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch) {
  const auto& investigation = world.drawn.investigation;
  std::vector<Beforehand>& beforehand = scratch.beforehand;
  scratch.delays.begin(cases.seeds.size());
  scratch.later_delays.begin(cases.seeds.size());
  for (std::uint32_t i = 0; i < cases.seeds.size(); ++i) {
    const CaseSeed& seed = cases.seeds[i];
    beforehand[i].entries = {seed.reported, never, never};
    if (seed.outcome != model::Outcome::charged) continue;
    scratch.delays.add(i, investigation.time_to_outcome.at(force, seed.reported), cases.luck(seed),
                       Decision::outcome_delay);
  }
  scratch.delays.finish([&](std::uint32_t i, Day days) {
    const CaseSeed& seed = cases.seeds[i];
    const Day charge = seed.reported + days;
    beforehand[i].entries.charge = charge;
    if (!is_convicted(world, force, seed, cases.luck(seed))) return;
    scratch.later_delays.add(i, investigation.time_to_conviction.at(force, charge), cases.luck(seed),
                             Decision::conviction_delay);
  });
  scratch.later_delays.finish(
      [&](std::uint32_t i, Day days) { beforehand[i].entries.conviction = beforehand[i].entries.charge + days; });
}

/// The day on which each application is ready, and the patience of its victim.
void compute_applications(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch) {
  const model::InForce<random::Distribution> preparation(world.drawn.application.preparation, force);
  const model::Number withdrawn(world.drawn.decision.withdrawn_per_day, force);
  std::size_t count = 0;
  scratch.applied.resize(cases.seeds.size());
  scratch.words.resize(cases.seeds.size());
  scratch.logs.resize(cases.seeds.size());
  scratch.delays.begin(cases.seeds.size());
  for (std::uint32_t i = 0; i < cases.seeds.size(); ++i) {
    const CaseSeed& seed = cases.seeds[i];
    if (seed.stream != model::applied_stream) continue;
    const model::Luck& luck = cases.luck(seed);
    scratch.delays.add(i, preparation.on(seed.reported), luck, Decision::preparation);
    scratch.applied[count] = i;
    scratch.words[count++] = luck.word(Decision::marks, 2);
  }
  scratch.delays.finish(
      [&](std::uint32_t i, Day days) { scratch.beforehand[i].ready = cases.seeds[i].reported + days; });
  if (withdrawn.off) return;
  random::logs_of_uniforms(scratch.words.data(), count, scratch.logs.data());
  for (std::size_t k = 0; k < count; ++k) scratch.beforehand[scratch.applied[k]].patience = -scratch.logs[k];
}

}  // namespace

void compute_beforehand(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch) {
  scratch.beforehand.resize(cases.seeds.size());
  compute_entries(world, force, cases, scratch);
  compute_applications(world, force, cases, scratch);
}

}  // namespace sposim::simulation
