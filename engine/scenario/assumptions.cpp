#include "scenario/assumptions.hpp"

#include <fmt/format.h>

#include <optional>

#include "core/text.hpp"
#include "scenario/leaves.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

namespace sposim::scenario {

namespace {

using Rows = std::vector<Assumption>;

/// What a row says, before its value.
struct Subject {
  std::string path;
  std::string statement;
  Unit unit = Unit::ratio;
  Evidence evidence;     ///< of the number as a whole, for what has none of its own
  std::string number{};  ///< as draws know it
};

/// `pathway.reports.level` is drawn as `reports.level`.
std::string number_at(const std::string& path) {
  const std::string_view pathway = "pathway.";
  return path.starts_with(pathway) ? path.substr(pathway.size()) : path;
}

Subject below(const Subject& subject, const std::string& name, const std::string& words,
              const std::optional<Evidence>& evidence) {
  Subject inner = subject;
  inner.path = core::join_path(subject.path, name);
  inner.number = subject.number + "." + name;
  inner.statement = subject.statement + ", " + words;
  if (evidence && !evidence->empty()) inner.evidence = *evidence;
  return inner;
}

Assumption row_of(const Subject& subject, std::string value) {
  const Evidence& evidence = subject.evidence;
  Assumption row;
  row.path = subject.path;
  row.number = subject.number;
  row.statement = subject.statement;
  row.value = std::move(value);
  row.unit = unit_in_words(subject.unit);
  row.measure = subject.unit;
  row.source = evidence.source.empty() ? "assumption" : evidence.source;
  row.period = evidence.period;
  row.owner = evidence.owner;
  row.note = evidence.note;
  if (evidence.quality) row.quality = in_words(*evidence.quality);
  if (evidence.review_by) row.review_by = core::to_string(*evidence.review_by);
  if (evidence.range) {
    row.range = fmt::format("{} to {}", number_in_words(evidence.range->first, subject.unit),
                            number_in_words(evidence.range->second, subject.unit));
  }
  return row;
}

void add_value(const Subject& subject, const Value& value, Rows& rows);

/// Rows of the parameters that carry evidence or a doubt of their own.
void add_parameters(const Subject& subject, const Distribution& distribution, Rows& rows) {
  const auto& family = random::info(distribution.family);
  for (std::size_t i = 0; i < distribution.arguments.size(); ++i) {
    const Argument& argument = distribution.arguments[i];
    const auto& own = argument.value.evidence;
    const bool doubtful = std::holds_alternative<Unsure>(argument.value.form);
    if ((!own || own->empty()) && !doubtful) continue;
    Subject inner = below(subject, argument.name, argument.name, own);
    if (i < family.has_unit.size() && !family.has_unit[i]) inner.unit = Unit::ratio;
    const std::size_t first = rows.size();
    add_value(inner, argument.value, rows);
    if (!own || own->empty()) rows[first].part = true;
  }
}

void add_posterior(const Subject& subject, const Posterior& posterior, Rows& rows) {
  if (posterior.prior) add_parameters(below(subject, "prior", "prior", std::nullopt), *posterior.prior, rows);
  for (std::size_t i = 0; i < posterior.if_blank_previous_times.size(); ++i) {
    const Value& factor = posterior.if_blank_previous_times[i];
    Subject inner =
        below(subject, fmt::format("if_blank.{}", i + 1), "factor where the count is blank", factor.evidence);
    inner.unit = Unit::ratio;
    inner.number = fmt::format("{}.if_blank.previous_times.{}", subject.number, i);
    rows.push_back(row_of(inner, in_words(factor, Unit::ratio)));
  }
}

void add_dated(const Subject& subject, const Dated& dated, Rows& rows) {
  for (const auto& step : dated.steps) {
    Subject inner = below(subject, core::to_string(step.from), since_in_words(step.from), step.value.evidence);
    inner.number = subject.number + "@" + core::to_string(step.from);
    add_value(inner, step.value, rows);
  }
}

/// The rows of one value: a row for each dated step, or one for the whole; then what carries evidence inside it.
void add_value(const Subject& subject, const Value& value, Rows& rows) {
  if (const auto* dated = std::get_if<Dated>(&value.form)) return add_dated(subject, *dated, rows);
  rows.push_back(row_of(subject, in_words(value, subject.unit)));
  if (const auto* varies = std::get_if<Varies>(&value.form)) add_parameters(subject, varies->shape, rows);
  if (const auto* unsure = std::get_if<Unsure>(&value.form)) {
    if (const auto* shape = std::get_if<Distribution>(&unsure->shape)) add_parameters(subject, *shape, rows);
    if (const auto* posterior = std::get_if<Posterior>(&unsure->shape)) add_posterior(subject, *posterior, rows);
  }
  if (const auto* column = std::get_if<Column>(&value.form)) {
    if (column->if_blank)
      add_parameters(below(subject, "if_blank", "where blank", std::nullopt), *column->if_blank, rows);
  }
}

void add_number(const std::string& path, const std::string& statement, Unit unit, const Value& value, Rows& rows) {
  add_value({path, statement, unit, value.evidence.value_or(Evidence{}), number_at(path)}, value, rows);
}

void add_off(const std::string& path, const std::string& statement, const std::string& unit, const std::string& value,
             Rows& rows) {
  Assumption row;
  row.path = path;
  row.statement = statement;
  row.value = value;
  row.unit = unit;
  row.source = "off";
  rows.push_back(row);
}

void add_shares(const std::string& path, const Shares& shares, const SharesRule& rule, Rows& rows) {
  const Subject whole{path, std::string(rule.statement), Unit::probability, shares.evidence.value_or(Evidence{}),
                      number_at(path)};
  for (const auto& step : shares.steps) {
    const bool dated = shares.steps.size() > 1;
    Subject subject = whole;
    if (step.evidence && !step.evidence->empty()) subject.evidence = *step.evidence;
    if (dated) subject = below(subject, core::to_string(step.from), since_in_words(step.from), std::nullopt);
    if (dated) subject.number = whole.number + "@" + core::to_string(step.from);
    const std::string doubt = step.doubt ? " (concentration of a dirichlet distribution: our doubt)" : "";
    for (const auto& part : step.parts) {
      const Subject inner = below(subject, part.name, part.name, part.value.evidence);
      rows.push_back(row_of(inner, in_words(part.value, Unit::ratio) + doubt));
    }
  }
}

struct AddLeaf {
  Rows& rows;

