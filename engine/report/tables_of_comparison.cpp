#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/best_estimate.hpp"
#include "model/training.hpp"
#include "report/comparison_report.hpp"
#include "report/csv.hpp"
#include "report/disclosure.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

namespace sposim::report {

namespace {

using simulation::Measure;

/// A mean, its error and its bands, one row each: `statistic, value`.
struct Tidy {
  CsvWriter& csv;
  SmallCounts small = SmallCounts::shown;

  /// @param begin  writes the cells before `statistic`
  template <class Begin>
  void estimate(const results::Estimate& estimate, Told told, Begin&& begin) const {
    const auto row = [&](std::string_view statistic, double number) {
      begin();
      csv.word(statistic).count(number, small).end_row();
    };
    begin();
    csv.word("mean").count(estimate.mean, small, told).end_row();
    if (estimate.simulation_error) {  // no count, and shown
      begin();
      csv.word("simulation_error").number(*estimate.simulation_error).end_row();
    }
    if (!estimate.bands) return;
    row("median", estimate.bands->median);
    const std::pair<std::string_view, results::Band> bands[] = {
        {"50", estimate.bands->band_50}, {"80", estimate.bands->band_80}, {"95", estimate.bands->band_95}};
    for (const auto& [share, band] : bands) {
      row(fmt::format("low_{}", share), band.low);
      row(fmt::format("high_{}", share), band.high);
    }
  }
};

constexpr Measure monthly_measures[] = {Measure::applied,           Measure::granted,
                                        Measure::withdrawn,         Measure::newly_protected,
                                        Measure::pending,           Measure::protected_cases,
                                        Measure::covered,           Measure::any_order,
                                        Measure::waiting_days,      Measure::protected_days,
                                        Measure::covered_days,      Measure::interim_orders,
                                        Measure::incidents_averted, Measure::incidents_while_waiting};

/// Months that end a financial year, and the last; or all of them.
bool is_wanted(const simulation::Layout& layout, std::size_t month, Detail detail) {
  const core::Date last = layout.months[month].last;
  const bool year_end = core::financial_year(last) != core::financial_year(last + std::chrono::days{1});
  return detail == Detail::every_month || year_end || month + 1 == layout.months.size();
}

/// The month in which policies start.
std::size_t first_policy_month(const ComparisonReport& report) {
  const auto& months = report.run.record.layout.months;
  std::size_t month = 0;
  while (month + 1 < months.size() && months[month].last < report.run.scenario.clock.policies_from) ++month;
  return month;
}

const std::string& name_of_alternative(const ComparisonReport& report, std::size_t which) {
  return report.compared.alternatives[which].name;
}

/// [column][area]
std::vector<std::vector<bool>> hidden_by_headline(const ComparisonReport& report, std::size_t policy) {
  std::vector<std::vector<bool>> hidden;
  for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
    hidden.push_back(hidden_differences(report, policy, column));
  }
  return hidden;
}

/// [month][area] of protected cases
std::vector<std::vector<bool>> hidden_by_month(const ComparisonReport& report, std::size_t policy) {
  constexpr Measure measure = Measure::protected_cases;
  const InStep in_step{report};
  std::vector<std::vector<bool>> hidden;
  for (std::size_t month = 0; month < report.run.record.layout.months.size(); ++month) {
    hidden.push_back(hidden_in_month(report.compared.differences[policy], measure, month, small_counts(report.run),
                                     in_step.told(policy + 1, InStep::Kind::difference, measure, month)));
  }
  return hidden;
}

}  // namespace

void write_comparison_csv(FileWriter& file, const ComparisonReport& report) {
  CsvWriter csv(file, {"alternative", "kind", "measure", "from", "to", "statistic", "value"}, status(report.run));
  const Tidy tidy{csv, small_counts(report.run)};
  const auto& layout = report.run.record.layout;
  const InStep in_step{report};
  // The baseline's history once; of the others what comes after the policies' day, unless every month is asked for.
  const auto write = [&](const simulation::Record& record, std::size_t which, InStep::Kind kind) {
    const bool whole = which == 0 || report.detail == Detail::every_month;
    for (const Measure measure : monthly_measures) {
      for (std::size_t month = whole ? 0 : first_policy_month(report); month < layout.months.size(); ++month) {
        const Told told = which == 0 ? Told::yes : in_step.told(which, kind, measure, month);
        tidy.estimate(results::monthly(record, layout.nation(), measure, month), told, [&] {
          csv.text(name_of_alternative(report, which))
              .word(kind == InStep::Kind::level ? "level" : "difference")
              .word(simulation::info(measure).name);
          csv.date(layout.months[month].first).date(layout.months[month].last);
        });
      }
    }
  };
  for (std::size_t i = 0; i < report.compared.levels.size(); ++i)
    write(report.compared.levels[i], i, InStep::Kind::level);
  for (std::size_t i = 0; i < report.compared.differences.size(); ++i) {
    write(report.compared.differences[i], i + 1, InStep::Kind::difference);
  }
  csv.end_table();
}

