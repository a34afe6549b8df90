#include "reference_work.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "model/expectation.hpp"
#include "simulation/measure.hpp"
#include "support/worlds.hpp"

namespace sposim::bench {

namespace {

using random::Family;
using simulation::Measure;

constexpr std::size_t first_year = 11;  // a month within the first two years, so that no order has ended
constexpr std::size_t last = months - 1;

scenario::Variation lognormal_days() {
  scenario::Value made;
  made.form = scenario::Varies{
      scenario::Distribution{Family::lognormal,
                             {{"median", support::unsure(Family::lognormal, {{"median", 60}, {"sigma", 0.15}})},
                              {"sigma", support::value(preparation_sigma)}},
                             {}}};
  return {made, true};
}

/// The totals of the cells that `sum(measure, month)` gives.
template <class Sum>
Totals collect(Sum&& sum) {
  Totals totals;
  for (std::size_t month = 0; month < months; ++month) {
    std::size_t place = 0;
    for (const Measure flow :
         {Measure::cases, Measure::applied, Measure::granted, Measure::refused, Measure::withdrawn}) {
      totals.values[place++] += sum(flow, month);
    }
  }
  totals.values[5] = sum(Measure::pending, last);
  totals.values[6] = sum(Measure::protected_cases, first_year);
  totals.values[7] = sum(Measure::protected_cases, last);
  for (std::size_t month = 0; month < months; ++month) totals.values[8] += sum(Measure::charged, month);
  return totals;
}

Totals expected_totals(const model::Plan& plan, const model::DrawnPathway& drawn) {
  const model::Expectation expectation = model::expect(plan, drawn);
  const double level = drawn.reports.level.values.front();
  using model::Expected;
  const std::map<Measure, Expected> known{
      {Measure::applied, Expected::applied}, {Measure::granted, Expected::granted},
      {Measure::refused, Expected::refused}, {Measure::withdrawn, Expected::withdrawn},
      {Measure::pending, Expected::pending}, {Measure::protected_cases, Expected::protected_cases}};
  return collect([&](Measure measure, std::size_t month) {
    const double length = days().month_first[month + 1] - days().month_first[month];
    const double cases = 80000 * level * length / core::days_per_year;
    if (measure == Measure::cases) return cases;
    if (measure == Measure::charged) return cases * outcome_shares[0];
    double sum = 0;
    for (std::size_t force = 0; force < forces; ++force) sum += expectation.at(force, known.at(measure), month);
    return sum;
  });
}

const model::Plan& reference_plan() {
  static const scenario::Scenario scenario = reference_scenario();
  static const model::Plan plan = model::make_plan(scenario);
  return plan;
}

}  // namespace

const std::array<double, forces>& reports_per_year() {
  static const std::array<double, forces> reports = [] {
    std::array<double, forces> sizes{};
    double sum = 0;
    for (std::size_t force = 0; force < forces; ++force) sum += sizes[force] = 1 + (force == 0 ? 12 : force % 5);
    for (double& size : sizes) size *= 80000 / sum;
    return sizes;
  }();
  return reports;
}

scenario::Scenario reference_scenario() {
  scenario::Scenario world = support::plain_world(forces);
  world.title = "The reference work";
  world.clock = {core::make_date(2022, 4, 1), core::make_date(2027, 3, 31), core::make_date(2024, 4, 1), false};
  world.simulation = {200, 1, 20220401};
  std::vector<scenario::Cell>& column = world.forces.columns["reports"];
  for (const double reports : reports_per_year()) column.emplace_back(reports);
  auto& pathway = world.pathway;
  pathway.reports.per_year = support::column("reports");
  pathway.reports.level = support::unsure_number(Family::lognormal, {{"median", 1}, {"sigma", 0.05}});
  pathway.investigation.outcomes = support::shares({{"charged", outcome_shares[0]},
                                                    {"evidential_victim_supports", outcome_shares[1]},
                                                    {"evidential_victim_does_not_support", outcome_shares[2]},
                                                    {"other", outcome_shares[3]}});
  pathway.application.applies =
      support::unsure_number(Family::gamma, {{"shape", 20}, {"mean", 0.0125}}, scenario::Doubt::by_force);
  pathway.application.preparation = lognormal_days();
  pathway.court.notice = support::fixed_days(notice_days);
  pathway.decision.withdrawn_per_day = support::unsure_number(Family::lognormal, {{"median", 0.004}, {"sigma", 0.2}});
  pathway.decision.granted = support::unsure_number(Family::beta, {{"a", 90}, {"b", 10}});
  return world;
}

namespace {

std::vector<scenario::Lever> levers_of_the_policy() {
  return {support::lever("application.applies", scenario::EffectKind::multiply, 1.1),
          support::lever("decision.granted", scenario::EffectKind::scale_odds, 1.2)};
}

}  // namespace

scenario::Scenario reference_policy() {
  scenario::Scenario world = reference_scenario();
  scenario::Policy& policy = world.policies["more"];
  policy.change.title = "More applications, more of them granted";
  policy.change.levers = levers_of_the_policy();
  for (scenario::Lever& lever : policy.change.levers) lever.from = world.clock.policies_from;
  return scenario::with_policies(world, {"more"});
}

scenario::Scenario other_scenario() {
  scenario::Scenario world = reference_scenario();
  world.changes["more"].levers = levers_of_the_policy();
  return world;
}

const Days& days() {
  static const Days calendar = [] {
    const model::Calendar& of_plan = reference_plan().calendar;
    Days made;
    for (std::size_t month = 0; month <= months; ++month) made.month_first[month] = of_plan.month_first(month);
    for (int day = 0; day < made.count(); ++day) made.month.push_back(static_cast<std::uint16_t>(of_plan.month(day)));
    return made;
  }();
  return calendar;
}

void Store::add(const Counts& counts) {
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::int64_t value = counts.cells[i];
    sums[i] += value;
    squares[i] += value * value;
    histograms[i].add(value);
  }
}

