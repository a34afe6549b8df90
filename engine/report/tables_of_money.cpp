#include <fmt/format.h>

#include <algorithm>

#include "report/comparison_report.hpp"
#include "report/csv.hpp"
#include "report/disclosure.hpp"

/// The tables of a comparison that set victims against money.
namespace sposim::report {

namespace {

/// A step's ratio, unless one of its two effects is banded: its costs stand in the same table.
Told told_ratio(const ComparisonReport& report, const std::vector<std::size_t>& among, std::ptrdiff_t step) {
  const auto& steps = report.results.choice.frontier->steps;
  const auto place = static_cast<std::size_t>(step);
  const auto banded = [&](std::size_t at) { return gain_is_banded(report, among[steps[at].option]); };
  return told_unless(banded(place) || (place > 0 && banded(place - 1)));
}

}  // namespace

void write_frontier(FileWriter& file, const ComparisonReport& report) {
  CsvWriter csv(file,
                {"alternative", "cost", "newly_protected", "standing", "by", "step", "cost_per_further_protected",
                 "price_year", "cost_is", "leaves_out"},
                status(report.run));
  static constexpr std::string_view standings[] = {"on the frontier", "dominated", "extended dominated", "duplicate"};
  const analysis::Choice& choice = report.results.choice;
  if (choice.frontier) {
    // What is known of the alternatives without a cost is in comparison.json: unknown is not free.
    std::vector<std::size_t> among{0};
    for (std::size_t i = 0; i < report.results.policies.size(); ++i) {
      if (report.results.policies[i].costing) among.push_back(i + 1);
    }
    const auto& money = *report.run.scenario.money;
    for (std::size_t place = 0; place < among.size(); ++place) {
      const auto& placed = choice.frontier->options[place];
      const auto& steps = choice.frontier->steps;
      const auto step =
          std::find_if(steps.begin(), steps.end(), [&](const auto& each) { return each.option == place; });
      const bool baseline = among[place] == 0;
      const auto* policy = baseline ? nullptr : &report.results.policies[among[place] - 1];
      csv.text(report.compared.alternatives[among[place]].name).number(baseline ? 0 : policy->cost->mean);
      const std::size_t nation = report.run.record.layout.nation();
      csv.count(baseline ? 0 : policy->headlines[nation][analysis::headline].estimate.mean, small_counts(report.run));
      csv.word(standings[static_cast<std::size_t>(placed.standing)]);
      csv.text(placed.by ? report.compared.alternatives[among[*placed.by]].name : "");
      if (step == steps.end()) {
        csv.blank().blank();
      } else {
        csv.whole(step - steps.begin() + 1).number(step->ratio, told_ratio(report, among, step - steps.begin()));
      }
      const analysis::Alternative& alternative = report.compared.alternatives[among[place]];
      csv.whole(money.price_year).word(kind_of_cost(alternative));
      csv.text(fmt::format("{}", fmt::join(left_out(alternative), "; "))).end_row();
    }
  }
  csv.end_table();
}

void write_acceptability(FileWriter& file, const ComparisonReport& report) {
  CsvWriter csv(file,
                {"value_per_protected", "alternative", "probability_best", "net_benefit", "highest_net_benefit",
                 "value_of_perfect_information", "cost_is"},
                status(report.run));
  std::vector<std::size_t> among{0};
  for (std::size_t i = 0; i < report.results.policies.size(); ++i) {
    if (report.results.policies[i].costing) among.push_back(i + 1);
  }
  for (const auto& point : report.results.choice.curve) {
    for (std::size_t place = 0; place < among.size(); ++place) {
      const auto& prospect = point.decision.options[place];
      csv.number(point.value)
          .text(report.compared.alternatives[among[place]].name)
          .number(prospect.probability_best.value);
      const bool gives_away = gain_is_banded(report, among[place]);  // two values of it would tell the gain
      csv.number(prospect.net_benefit.value, told_unless(gives_away)).word(point.decision.best == place ? "yes" : "no");
      csv.number(point.decision.perfect_information.value);
      csv.word(kind_of_cost(report.compared.alternatives[among[place]])).end_row();
    }
  }
  csv.end_table();
}

}  // namespace sposim::report
