#include "report/comparison_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/text.hpp"
#include "model/best_estimate.hpp"
#include "model/training.hpp"
#include "report/disclosure.hpp"

namespace sposim::report {

const analysis::Difference& gain_of(const ComparisonReport& report, std::size_t policy) {
  const std::size_t nation = report.run.record.layout.nation();
  return report.results.policies[policy].headlines[nation][analysis::headline];
}

std::vector<std::size_t> ranked(const ComparisonReport& report) {
  std::vector<std::size_t> order(report.results.policies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return gain_of(report, a).estimate.mean > gain_of(report, b).estimate.mean;
  });
  return order;
}

std::string least_pounds(double amount, const analysis::Alternative& alternative) {
  return pounds(amount) + (left_out(alternative).empty() ? "" : "+");
}

bool moves_nothing(const analysis::Difference& difference) {
  return difference.probability_of_tie == 1;
}

std::string gain_cell(const analysis::Difference& difference, SmallCounts small) {
  return difference_cell(difference.estimate, difference.probability_of_tie, small);
}

namespace {

/// Which costs are not the whole: said once for each reason.
void add_left_out(Page& page, const ComparisonReport& report) {
  std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
  for (const auto& alternative : report.compared.alternatives) {
    for (const auto& name : alternative.scenario->in_force) {
      const std::string& reason = alternative.scenario->policies.at(name).cost_leaves_out;
      if (reason.empty() || alternative.scenario->in_force.size() > 1) continue;
      const auto same = std::find_if(reasons.begin(), reasons.end(), [&](const auto& r) { return r.first == reason; });
      if (same == reasons.end()) {
        reasons.push_back({reason, {name}});
      } else {
        same->second.push_back(name);
      }
    }
  }
  if (reasons.empty()) return;
  page.lines(wrapped(
      "A cost with a + is not the whole cost: read it, and its ratio to the baseline, as \"at least\". What it leaves "
      "out would make the policy dearer, and could change which is worth its money:",
      width, "  "));
  std::vector<std::string> points;
  points.reserve(reasons.size());
  for (const auto& [reason, names] : reasons) {
    points.push_back(fmt::format("{}: {}", core::escaped(core::listed(names)), core::escaped(reason)));
  }
  page.points(points);
}

}  // namespace

void add_money(Page& page, const ComparisonReport& report) {
  const analysis::Choice& choice = report.results.choice;
  if (!choice.frontier) return;
  const auto& money = *report.run.scenario.money;
  std::vector<std::size_t> among{0};
  for (std::size_t i = 0; i < report.results.policies.size(); ++i) {
    if (report.results.policies[i].costing) among.push_back(i + 1);
  }
  page.title(fmt::format("Money (prices of {}, present value)", money.price_year));
  bool before_is_least = false;
  std::size_t option_before = 0;
  for (const auto& step : choice.frontier->steps) {
    const analysis::Alternative& alternative = report.compared.alternatives[among[step.option]];
    const bool is_least = !left_out(alternative).empty();
    if (step.ratio) {
      // What two least costs lie apart is not itself a least.
      const bool hidden = gain_is_banded(report, among[step.option]) || gain_is_banded(report, among[option_before]);
      const std::string ratio = before_is_least ? pounds(*step.ratio) : least_pounds(*step.ratio, alternative);
      page.row(core::escaped(alternative.name), hidden ? "not shown: a small count"
                                                       : ratio + " for each further victim protected" +
                                                             (before_is_least ? ", between two least costs" : ""));
    }
    before_is_least = is_least;
    option_before = step.option;
  }
  add_left_out(page, report);
  if (!choice.by_value) return;
  const auto& decision = choice.by_value->decision;
  const double value = std::get<double>(money.value_per_protected.value.form);
  page.lines(wrapped(
      fmt::format(
          "At {} for one more victim protected, {} has the highest expected net benefit and is best in {} of the "
          "parameter draws; knowing every number first would be worth {}. acceptability.csv has other values.",
          pounds(value), core::escaped(report.compared.alternatives[choice.by_value->among[decision.best]].name),
          percent(decision.options[decision.best].probability_best.value),
          pounds(std::max(choice.by_value->perfect.value.value, 0.0))),
      width, "  "));
}

void add_coverage(Page& page, const ComparisonReport& report) {
  const auto& layout = report.run.record.layout;
  std::vector<std::string> lines;
  for (const auto& alternative : report.compared.alternatives) {
    const auto trains = [&](const std::string& name) {
      const auto& levers = alternative.scenario->policies.at(name).change.levers;
      return std::any_of(levers.begin(), levers.end(),
                         [](const auto& each) { return each.target.starts_with("training."); });
    };
    const auto& parts = alternative.scenario->in_force;
    if (std::none_of(parts.begin(), parts.end(), trains)) continue;
    const model::Plan plan = model::make_plan(*alternative.scenario);
    const model::DrawnPathway best = model::draw_at(plan, 0.5);
    const auto coverages = model::trained_shares(plan, best.training);
    const std::size_t before = plan.calendar.month_starts().size() - layout.months.size();
    std::string shares;
    for (std::size_t month = 0; month < layout.months.size(); ++month) {
      const core::Date last = layout.months[month].last;
      const bool year_end = core::financial_year(last) != core::financial_year(last + std::chrono::days{1});
      if (!year_end || last + std::chrono::days{1} < report.run.scenario.clock.policies_from) continue;
      double trained = 0;
      double officers = 0;
      for (std::size_t force = 0; force < layout.forces; ++force) {
        const double size = best.training.officers.at(force, plan.calendar.day(last));
        trained += size * coverages[force].month_middle[before + month];
        officers += size;
      }
      shares += fmt::format(" {:>4}", percent(trained / officers));
    }
    lines.push_back(fmt::format("  {}{}\n", padded(core::escaped(alternative.name), 28), shares));
  }
  if (lines.empty()) return;
  page.title("Officers trained, best estimate, at the end of each March");
  for (const auto& line : lines) page.lines(line);
  page.lines(wrapped("Training fades with its half-life; coverage.csv has every force and month.", width, "  "));
}

void add_turnings(Page& page, const ComparisonReport& report) {
  const auto& yardstick = report.results.choice.by_protected;
  const auto name = [&](std::size_t place) {
    return core::escaped(report.compared.alternatives[yardstick.among[place]].name);
  };
  page.title("What would have to be different");
  page.lines(wrapped(fmt::format("{} protects most on expectation. The numbers that move its gain most, and where "
                                 "another would be better:",
                                 name(yardstick.decision.best)),
                     width, "  "));
  std::vector<std::string> points;
  for (const auto& turning : yardstick.turnings) {
    if (points.size() == 4) break;
    const std::string share = percent(turning.explained);
    if (!turning.switching.nearest) {
      points.push_back(
          fmt::format("{} ({} of its variance): no value within its range changes the choice.", turning.path, share));
      continue;
    }
    const auto& nearest = *turning.switching.nearest;
    const std::string place =
        turning.at_switch && turning.at_median
            ? fmt::format("{:.3g} (best estimate {:.3g})", *turning.at_switch, *turning.at_median)
            : fmt::format("{:+.1f} standard deviations from its median", nearest.at - turning.switching.centre);
    points.push_back(fmt::format("{} ({} of its variance): the choice changes at {}, from {} below to {} above.",
                                 turning.path, share, place, name(nearest.below), name(nearest.above)));
  }
  if (points.empty()) points.emplace_back("No single number explains a measurable part of the gain.");
  page.points(points);
}

}  // namespace sposim::report
