#include "simulation/replicate.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "random/distribution.hpp"
#include "simulation/points.hpp"
#include "simulation/simulate.hpp"

namespace sposim::simulation {

namespace {

/// Streams by address: the same purpose in every scenario that has the route.
using StreamPlaces = std::map<std::uint8_t, std::vector<std::pair<std::size_t, std::size_t>>>;  // scenario, stream

StreamPlaces stream_places(const std::vector<DrawnScenario>& scenarios) {
  StreamPlaces places;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    places[model::applied_stream].push_back({s, model::applied_stream});
    places[model::convicted_stream].push_back({s, model::convicted_stream});
    const std::vector<std::string> routes = model::report_routes(scenarios[s].world.drawn);
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

/// Draws the points of one force, year and route, and hands each to the scenarios whose curve is above it.
class PointDealer {
 public:
  PointDealer(const std::vector<DrawnScenario>& scenarios, std::size_t force, std::uint32_t replicate, Scratch& scratch)
      : scenarios_(scenarios), force_(force), replicate_(replicate), scratch_(scratch) {}

  void deal(std::uint8_t purpose, const std::vector<std::pair<std::size_t, std::size_t>>& takers, std::size_t year) {
    const model::Plan& plan = *scenarios_.front().world.plan;
    const model::YearSpan& span = plan.calendar.years()[year];
    double top = 0;
    for (const auto& [s, stream] : takers) top = std::max(top, highest(s, stream, year));
    if (top <= 0) return;
    const random::Key key = random::key_of(plan.seed);
    random::Address address{replicate_,
                            plan.force_addresses[force_],
                            static_cast<std::uint16_t>(span.year),
                            static_cast<random::Purpose>(purpose),
                            0,
                            0};
    const bool applied = purpose == model::applied_stream;
    PointLuck lucks(key, address);
    for_each_point(key, address, span.length, top, [&](const Point& point) {
      const Day day = span.first + point.day_of_year;
      if (day < 0 || day > plan.calendar.end()) return;
      address.point = point.number;
      const model::Luck luck = applied ? lucks.of(point.number) : model::Luck(key, address);
      for (const auto& [s, stream] : takers) offer(s, stream, year, day, point, luck);
    });
  }

 private:
  double highest(std::size_t s, std::size_t stream, std::size_t year) const {
    const World& world = scenarios_[s].world;
    const YearPart part = year_part(*world.plan, world.plan->calendar.years()[year]);
    const double* heights = world.curves.stream_heights(force_, stream);
    return *std::max_element(heights + part.first_segment, heights + part.last_segment + 1) * scratch_.noise[s][year];
  }

  void offer(std::size_t s, std::size_t stream, std::size_t year, Day day, const Point& point,
             const model::Luck& luck) {
    const World& world = scenarios_[s].world;
    const std::size_t segment = world.plan->segment_of_day[static_cast<std::size_t>(day)];
    if (point.height >= world.curves.stream_heights(force_, stream)[segment] * scratch_.noise[s][year]) return;
    const std::size_t place = (force_ * world.curves.streams + stream) * world.curves.segments + segment;
    scratch_.seeds[s].push_back(
        {luck, day, static_cast<std::uint32_t>(stream), outcome_of(world.curves.entering[place], point.outcome_word)});
  }

  const std::vector<DrawnScenario>& scenarios_;
  std::size_t force_;
  std::uint32_t replicate_;
  Scratch& scratch_;
};

/// Follows one scenario's cases of one force and closes its books.
void run_force(const DrawnScenario& scenario, std::size_t force, std::uint32_t replicate,
               const std::vector<CaseSeed>& seeds, const std::vector<double>& noise, const ReplicateBooks& books,
               std::vector<std::int32_t>& daily) {
  const ScenarioSetup& setup = *scenario.setup;
  const model::Calendar& calendar = setup.plan.calendar;
  daily.assign(daily_count * static_cast<std::size_t>(setup.daily_days), 0);
  Ledger ledger(calendar, books.cells + setup.layout.cell(force, Measure::reports, 0),
                daily.empty() ? nullptr : daily.data(), setup.daily_days,
                {books.ends, setup.times_days, setup.layout.forces, force});
  for (const CaseSeed& seed : seeds) {
    ledger.count(Measure::cases, seed.reported);
    ledger.count(outcome_measures[static_cast<std::size_t>(seed.outcome)], seed.reported);
  }
  const std::int64_t applications = follow_cases(scenario.world, force, seeds, replicate, ledger);
  count_untouched(scenario.world, force, replicate, &scenario.means[force * calendar.months()], noise, ledger);
  ledger.close();
  check_invariants(scenario.world, force, replicate, applications, ledger);
  for (std::size_t i = 0; i < setup.windows.size(); ++i) {
    if (setup.windows[i].in_area[force]) books.observed[i] += count_observed(setup.windows[i], force, ledger, calendar);
  }
}

/// Adds the forces up to regions and the nation.
void sum_areas(const Layout& layout, std::int32_t* cells) {
  const std::size_t row = measure_count * layout.months.size();
  for (std::size_t area = layout.forces; area < layout.areas.size(); ++area) {
    for (const std::size_t force : layout.areas[area].forces) {
      for (std::size_t i = 0; i < row; ++i) cells[area * row + i] += cells[force * row + i];
    }
  }
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

DrawnScenario draw_scenario(const ScenarioSetup& setup, std::uint32_t draw, const DrawnScenario* baseline,
                            const model::Standing* standing) {
  auto [pathway, exposures] = model::draw_whole(setup.plan, draw, baseline ? &baseline->exposures : nullptr, standing);
  DrawnScenario scenario{&setup, {&setup.plan, std::move(pathway), {}}, {}, std::move(exposures)};
  const model::DrawnPathway& base = baseline ? baseline->world.drawn : scenario.world.drawn;
  scenario.world.curves = model::make_curves(setup.plan, scenario.world.drawn, base);
  scenario.means = month_means(setup.plan, scenario.world.drawn, scenario.world.curves);
  return scenario;
}

void run_replicate(const std::vector<DrawnScenario>& scenarios, std::uint32_t replicate,
                   const std::vector<ReplicateBooks>& books, Scratch& scratch) {
  const model::Plan& plan = *scenarios.front().world.plan;
  const StreamPlaces places = stream_places(scenarios);
  scratch.seeds.resize(scenarios.size());
  scratch.noise.resize(scenarios.size());
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      scratch.seeds[s].clear();
      draw_noise(scenarios[s], force, replicate, scratch.noise[s]);
    }
    PointDealer dealer(scenarios, force, replicate, scratch);
    for (const auto& [purpose, takers] : places) {
      for (std::size_t year = 0; year < plan.calendar.years().size(); ++year) dealer.deal(purpose, takers, year);
    }
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      run_force(scenarios[s], force, replicate, scratch.seeds[s], scratch.noise[s], books[s], scratch.daily);
    }
  }
  for (std::size_t s = 0; s < scenarios.size(); ++s) sum_areas(scenarios[s].setup->layout, books[s].cells);
}

}  // namespace sposim::simulation
