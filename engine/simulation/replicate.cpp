#include "simulation/replicate.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "core/error.hpp"
#include "simulation/deal.hpp"
#include "simulation/simulate.hpp"

namespace sposim::simulation {

namespace {

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
    scenario_.force.front().close();
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
    return scratch_.changed.find(first.seeds, scratch_.first.front().settled, scenario_.seeds, departure);
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
      ledger.count_case(outcome_measures[static_cast<std::size_t>(seed.outcome)], seed.reported);
    }
    return follow_cases(scenario.drawn.world, force_, cases, replicate_, ledger, scratch_.follow);
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
  if (!area.happened(headline.measure)) return 0;
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

/// [forces]: the region of a force, or the nation where it has none. Regions are added to the nation in the end.
std::vector<std::size_t> areas_of_forces(const Layout& layout) {
  std::vector<std::size_t> areas(layout.forces, layout.nation());
  for (std::size_t area = layout.forces; area < layout.nation(); ++area) {
    for (const std::size_t force : layout.areas[area].forces) areas[force] = area;
  }
  return areas;
}

/// Adds the regions to the nation, and writes them all.
void write_sums(const std::vector<ReplicateBooks>& books, std::vector<ScenarioScratch>& scenarios) {
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const ScenarioSetup& setup = *scenarios[s].drawn.setup;
    std::vector<AreaBooks>& sums = scenarios[s].sums;
    for (std::size_t i = 0; i + 1 < sums.size(); ++i) sums.back().add(sums[i]);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      write_area(setup, setup.layout.forces + i, sums[i], scenarios.front().sums[i], books[s]);
    }
  }
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
  const std::vector<std::size_t> areas = areas_of_forces(first.layout);
  for (ScenarioScratch& scenario : scenarios) prepare_books(scenario);
  if (scenarios.size() > 1) scratch.first.resize(1, Followed(first.layout.months.size()));
  Dealer dealer(scratch, replicate);
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    dealer.deal(force);
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      ForceRun(scratch, s, force, replicate, books[s]).run();
      const AreaBooks& counts = scenarios[s].force.front();
      write_area(*scenarios[s].drawn.setup, force, counts, scenarios.front().force.front(), books[s]);
      scenarios[s].sums[areas[force] - first.layout.forces].add(counts);
    }
  }
  write_sums(books, scenarios);
}

}  // namespace sposim::simulation