  template <class Leaf>
  void operator()(const std::string& path, const Leaf& leaf, const NumberRule& rule) const {
    const std::string statement(rule.statement);
    if (leaf.written) return add_number(path, statement, rule.unit, leaf.value, rows);
    add_off(path, statement, std::string(unit_in_words(rule.unit)), "off: " + number_in_words(rule.off, rule.unit),
            rows);
  }
  void operator()(const std::string& path, const Shares& leaf, const SharesRule& rule) const {
    if (leaf.written && !leaf.steps.empty()) return add_shares(path, leaf, rule, rows);
    add_off(path, std::string(rule.statement), "probability", "off", rows);
  }
  template <class Choice>
  void operator()(const std::string& path, const Choice& leaf, const ChoiceRule& rule) const {
    rows.push_back(row_of({path, std::string(rule.statement), Unit::ratio, {}}, leaf_in_words(leaf, rule)));
    rows.back().unit = "choice";
    rows.back().source = "setting";
  }
};

/// `Civil standard of proof: effect on application.applies, from 22 April 2024, in Wales`: no two levers read alike.
std::string statement_of(const std::string& title, const Lever& lever) {
  std::string words = fmt::format("{}: effect on {}", title, lever.target);
  if (lever.from) words += ", from " + core::in_words(*lever.from);
  if (lever.scope.where) return words + ", " + in_words(*lever.scope.where);
  return lever.scope.everywhere() ? words : words + ", " + in_words(lever.scope);
}

/// @param number  of the lever's size, as draws know it
void add_lever(const std::string& path, const std::string& statement, const std::string& number, const Lever& lever,
               Unit unit, Rows& rows) {
  Subject subject{path, statement, unit, lever.evidence, number};
  if (subject.evidence.empty() && lever.effect.size.evidence) subject.evidence = *lever.effect.size.evidence;
  rows.push_back(row_of(subject, in_words(lever, unit)));
  const bool in_its_unit = lever.effect.kind == EffectKind::replace || lever.effect.kind == EffectKind::add;
  if (!in_its_unit) rows.back().measure = Unit::ratio;
  Subject size = below(subject, "size", "size of the effect", lever.effect.size.evidence);
  size.number = number;
  if (const auto* unsure = std::get_if<Unsure>(&lever.effect.size.form)) {
    if (const auto* shape = std::get_if<Distribution>(&unsure->shape)) add_parameters(size, *shape, rows);
  }
}

/// @param title  of the change or policy, or its name
void add_levers(const Scenario& scenario, const std::string& path, const std::string& title, const Change& change,
                Rows& rows) {
  for (std::size_t i = 0; i < change.levers.size(); ++i) {
    const Lever& lever = change.levers[i];
    add_lever(fmt::format("{}.levers.{}", path, i), statement_of(title, lever),
              fmt::format("{}.{}.{}.size", path, i, lever.target), lever, unit_of_target(scenario, lever.target), rows);
  }
}

struct AddCost {
  Rows& rows;

