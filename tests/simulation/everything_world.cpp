#include "everything_world.hpp"

#include <cmath>

#include "model/calendar.hpp"
#include "support/worlds.hpp"

namespace sposim::plain {

namespace {

using core::make_date;
using scenario::EffectKind;
using Steps = std::vector<std::pair<core::Date, double>>;

const core::Date start = make_date(2022, 10, 1), last = make_date(2024, 9, 30);
const core::Date always = make_date(2000, 1, 1);

// Everything dated, written once for both.
const std::vector<Steps> reports_of_force{
    {{make_date(2021, 4, 1), 300}, {make_date(2022, 4, 1), 340}, {make_date(2023, 4, 1), 320}},
    {{make_date(2021, 4, 1), 240}, {make_date(2022, 4, 1), 260}, {make_date(2023, 4, 1), 280}}};
const Steps recorded_share{{always, 0.9}, {make_date(2023, 8, 1), 0.8}};
const Steps convicted{{always, 0.6}, {make_date(2023, 3, 5), 0.7}};
const Steps applies{{always, 0.35}, {make_date(2023, 2, 1), 0.4}};
const Steps preparation{{always, 30}, {make_date(2023, 11, 15), 22}};
const Steps prepared_per_week{{always, 3.3}, {make_date(2023, 6, 20), 4.3}};
const Steps sought{{always, 0.5}, {make_date(2023, 9, 1), 0.65}};
const Steps interim_granted{{always, 0.8}, {make_date(2024, 1, 20), 0.7}};
const Steps hearings_per_week{{always, 2.9}, {make_date(2023, 12, 10), 3.6}};
const Steps adjourned{{always, 0.25}, {make_date(2024, 2, 14), 0.2}};
const Steps withdrawn{{always, 0.004}, {make_date(2023, 7, 1), 0.006}};
const Steps granted{{always, 0.8}, {make_date(2023, 10, 10), 0.85}};
const Steps discharged{{always, 0.0005}, {make_date(2024, 3, 1), 0.001}};
const Steps renewed{{always, 0.9}, {make_date(2024, 1, 1), 0.8}};
const Steps restrained{{always, 0.5}, {make_date(2023, 5, 1), 0.7}};
const Steps own_motion{{always, 0.3}, {make_date(2023, 10, 1), 0.6}};
const Steps incidents{{always, 6}};
const std::vector<std::pair<core::Date, Shares>> outcomes{{always, {0.3, 0.25, 0.25, 0.2}},
                                                          {make_date(2023, 4, 20), {0.4, 0.2, 0.2, 0.2}}};
const std::vector<std::string> outcome_names{"charged", "evidential_victim_supports",
                                             "evidential_victim_does_not_support", "other"};
const std::vector<std::pair<std::string, double>> full_lengths{
    {"730 days", 0.25}, {"2 years", 0.25}, {"14 days", 0.3}, {"until further order", 0.2}};
const std::vector<std::pair<std::string, double>> short_lengths{{"90 days", 0.5}, {"1 years", 0.5}};
const std::vector<std::pair<std::string, double>> own_motion_lengths{{"40 days", 0.6}, {"1 years", 0.4}};
const std::array<double, 12> months{1.1, 0.9, 1.0, 0.8, 1.0, 1.2, 1.3, 1.1, 0.9, 0.8, 0.9, 1.0};

// Levers: a ramped multiply everywhere, two replacements in the second force.
const core::Date ramp_from = make_date(2023, 6, 1), second_from = make_date(2024, 1, 10);
constexpr double ramp_days = 60, applies_times = 1.4, second_notice = 45, second_granted = 0.5;

scenario::Number dated(const Steps& steps) {
  return support::dated(steps);
}

scenario::Number reports_by_column() {
  scenario::Dated dated;
  for (std::size_t step = 0; step < reports_of_force[0].size(); ++step) {
    const auto name = "reports_" + std::to_string(step);
    dated.steps.push_back({reports_of_force[0][step].first, support::column(name).value});
  }
  scenario::Number made;
  made.value.form = dated;
  made.written = true;
  return made;
}

scenario::Shares dated_outcomes() {
  scenario::Shares made;
  for (const auto& [from, parts] : outcomes) {
    std::vector<std::pair<std::string, double>> named;
    for (std::size_t o = 0; o < 4; ++o) named.emplace_back(outcome_names[o], parts[o]);
    made.steps.push_back(support::shares(named).steps.front());
    made.steps.back().from = from;
  }
  made.written = true;
  return made;
}

scenario::Variation dated_lognormal(const Steps& medians, double sigma) {
  scenario::Variation made = support::varies(random::Family::lognormal, {{"median", 1}, {"sigma", sigma}});
  std::get<scenario::Varies>(made.value.form).shape.arguments[0].value = support::dated(medians).value;
  return made;
}

void add_routes(scenario::Pathway<scenario::Written>& pathway) {
  using support::number, support::shares, support::varies;
  pathway.routes["restraining_order"] = {scenario::Entry::conviction, dated(restrained), support::fixed_days(3),
                                         shares(short_lengths), number(0.6)};
  pathway.routes["after_report"] = {scenario::Entry::report, number(0.06),
                                    varies(random::Family::exponential, {{"mean", 12}}), shares({{"60 days", 1.0}}),
                                    number(1.3)};
  pathway.routes["after_charge"] = {scenario::Entry::charge, number(0.2),
                                    varies(random::Family::uniform, {{"low", 2}, {"high", 20}}),
                                    shares({{"28 days", 1.0}}), number(0.7)};
  pathway.routes["own_motion"] = {
      scenario::Entry::conviction, dated(own_motion), varies(random::Family::uniform, {{"low", 0}, {"high", 30}}),
      shares(own_motion_lengths),  number(0.8),       scenario::RouteOrder::stalking_protection_order};
}

void add_levers(scenario::Scenario& world) {
  scenario::Lever ramped = support::lever("application.applies", EffectKind::multiply, applies_times);
  ramped.from = ramp_from;
  ramped.ramp_days = ramp_days;
  scenario::Lever notice = support::lever("court.notice.median", EffectKind::replace, second_notice);
  scenario::Lever grants = support::lever("decision.granted", EffectKind::replace, second_granted);
  notice.from = grants.from = second_from;
  notice.scope.forces = grants.scope.forces = {"Force 2"};
  world.changes["standard_of_proof"] = {"Standard of proof", std::nullopt, {ramped}};
  world.changes["second_force"] = {"Second force", std::nullopt, {notice, grants}};
}

void add_cases(scenario::Pathway<scenario::Written>& pathway) {
  using support::number, support::varies;
  auto& reports = pathway.reports;
  reports.per_year = reports_by_column();
  reports.level = number(1.1);
  reports.per_case = number(1.25);
  reports.trend_per_year = number(0.1);
  reports.noise = number(0.2);
  reports.recorded_share = dated(recorded_share);
  auto& m = reports.month_of_year;
  scenario::Number* factors[] = {&m.january, &m.february, &m.march,     &m.april,   &m.may,      &m.june,
                                 &m.july,    &m.august,   &m.september, &m.october, &m.november, &m.december};
  for (std::size_t i = 0; i < 12; ++i) *factors[i] = number(months[i]);
  pathway.investigation.outcomes = dated_outcomes();
  pathway.investigation.time_to_outcome = varies(random::Family::gamma, {{"shape", 2}, {"mean", 40}});
  pathway.investigation.convicted = dated(convicted);
  pathway.investigation.time_to_conviction = varies(random::Family::exponential, {{"mean", 80}});
  pathway.application.applies = dated(applies);
  pathway.application.odds_ratios = {number(1), number(0.6), number(0.2), number(0.4)};
  pathway.application.preparation = dated_lognormal(preparation, 0.8);
  pathway.application.prepared_per_week = dated(prepared_per_week);
}

void add_court(scenario::Pathway<scenario::Written>& pathway) {
  using support::number, support::varies;
  pathway.interim.sought = dated(sought);
  pathway.interim.time_to_hearing = varies(random::Family::uniform, {{"low", 1}, {"high", 9}});
  pathway.interim.granted = dated(interim_granted);
  pathway.court.hearings_per_week = dated(hearings_per_week);
  pathway.court.notice = varies(random::Family::lognormal, {{"median", 20}, {"sigma", 0.4}});
  pathway.court.adjourned = dated(adjourned);
  pathway.court.adjournment = varies(random::Family::uniform, {{"low", 14}, {"high", 35}});
  pathway.decision.withdrawn_per_day = dated(withdrawn);
  pathway.decision.granted = dated(granted);
  pathway.order.length = support::shares(full_lengths);
  pathway.order.discharged_per_day = dated(discharged);
  pathway.order.renewed = dated(renewed);
}

// The same in plain numbers.

double at(const Steps& steps, core::Date date) {
  double value = steps.front().second;
  for (const auto& [from, number] : steps) {
    if (from <= date) value = number;
  }
  return value;
}

struct Table {
  model::Calendar calendar;
  ByDay of(const Steps& steps) const {
    ByDay by_day;
    for (int day = 0; day <= calendar.end(); ++day) by_day.push_back(at(steps, calendar.date(day)));
    return by_day;
  }
  ByDay of(double number) const { return of(Steps{{always, number}}); }
};

std::vector<Length> plain_lengths(const std::vector<std::pair<std::string, double>>& parts) {
  std::vector<Length> lengths;
  for (const auto& [name, share] : parts) lengths.push_back({share, scenario::parse_term(name)});
  return lengths;
}

void plain_cases(Force& force, const Table& table, std::size_t f) {
  force.reports_per_year = table.of(reports_of_force[f]);
  force.level = 1.1;
  force.per_case = 1.25;
  force.trend_per_year = 0.1;
  force.noise = 0.2;
  force.recorded_share = table.of(recorded_share);
  force.month_of_year = months;
  for (int day = 0; day <= table.calendar.end(); ++day) {
    Shares today = outcomes.front().second;
    for (const auto& [from, shares] : outcomes) {
      if (from <= table.calendar.date(day)) today = shares;
    }
    force.outcomes.push_back(today);
  }
  force.time_to_outcome = {Law::gamma, table.of(40), 2};
  force.time_to_conviction = {Law::exponential, table.of(80), 0};
  force.convicted = table.of(convicted);
  force.applies = table.of(applies);
  for (int day = table.calendar.day(ramp_from); day <= table.calendar.end(); ++day) {
    const double weight = std::min(1.0, (day - table.calendar.day(ramp_from) + 0.5) / ramp_days);
    force.applies[static_cast<std::size_t>(day)] *= std::pow(applies_times, weight);
  }
  force.odds_ratios = {1, 0.6, 0.2, 0.4};
  force.preparation = {Law::lognormal, table.of(preparation), 0.8};
  force.prepared_per_week = table.of(prepared_per_week);
}

void plain_court(Force& force, const Table& table, std::size_t f) {
  force.interim_sought = table.of(sought);
  force.time_to_interim = {Law::uniform, table.of(1), 9};
  force.interim_granted = table.of(interim_granted);
  force.hearings_per_week = table.of(hearings_per_week);
  force.notice = {Law::lognormal, table.of(20), 0.4};
  force.adjourned = table.of(adjourned);
  force.adjournment = {Law::uniform, table.of(14), 35};
  force.withdrawn_per_day = table.of(withdrawn);
  force.granted = table.of(granted);
  if (f == 1) {
    force.notice.size = table.of(Steps{{always, 20}, {second_from, second_notice}});
    for (int day = table.calendar.day(second_from); day <= table.calendar.end(); ++day) {
      force.granted[static_cast<std::size_t>(day)] = second_granted;
    }
  }
  force.discharged_per_day = table.of(discharged);
  force.renewed = table.of(renewed);
  force.lengths = plain_lengths(full_lengths);
}

void plain_routes_and_harm(Force& force, const Table& table) {
  force.routes = {
      {scenario::Entry::conviction,
       table.of(restrained),
       {Law::fixed, table.of(3), 0},
       plain_lengths(short_lengths),
       0.6},
      {scenario::Entry::report,
       table.of(0.06),
       {Law::exponential, table.of(12), 0},
       plain_lengths({{"60 days", 1}}),
       1.3},
      {scenario::Entry::charge, table.of(0.2), {Law::uniform, table.of(2), 20}, plain_lengths({{"28 days", 1}}), 0.7},
      {scenario::Entry::conviction,
       table.of(own_motion),
       {Law::uniform, table.of(0), 30},
       plain_lengths(own_motion_lengths),
       0.8,
       true}};
  force.incidents_per_year = table.of(incidents);
  force.episode = {Law::gamma, table.of(200), 2};
  force.relative_risk_interim = 1.2;
  force.relative_risk_full = 0.5;
  force.starting_pending = 12;
  force.starting_orders = 40;
  force.trained_share = 0.3;
  force.officers_per_month = 60;
  force.half_life = 500;
  force.full_effect_share = 0.6;
  force.rate_ratio = 1.6;
}

}  // namespace

scenario::Scenario everything_scenario() {
  using support::number;
  scenario::Scenario world = support::plain_world(2);
  world.clock = {start, last, make_date(2023, 4, 1), true};
  for (std::size_t step = 0; step < 3; ++step) {
    for (std::size_t f = 0; f < 2; ++f) {
      world.forces.columns["reports_" + std::to_string(step)].emplace_back(reports_of_force[f][step].second);
    }
  }
  world.forces.columns["officers"] = {1000.0, 600.0};
  auto& pathway = world.pathway;
  add_cases(pathway);
  add_court(pathway);
  add_routes(pathway);
  pathway.harm = {dated(incidents), support::varies(random::Family::gamma, {{"shape", 2}, {"mean", 200}}), number(1.2),
                  number(0.5)};
  pathway.starting_stock = {number(12), number(40)};
  pathway.training = {
      support::column("officers"), number(0.3), number(60), number(500), number(0.6), number(1.6), number(0)};
  add_levers(world);
  return world;
}

World everything_world() {
  World world;
  world.clock = {start, last, make_date(2023, 4, 1), true};
  const Table table{model::Calendar(world.clock)};
  for (std::size_t f = 0; f < 2; ++f) {
    Force force;
    plain_cases(force, table, f);
    plain_court(force, table, f);
    plain_routes_and_harm(force, table);
    force.officers = f == 0 ? 1000 : 600;
    world.forces.push_back(force);
  }
  return world;
}

}  // namespace sposim::plain
