#include "simulation/replicate.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

#include "core/error.hpp"
#include "random/distribution.hpp"
#include "simulation/life.hpp"
#include "simulation/points.hpp"
#include "simulation/simulate.hpp"

namespace sposim::simulation {

namespace {

/// Streams by address: the same purpose in every scenario that has the route.
using StreamPlaces = std::map<std::uint8_t, std::vector<std::pair<std::size_t, std::size_t>>>;  // scenario, stream

StreamPlaces stream_places(const std::vector<ScenarioScratch>& scenarios) {
  StreamPlaces places;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    places[model::applied_stream].push_back({s, model::applied_stream});
    places[model::convicted_stream].push_back({s, model::convicted_stream});
    const std::vector<std::string> routes = model::report_routes(scenarios[s].drawn.world.drawn);
    for (std::size_t i = 0; i < routes.size(); ++i) {
      places[static_cast<std::uint8_t>(2 + model::route_slot(routes[i]))].push_back({s, 2 + i});
    }
  }
  return places;
}

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

/// The part of the run that lies in one financial year.
struct YearPart {
  Day first = 0, last = 0;
  std::size_t first_segment = 0, last_segment = 0;
};

YearPart year_part(const model::Plan& plan, const model::YearSpan& year) {
  YearPart part;
  part.first = std::max(year.first, 0);
  part.last = std::min(year.first + year.length - 1, plan.calendar.end());
  part.first_segment = plan.segment_of_day[static_cast<std::size_t>(part.first)];
  part.last_segment = plan.segment_of_day[static_cast<std::size_t>(part.last)];
  return part;
}

model::Outcome outcome_of(const model::ByOutcome& weights, std::uint32_t word) {
  double total = 0;
  for (const double weight : weights) total += weight;
  const double target = random::uniform_32(word) * total;
  std::size_t outcome = 0;
  double below = weights[0];
  while (target >= below && outcome + 1 < weights.size()) below += weights[++outcome];
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

/// One stream of points: a force, a financial year and a route.
struct StreamPlace {
  std::uint8_t purpose = 0;
  std::size_t force = 0, year = 0;
};

/// Draws the points of a stream and hands each to the scenarios whose curve is above it.
class PointDealer {
 public:
  PointDealer(Scratch& scratch, std::uint32_t replicate, const StreamPlace& place)
      : scratch_(scratch),
        place_(place),
        plan_(*scratch.scenarios.front().drawn.world.plan),
        address_{replicate,
                 plan_.force_addresses[place.force],
                 static_cast<std::uint16_t>(plan_.calendar.years()[place.year].year),
                 static_cast<random::Purpose>(place.purpose),
                 0,
                 0} {}

  /// @param streams  [takers] scenario and its stream
  void deal(const std::vector<std::pair<std::size_t, std::size_t>>& streams) {
    takers_.clear();
    double top = 0;
    for (const auto& [s, stream] : streams) {
      takers_.push_back(taker(s, stream));
      top = std::max(top, highest(takers_.back()));
    }
    if (top <= 0) return;
    const model::YearSpan& span = plan_.calendar.years()[place_.year];
    const random::Key key = random::key_of(plan_.seed);
    PointLuck lucks(key, address_, common_decisions(scratch_.scenarios, place_.purpose));
    for_each_point(key, address_, span.length, top, [&](const Point& point) {
      const Day day = span.first + point.day_of_year;
      if (day >= 0 && day <= plan_.calendar.end()) offer(day, point, lucks);
    });
  }

 private:
  /// A scenario that takes points below its curve.
  struct Taker {
    ScenarioScratch* scenario = nullptr;
    std::uint32_t stream = 0;
    double noise = 1;
    const double* heights = nullptr;             ///< [segments]
    const model::ByOutcome* entering = nullptr;  ///< [segments]
  };

  Taker taker(std::size_t s, std::size_t stream) {
    ScenarioScratch& scenario = scratch_.scenarios[s];
    const model::Curves& curves = scenario.drawn.world.curves;
    const std::size_t first = (place_.force * curves.streams + stream) * curves.segments;
    return {&scenario, static_cast<std::uint32_t>(stream), scenario.noise[place_.year], &curves.heights[first],
            &curves.entering[first]};
  }

  static double highest_in(const Taker& taker, const YearPart& part) {
    return *std::max_element(taker.heights + part.first_segment, taker.heights + part.last_segment + 1) * taker.noise;
  }
  double highest(const Taker& taker) const {
    const model::Plan& plan = *taker.scenario->drawn.world.plan;
    return highest_in(taker, year_part(plan, plan.calendar.years()[place_.year]));
  }

  void offer(Day day, const Point& point, PointLuck& lucks) {
    bool taken = false;
    for (const Taker& taker : takers_) {
      const std::size_t segment = taker.scenario->drawn.world.plan->segment_of_day[static_cast<std::size_t>(day)];
      if (point.height >= taker.heights[segment] * taker.noise) continue;
      if (!taken) lucks.write(point.number, scratch_.lucks.emplace_back());
      taken = true;
      const auto luck = static_cast<std::uint32_t>(scratch_.lucks.size() - 1);
      taker.scenario->seeds.push_back(
          {luck, day, taker.stream, outcome_of(taker.entering[segment], point.outcome_word)});
    }
  }

  Scratch& scratch_;
  StreamPlace place_;
  const model::Plan& plan_;
  random::Address address_;
  std::vector<Taker> takers_;
};

/// Books one force of one scenario in one replicate.
class ForceRun {
 public:
  /// @param s  the scenario's position
  ForceRun(Scratch& scratch, std::size_t s, std::size_t force, std::uint32_t replicate, const ReplicateBooks& books)
      : scratch_(scratch),
        scenario_(scratch.scenarios[s]),
        setup_(*scenario_.drawn.setup),
        is_first_(s == 0),
        force_(force),
        replicate_(replicate),
        books_(books) {}

  void run() {
    const std::size_t ends_before = books_.ends->size();
    scenario_.force.front().clear();
    scenario_.daily.assign(daily_count * static_cast<std::size_t>(setup_.daily_days), 0);
    Ledger ledger(setup_.plan.calendar, scenario_.force.front(),
                  scenario_.daily.empty() ? nullptr : scenario_.daily.data(), setup_.daily_days,
                  {books_.ends, setup_.times_days, setup_.layout.forces, force_});
    const std::int64_t applications = is_first_ || !from_the_first() ? follow_all(ledger) : follow_changed(ledger);
    if (is_first_ && !scratch_.first.empty()) keep(ledger, applications, ends_before);
    count_others(ledger);
    ledger.close();
    check_invariants(scenario_.drawn.world, force_, replicate_, applications, ledger);
    for (std::size_t i = 0; i < setup_.windows.size(); ++i) {
      if (!setup_.windows[i].in_area[force_]) continue;
      books_.observed[i] += count_observed(setup_.windows[i], force_, ledger, setup_.plan.calendar);
    }
  }

 private:
  /// True if fewer cases have to be followed from the first scenario's books than from empty ones.
  bool from_the_first() {
    const Departure& departure = scenario_.departures[force_];
    if (departure.routes == always) return false;
    const ScenarioScratch& first = scratch_.scenarios.front();
    if (first.drawn.setup->daily_days != setup_.daily_days) return false;  // other observations
    scratch_.changed.find(first.seeds, scratch_.first.front().settled, scenario_.seeds, departure);
    return scratch_.changed.gone.size() + scratch_.changed.come.size() < scenario_.seeds.size();
  }

  std::int64_t follow_all(Ledger& ledger) {
    Cases cases{scenario_.seeds, scratch_.lucks};
    if (is_first_ && !scratch_.first.empty()) {
      scratch_.first.front().settled.clear();
      cases.settled = &scratch_.first.front().settled;
    }
    return follow(scenario_, cases, ledger);
  }

  std::int64_t follow_changed(Ledger& ledger) {
    const Followed& first = scratch_.first.front();
    scenario_.force.front() = first.books;
    scenario_.daily = first.daily;
    books_.ends->insert(books_.ends->end(), first.ends.begin(), first.ends.end());
    ledger.continue_from(first.beside);
    ledger.weigh(-1);
    const std::int64_t gone =
        follow(scratch_.scenarios.front(), {scratch_.changed.gone, scratch_.lucks, StartingStock::left_out}, ledger);
    ledger.weigh(1);
    return first.applications - gone +
           follow(scenario_, {scratch_.changed.come, scratch_.lucks, StartingStock::left_out}, ledger);
  }

  /// Books cases as they run in a scenario's world.
  std::int64_t follow(const ScenarioScratch& scenario, const Cases& cases, Ledger& ledger) {
    for (const CaseSeed& seed : cases.seeds) {
      ledger.count(Measure::cases, seed.reported);
      ledger.count(outcome_measures[static_cast<std::size_t>(seed.outcome)], seed.reported);
    }
    return follow_cases(scenario.drawn.world, force_, cases, replicate_, ledger);
  }

  void keep(const Ledger& ledger, std::int64_t applications, std::size_t ends_before) {
    Followed& kept = scratch_.first.front();
    kept.books = scenario_.force.front();
    kept.daily = scenario_.daily;
    kept.beside = ledger.beside();
    kept.applications = applications;
    kept.ends.assign(books_.ends->begin() + static_cast<std::ptrdiff_t>(ends_before), books_.ends->end());
  }

  UntouchedMeans means_of(const ScenarioScratch& scenario) const {
    return {&scenario.drawn.means[force_ * setup_.plan.calendar.months()], &scenario.noise};
  }

  void count_others(Ledger& ledger) {
    const ScenarioScratch& first = scratch_.scenarios.front();
    FirstUntouched shared;
    if (!is_first_) shared = {means_of(first), &scratch_.first.front().books, &first.force.front()};
    count_untouched(scenario_.drawn.world, force_, replicate_, means_of(scenario_), is_first_ ? nullptr : &shared,
                    ledger);
  }

  Scratch& scratch_;
  ScenarioScratch& scenario_;
  const ScenarioSetup& setup_;
  bool is_first_;
  std::size_t force_;
  std::uint32_t replicate_;
  const ReplicateBooks& books_;
};

/// Adds up a measure over a window of the run.
std::int32_t headline_value(const model::Calendar& calendar, const AreaBooks& area, const Headline& headline) {
  const std::int32_t* row = area.row(headline.measure);
  const std::size_t last = calendar.months() - 1;
  if (headline.window == Window::last_day) return row[last];
  const bool policy = headline.window == Window::policy;
  std::int64_t sum = 0;
  for (std::size_t month = policy ? calendar.month(calendar.policies_from()) : 0; month <= last; ++month) {
    sum += row[month];
  }
  core::require(std::abs(sum) <= std::numeric_limits<std::int32_t>::max(), "a headline count fits in 32 bits");
  return static_cast<std::int32_t>(sum);
}

/// Writes the finished books of one area to the blocks and the row of the replicate.
///
/// @param baseline  the same area of the first scenario
void write_area(const ScenarioSetup& setup, std::size_t area, const AreaBooks& counts, const AreaBooks& baseline,
                const ReplicateBooks& books) {
  std::int32_t* row = books.headlines + area * headlines().size();
  for (const Headline& headline : headlines()) *row++ = headline_value(setup.plan.calendar, counts, headline);
  books.levels->put(area, books.place, counts);
  if (books.differences != nullptr) books.differences->put_difference(area, books.place, counts, baseline);
}

/// The areas beyond the forces of which a force is a part, the nation among them.
std::vector<std::vector<std::size_t>> areas_of_forces(const Layout& layout) {
  std::vector<std::vector<std::size_t>> areas(layout.forces);
  for (std::size_t area = layout.forces; area < layout.areas.size(); ++area) {
    for (const std::size_t force : layout.areas[area].forces) areas[force].push_back(area);
  }
  return areas;
}

/// Gives a scenario's scratch its books, and clears the sums.
void prepare_books(ScenarioScratch& scratch) {
  const Layout& layout = scratch.drawn.setup->layout;
  const AreaBooks empty(layout.months.size());
  scratch.force.resize(1, empty);
  scratch.sums.resize(layout.areas.size() - layout.forces, empty);
  for (AreaBooks& sum : scratch.sums) sum.clear();
}

}  // namespace

ScenarioSetup set_up(const scenario::Scenario& scenario) {
  ScenarioSetup setup{&scenario, model::make_plan(scenario), layout_of(scenario), {}, 0, 0};
  const model::Calendar& calendar = setup.plan.calendar;
  setup.windows = observed_windows(scenario, setup.layout, calendar);
  setup.daily_days = observed_days(setup.windows, calendar);
  setup.times_days = static_cast<std::size_t>(calendar.end() - calendar.start()) + 1;
  return setup;
}

void draw_scenario(const ScenarioSetup& setup, std::uint32_t draw, const DrawnScenario* baseline,
                   DrawnScenario& scenario, const model::Standing* standing) {
  auto [pathway, exposures] = model::draw_whole(setup.plan, draw, baseline ? &baseline->exposures : nullptr, standing);
  scenario.setup = &setup;
  scenario.world.plan = &setup.plan;
  scenario.world.drawn = std::move(pathway);
  scenario.exposures = std::move(exposures);
  const model::DrawnPathway& base = baseline ? baseline->world.drawn : scenario.world.drawn;
  scenario.world.harm = harm_is_on(scenario.world.drawn);
  model::make_curves(setup.plan, scenario.world.drawn, base, scenario.world.curves);
  month_means(setup.plan, scenario.world.drawn, scenario.world.curves, scenario.means);
}

void run_replicate(std::uint32_t replicate, const std::vector<ReplicateBooks>& books, Scratch& scratch) {
  std::vector<ScenarioScratch>& scenarios = scratch.scenarios;
  const ScenarioSetup& first = *scenarios.front().drawn.setup;
  const model::Plan& plan = first.plan;
  const StreamPlaces places = stream_places(scenarios);
  const std::vector<std::vector<std::size_t>> areas = areas_of_forces(first.layout);
  for (ScenarioScratch& scenario : scenarios) prepare_books(scenario);
  if (scenarios.size() > 1) scratch.first.resize(1, Followed(first.layout.months.size()));
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    scratch.lucks.clear();
    for (ScenarioScratch& scenario : scenarios) {
      scenario.seeds.clear();
      draw_noise(scenario.drawn, force, replicate, scenario.noise);
    }
    for (const auto& [purpose, takers] : places) {
      for (std::size_t year = 0; year < plan.calendar.years().size(); ++year) {
        PointDealer(scratch, replicate, {purpose, force, year}).deal(takers);
      }
    }
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      ForceRun(scratch, s, force, replicate, books[s]).run();
      const AreaBooks& counts = scenarios[s].force.front();
      write_area(*scenarios[s].drawn.setup, force, counts, scenarios.front().force.front(), books[s]);
      for (const std::size_t area : areas[force]) scenarios[s].sums[area - first.layout.forces].add(counts);
    }
  }
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    for (std::size_t i = 0; i < scenarios[s].sums.size(); ++i) {
      write_area(*scenarios[s].drawn.setup, first.layout.forces + i, scenarios[s].sums[i], scenarios.front().sums[i],
                 books[s]);
    }
  }
}

}  // namespace sposim::simulation
