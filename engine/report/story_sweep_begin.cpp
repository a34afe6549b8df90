#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "report/birth.hpp"
#include "report/digest.hpp"
#include "report/story_sweep_builder.hpp"
#include "report/words.hpp"
#include "scenario/words.hpp"

/// What the story of a sweep says before any of its outputs: what was asked, moved and run.
namespace sposim::report::story {

namespace {

using analysis::DesignKind;

std::string kind_name(DesignKind kind) {
  static constexpr std::string_view names[] = {"one_at_a_time", "grid", "latin_hypercube", "sobol", "morris", "list"};
  return std::string(names[static_cast<std::size_t>(kind)]);
}

std::string area_name(const SweepReport& report) {
  const simulation::Layout& layout = report.plan.worlds.front().setups.front().layout;
  return layout.areas[layout.nation()].name;
}

/// Factors whose statements are the same words are numbered.
void tell_apart(std::vector<SweptFactor>& factors) {
  for (std::size_t i = 0; i < factors.size(); ++i) {
    std::vector<std::size_t> same;
    for (std::size_t j = i; j < factors.size(); ++j) {
      if (factors[j].statement == factors[i].statement) same.push_back(j);
    }
    if (same.size() < 2) continue;
    for (std::size_t k = 0; k < same.size(); ++k)
      factors[same[k]].statement += fmt::format(" ({} of {} alike)", k + 1, same.size());
  }
}

Birth birth_of(const SweepReport& report) {
  Birth birth = birth_of_build();
  birth.scenario_sha256 = digest_of(report.question);
  birth.scenario_file = last_name_of(report.sweep.file);
  for (const auto& name : report.sweep.scenario_names) birth.extends.push_back(last_name_of(name));
  birth.seed = report.sweep.seed;
  birth.replicates = report.plan.luck.replicates;
  birth.replicates_per_draw = report.plan.luck.per_draw;
  birth.reproduce = fmt::format("sposim sweep {} --out ANOTHER", scenario::kept_sweep_name);
  return birth;
}

void add_policy(const SweepReport& report, const std::string& name, std::string part, SweepStory& story) {
  for (SweptPolicy& told : story.policies) {
    if (told.name != name) continue;
    if (told.part.find(part) == std::string::npos) told.part += ", " + part;
    return;
  }
  const scenario::Scenario& scenario = report.sweep.scenarios.front();
  if (!scenario.policies.contains(name)) return;
  const scenario::Policy& policy = scenario.policies.at(name);
  story.policies.push_back({name, policy.change.title.empty() ? name : policy.change.title,
                            std::string(scenario::in_words(policy.status)), std::move(part)});
}

void add_policies(const SweepReport& report, SweepStory& story) {
  for (const auto& name : report.sweep.in_force) add_policy(report, name, "in force at every point", story);
  for (const auto& factor : report.plan.factors) {
    const auto* choice = std::get_if<scenario::PolicyChoice>(&factor.written.meaning);
    if (choice == nullptr) continue;
    for (const auto& stack : choice->stacks) {
      for (const auto& name : stack) add_policy(report, name, "in force at some points", story);
    }
  }
  for (const auto& output : report.sweep.outputs) {
    for (const auto& name : output.difference) add_policy(report, name, "compared with doing without it", story);
  }
}

/// What a design cannot tell; empty where there is nothing to say.
std::string caveat_of(DesignKind design) {
  switch (design) {
    case DesignKind::one_at_a_time:
      return "Each number is moved while all others stand still. What two numbers do only together is not seen.";
    case DesignKind::morris:
      return "This is a screening: it says which numbers matter and which do not, not what share of the doubt is due "
             "to "
             "each. All places of a range count alike, likely or not.";
    case DesignKind::grid:
      return "All places of the grid count alike, likely or not: no figure here is a probability.";
    case DesignKind::sobol:
      return "The numbers are taken as independent of each other. Numbers that go together in the scenario are refused "
             "by this design.";
    case DesignKind::list:
      return "The points are those of a list, and shares are shares of the spread between them.";
    case DesignKind::latin_hypercube:
      return "";
  }
  throw core::ContractViolation("every kind of design says what it cannot tell");
}

std::vector<std::string> caveats_of(const SweepReport& report) {
  std::vector<std::string> caveats;
  const bool best = report.sweep.others == scenario::SweepOthers::best;
  if (report.sweep.every_unsure) {
    caveats.emplace_back(
        report.sweep.but.empty()
            ? "Every uncertain number of the scenario is moved. What the model leaves out is not."
            : fmt::format("Every uncertain number of the scenario is moved but {}.", core::listed(report.sweep.but)));
  } else if (best) {
    caveats.emplace_back(
        "Only the numbers listed here are moved. Every other uncertain number stands at its best estimate, so the "
        "doubt about it is in no figure of this page.");
  } else {
    caveats.emplace_back(
        "Other uncertain numbers are drawn, the same draws at every point; their part is given by itself.");
  }
  caveats.emplace_back(
      "How much a number matters depends on the range that it was given. A wider range would make it matter more.");
  const std::string design = caveat_of(report.design.kind);
  if (!design.empty()) caveats.push_back(design);
  const auto together = analysis::factors_together(report.sweep.scenarios.front(), report.sweep.factors);
  for (const auto& pair : together) {
    caveats.push_back(
        fmt::format("“{}” and “{}” go together, as in the scenario: the share of each holds what it tells of the "
                    "other, so shares do not add up.",
                    report.sweep.factors[pair.first].name, report.sweep.factors[pair.second].name));
  }
  return caveats;
}

}  // namespace

SweepStory begin_story(const SweepReport& report) {
  const scenario::Scenario& scenario = report.sweep.scenarios.front();
  SweepStory story;
  story.status = status(report);
  story.status_in_words = fmt::format("Complete: all {} are done, with {} at each.",
                                      counted(static_cast<std::int64_t>(report.points), "point"),
                                      counted(report.plan.luck.replicates, "simulated future"));
  story.title = report.sweep.title;
  story.area = area_name(report);
  story.start = scenario.clock.start;
  story.policies_from = scenario.clock.policies_from;
  story.end = scenario.clock.end;
  story.kind = kind_name(report.design.kind);
  story.design = report.question.design;
  story.points = report.points;
  story.others =
      report.sweep.others == scenario::SweepOthers::best ? "at their best estimates" : "drawn, the same at every point";
  story.forces = report.plan.forces == scenario::SweepForces::together ? "in every force together"
                                                                       : "in each force by its own luck";
  story.caveats = caveats_of(report);
  story.qa.in_words =
      "DRAFT: a sweep moves the numbers of its scenario, so no sign-off of the scenario is one of this.";
  story.birth = birth_of(report);
  for (const auto& name : report.sweep.scenario_names) story.scenarios.push_back(name);
  const std::vector<scenario::Assumption> rows = scenario::assumptions(scenario);
  for (std::size_t i = 0; i < report.plan.factors.size(); ++i)
    story.factors.push_back(swept_factor(report, i, scale_of(report, i, rows)));
  tell_apart(story.factors);
  add_policies(report, story);
  return story;
}

}  // namespace sposim::report::story
