#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "report/file.hpp"
#include "report/small_counts.hpp"

/// Tidy tables: UTF-8, a header row, ISO dates, lines that end with a line feed, no locale.
namespace sposim::report {

/// The shortest digits that read back as the same number; empty for one that is not finite ("not applicable").
std::string digits_of(double number);

/// A cell of text as RFC 4180 has it. Text from a scenario that a spreadsheet would take for a formula (it begins with
/// = + - @, a tab or a return, and is not a plain number) gets a leading apostrophe.
std::string csv_cell(std::string_view text);

/// Writes one table, cell by cell; every row ends with the `status` column, which says if the run is complete.
class CsvWriter {
 public:
  /// @param columns  the header without `status`
  CsvWriter(FileWriter& file, const std::vector<std::string>& columns, std::string_view status);

  /// Words of our own: names of measures, quantiles, dates.
  CsvWriter& word(std::string_view word);
  /// Text from a scenario, made safe for spreadsheets.
  CsvWriter& text(std::string_view text);
  CsvWriter& number(double number);
  CsvWriter& number(const std::optional<double>& number);
  CsvWriter& whole(std::int64_t number);
  /// A count, a mean of counts or an edge of its band; `<5` where small ones are banded.
  CsvWriter& count(double number, SmallCounts small);
  /// A count as above, or `[c]` where it would give a banded one away.
  CsvWriter& count(double number, SmallCounts small, Told told);
  /// A number that is no count, or `[c]`.
  CsvWriter& number(const std::optional<double>& number, Told told);
  CsvWriter& date(core::Date date);
  CsvWriter& blank();

  /// @throws core::ContractViolation if the row has not as many cells as the header
  void end_row();

  /// To be called after the last row: an empty table of a run that is not complete gets a row of empty cells, so that
  /// it says so too.
  void end_table();

 private:
  void cell(std::string_view bytes);

  FileWriter& file_;
  std::size_t columns_;
  std::string status_;
  std::string row_;
  std::size_t cells_ = 0;
  bool empty_ = true;
};

/// The cells of one line of a table of ours: no line feed within a cell.
void split_row(std::string_view line, std::vector<std::string>& cells);

}  // namespace sposim::report
