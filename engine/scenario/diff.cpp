#include "scenario/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/text.hpp"
#include "scenario/leaves.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

namespace sposim::scenario {

namespace {

constexpr const char* not_written = "not written";

/// Collects sayings; each path once.
class Sayings {
 public:
  void say(const std::string& path, std::string words) { said_.push_back({path, std::move(words), of_}); }
  void say_if(const std::string& path, const std::string& words) {
    if (!words.empty()) say(path, words);
  }
  void say_evidence(const std::string& path, const std::optional<Evidence>& evidence) {
    if (evidence) say_if(path + " (evidence)", in_words(*evidence));
  }
  /// What is said from here on is about this force; about none where the path is empty.
  void about(std::string path) { of_ = std::move(path); }
  std::vector<Saying> take() { return std::move(said_); }

 private:
  std::vector<Saying> said_;
  std::string of_;
};

void say_texts(const Scenario& scenario, Sayings& all) {
  all.say_if("title", scenario.title);
  all.say_if("intended_use", scenario.intended_use);
  all.say_if("not_for", scenario.not_for);
  all.say("known_answer", scenario.known_answer ? "true" : "false");
}

void say_clock(const Scenario& scenario, Sayings& all) {
  all.say("clock.start", core::in_words(scenario.clock.start));
  all.say("clock.end", core::in_words(scenario.clock.end));
  all.say("clock.policies_from", core::in_words(scenario.clock.policies_from));
  all.say("clock.open_cases", scenario.clock.open_cases ? "true" : "false");
  all.say("simulation.replicates", fmt::format("{}", scenario.simulation.replicates));
  all.say("simulation.replicates_per_draw", fmt::format("{}", scenario.simulation.replicates_per_draw));
  all.say("simulation.seed", fmt::format("{}", scenario.simulation.seed));
}

void say_forces(const ForcesTable& forces, Sayings& all) {
  for (std::size_t f = 0; f < forces.size(); ++f) {
    const std::string row = core::join_path("forces", forces.names[f]);
    all.say(row, "a force");
    all.about(row);
    if (!forces.codes.empty()) all.say_if(row + ".code", forces.codes.at(f));
    if (!forces.regions.empty()) all.say_if(row + ".region", forces.regions.at(f));
    all.about("");
  }
  for (const auto& [column, cells] : forces.columns) {
    for (std::size_t f = 0; f < cells.size() && f < forces.size(); ++f) {
      const std::string row = core::join_path("forces", forces.names[f]);
      all.about(row);
      all.say(core::join_path(row, column), in_words(cells[f]));
    }
  }
  all.about("");
  for (const auto& [column, unit] : forces.column_units) all.say("forces.unit of " + column, unit);
}

void say_step_evidence(const std::string& path, const Value& value, Sayings& all) {
  all.say_evidence(path, value.evidence);
  if (const auto* dated = std::get_if<Dated>(&value.form)) {
    for (const auto& step : dated->steps) {
      all.say_evidence(core::join_path(path, core::to_string(step.from)), step.value.evidence);
    }
  }
}

struct SayLeaf {
  Sayings& all;

