#include <algorithm>

#include "report/assumption_log.hpp"
#include "report/csv.hpp"
#include "report/disclosure.hpp"
#include "report/tables.hpp"
#include "scenario/assumptions.hpp"

namespace sposim::report {

void write_time_to_order(FileWriter& file, const RunReport& report) {
  CsvWriter csv(file, {"area", "code", "kind", "origin", "day", "granted", "refused", "withdrawn", "undecided"},
                status(report));
  for (const auto& time : report.results.times) {
    const auto& area = report.record.layout.areas[time.area];
    for (const auto& point : time.curve) {
      csv.text(area.name).text(area.code).word(name_of(area.kind)).word(name_of(time.origin)).whole(point.day);
      csv.number(point.granted).number(point.refused).number(point.withdrawn);
      csv.number(std::max(0.0, 1 - point.granted - point.refused - point.withdrawn)).end_row();
    }
  }
  csv.end_table();
}

void write_observed(FileWriter& file, const RunReport& report) {
  CsvWriter csv(
      file,
      {"name", "measure", "area", "from", "to", "observed_low", "observed_high", "model_mean", "counted_mean", "median",
       "low_95", "high_95", "verdict", "scored", "national", "use", "counting_sd", "reason", "source"},
      status(report));
  const SmallCounts small = small_counts(report);
  const auto hidden = hidden_observations(report);
  std::size_t row = 0;
  for (const auto& result : report.results.observations) {
    const auto& observation = report.scenario.observed[result.observation];
    csv.text(observation.name).word(name_of(observation.measure)).text(observation.area);
    csv.date(observation.from).date(observation.to).number(result.low).number(result.high);
    // What was counted stands as it was published; what the model makes of it is a count like any other.
    const Told told = told_unless(hidden[row++]);
    csv.count(result.model_mean, small, told).count(result.counted_mean, small, told);
    if (result.median) {
      csv.count(*result.median, small);
    } else {
      csv.blank();
    }
    if (result.band_95) {
      csv.count(result.band_95->low, small).count(result.band_95->high, small);
    } else {
      csv.blank().blank();
    }
    csv.word(name_of(result.verdict)).word(result.scored ? "yes" : "no").word(result.national ? "yes" : "no");
    csv.word(name_of(observation.use)).number(result.counting_sd).text(result.reason).text(observation.evidence.source);
    csv.end_row();
  }
  csv.end_table();
}

namespace {

void write_impact(CsvWriter& csv, const LoggedAssumption& each) {
  const bool told = each.impact && each.impact->replicates > 0;
  if (!told) {
    for (int i = 0; i < 5; ++i) csv.blank();
    csv.text(each.low_used).text(each.high_used).word(each.impact ? name_of(each.impact->reach) : "").blank();
    return;
  }
  const analysis::Impact& impact = *each.impact;
  csv.word(name_of(impact.rating)).number(impact.swing);
  if (impact.simulation_error) {
    csv.number(*impact.simulation_error);
  } else {
    csv.blank();
  }
  csv.number(impact.change_at_low).number(impact.change_at_high).text(each.low_used).text(each.high_used);
  csv.word(name_of(impact.reach)).whole(impact.replicates);
}

}  // namespace

void write_assumptions(FileWriter& file, const RunReport& report) {
  CsvWriter csv(file, {"path",   "statement",         "value",         "unit",           "range",    "source",
                       "period", "quality",           "owner",         "review_by",      "note",     "impact",
                       "swing",  "simulation_error",  "change_at_low", "change_at_high", "low_used", "high_used",
                       "reach",  "impact_replicates", "extrapolation"},
                status(report));
  for (const auto& each : assumption_log(report)) {
    const auto& row = each.assumption;
    csv.text(row.path).text(row.statement).text(row.value).text(row.unit).text(row.range).text(row.source);
    csv.text(row.period).text(row.quality).text(row.owner).text(row.review_by).text(row.note);
    write_impact(csv, each);
    csv.text(each.extrapolation).end_row();
  }
  csv.end_table();
}

}  // namespace sposim::report
