#include "random/many.hpp"
#include "simulation/life.hpp"

namespace sposim::simulation {

using model::Decision;

void compute_beforehand(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch) {
  const auto& preparation = world.drawn.application.preparation;
  ManyDraws& draws = scratch.draws;
  std::vector<Beforehand>& beforehand = scratch.beforehand;
  draws.clear();
  beforehand.resize(cases.seeds.size());
  for (std::uint32_t i = 0; i < beforehand.size(); ++i) {
    const CaseSeed& seed = cases.seeds[i];
    const model::Luck& luck = cases.luck(seed);
    if (seed.stream != model::applied_stream) {
      beforehand[i].entries = entries_of(world, force, seed, luck);
      continue;
    }
    draws.applied.push_back(i);
    draws.patience_words.push_back(luck.words(Decision::marks)[2]);
    const random::Distribution& law = preparation.at(force, seed.reported);
    if (const auto* lognormal = std::get_if<random::Lognormal>(&law)) {
      draws.lognormal.push_back(i);
      draws.laws.push_back(*lognormal);
      draws.delay_words.push_back(luck.first_word(Decision::preparation));
    } else {
      beforehand[i].ready = seed.reported + delay(preparation, force, seed.reported, luck, Decision::preparation);
    }
  }
  draws.values.resize(draws.applied.size());
  random::lognormals_at(draws.laws.data(), draws.delay_words.data(), draws.laws.size(), draws.values.data());
  for (std::size_t k = 0; k < draws.laws.size(); ++k) {
    const std::uint32_t i = draws.lognormal[k];
    beforehand[i].ready = cases.seeds[i].reported + whole_delay(draws.values[k]);
  }
  if (!can_ring(world.drawn.decision.withdrawn_per_day)) return;
  random::logs_of_uniforms(draws.patience_words.data(), draws.applied.size(), draws.values.data());
  for (std::size_t k = 0; k < draws.applied.size(); ++k) beforehand[draws.applied[k]].patience = -draws.values[k];
}

}  // namespace sposim::simulation
