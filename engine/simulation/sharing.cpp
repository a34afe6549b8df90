#include "simulation/sharing.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "model/walk.hpp"

namespace sposim::simulation {

namespace {

bool same(double a, double b) {
  return a == b;
}

/// The numbers of a family that has nothing else.
template <class Law>
std::array<double, sizeof(Law) / sizeof(double)> numbers_of(const Law& law) {
  std::array<double, sizeof(Law) / sizeof(double)> numbers{};
  std::memcpy(numbers.data(), &law, sizeof law);
  return numbers;
}
std::pair<std::vector<double>, std::vector<double>> numbers_of(const random::Discrete& law) {
  return {law.values, law.weights};
}

/// The same family with the same numbers.
bool same(const random::Distribution& a, const random::Distribution& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&](const auto& law) { return numbers_of(law) == numbers_of(std::get<std::decay_t<decltype(law)>>(b)); }, a);
}

/// Finds the first day on which numbers differ, force by force.
class FirstDays {
 public:
  explicit FirstDays(std::size_t forces) : days_(forces, never) {}

  template <class T>
  void compare(const model::Steps<T>& a, const model::Steps<T>& b) {
    const bool apart = a.by_force || b.by_force;
    const Day national = apart ? never : first_day(a, b, 0);
    for (std::size_t force = 0; force < days_.size(); ++force) {
      days_[force] = std::min(days_[force], apart ? first_day(a, b, force) : national);
    }
  }
  void compare(const model::DrawnShares& a, const model::DrawnShares& b) {
    // Files may have other parts; a policy only moves their sizes.
    if (a.terms != b.terms || a.parts.size() != b.parts.size()) {
      return std::fill(days_.begin(), days_.end(), always);
    }
    for (std::size_t i = 0; i < a.parts.size(); ++i) compare(a.parts[i], b.parts[i]);
  }
  template <class Choice>
  void compare(const Choice& a, const Choice& b) {
    if (a != b) std::fill(days_.begin(), days_.end(), always);
  }
  template <class Group>
  void compare_group(const Group& a, const Group& b) {
    model::for_each_leaf_of_two(a, b, "", [&](const std::string&, const auto&, const auto& ours, const auto& theirs) {
      compare(ours, theirs);
    });
  }

  Day on(std::size_t force) const { return days_[force]; }

 private:
  template <class T>
  static Day first_day(const model::Steps<T>& a, const model::Steps<T>& b, std::size_t force) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (same(a.value(force, i), b.value(force, j))) {
      const Day next_a = i + 1 < a.starts.size() ? a.starts[i + 1] : never;
      const Day next_b = j + 1 < b.starts.size() ? b.starts[j + 1] : never;
      const Day next = std::min(next_a, next_b);
      if (next == never) return never;
      if (next_a == next) ++i;
      if (next_b == next) ++j;
    }
    return i == 0 && j == 0 ? always : std::max(i > 0 ? a.starts[i] : always, j > 0 ? b.starts[j] : always);
  }

  std::vector<Day> days_;
};

bool limited(const model::Timeline& per_week) {
  const auto is_limit = [](double rate) { return rate != scenario::without_limit; };
  return std::any_of(per_week.values.begin(), per_week.values.end(), is_limit);
}

bool cases_wait_for_each_other(const model::DrawnPathway& drawn) {
  return limited(drawn.court.hearings_per_week) || limited(drawn.application.prepared_per_week);
}

/// The numbers that only charged cases and other routes read. Everything differs where the routes are not the same.
FirstDays routes_of(const model::Plan& plan, const model::DrawnPathway& drawn, const model::DrawnPathway& first) {
  FirstDays routes(plan.forces());
  routes.compare(drawn.investigation.time_to_outcome, first.investigation.time_to_outcome);
  routes.compare(drawn.investigation.convicted, first.investigation.convicted);
  routes.compare(drawn.investigation.time_to_conviction, first.investigation.time_to_conviction);
  routes.compare_group(drawn.harm, first.harm);
  for (auto ours = drawn.routes.begin(), theirs = first.routes.begin(); ours != drawn.routes.end(); ++ours, ++theirs) {
    routes.compare_group(ours->second, theirs->second);
  }
  return routes;
}

