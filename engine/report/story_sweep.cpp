#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/run_report.hpp"
#include "report/story_sweep_builder.hpp"
#include "report/words.hpp"
#include "scenario/words.hpp"

namespace sposim::report::story {

namespace {

constexpr double least_crossing = 0.02;  // of two shares, before it is worth a sentence

/// The measure and the window of an output, as the plan understood it.
struct Counted {
  std::string statement;
  std::pair<core::Date, core::Date> days;
};

Counted counted_by(const SweepReport& report, std::size_t scenario, std::size_t output) {
  const std::size_t worlds = scenario * (report.plan.worlds.size() / report.plan.scenarios);
  const simulation::Asked& asked = report.plan.worlds[worlds].asked[output];
  return {std::string(simulation::info(asked.measure).statement),
          days_of(report.sweep.scenarios[scenario].clock, asked.window)};
}

/// The notes of the estimators; the numbers that chance drowns are counted, for the table names them.
std::vector<std::string> notes_of(const analysis::Sensitivity& sensitivity, const SweptOutput& told,
                                  const std::string& kind) {
  std::vector<std::string> notes;
  if (kind == "sobol") {
    notes = sensitivity.notes;
    const auto crossed = std::count_if(told.effects.begin(), told.effects.end(), [](const Effect& each) {
      return each.first && each.total && each.first->value && each.total->value &&
             *each.first->value > *each.total->value + least_crossing;
    });
    if (crossed > 0) {
      notes.push_back(fmt::format(
          "Of {} the share alone came out above the share in all, which cannot be: both are estimates, and more rows "
          "bring them into order.",
          counted(crossed, "number")));
    }
    return notes;
  }
  if (kind != "morris") return sensitivity.notes;
  const auto lost = std::count_if(told.effects.begin(), told.effects.end(),
                                  [](const Effect& e) { return !e.seen && is_estimated(e); });
  if (lost > 0) {
    notes.push_back(
        fmt::format("The effect of {} of the {} numbers is no larger than luck alone makes it: nothing is known of {}.",
                    lost, told.effects.size(), lost == 1 ? "it" : "them"));
  }
  for (const std::string& note : sensitivity.notes) {
    if (!note.starts_with("The effect of ")) notes.push_back(note);
  }
  return notes;
}

std::string title_of(const SweepReport& report, std::size_t scenario, std::size_t output, const std::string& area) {
  const scenario::SweepOutput& asked = report.sweep.outputs[output];
  const Counted counted = counted_by(report, scenario, output);
  const auto& [from, to] = counted.days;
  std::string what = "the number of " + counted.statement;
  if (!asked.difference.empty()) {
    std::string names;
    for (const auto& name : asked.difference) {
      const auto& policy = report.sweep.scenarios[scenario].policies.at(name);
      names += (names.empty() ? "“" : " + “") + (policy.change.title.empty() ? name : policy.change.title) + "”";
    }
    what = fmt::format("the difference that {} makes to {}", names, what);
  }
  return fmt::format("{} ({}, {})", what,
                     from == to ? "on " + core::in_words(to) : core::in_words(from) + " to " + core::in_words(to),
                     asked.area.empty() ? area : asked.area);
}

}  // namespace

std::string amount(double value, double width) {
  if (value < 0) return "−" + amount(-value, width);
  if (value >= 1000 && width >= 2 && width < 20) return grouped(std::llround(value));
  if (width > 0) return std::abs(width) >= 20 ? edge(value, width) : fmt::format("{:.{}f}", value, width >= 2 ? 1 : 2);
  return std::abs(value - std::round(value)) < 1e-9 ? grouped(std::llround(value)) : fmt::format("{:.1f}", value);
}

void tell_output(const SweepReport& report, OutputPlace place, const analysis::Responses& responses, std::size_t at,
                 const analysis::Sensitivity& sensitivity, SweepStory& story) {
  const auto [scenario, output] = place;
  const std::vector<scenario::Assumption> rows = scenario::assumptions(report.sweep.scenarios.front());
  std::vector<FactorScale> scales;
  for (std::size_t i = 0; i < story.factors.size(); ++i) {
    scales.push_back(scale_of(report, i, rows));
    scales.back().statement = story.factors[i].statement;  // those that would read alike are told apart
  }
  SweptOutput told = told_of(report, responses, at, sensitivity, std::move(scales));
  if (report.sweep.scenarios.size() > 1) told.scenario = report.sweep.scenario_names[scenario];
  told.name = report.sweep.outputs[output].name;
  told.title = title_of(report, scenario, output, story.area);
  told.worst =
      analysis::worst_of(report.sweep.outputs[output].measure) == analysis::Worst::lowest ? "lowest" : "highest";
  told.notes = notes_of(sensitivity, told, story.kind);
  put_into_words(story, responses.design, told);
  if (story.outputs.empty()) story.answer = told.answer;
  story.outputs.push_back(std::move(told));
}

}  // namespace sposim::report::story