const std::array<const char*, Totals::size>& Totals::names() {
  static const std::array<const char*, size> names{"cases",
                                                   "applied",
                                                   "granted",
                                                   "refused",
                                                   "withdrawn",
                                                   "pending on the last day",
                                                   "in force after a year",
                                                   "in force on the last day",
                                                   "charged"};
  return names;
}

void Totals::add(const Totals& other) {
  for (std::size_t i = 0; i < size; ++i) values[i] += other.values[i];
}

Totals totals_of(const Store& store) {
  return collect([&](Measure measure, std::size_t month) {
    const auto sum = [&](Counted what) {
      std::int64_t all = 0;
      for (std::size_t force = 0; force < forces; ++force) {
        all += store.sums[(force * counted + static_cast<std::size_t>(what)) * months + month];
      }
      return static_cast<double>(all);
    };
    switch (measure) {
      case Measure::cases:
        return sum(Counted::charged) + sum(Counted::supports) + sum(Counted::does_not_support) + sum(Counted::other);
      case Measure::charged:
        return sum(Counted::charged);
      case Measure::applied:
        return sum(Counted::applied);
      case Measure::granted:
        return sum(Counted::granted);
      case Measure::refused:
        return sum(Counted::refused);
      case Measure::withdrawn:
        return sum(Counted::withdrawn);
      case Measure::pending:
        return sum(Counted::pending);
      default:
        return sum(Counted::in_force);
    }
  });
}

Totals totals_of(const simulation::Record& record) {
  const simulation::Layout& layout = record.layout;
  return collect([&](Measure measure, std::size_t month) {
    return static_cast<double>(record.cell(layout.nation(), measure, month).sum);
  });
}

Totals expected_totals(const Parameters& parameters) {
  const model::Plan& plan = reference_plan();
  model::DrawnPathway drawn = model::draw(plan, 0);
  drawn.reports.level.values = {parameters.level};
  drawn.application.preparation.values = {random::Lognormal{parameters.preparation_median, preparation_sigma}};
  drawn.application.applies.values.assign(parameters.applies.begin(), parameters.applies.end());
  drawn.decision.withdrawn_per_day.values = {parameters.withdrawn_per_day};
  drawn.decision.granted.values = {parameters.granted};
  return expected_totals(plan, drawn);
}

Totals expected_totals(const scenario::Scenario& scenario, std::uint32_t draw) {
  const model::Plan plan = model::make_plan(scenario);
  return expected_totals(plan, model::draw(plan, draw));
}

Totals expected_totals(std::uint32_t draw) {
  return expected_totals(reference_plan(), model::draw(reference_plan(), draw));
}

std::string fault(const Totals& counted, const Totals& expected) {
  std::string text;
  for (std::size_t i = 0; i < Totals::size; ++i) {
    const double z = (counted.values[i] - expected.values[i]) / std::sqrt(expected.values[i]);
    if (std::abs(z) < 4.5) continue;
    text += fmt::format("{}: counted {}, expected {:.1f}, {:.1f} standard errors apart\n", Totals::names()[i],
                        counted.values[i], expected.values[i], z);
  }
  return text;
}

}  // namespace sposim::bench
