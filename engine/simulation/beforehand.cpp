#include "simulation/life.hpp"

namespace sposim::simulation {

using model::Decision;

void ManyDelays::add(std::uint32_t seed, const random::Distribution& law, const model::Luck& luck, Decision decision) {
  if (const auto* lognormal = std::get_if<random::Lognormal>(&law)) {
    lognormal_.push_back(seed);
    laws_.push_back(*lognormal);
    words_.push_back(luck.first_word(decision));
  } else {
    drawn_.emplace_back(seed, delay_by(law, luck, decision));
  }
}

void ManyDelays::clear() {
  lognormal_.clear();
  laws_.clear();
  words_.clear();
  drawn_.clear();
}

namespace {

/// Cases of the second stream are the convicted ones; in the first, conviction is one of the marks; the others have
/// none.
bool is_convicted(const World& world, std::size_t force, const CaseSeed& seed, const model::Luck& luck) {
  if (seed.stream != model::applied_stream) return seed.stream == model::convicted_stream;
  const double u = random::uniform_32(luck.words(Decision::marks)[3]);
  return u < world.drawn.investigation.convicted.at(force, seed.reported);
}

/// The days of charge and conviction.
void compute_entries(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch) {
  const auto& investigation = world.drawn.investigation;
  std::vector<Beforehand>& beforehand = scratch.beforehand;
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
  const auto& preparation = world.drawn.application.preparation;
  std::vector<std::uint32_t>& applied = scratch.applied;
  applied.clear();
  for (std::uint32_t i = 0; i < cases.seeds.size(); ++i) {
    const CaseSeed& seed = cases.seeds[i];
    if (seed.stream != model::applied_stream) continue;
    applied.push_back(i);
    scratch.delays.add(i, preparation.at(force, seed.reported), cases.luck(seed), Decision::preparation);
  }
  scratch.delays.finish(
      [&](std::uint32_t i, Day days) { scratch.beforehand[i].ready = cases.seeds[i].reported + days; });
  if (model::Number(world.drawn.decision.withdrawn_per_day, force).always(0)) return;
  scratch.words.clear();
  for (const std::uint32_t i : applied) {
    scratch.words.push_back(cases.luck(cases.seeds[i]).words(Decision::marks)[2]);
  }
  scratch.logs.resize(applied.size());
  random::logs_of_uniforms(scratch.words.data(), applied.size(), scratch.logs.data());
  for (std::size_t k = 0; k < applied.size(); ++k) scratch.beforehand[applied[k]].patience = -scratch.logs[k];
}

}  // namespace

void compute_beforehand(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch) {
  scratch.beforehand.resize(cases.seeds.size());
  compute_entries(world, force, cases, scratch);
  compute_applications(world, force, cases, scratch);
}

}  // namespace sposim::simulation
