#include "simulation/deal.hpp"

#include <algorithm>
#include <string>

#include "random/distribution.hpp"

namespace sposim::simulation {

namespace {

/// The gamma noise of every financial year of one force: mean 1, the given coefficient of variation.
void draw_noise(const DrawnScenario& scenario, std::size_t force, std::uint32_t replicate, std::vector<double>& noise) {
  const model::Plan& plan = *scenario.world.plan;
  noise.clear();
  for (const model::YearSpan& year : plan.calendar.years()) {
    const double variation = scenario.world.drawn.reports.noise.at(force, std::max(year.first, 0));
    if (variation <= 0) {
      noise.push_back(1);
      continue;
    }
    random::Stream stream(plan.seed, {replicate, plan.force_addresses[force], static_cast<std::uint16_t>(year.year),
                                      random::Purpose::volume_noise, 0, 0});
    noise.push_back(random::sample(random::Gamma{1 / (variation * variation), 1}, stream));
  }
}

/// The highest of a stream's heights in one financial year.
///
/// @param heights  [segments]
double highest(const double* heights, std::size_t year, const ScenarioScratch& scenario) {
  const model::Plan& plan = *scenario.drawn.world.plan;
  const model::YearSpan& span = plan.calendar.years()[year];
  const Day first = std::max(span.first, 0);
  const Day last = std::min(span.first + span.length - 1, plan.calendar.end());
  return *std::max_element(heights + plan.segment_of_day[static_cast<std::size_t>(first)],
                           heights + plan.segment_of_day[static_cast<std::size_t>(last)] + 1);
}

/// How the investigation of a case ends, by one word: counted without a branch, for nobody can foretell it.
model::Outcome outcome_of(const model::ByOutcome& weights, std::uint32_t word) {
  static_assert(model::outcome_count == 4);
  const double one = weights[0];
  const double two = one + weights[1];
  const double three = two + weights[2];
  const double target = random::uniform_32(word) * (three + weights[3]);
  const unsigned outcome = (target >= one ? 1U : 0U) + (target >= two ? 1U : 0U) + (target >= three ? 1U : 0U);
  return static_cast<model::Outcome>(outcome);
}

/// The decisions that nearly every case of a stream meets.
model::KnownDecisions common_decisions(const std::vector<ScenarioScratch>& scenarios, std::uint8_t purpose) {
  if (purpose == model::convicted_stream) return model::decisions_of_convictions;
  if (purpose != model::applied_stream) return {};
  const auto notice_varies = [](const ScenarioScratch& scenario) {
    const auto& laws = scenario.drawn.world.drawn.court.notice.values;
    return !std::holds_alternative<random::Fixed>(laws.front());
  };
  const bool varies = std::any_of(scenarios.begin(), scenarios.end(), notice_varies);
  return varies ? model::decisions_with_notice : model::decisions_of_applications;
}

}  // namespace

Dealer::Dealer(Scratch& scratch, std::uint32_t replicate)
    : scratch_(scratch), plan_(*scratch.scenarios.front().drawn.world.plan), replicate_(replicate) {
  for (std::size_t s = 0; s < scratch.scenarios.size(); ++s) {
    streams_[model::applied_stream].push_back({s, model::applied_stream});
    streams_[model::convicted_stream].push_back({s, model::convicted_stream});
    const std::vector<std::string> routes = model::report_routes(scratch.scenarios[s].drawn.world.drawn);
    for (std::size_t i = 0; i < routes.size(); ++i) {
      streams_[static_cast<std::uint8_t>(2 + model::route_slot(routes[i]))].push_back({s, 2 + i});
    }
  }
}

void Dealer::deal(std::size_t force) {
  scratch_.lucks.clear();
  for (ScenarioScratch& scenario : scratch_.scenarios) {
    scenario.seeds.clear();
    draw_noise(scenario.drawn, force, replicate_, scenario.noise);
  }
  for (const auto& [purpose, streams] : streams_) {
    for (std::size_t year = 0; year < plan_.calendar.years().size(); ++year) {
      deal_stream({purpose, force, year}, streams);
    }
  }
}

void Dealer::deal_stream(const StreamPlace& place, const Streams& streams) {
  takers_.clear();
  double top = 0;
  for (const auto& [s, stream] : streams) {
    takers_.push_back(taker(place, s, stream));
    top = std::max(top, highest(takers_.back().heights, place.year, scratch_.scenarios[s]) * takers_.back().noise);
  }
  if (top <= 0) return;
  const model::YearSpan& span = plan_.calendar.years()[place.year];
  const random::Key key = random::key_of(plan_.seed);
  const random::Address address{replicate_,
                                plan_.force_addresses[place.force],
                                static_cast<std::uint16_t>(span.year),
                                static_cast<random::Purpose>(place.purpose),
                                0,
                                0};
  LuckDealer lucks(key, address, common_decisions(scratch_.scenarios, place.purpose));
  for_each_point(key, address, span.length, top, [&](const Point& point) {
    const Day day = span.first + point.day_of_year;
    if (day >= 0 && day <= plan_.calendar.end()) offer(day, point, lucks);
  });
}

Dealer::Taker Dealer::taker(const StreamPlace& place, std::size_t s, std::size_t stream) {
  ScenarioScratch& scenario = scratch_.scenarios[s];
  const model::Curves& curves = scenario.drawn.world.curves;
  return {&scenario.seeds,
          scenario.drawn.world.plan->segment_of_day.data(),
          curves.turn_of_segment.data(),
          static_cast<std::uint32_t>(stream),
          scenario.noise[place.year],
          curves.stream_heights(place.force, stream),
          curves.stream_entering(place.force, stream)};
}

void Dealer::offer(Day day, const Point& point, LuckDealer& lucks) {
  bool taken = false;
  for (const Taker& taker : takers_) {
    const std::size_t segment = taker.segment_of_day[day];
    if (point.height >= taker.heights[segment] * taker.noise) continue;
    if (!taken) lucks.add(point.number, scratch_.lucks);
    taken = true;
    const auto luck = static_cast<std::uint32_t>(scratch_.lucks.size() - 1);
    taker.seeds->push_back(
        {luck, day, taker.stream, outcome_of(taker.entering[taker.turn_of_segment[segment]], point.outcome_word)});
  }
}

}  // namespace sposim::simulation
