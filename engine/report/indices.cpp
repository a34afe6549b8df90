#include "report/indices.hpp"

#include "report/csv.hpp"

namespace sposim::report {

void write_indices(FileWriter& file, const std::vector<analysis::SensitivityRow>& rows, std::string_view status) {
  CsvWriter csv(file, {"output", "method", "statistic", "factor", "with", "points", "value", "low_95", "high_95"},
                status);
  for (const analysis::SensitivityRow& row : rows) {
    csv.text(row.output).word(row.method).word(row.statistic).text(row.factor).text(row.with);
    csv.whole(static_cast<std::int64_t>(row.points)).number(row.index.value);
    if (row.index.band_95) {
      csv.number(row.index.band_95->low).number(row.index.band_95->high);
    } else {
      csv.blank().blank();
    }
    csv.end_row();
  }
  csv.end_table();
}

}  // namespace sposim::report