bool same_routes(const model::DrawnPathway& drawn, const model::DrawnPathway& first) {
  const auto same_name = [](const auto& a, const auto& b) {
    return a.first == b.first && a.second.after == b.second.after;
  };
  return std::equal(drawn.routes.begin(), drawn.routes.end(), first.routes.begin(), first.routes.end(), same_name);
}

/// The numbers from the preparation of an application to the hearing.
FirstDays application_of(const model::Plan& plan, const model::DrawnPathway& drawn, const model::DrawnPathway& first) {
  FirstDays application(plan.forces());
  application.compare(drawn.application.preparation, first.application.preparation);
  application.compare_group(drawn.interim, first.interim);
  application.compare_group(drawn.court, first.court);
  application.compare(drawn.decision.withdrawn_per_day, first.decision.withdrawn_per_day);
  application.compare_group(drawn.harm, first.harm);  // the risk under an order is read when it is made
  return application;
}

bool has_starting_stock(const model::Plan& plan, const model::DrawnPathway& drawn, std::size_t force) {
  const Day start = plan.calendar.start();
  return drawn.starting_stock.pending.at(force, start) > 0 || drawn.starting_stock.orders.at(force, start) > 0;
}

}  // namespace

std::vector<Departure> departures(const model::Plan& plan, const model::DrawnPathway& drawn,
                                  const model::DrawnPathway& first) {
  std::vector<Departure> found(plan.forces());
  if (!same_routes(drawn, first) || cases_wait_for_each_other(drawn) || cases_wait_for_each_other(first)) {
    for (Departure& here : found) here.application = here.routes = here.order = always;
    return found;
  }
  const FirstDays application = application_of(plan, drawn, first);
  const FirstDays routes = routes_of(plan, drawn, first);
  FirstDays decision(plan.forces());
  decision.compare(drawn.decision.granted, first.decision.granted);
  FirstDays order(plan.forces());
  order.compare_group(drawn.order, first.order);
  FirstDays stock(plan.forces());
  stock.compare_group(drawn.starting_stock, first.starting_stock);
  for (std::size_t force = 0; force < found.size(); ++force) {
    Departure& here = found[force];
    here = {application.on(force), routes.on(force),        order.on(force),
            decision.on(force),    &drawn.decision.granted, force};
    const bool may_differ = std::min({here.application, here.routes, here.order, here.decision}) != never;
    const bool stock_differs = stock.on(force) != never || (may_differ && has_starting_stock(plan, drawn, force));
    if (stock_differs) here.application = here.routes = here.order = always;
  }
  return found;
}

bool ChangedCases::find(const std::vector<CaseSeed>& first, const std::vector<Settled>& settled,
                        const std::vector<CaseSeed>& seeds, const Departure& departure) {
  gone.clear();
  come.clear();
  std::size_t i = 0;  // both lists are in the order in which the cases were dealt
  for (const CaseSeed& seed : seeds) {
    for (; i < first.size() && first[i].luck < seed.luck; ++i) gone.push_back(first[i]);
    const bool in_both = i < first.size() && first[i].luck == seed.luck;
    if (in_both && first[i].stream == seed.stream && first[i].outcome == seed.outcome &&
        !departure.concerns(settled[i])) {
      ++i;
      continue;
    }
    if (in_both) gone.push_back(first[i++]);
    come.push_back(seed);
    if (gone.size() + come.size() >= seeds.size()) return false;
  }
  gone.insert(gone.end(), first.begin() + static_cast<std::ptrdiff_t>(i), first.end());
  return gone.size() + come.size() < seeds.size();
}

}  // namespace sposim::simulation
