#include <string>
#include <vector>

#include "report/csv.hpp"
#include "report/disclosure.hpp"
#include "report/tables.hpp"

namespace sposim::report {

namespace {

const std::vector<std::string> area_columns{"area", "code", "kind"};
const std::vector<std::string> estimate_columns{"mean",   "simulation_error", "median", "low_50", "high_50",
                                                "low_80", "high_80",          "low_95", "high_95"};

std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

CsvWriter& add_area(CsvWriter& csv, const simulation::Area& area) {
  return csv.text(area.name).text(area.code).word(name_of(area.kind));
}

void add_estimate(CsvWriter& csv, const results::Estimate& estimate, SmallCounts small = SmallCounts::shown,
                  Told told = Told::yes) {
  csv.count(estimate.mean, small, told).number(estimate.simulation_error);
  if (!estimate.bands) {
    for (int cell = 0; cell < 7; ++cell) csv.blank();
    return;
  }
  csv.count(estimate.bands->median, small);
  for (const auto& band : {estimate.bands->band_50, estimate.bands->band_80, estimate.bands->band_95}) {
    csv.count(band.low, small).count(band.high, small);
  }
}

/// @param told  held back: a rate whose count is banded would give it away
void add_estimate(CsvWriter& csv, const std::optional<results::Estimate>& estimate, Told told) {
  if (told == Told::held_back) {
    for (std::size_t cell = 0; cell < estimate_columns.size(); ++cell) csv.word(held_back_mark);
    return;
  }
  if (estimate) return add_estimate(csv, *estimate);
  for (std::size_t cell = 0; cell < estimate_columns.size(); ++cell) csv.blank();
}

void add_interval(CsvWriter& csv, const std::optional<results::Band>& interval) {
  if (interval) {
    csv.number(interval->low).number(interval->high);
  } else {
    csv.blank().blank();
  }
}

const std::vector<std::string> split_columns{
    "parameter_variance", "parameter_variance_low_95", "parameter_variance_high_95", "chance_variance",
    "parameter_share",    "parameter_share_low_95",    "parameter_share_high_95"};

/// @param told  held back: a rare count's variance is nearly the count
void add_split(CsvWriter& csv, const std::optional<results::VarianceSplit>& split, Told told = Told::yes) {
  if (split && told == Told::held_back) {
    for (std::size_t cell = 0; cell < split_columns.size(); ++cell) csv.word(held_back_mark);
    return;
  }
  if (!split) {
    for (std::size_t cell = 0; cell < split_columns.size(); ++cell) csv.blank();
    return;
  }
  csv.number(split->parameter_variance);
  add_interval(csv, split->parameter_variance_95);
  csv.number(split->chance_variance).number(split->parameter_share);
  add_interval(csv, split->parameter_share_95);
}

/// The cells that say what a row of forces.csv is about.
void begin_row(CsvWriter& csv, const RunReport& report, std::size_t area, std::size_t column,
               std::string_view statistic) {
  const auto& headline = simulation::headlines()[column];
  const auto [from, to] = days_of(report.scenario.clock, headline.window);
  add_area(csv, report.record.layout.areas[area]).word(headline.name).word(name_of(headline.window));
  csv.date(from).date(to).word(statistic);
}

}  // namespace

void write_monthly(FileWriter& file, const RunReport& report) {
  const auto& layout = report.record.layout;
  CsvWriter csv(file, joined(joined(area_columns, {"measure", "from", "to"}), estimate_columns), status(report));
  std::vector<std::vector<bool>> hidden;  // [measure and month][area]
  for (const auto& measure : simulation::measures()) {
    for (std::size_t month = 0; month < layout.months.size(); ++month) {
      hidden.push_back(hidden_in_month(report.record, measure.measure, month, small_counts(report)));
    }
  }
  for (std::size_t area = 0; area < layout.areas.size(); ++area) {
    std::size_t row = 0;
    for (const auto& measure : simulation::measures()) {
      for (std::size_t month = 0; month < layout.months.size(); ++month) {
        add_area(csv, layout.areas[area]).word(measure.name);
        csv.date(layout.months[month].first).date(layout.months[month].last);
        add_estimate(csv, results::monthly(report.record, area, measure.measure, month), small_counts(report),
                     told_unless(hidden[row++][area]));
        csv.end_row();
      }
    }
  }
  csv.end_table();
}

void write_forces(FileWriter& file, const RunReport& report) {
  const auto& layout = report.record.layout;
  const auto columns = joined(area_columns, {"headline", "window", "from", "to", "statistic"});
  CsvWriter csv(file, joined(joined(columns, estimate_columns), split_columns), status(report));
  std::vector<std::vector<bool>> hidden;  // [column][area]
  for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
    hidden.push_back(hidden_headlines(report, column));
  }
  for (std::size_t area = 0; area < layout.areas.size(); ++area) {
    for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
      const auto& result = report.results.headline(area, column);
      const Told told = told_unless(hidden[column][area]);
      begin_row(csv, report, area, column, "count");
      add_estimate(csv, result.estimate, small_counts(report), told);
      add_split(csv, result.split, told);
      csv.end_row();
    }
  }
  for (const auto& rate : report.results.rates) {
    begin_row(csv, report, rate.area, rate.headline, name_of(rate.per));
    add_estimate(csv, rate.estimate, told_unless(hidden[rate.headline][rate.area]));
    add_split(csv, {});
    csv.end_row();
  }
  for (const auto& spread : report.results.spreads) {
    begin_row(csv, report, layout.nation(), spread.headline, name_of(spread.statistic));
    add_estimate(csv, spread.estimate, Told::yes);
    add_split(csv, {});
    csv.end_row();
  }
  csv.end_table();
}

void write_replicates(FileWriter& file, const RunReport& report) {
  const auto& record = report.record;
  const auto group = results::grouping(record);
  auto columns = joined({"replicate", "draw"}, area_columns);
  for (const auto& headline : simulation::headlines()) columns.emplace_back(headline.name);
  CsvWriter csv(file, columns, status(report));
  for (std::uint32_t replicate = 0; replicate < record.replicates; ++replicate) {
    for (std::size_t area = 0; area < record.layout.areas.size(); ++area) {
      csv.whole(std::int64_t{record.first_replicate} + replicate).whole(group.draw(replicate));
      add_area(csv, record.layout.areas[area]);
      for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
        csv.whole(record.headline(replicate, area, column));
      }
      csv.end_row();
    }
  }
  csv.end_table();
}

}  // namespace sposim::report