void write_comparison_forces(FileWriter& file, const ComparisonReport& report) {
  CsvWriter csv(file, {"alternative", "kind", "area", "area_kind", "measure", "from", "to", "statistic", "value"},
                status(report.run));
  const Tidy tidy{csv, small_counts(report.run)};
  const auto& layout = report.run.record.layout;
  const auto& clock = report.run.scenario.clock;
  for (std::size_t policy = 0; policy < report.results.policies.size(); ++policy) {
    const auto begin = [&](std::size_t area, std::string_view measure, core::Date from, core::Date to) {
      csv.text(name_of_alternative(report, policy + 1)).word("difference");
      csv.text(layout.areas[area].name).word(name_of(layout.areas[area].kind)).word(measure).date(from).date(to);
    };
    const auto hidden = hidden_by_headline(report, policy);
    const auto hidden_months = hidden_by_month(report, policy);
    for (std::size_t area = 0; area < layout.areas.size(); ++area) {
      for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
        const auto& headline = simulation::headlines()[column];
        const auto [from, to] = days_of(clock, headline.window);
        tidy.estimate(report.results.policies[policy].headlines[area][column].estimate,
                      told_unless(hidden[column][area]),
                      [&, from = from, to = to] { begin(area, headline.name, from, to); });
      }
      const std::size_t first = report.detail == Detail::every_month ? 0 : first_policy_month(report);
      for (std::size_t month = first; month < layout.months.size(); ++month) {
        if (!is_wanted(layout, month, report.detail)) continue;
        const auto& span = layout.months[month];
        const auto estimate =
            results::monthly(report.compared.differences[policy], area, Measure::protected_cases, month);
        tidy.estimate(estimate, told_unless(hidden_months[month][area]),
                      [&] { begin(area, "protected", span.first, span.last); });
      }
    }
  }
  csv.end_table();
}

void write_policies(FileWriter& file, const ComparisonReport& report) {
  CsvWriter csv(file,
                {"alternative", "policy", "title", "policy_status", "lever", "target", "what", "from", "until",
                 "forces", "source", "quality", "note"},
                status(report.run));
  for (const auto& alternative : report.compared.alternatives) {
    const scenario::Scenario& scenario = *alternative.scenario;
    for (const auto& name : scenario.in_force) {
      const scenario::Policy& policy = scenario.policies.at(name);
      const auto begin = [&](std::int64_t lever) {
        csv.text(alternative.name).text(name).text(policy.change.title).word(in_words(policy.status)).whole(lever);
      };
      for (std::size_t i = 0; i < policy.change.levers.size(); ++i) {
        const scenario::Lever& lever = policy.change.levers[i];
        begin(static_cast<std::int64_t>(i) + 1);
        csv.text(lever.target).text(in_words(lever, unit_of_target(scenario, lever.target)));
        csv.date(lever.from.value_or(scenario.clock.start)).date(lever.until.value_or(scenario.clock.end));
        csv.text(in_words(lever.scope)).text(lever.evidence.source.empty() ? "assumption" : lever.evidence.source);
        csv.word(lever.evidence.quality ? in_words(*lever.evidence.quality) : "").text(lever.evidence.note).end_row();
      }
      for (const auto& undone : policy.without) {
        begin(0);
        csv.text("changes." + undone).text("undone").date(scenario.clock.start).date(scenario.clock.end);
        csv.text("in all forces").word("").word("").text(policy.note).end_row();
      }
    }
  }
  csv.end_table();
}

void write_coverage(FileWriter& file, const ComparisonReport& report) {
  CsvWriter csv(file, {"alternative", "area", "from", "to", "trained_share", "officers_trained"}, status(report.run));
  for (const auto& alternative : report.compared.alternatives) {
    const model::Plan plan = model::make_plan(*alternative.scenario);
    const model::DrawnPathway best = model::draw_at(plan, 0.5);
    const auto coverages = model::trained_shares(plan, best.training);
    const auto& layout = report.run.record.layout;
    const std::size_t before = plan.calendar.month_starts().size() - layout.months.size();
    for (std::size_t force = 0; force < layout.forces; ++force) {
      for (std::size_t month = first_policy_month(report); month < layout.months.size(); ++month) {
        csv.text(alternative.name).text(layout.areas[force].name);
        csv.date(layout.months[month].first).date(layout.months[month].last);
        csv.number(coverages[force].month_middle[before + month]).number(coverages[force].trained[before + month]);
        csv.end_row();
      }
    }
  }
  csv.end_table();
}

void write_paired(FileWriter& file, const ComparisonReport& report) {
  std::vector<std::string> columns{"alternative", "replicate", "draw"};
  for (const auto& headline : simulation::headlines()) columns.emplace_back(headline.name);
  CsvWriter csv(file, columns, status(report.run));
  const simulation::Record& baseline = report.compared.levels.front();
  const results::Grouping group = results::grouping(baseline);
  for (std::size_t i = 1; i < report.compared.levels.size(); ++i) {
    for (std::uint32_t r = 0; r < baseline.replicates; ++r) {
      csv.text(name_of_alternative(report, i)).whole(baseline.first_replicate + r).whole(group.draw(r));
      for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
        const std::size_t nation = baseline.layout.nation();
        csv.whole(report.compared.levels[i].headline(r, nation, column) - baseline.headline(r, nation, column));
      }
      csv.end_row();
    }
  }
  csv.end_table();
}

}  // namespace sposim::report