  /// What costs nothing is no assumption.
  void operator()(const std::string& path, const Number& leaf, const NumberRule& rule) const {
    if (leaf.written) add_number(path, std::string(rule.statement), rule.unit, leaf.value, rows);
  }
};

void add_policies(const Scenario& scenario, Rows& rows) {
  for (const auto& [name, policy] : scenario.policies) {
    const std::string path = core::join_path("policies", name);
    add_levers(scenario, path, policy.change.title.empty() ? name : policy.change.title, policy.change, rows);
    for_each_leaf(policy.cost, path + ".cost", AddCost{rows});
  }
  if (scenario.money) for_each_leaf(*scenario.money, "money", AddLeaf{rows});
}

void add_correlations(const Scenario& scenario, Rows& rows) {
  for (const auto& [name, correlation] : scenario.correlations) {
    const std::string statement =
        fmt::format("Rank correlation (Spearman) between {} and {}", correlation.first, correlation.second);
    const Subject subject{core::join_path("correlations", name), statement, Unit::ratio, correlation.evidence};
    rows.push_back(row_of(subject, number_in_words(correlation.rank, Unit::ratio)));
  }
}

void add_counting(const Scenario& scenario, Rows& rows);
void add_settings(const Scenario& scenario, Rows& rows);

}  // namespace

std::vector<Assumption> assumptions(const Scenario& scenario) {
  Rows rows;
  add_settings(scenario, rows);
  for_each_leaf(scenario.pathway, "pathway", AddLeaf{rows});
  if (scenario.pathway.routes.empty()) add_off("pathway.routes", "Other routes to an order", "", "off", rows);
  for (const auto& [name, change] : scenario.changes) {
    add_levers(scenario, core::join_path("changes", name), change.title.empty() ? name : change.title, change, rows);
  }
  add_policies(scenario, rows);
  add_correlations(scenario, rows);
  add_counting(scenario, rows);
  const Rows& constants = code_constants();
  rows.insert(rows.end(), constants.begin(), constants.end());
  return rows;
}

namespace {

void add_setting(const std::string& path, const std::string& statement, const std::string& value,
                 const std::string& unit, Rows& rows) {
  add_off(path, statement, unit, value, rows);
  rows.back().source = "setting";
}

void add_settings(const Scenario& scenario, Rows& rows) {
  const auto& clock = scenario.clock;
  const auto& simulation = scenario.simulation;
  add_setting("clock.start", "First day that counts", core::in_words(clock.start), "day", rows);
  add_setting("clock.end", "Last day that counts", core::in_words(clock.end), "day", rows);
  add_setting("clock.policies_from", "The headline counts from this day to the end",
              core::in_words(clock.policies_from), "day", rows);
  add_setting("clock.open_cases", "Cases reported in the 12 months before the start exist",
              clock.open_cases ? "yes" : "no", "choice", rows);
  add_setting("simulation.replicates", "Simulated futures", fmt::format("{}", simulation.replicates), "count", rows);
  add_setting("simulation.replicates_per_draw", "Simulated futures that share one draw of the uncertain numbers",
              fmt::format("{}", simulation.replicates_per_draw), "count", rows);
  add_setting("simulation.seed", "Seed of the random numbers", fmt::format("{}", simulation.seed), "count", rows);
  add_setting("forces", "Forces", fmt::format("{}", scenario.forces.size()), "count", rows);
}

void add_counting(const Scenario& scenario, Rows& rows) {
  const CrimeSurvey none;
  const CountingError exact;
  for_each_leaf(scenario.crime_survey ? *scenario.crime_survey : none, "crime_survey", AddLeaf{rows});
  for_each_leaf(scenario.counting_error ? *scenario.counting_error : exact, "counting_error", AddLeaf{rows});
  for (const auto& observation : scenario.observed) {
    const Subject subject{core::join_path("observed", observation.name), "Observed count, to hold the model against",
                          Unit::count, observation.evidence};
    rows.push_back(row_of(subject, in_words(observation)));
  }
}

}  // namespace

}  // namespace sposim::scenario
