#include "simulation/observe.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace sposim::simulation {

namespace {

using scenario::Measured;

const Area& area_named(const scenario::Observation& observation, const Layout& layout) {
  const auto found = std::find_if(layout.areas.begin(), layout.areas.end(),
                                  [&](const Area& area) { return area.name == observation.area; });
  if (found != layout.areas.end()) return *found;
  throw core::UserError(core::Problem{observation.where, "observed." + observation.name,
                                      "there is no area \"" + observation.area + "\"",
                                      "a count belongs to a force, a region or all forces together", ""});
}

void check_window(const scenario::Observation& observation, const ObservedWindow& window,
                  const model::Calendar& calendar) {
  const Day last = *std::max_element(window.to.begin(), window.to.end());
  const auto refuse = [&](const char* problem, const char* why) {
    throw core::UserError(
        core::Problem{observation.where, "observed." + observation.name, problem, why, "Change the window?"});
  };
  if (window.from < calendar.start() || last > calendar.end()) {
    refuse("the window reaches outside the run", "the model counts from clock.start to clock.end");
  }
  if (observation.measure != Measured::reports) return;
  const bool first_of_month = calendar.month_first(calendar.month(window.from)) == window.from;
  const bool last_of_month = calendar.month_first(calendar.month(last) + 1) == last + 1;
  if (!first_of_month || !last_of_month) {
    refuse("reports are counted over a window that cuts a month", "reports are kept by calendar month");
  }
}

}  // namespace

std::vector<ObservedWindow> observed_windows(const scenario::Scenario& scenario, const Layout& layout,
                                             const model::Calendar& calendar) {
  std::vector<ObservedWindow> windows;
  for (const scenario::Observation& observation : scenario.observed) {
    ObservedWindow window{
        observation.measure, std::vector<bool>(layout.forces, false), calendar.day(observation.from), {}};
    for (const std::size_t force : area_named(observation, layout).forces) window.in_area[force] = true;
    for (std::size_t force = 0; force < layout.forces; ++force) {
      const bool own = force < observation.to_by_force.size();
      window.to.push_back(calendar.day(own ? observation.to_by_force[force] : observation.to));
    }
    check_window(observation, window, calendar);
    windows.push_back(std::move(window));
  }
  return windows;
}

Day observed_days(const std::vector<ObservedWindow>& windows, const model::Calendar& calendar) {
  Day last = calendar.start() - 1;
  for (const ObservedWindow& window : windows) {
    last = std::max(last, *std::max_element(window.to.begin(), window.to.end()));
  }
  return last - calendar.start() + 1;
}

std::int64_t count_observed(const ObservedWindow& window, std::size_t force, const Ledger& ledger,
                            const model::Calendar& calendar) {
  const Day to = window.to[force];
  const auto in_window = [&](DailyCount what) { return ledger.daily_sum(what, window.from, to); };
  const auto by_the_end = [&](DailyCount what) { return ledger.daily_sum(what, calendar.start(), to); };
  switch (window.measure) {
    case Measured::applied:
      return in_window(DailyCount::applied);
    case Measured::granted:
      return in_window(DailyCount::granted);
    case Measured::refused:
      return in_window(DailyCount::refused);
    case Measured::withdrawn:
      return in_window(DailyCount::withdrawn);
    case Measured::interim_orders:
      return in_window(DailyCount::interim_orders);
    case Measured::orders:
      return in_window(DailyCount::interim_orders) + in_window(DailyCount::granted) +
             in_window(DailyCount::full_orders_by_route);
    case Measured::pending:
      return by_the_end(DailyCount::applied) - by_the_end(DailyCount::granted) - by_the_end(DailyCount::refused) -
             by_the_end(DailyCount::withdrawn);
    case Measured::pending_or_withdrawn:
      return by_the_end(DailyCount::applied) - by_the_end(DailyCount::granted) - by_the_end(DailyCount::refused);
    case Measured::reports: {
      std::int64_t sum = 0;
      for (std::size_t month = calendar.month(window.from); month <= calendar.month(to); ++month) {
        sum += ledger.value(Measure::reports, month);
      }
      return sum;
    }
  }
  return 0;
}

}  // namespace sposim::simulation
