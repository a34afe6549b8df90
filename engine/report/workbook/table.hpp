#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/date.hpp"
#include "report/small_counts.hpp"
#include "results/estimate.hpp"

/// The tables of the workbook as plain values, before any spreadsheet library sees them.
namespace sposim::report::workbook {

/// How a column's numbers are shown; the numbers themselves are never rounded.
enum class Shown {
  text,
  count,    ///< of victims or events: below five it may have to be banded
  number,   ///< with as many decimals as its size calls for
  whole,    ///< 1,234
  percent,  ///< 12.3%
  pounds,   ///< £1,234
  date,     ///< 31 March 2031
};

struct Column {
  std::string title;
  Shown shown = Shown::text;
};

/// What cannot be known. It is written as a word, so that no cell of a table is blank.
struct Missing {};
using Cell = std::variant<Missing, std::string, double, core::Date>;

inline Cell cell(const std::optional<double>& number) {
  return number ? Cell(*number) : Cell(Missing{});
}
/// Text as it stands in a scenario, or a word for nothing.
Cell words(const std::string& text);

/// One table, alone on its sheet.
struct Table {
  std::string sheet;  ///< name of the sheet, at most 31 characters
  std::string name;   ///< of the marked-up table: letters, digits and underscores
  std::string title;  ///< in A1
  std::string about;  ///< in A2, one sentence
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Puts `<5` in the place of small counts, and `[c]` in that of figures held back (they are no numbers), where that was
/// asked for.
void band(Table& table, SmallCounts small);

/// Appends the columns `NAME mean`, `simulation error`, `median`, `low 95` and `high 95`, or some of them.
enum class Detail { band, error_and_band, everything };
void add_estimate_columns(const std::string& name, Shown shown, Detail detail, std::vector<Column>& columns);
void add_estimate(const std::optional<results::Estimate>& estimate, Detail detail, std::vector<Cell>& row);

}  // namespace sposim::report::workbook
