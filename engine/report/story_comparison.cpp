#include <fmt/format.h>

#include <algorithm>

#include "analysis/mean.hpp"
#include "analysis/tornado.hpp"
#include "core/text.hpp"
#include "model/plan.hpp"
#include "report/sentences.hpp"
#include "report/story_builder.hpp"
#include "scenario/diff.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

namespace sposim::report::story {

namespace {

Difference told_difference(const analysis::Difference& difference, std::string name) {
  return {.name = std::move(name),
          .estimate = difference.estimate,
          .mean_95 = difference.mean_95 ? std::optional(difference.mean_95->band_95) : std::nullopt,
          .gain = difference.probability_of_gain,
          .tie = difference.probability_of_tie,
          .loss = difference.probability_of_loss};
}

Measured told_measure(const analysis::Measured& measured) {
  return {measured.value, measured.standard_error};
}

GapChange told_gap(const analysis::InequalityChange& change) {
  return {change.before.estimate, change.after.estimate, change.change.estimate, change.change.mean_95};
}

void add_levers(Policy& row, const scenario::Scenario& scenario, const std::vector<Assumption>& assumptions) {
  const std::vector<model::Doubt> doubts =
      scenario.in_force.empty() ? std::vector<model::Doubt>{} : model::make_plan(scenario).doubts;
  for (const auto& name : scenario.in_force) {
    const scenario::Policy& policy = scenario.policies.at(name);
    for (std::size_t i = 0; i < policy.change.levers.size(); ++i) {
      const auto& lever = policy.change.levers[i];
      const std::string what = in_words(lever, unit_of_target(scenario, lever.target));
      row.changes.push_back(fmt::format("{} {}", lever.target, what));
      row.levers.push_back({.policy = name,
                            .target = lever.target,
                            .statement = statement_of(lever.target, scenario, assumptions),
                            .what = what,
                            .in_words = plain_words(scenario, name, i, doubts),
                            .from = lever.from.value_or(scenario.clock.start),
                            .until = lever.until.value_or(scenario.clock.end),
                            .forces = in_words(lever.scope),
                            .source = lever.evidence.source.empty() ? "assumption" : lever.evidence.source,
                            .quality = lever.evidence.quality ? std::string(in_words(*lever.evidence.quality)) : "",
                            .note = lever.evidence.note});
    }
    for (const auto& undone : policy.without) {
      const auto change = scenario.changes.find(undone);
      const bool titled = change != scenario.changes.end() && !change->second.title.empty();
      row.changes.push_back("Without the change: " + (titled ? change->second.title : undone));
    }
    if (!policy.note.empty()) row.note += (row.note.empty() ? "" : " ") + policy.note;
    if (row.status.empty()) row.status = in_words(policy.status);
  }
}

void add_money(Policy& row, const analysis::AgainstBaseline& result) {
  row.cost = result.cost;
  row.net_benefit = result.net_benefit;
  row.cost_per_protected = result.cost_per_protected;
  row.cost_per_month = result.cost_per_month;
  if (!result.costing) return;
  row.cost_undiscounted = result.costing->undiscounted;
  row.officers_trained = result.costing->officers_trained;
}

/// By month from the policies' day.
std::vector<Month> more_protected(const ComparisonReport& report, std::size_t policy) {
  const auto& layout = report.run.record.layout;
  std::vector<Month> months;
  for (std::size_t month = 0; month < layout.months.size(); ++month) {
    const auto& span = layout.months[month];
    if (span.last < report.run.scenario.clock.policies_from) continue;
    months.push_back({span.first, span.last,
                      results::monthly(report.compared.differences[policy], layout.nation(),
                                       simulation::Measure::protected_cases, month)});
  }
  return months;
}

Policy policy_of(const ComparisonReport& report, std::size_t policy, const std::vector<Assumption>& assumptions) {
  const analysis::Alternative& alternative = report.compared.alternatives[policy + 1];
  const analysis::AgainstBaseline& result = report.results.policies[policy];
  const auto& layout = report.run.record.layout;
  Policy row;
  row.name = alternative.name;
  row.title = alternative.title;
  row.in_words = gain_in_words(report, policy);
  add_levers(row, *alternative.scenario, assumptions);
  if (alternative.scenario->in_force.empty()) {  // a file beside a file
    const scenario::Scenario& baseline = *report.compared.alternatives.front().scenario;
    for (const auto& each : scenario::differences(baseline, *alternative.scenario)) {
      row.changes.push_back(fmt::format("{}: {} → {}", each.path, each.before, each.after));
    }
  }
  row.gain = told_difference(gain_of(report, policy), "newly_protected");
  for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
    row.differences.push_back(
        told_difference(result.headlines[layout.nation()][column], std::string(simulation::headlines()[column].name)));
  }
  for (std::size_t force = 0; force < layout.forces; ++force) {
    row.by_force.push_back(told_difference(result.headlines[force][analysis::headline], layout.areas[force].name));
  }
  row.more_protected = more_protected(report, policy);
  const auto& prospect = report.results.choice.by_protected.decision.options[policy + 1];
  row.best = told_measure(prospect.probability_best);
  row.regret = told_measure(prospect.expected_regret);
  add_money(row, result);
  if (row.cost) row.cost_leaves_out = left_out(alternative);
  row.gini = told_gap(result.gini);
  row.fifths = told_gap(result.fifths);
  for (std::size_t part = 0; part < result.attribution.size(); ++part) {
    row.parts.push_back({alternative.parts[part], result.attribution[part]});
  }
  return row;
}

/// One point for each parameter draw: the means of its replicates.
std::vector<CostEffect> draws_of(const ComparisonReport& report, std::size_t which) {
  const auto& levels = report.compared.levels;
  const auto group = results::grouping(levels.front());
  const std::size_t nation = levels.front().layout.nation();
  std::vector<double> gains;
  for (std::uint32_t r = 0; r < group.replicates; ++r) {
    gains.push_back(static_cast<double>(levels[which].headline(r, nation, analysis::headline) -
                                        levels.front().headline(r, nation, analysis::headline)));
  }
  const auto effects = analysis::draw_means(gains, group);
  const auto costs = analysis::draw_means(report.results.policies[which - 1].costing->present_value, group);
  std::vector<CostEffect> points;
  for (std::size_t i = 0; i < effects.size(); ++i) points.push_back({costs[i], effects[i]});
  return points;
}

/// One of the options of the frontier, by its place there and among the alternatives.
PricedOption option_of(const ComparisonReport& report, const std::vector<std::size_t>& among, std::size_t place) {
  static constexpr std::string_view standings[] = {"on the frontier", "dominated", "extended dominated", "duplicate"};
  const auto& alternative = report.compared.alternatives[among[place]];
  const analysis::Frontier& frontier = *report.results.choice.frontier;
  const auto& placed = frontier.options[place];
  PricedOption option{.name = alternative.name,
                      .title = alternative.title,
                      .standing = std::string(standings[static_cast<std::size_t>(placed.standing)]),
                      .by = placed.by ? report.compared.alternatives[among[*placed.by]].name : "",
                      .ratio = {},
                      .draws = {}};
  for (const auto& step : frontier.steps) {
    if (step.option == place) option.ratio = step.ratio;
  }
  if (among[place] == 0) return option;
  option.cost = report.results.policies[among[place] - 1].cost->mean;
  option.effect = gain_of(report, among[place] - 1).estimate.mean;
  option.draws = draws_of(report, among[place]);
  const auto share = [&](auto&& holds) {
    const auto count = std::count_if(option.draws.begin(), option.draws.end(), holds);
    return static_cast<double>(count) / static_cast<double>(option.draws.size());
  };
  option.more_effect = share([](const CostEffect& draw) { return draw.effect > 0; });
  option.costs_less = share([](const CostEffect& draw) { return draw.cost < 0; });
  return option;
}

std::optional<Money> money_of(const ComparisonReport& report) {
  const analysis::Choice& choice = report.results.choice;
  if (!choice.frontier) return std::nullopt;
  const auto& written = *report.run.scenario.money;
  Money money{written.price_year, std::get<double>(written.value_per_protected.value.form), {}, {}};
  std::vector<std::size_t> among{0};
  for (std::size_t i = 0; i < report.results.policies.size(); ++i) {
    if (report.results.policies[i].costing) among.push_back(i + 1);
  }
  for (std::size_t place = 0; place < among.size(); ++place) money.options.push_back(option_of(report, among, place));
  for (const auto& point : choice.curve) {
    AcceptabilityPoint row{.value = point.value,
                           .probability_best = {},
                           .net_benefit = {},
                           .best = money.options[point.decision.best].name,
                           .perfect_information = point.decision.perfect_information.value};
    for (const auto& prospect : point.decision.options) {
      row.probability_best.push_back(prospect.probability_best.value);
      row.net_benefit.push_back(prospect.net_benefit.value);
    }
    money.curve.push_back(std::move(row));
  }
  return money;
}

Choice choice_of(const ComparisonReport& report, const analysis::Yardstick& yardstick,
                 const std::vector<Assumption>& assumptions) {
  const auto name = [&](std::size_t place) { return report.compared.alternatives[yardstick.among[place]].name; };
  Choice choice{name(yardstick.decision.best), {}, {}};
  for (const auto& turning : yardstick.turnings) {
    Switching row{.path = turning.path,
                  .statement = statement_of(turning.path, report.run.scenario, assumptions),
                  .explained = turning.explained,
                  .at_median = turning.at_median,
                  .at_switch = turning.at_switch,
                  .deviations = {},
                  .below = name(turning.switching.best),
                  .above = name(turning.switching.best)};
    if (const auto& nearest = turning.switching.nearest) {
      row.deviations = nearest->at - turning.switching.centre;
      row.below = name(nearest->below);
      row.above = name(nearest->above);
    }
    choice.switching.push_back(std::move(row));
  }
  choice.information.push_back({"everything", told_measure(yardstick.perfect.value)});
  for (const auto& each : yardstick.groups) {
    choice.information.push_back({each.group, told_measure(each.information.value)});
  }
  return choice;
}

void add_places(const ComparisonReport& report, std::vector<Force>& forces) {
  for (const auto& place : report.results.places.front()) {
    Force& row = forces[place.force];
    row.mean_rank = place.mean_rank;
    if (place.ranks) row.rank_95 = place.ranks->band_95;
    row.among_worst_five = place.probability_among_first;
  }
}

/// `Of the 9 policies compared, "Train every officer" would protect most: about 1,240 more victims …`
std::string answer_of(const ComparisonReport& report) {
  const std::size_t leader = ranked(report).front();
  const analysis::Difference& gain = gain_of(report, leader);
  const auto& clock = report.run.scenario.clock;
  const std::size_t count = report.results.policies.size();
  const std::string days =
      fmt::format("between {} and {}", core::in_words(clock.policies_from), core::in_words(clock.end));
  if (gain.probability_of_tie == 1) {
    return fmt::format("{} changes how many victims are newly protected by a full order {}, in any simulated future.",
                       count == 1 ? "The alternative compared never" : "None of the alternatives compared", days);
  }
  const std::string who = core::escaped(report.compared.alternatives[leader + 1].title);
  const std::string more = more_in_words(gain.estimate, small_counts(report.run));
  const std::string band = gain.estimate.bands
                               ? fmt::format(" ({} 95 of 100 simulated futures under these assumptions)",
                                             more_band_in_words(gain.estimate, small_counts(report.run)))
                               : " in the one simulated future that was run (one future has no band)";
  if (count == 1) return fmt::format("“{}”: {} newly protected by a full order {}{}.", who, more, days, band);
  const std::string_view lead = gain.estimate.mean < 0 ? "loses least" : "would protect most";
  return fmt::format("Of the {} alternatives compared, “{}” {}: {} newly protected by a full order {}{}.", count, who,
                     lead, more, days, band);
}

Tornado tornado_of_gain(const ComparisonReport& report, const std::vector<Assumption>& assumptions) {
  const std::size_t leader = ranked(report).front();
  const auto& levels = report.compared.levels;
  const auto group = results::grouping(levels.front());
  const std::size_t nation = levels.front().layout.nation();
  std::vector<double> gains;
  for (std::uint32_t r = 0; r < group.replicates; ++r) {
    gains.push_back(static_cast<double>(levels[leader + 1].headline(r, nation, analysis::headline) -
                                        levels.front().headline(r, nation, analysis::headline)));
  }
  const auto tornado = analysis::tornado(analysis::parameters_of(report.compared), analysis::draw_means(gains, group));
  return told(tornado, "more victims newly protected: " + report.compared.alternatives[leader + 1].title,
              report.run.scenario, assumptions);
}

}  // namespace

Story story_of(const ComparisonReport& report) {
  Story story = story_of(report.run);
  story.command = "compare";
  story.answer = answer_of(report);
  story.warnings.insert(story.warnings.end(), report.warnings.begin(), report.warnings.end());
  for (const std::size_t policy : ranked(report))
    story.policies.push_back(policy_of(report, policy, story.assumptions));
  story.money = money_of(report);
  story.by_protected = choice_of(report, report.results.choice.by_protected, story.assumptions);
  if (report.results.choice.by_value) {
    story.by_value = choice_of(report, *report.results.choice.by_value, story.assumptions);
  }
  add_places(report, story.forces);
  if (gain_of(report, ranked(report).front()).probability_of_tie < 1) {
    story.tornados.push_back(tornado_of_gain(report, story.assumptions));
  }
  hold_back(story, report);
  return story;
}

}  // namespace sposim::report::story