  void operator()(const std::string& path, const Shares& leaf, const SharesRule& rule) const {
    all.say(path, leaf_in_words(leaf, rule));
    all.say_evidence(path, leaf.evidence);
    for (const auto& step : leaf.steps) {
      all.say_evidence(core::join_path(path, since_in_words(step.from)), step.evidence);
    }
  }
  template <class Leaf>
  void operator()(const std::string& path, const Leaf& leaf, const NumberRule& rule) const {
    all.say(path, leaf_in_words(leaf, rule));
    if (leaf.written) say_step_evidence(path, leaf.value, all);
  }
  template <class Choice>
  void operator()(const std::string& path, const Choice& leaf, const ChoiceRule& rule) const {
    all.say(path, leaf_in_words(leaf, rule));
  }
};

void say_levers(const Scenario& scenario, const std::string& path, const Change& change, Sayings& all) {
  all.say_if(path + ".title", change.title);
  if (change.order) all.say(path + ".order", fmt::format("{}", *change.order));
  for (std::size_t i = 0; i < change.levers.size(); ++i) {
    const Lever& lever = change.levers[i];
    const std::string row = fmt::format("{}.levers.{}", path, i);
    all.say(row, fmt::format("{} {}", lever.target, in_words(lever, unit_of_target(scenario, lever.target))));
    all.say_evidence(row, lever.evidence);
  }
}

void say_changes(const Scenario& scenario, Sayings& all) {
  for (const auto& [name, change] : scenario.changes) {
    const std::string path = core::join_path("changes", name);
    all.say(path, "a change");
    say_levers(scenario, path, change, all);
  }
}

void say_policies(const Scenario& scenario, Sayings& all) {
  for (const auto& [name, policy] : scenario.policies) {
    const std::string path = core::join_path("policies", name);
    all.say(path, "a policy");
    all.say(path + ".status", std::string(in_words(policy.status)));
    all.say_if(path + ".note", policy.note);
    all.say_if(path + ".without", core::listed(policy.without));
    say_levers(scenario, path, policy.change, all);
    for_each_leaf(policy.cost, path + ".cost", SayLeaf{all});
    if (policy.price_year) all.say(path + ".cost.price_year", fmt::format("{}", *policy.price_year));
    all.say_if(path + ".cost.leaves_out", policy.cost_leaves_out);
  }
  if (!scenario.money) return;
  for_each_leaf(*scenario.money, "money", SayLeaf{all});
  all.say("money.price_year", fmt::format("{}", scenario.money->price_year));
  for (const auto& [year, index] : scenario.money->deflator) {
    all.say(fmt::format("money.deflator.{}", year), fmt::format("{}", index));
  }
}

void say_correlations(const Scenario& scenario, Sayings& all) {
  for (const auto& [name, correlation] : scenario.correlations) {
    const std::string path = core::join_path("correlations", name);
    all.say(path, in_words(correlation));
    all.say_evidence(path, correlation.evidence);
  }
}

void say_quality(const Scenario& scenario, Sayings& all) {
  if (!scenario.quality_assurance) return;
  const QualityAssurance& qa = *scenario.quality_assurance;
  all.say_if("qa.commissioner", qa.commissioner);
  all.say_if("qa.analyst", qa.analyst);
  all.say_if("qa.assurer", qa.assurer);
  all.say_if("qa.approver", qa.approver);
  if (qa.commissioned) all.say("qa.commissioned", core::in_words(*qa.commissioned));
  if (qa.assured) all.say("qa.assured", core::in_words(*qa.assured));
  if (!qa.sign_off) return;
  all.say("qa.sign_off.date", core::in_words(qa.sign_off->date));
  all.say("qa.sign_off.scenario", qa.sign_off->scenario);
  all.say("qa.sign_off.model", qa.sign_off->model);
}

void say_observed(const Scenario& scenario, Sayings& all) {
  for (const auto& observation : scenario.observed) {
    const std::string path = core::join_path("observed", observation.name);
    const auto& forces = scenario.forces.names;
    const bool one_force = std::find(forces.begin(), forces.end(), observation.area) != forces.end();
    all.about(one_force ? core::join_path("forces", observation.area) : "");
    all.say(path, in_words(observation));
    all.say_evidence(path, observation.evidence);
  }
  all.about("");
  if (scenario.crime_survey) for_each_leaf(*scenario.crime_survey, "crime_survey", SayLeaf{all});
  if (scenario.counting_error) for_each_leaf(*scenario.counting_error, "counting_error", SayLeaf{all});
}

using Words = std::map<std::string, std::string>;

Words by_path(const std::vector<Saying>& said) {
  Words words;
  for (const auto& saying : said) words[saying.path] = saying.words;
  return words;
}

/// False for what is said about a force that the other scenario does not have.
bool is_about_both(const Saying& saying, const Words& other) {
  return saying.of.empty() || other.contains(saying.of);
}

}  // namespace

std::vector<Saying> sayings(const Scenario& scenario) {
  Sayings all;
  say_texts(scenario, all);
  say_clock(scenario, all);
  say_forces(scenario.forces, all);
  for_each_leaf(scenario.pathway, "pathway", SayLeaf{all});
  say_changes(scenario, all);
  say_policies(scenario, all);
  say_correlations(scenario, all);
  say_observed(scenario, all);
  say_quality(scenario, all);
  return all.take();
}

std::vector<Difference> differences(const Scenario& before, const Scenario& after) {
  const std::vector<Saying> earlier = sayings(before);
  const std::vector<Saying> later = sayings(after);
  const auto then = by_path(earlier);
  const auto now = by_path(later);
  std::vector<Difference> found;
  for (const auto& saying : earlier) {
    const auto place = now.find(saying.path);
    const std::string words = place == now.end() ? not_written : place->second;
    if (words != saying.words && is_about_both(saying, now)) found.push_back({saying.path, saying.words, words});
  }
  for (const auto& saying : later) {
    if (!then.contains(saying.path) && is_about_both(saying, then)) {
      found.push_back({saying.path, not_written, saying.words});
    }
  }
  return found;
}

std::string as_text(const std::vector<Difference>& differences) {
  if (differences.empty()) return "No difference: the two scenarios say the same.\n";
  std::string text;
  for (const auto& difference : differences) {
    text += fmt::format("{}\n  before: {}\n  after:  {}\n", core::escaped(difference.path),
                        core::escaped(difference.before), core::escaped(difference.after));
  }
  const std::size_t count = differences.size();
  return text + fmt::format("{} difference{}.\n", count, count == 1 ? "" : "s");
}

}  // namespace sposim::scenario
