#include "support/worlds.hpp"

namespace sposim::support {

using scenario::Argument;
using scenario::Value;

namespace {

std::vector<Argument> arguments_of(const std::vector<std::pair<std::string, double>>& pairs) {
  std::vector<Argument> arguments;
  for (const auto& [name, number] : pairs) arguments.push_back({name, value(number)});
  return arguments;
}

}  // namespace

Value value(double number) {
  Value made;
  made.form = number;
  return made;
}

scenario::Number number(double number) {
  return {value(number), true};
}

scenario::Variation fixed_days(double days) {
  return {value(days), true};
}

Value unsure(random::Family family, std::vector<std::pair<std::string, double>> arguments, scenario::Doubt doubt) {
  Value made;
  made.form = scenario::Unsure{doubt, scenario::Distribution{family, arguments_of(arguments), {}}};
  return made;
}

scenario::Number unsure_number(random::Family family, std::vector<std::pair<std::string, double>> arguments,
                               scenario::Doubt doubt) {
  return {unsure(family, std::move(arguments), doubt), true};
}

scenario::Variation varies(random::Family family, std::vector<std::pair<std::string, double>> arguments) {
  Value made;
  made.form = scenario::Varies{scenario::Distribution{family, arguments_of(arguments), {}}};
  return {made, true};
}

scenario::Shares shares(std::vector<std::pair<std::string, double>> parts) {
  scenario::Shares made;
  made.steps.push_back({core::make_date(1900, 1, 1), arguments_of(parts), std::nullopt, std::nullopt, {}});
  made.written = true;
  return made;
}

scenario::Number dated(std::vector<std::pair<core::Date, double>> steps) {
  scenario::Dated dated;
  for (const auto& [from, number] : steps) dated.steps.push_back({from, value(number)});
  Value made;
  made.form = dated;
  return {made, true};
}

scenario::Number column(const std::string& name) {
  Value made;
  made.form = scenario::Column{name, std::nullopt};
  return {made, true};
}

scenario::Lever lever(const std::string& target, scenario::EffectKind kind, double size) {
  scenario::Lever made;
  made.target = target;
  made.effect.kind = kind;
  made.effect.size = value(size);
  return made;
}

scenario::Scenario plain_world() {
  return plain_world(1);
}

scenario::Scenario plain_world(std::size_t forces) {
  scenario::Scenario world;
  world.title = "A world with a known answer";
  world.known_answer = true;
  world.clock = {core::make_date(2022, 4, 1), core::make_date(2025, 3, 31), core::make_date(2023, 4, 1), false};
  world.simulation = {1000, 2, 20220401};
  for (std::size_t force = 0; force < forces; ++force)
    world.forces.names.push_back("Force " + std::to_string(force + 1));
  auto& pathway = world.pathway;
  pathway.reports.per_year = number(10000);
  pathway.application.applies = number(0.05);
  pathway.application.preparation = fixed_days(0);
  pathway.court.hearings_per_week = {value(0), true};
  pathway.court.hearings_per_week.value.form = scenario::Word::unlimited;
  pathway.court.notice = fixed_days(0);
  pathway.decision.granted = number(0.8);
  pathway.order.length = shares({{"730 days", 1.0}});
  return world;
}

}  // namespace sposim::support
