#include <algorithm>

#include "report/csv.hpp"
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
  for (const auto& result : report.results.observations) {
    const auto& observation = report.scenario.observed[result.observation];
    csv.text(observation.name).word(name_of(observation.measure)).text(observation.area);
    csv.date(observation.from).date(observation.to).number(result.low).number(result.high);
    csv.number(result.model_mean).number(result.counted_mean).number(result.median);
    if (result.band_95) {
      csv.number(result.band_95->low).number(result.band_95->high);
    } else {
      csv.blank().blank();
    }
    csv.word(name_of(result.verdict)).word(result.scored ? "yes" : "no").word(result.national ? "yes" : "no");
    csv.word(name_of(observation.use)).number(result.counting_sd).text(result.reason).text(observation.evidence.source);
    csv.end_row();
  }
  csv.end_table();
}

void write_assumptions(FileWriter& file, const RunReport& report) {
  CsvWriter csv(
      file,
      {"path", "statement", "value", "unit", "range", "source", "period", "quality", "owner", "review_by", "note"},
      status(report));
  for (const auto& row : scenario::assumptions(report.scenario)) {
    csv.text(row.path).text(row.statement).text(row.value).text(row.unit).text(row.range).text(row.source);
    csv.text(row.period).text(row.quality).text(row.owner).text(row.review_by).text(row.note).end_row();
  }
  csv.end_table();
}

}  // namespace sposim::report
