#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/text.hpp"
#include "report/comparison_page.hpp"
#include "report/disclosure.hpp"
#include "report/presentation.hpp"
#include "report/sentences.hpp"
#include "report/sign_off.hpp"
#include "scenario/words.hpp"

namespace sposim::report {

namespace {

using analysis::AgainstBaseline;

void add_heading(Page& page, const ComparisonReport& report) {
  const std::string state = mark(report.run);
  page.strong(padded(core::escaped(report.run.scenario.title), width - state.size() - 1) + " " + state + "\n");
  page.lines(std::string(width, '-') + "\n");
  page.lines(wrapped("If nothing changes: " + headline_sentence(report.run), width));
}

void add_table(Page& page, const ComparisonReport& report) {
  const auto& clock = report.run.scenario.clock;
  const auto& best = report.results.choice.by_protected.decision.options;
  page.title(fmt::format("More victims newly protected, {} to {}", core::in_words(clock.policies_from),
                         core::in_words(clock.end)));
  const auto line = [&](const std::string& name, const std::string& gain, const std::string& helps,
                        const std::string& is_best, const std::string& cost, const std::string& each) {
    page.lines(fmt::format("  {} {} {:>5} {:>5} {:>9} {:>9}\n", padded(name, 22), padded(gain, 23), helps, is_best,
                           cost, each));
  };
  line("policy", "more (95 in 100)", "helps", "best", "cost", "each");
  for (const std::size_t policy : ranked(report)) {
    const AgainstBaseline& result = report.results.policies[policy];
    const analysis::Difference& gain = gain_of(report, policy);
    const analysis::Alternative& alternative = report.compared.alternatives[policy + 1];
    const std::string each = gain_is_banded(report, policy + 1) ? std::string(held_back_mark)
                             : result.cost_per_protected        ? least_pounds(*result.cost_per_protected, alternative)
                                                                : "?";
    line(core::escaped(alternative.name), gain_cell(gain, small_counts(report.run)), percent(gain.probability_of_gain),
         percent(best[policy + 1].probability_best.value),
         result.cost ? least_pounds(result.cost->mean, alternative) : "?", each);
  }
  const bool banded = small_counts(report.run) == SmallCounts::banded;
  page.lines(wrapped(
      std::string("\"helps\": futures in which more victims are protected than without it. \"best\": how often it "
                  "protects most, chance removed. \"each\": pounds for one more victim protected; \"+\": at least, "
                  "part of the cost is left out; \"?\": no cost is known, which is not a cost of nothing.") +
          (banded ? " \"[c]\": not shown, for a small gain could be worked out from it." : ""),
      width, "  "));
}

/// How the gain grows: stock of protected cases at year ends, of the policy that protects most.
void add_by_when(Page& page, const ComparisonReport& report) {
  const auto& layout = report.run.record.layout;
  const std::size_t leader = ranked(report).front();
  if (moves_nothing(gain_of(report, leader))) return;
  page.title(
      fmt::format("{}: more victims protected on", core::escaped(report.compared.alternatives[leader + 1].name)));
  const InStep in_step{report};
  for (std::size_t month = 0; month < layout.months.size(); ++month) {
    const core::Date last = layout.months[month].last;
    const bool year_end = core::financial_year(last) != core::financial_year(last + std::chrono::days{1});
    if (!year_end || last < report.run.scenario.clock.policies_from) continue;
    const auto estimate = results::monthly(report.compared.differences[leader], layout.nation(),
                                           simulation::Measure::protected_cases, month);
    const Told told = in_step.told(leader + 1, InStep::Kind::difference, simulation::Measure::protected_cases, month);
    page.row(core::in_words(last), told == Told::held_back ? "not shown: beside a small count"
                                                           : level_in_words(estimate, small_counts(report.run)));
  }
}

void add_beside(Page& page, const ComparisonReport& report) {
  struct Other {
    std::string_view headline, words;
  };
  constexpr Other others[] = {{"covered_at_end", "covered on the last day (interim orders too)"},
                              {"any_order_at_end", "with any order on the last day"},
                              {"waiting_days", "days spent waiting"},
                              {"protected_days", "days of protection"}};
  std::vector<std::string> points;
  const std::size_t nation = report.run.record.layout.nation();
  for (const std::size_t policy : ranked(report)) {
    if (!moves_nothing(gain_of(report, policy))) continue;
    for (const Other& other : others) {
      const auto& difference = report.results.policies[policy].headlines[nation][headline_named(other.headline)];
      if (moves_nothing(difference)) continue;
      points.push_back(fmt::format("{} does not move the headline. It moves {}: {}.",
                                   core::escaped(report.compared.alternatives[policy + 1].name), other.words,
                                   gain_cell(difference, small_counts(report.run))));
      break;
    }
  }
  if (points.empty()) return;
  page.title("Beside the headline");
  page.points(points);
}

void add_forces(Page& page, const ComparisonReport& report) {
  const auto& layout = report.run.record.layout;
  if (layout.forces < 4) return;
  const std::size_t leader = ranked(report).front();
  const auto& result = report.results.policies[leader];
  if (moves_nothing(gain_of(report, leader))) return;
  std::vector<std::size_t> order(layout.forces);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto mean = [&](std::size_t force) { return result.headlines[force][analysis::headline].estimate.mean; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return mean(a) > mean(b); });
  page.title(
      fmt::format("{}: forces with the largest gain", core::escaped(report.compared.alternatives[leader + 1].name)));
  const auto hidden = hidden_differences(report, leader, analysis::headline);
  const auto gain_in_force = [&](std::size_t force) {
    const bool held = hidden[force] && !is_banded(mean(force), small_counts(report.run));
    return held ? "not shown: beside a small count"
                : gain_cell(result.headlines[force][analysis::headline], small_counts(report.run));
  };
  for (std::size_t i = 0; i < 3; ++i) {
    page.row(core::escaped(layout.areas[order[i]].name), gain_in_force(order[i]));
  }
  if (result.gini.change.mean_95 && result.gini.before.estimate && result.gini.after.estimate) {
    const auto& change = result.gini.change;
    page.lines(wrapped(fmt::format("Inequality between forces (Gini of newly protected per report): {:.3f} before, "
                                   "{:.3f} after; change {:+.4f} ({:+.4f} to {:+.4f}, simulation error only).",
                                   result.gini.before.estimate->mean, result.gini.after.estimate->mean,
                                   change.estimate->mean, change.mean_95->low, change.mean_95->high),
                       width, "  "));
  }
  page.lines(wrapped(recording_caveat(), width, "  "));
}

/// How many times more draws two runs with seeds of their own would need; nothing where it cannot be told.
std::string worth_of_shared_luck(const ComparisonReport& report) {
  const std::size_t leader = ranked(report).front();
  const auto& factor = gain_of(report, leader).variance_reduction;
  if (!factor) return "";
  return fmt::format(": as sharp, for {}, as {} times as many draws with seeds of their own",
                     core::escaped(report.compared.alternatives[leader + 1].name), two_figures(*factor));
}

void add_doubts(Page& page, const ComparisonReport& report) {
  std::vector<std::string> points;
  for (const auto& alternative : report.compared.alternatives) {
    for (const auto& name : alternative.scenario->in_force) {
      const auto& policy = alternative.scenario->policies.at(name);
      const bool single = alternative.scenario->in_force.size() == 1;
      if (single && !policy.note.empty()) {
        points.push_back(
            fmt::format("{} ({}): {}", core::escaped(name), in_words(policy.status), core::escaped(policy.note)));
      }
    }
  }
  if (!points.empty()) page.title("About these policies");
  page.points(points);
  page.title("What the bands do not hold");
  page.points(not_in_the_band(report.run));
  page.title("Before you quote this");
  page.points(
      {"The alternatives met the same cases with the same luck, so differences are sharper than levels" +
       worth_of_shared_luck(report) +
       ". Where hearings or teams are limited, or courts make orders of their own motion, a gain for one case can be a "
       "loss for another."});
  page.points(caveats(report.run));
  std::vector<std::string> odd = warnings(report.run);
  odd.insert(odd.end(), report.warnings.begin(), report.warnings.end());
  if (!odd.empty()) page.title("Warnings");
  page.points(odd);
}

}  // namespace

