#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/date.hpp"

/// Charts as SVG text, for the page, for single files and for print: no script, no style sheet, no reference outside.
///
/// One function for each kind of chart; each takes plain data and gives the picture, its description in words and its
/// data as a table. The same data give the same bytes. A value that is not finite (or beyond ±1e15) is missing: it
/// leaves a gap in the picture and an empty cell in the table, never a guess.
namespace sposim::report::charts {

/// A value that is not known.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// From a low to a high end; the ends of an interval that is not known are `missing`.
struct Interval {
  double low = missing, high = missing;
};

/// What a value counts, which decides how it is written on an axis, beside a mark and in a table.
enum class Unit {
  number,   ///< 1,240
  pounds,   ///< £1,240
  percent,  ///< a share: 0.634 is 63%
  days,     ///< 90 on the axis; the axis' name has to say days
  date,     ///< days since 1 January 1970, see `on_axis`; for horizontal axes
};

/// A day's place on an axis of `Unit::date`.
inline double on_axis(core::Date date) {
  return static_cast<double>(date.time_since_epoch().count());
}

/// Which colour a series has: the same for the same thing in every chart.
enum class Role {
  automatic,       ///< by its place among the series
  current_policy,  ///< dark blue, solid line
  reform,          ///< orange, dashed line
};

/// Two layouts of each chart. Both scale to the width they are given; the text stays readable when that is
/// at least about 500 px for `wide` and 300 px for `narrow` (a telephone).
enum class Width {
  wide,    ///< 680 units, text of 15 units
  narrow,  ///< 360 units, text of 13 units
};

/// Whether the two titles are drawn. A page that sets them as HTML above the picture leaves them out; the picture's
/// text alternative has them in any case.
enum class Titles { drawn, left_out };

/// What stands around a chart.
struct Heading {
  /// Unique in the page: a letter, then letters, digits, `-` or `_`. `ID-title` and `ID-desc` are made from it.
  std::string id;
  std::string headline;  ///< the message: "Reform protects about 1,240 more victims"
  std::string subtitle;  ///< measure, area, period: "Victims with an order in force, England and Wales, 2023 to 2028"
  std::string note;      ///< one or two sentences below the picture (source, what is not shown); may be empty
  Width width = Width::wide;
  Titles titles = Titles::drawn;
};

/// A cell: nothing (not applicable), words, or a number in the unit of its column.
using Cell = std::variant<std::monostate, std::string, double>;

struct Column {
  std::string name;  ///< with the unit in words where it needs one
  Unit unit = Unit::number;
};

/// The data behind a chart; every row has as many cells as there are columns. The first column names the row.
struct DataTable {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Chart {
  std::string svg;          ///< one `<svg>` element with a viewBox, without an XML declaration; ends with a line feed
  std::string description;  ///< the text alternative, as in the `<desc>` of the picture; plain text, not escaped
  DataTable table;
};

/// A number as it is written beside a mark: three significant figures, commas, £ or %, `m` and `bn` from a million;
/// `not known` for one that is missing.
std::string value_text(double value, Unit unit);

/// A cell as text for a page: numbers rounded for a reader (`1,240`, `61.25`), empty for none.
std::string cell_text(const Cell& cell, Unit unit);

/// The chart as a file of its own (`charts/NAME.svg`): the picture behind an XML declaration.
std::string svg_file(const Chart& chart);

}  // namespace sposim::report::charts
