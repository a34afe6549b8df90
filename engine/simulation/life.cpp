#include "simulation/life.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "random/distribution.hpp"

namespace sposim::simulation {

using model::Decision;
using random::uniform_32;

Day drawn_delay(const random::Distribution& law, const model::Luck& luck, Decision decision, std::uint32_t repeat) {
  if (const auto* lognormal = std::get_if<random::Lognormal>(&law)) {  // as `sample`, but quicker
    return whole_delay(random::lognormal_at(*lognormal, uniform_32(luck.first_word(decision, repeat))));
  }
  random::Stream stream = luck.stream(decision, repeat);
  return whole_delay(random::sample(law, stream));
}

Day ring_step_by_step(const model::Number& hazard, Day from, double patience, Day end) {
  double left = patience;
  Day day = from;
  while (true) {
    const double rate = hazard.on(day + 1);
    const Day changed = hazard.next_change(day + 1);
    const bool last = changed > end;
    const Day until = last ? end : changed - 1;
    const double room = static_cast<double>(until - day) * rate;
    if (rate > 0 && left <= room) return day + std::max(rounded_up(left / rate), 1);
    if (last || until >= end) return never;
    left -= room;
    day = until;
  }
}

}  // namespace sposim::simulation