std::vector<std::string> left_out(const analysis::Alternative& alternative) {
  std::vector<std::string> list;
  for (const auto& name : alternative.scenario->in_force) {
    const std::string& reason = alternative.scenario->policies.at(name).cost_leaves_out;
    if (!reason.empty()) list.push_back(fmt::format("{}: {}", name, reason));
  }
  return list;
}

std::string_view kind_of_cost(const analysis::Alternative& alternative) {
  return left_out(alternative).empty() ? "whole" : "at least";
}

std::string gain_in_words(const ComparisonReport& report, std::size_t policy) {
  const analysis::Difference& gain = gain_of(report, policy);
  const auto& clock = report.run.scenario.clock;
  const std::string who = core::escaped(report.compared.alternatives[policy + 1].title);
  if (moves_nothing(gain)) {
    return who + ": the number of newly protected victims is the same in every simulated future.";
  }
  const std::string days =
      fmt::format("between {} and {}", core::in_words(clock.policies_from), core::in_words(clock.end));
  const std::string more = more_in_words(gain.estimate, small_counts(report.run));
  if (!gain.estimate.bands) {
    return fmt::format("{}: {} newly protected {} in the one simulated future that was run (one future has no band).",
                       who, more, days);
  }
  return fmt::format(
      "{}: {} newly protected {} ({} 95 of 100 simulated futures under these assumptions; more in {} of them, fewer in "
      "{}).",
      who, more, days, more_band_in_words(gain.estimate, small_counts(report.run)), percent(gain.probability_of_gain),
      percent(gain.probability_of_loss));
}

std::string comparison_screen(const ComparisonReport& report, const std::string& folder, Emphasis emphasis) {
  Page page(emphasis);
  add_heading(page, report);
  add_table(page, report);
  add_by_when(page, report);
  add_beside(page, report);
  add_coverage(page, report);
  add_money(page, report);
  add_forces(page, report);
  add_turnings(page, report);
  add_doubts(page, report);
  page.gap();
  page.lines(
      wrapped(fmt::format("{} Seed {}.", status_in_words(report.run), report.run.scenario.simulation.seed), width));
  page.lines("Files: " + core::escaped(folder) + "\n");
  if (small_counts(report.run) == SmallCounts::shown)
    page.lines("Report: " + core::escaped(folder) + "/" + std::string(page_name) + "\n");
  return page.text();
}

}  // namespace sposim::report
