#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// Things compared: a dot for the best estimate, a thick line for the 50 band and a thin one for the 95 band.
namespace sposim::report::charts {

struct IntervalRow {
  std::string name;
  double value = missing;
  Interval band_50, band_95;
  /// The value as written at the right, if it is to be written otherwise than `value_text` does.
  std::string text;
  Role role = Role::automatic;
};

enum class Order { as_given, largest_first, smallest_first };

struct IntervalData {
  std::string measure;      ///< name of the axis: "more newly protected victims than today"
  std::string rows_called;  ///< head of the table's first column: "policy", "police force"
  Unit unit = Unit::number;
  std::vector<IntervalRow> rows;
  Order order = Order::largest_first;
  /// A labelled line across all rows, such as the nation's rate.
  double reference = missing;
  std::string reference_label;
  /// What dot and lines mean, below the axis; empty: "Dot: best estimate. Thick line: …", as far as there are bands.
  std::string key{};
  std::size_t most_lines = 2;  ///< of a name
};

/// A few things, ranked, each name in full (two lines at most), with the value at the right. Zero is always shown.
Chart interval_dots(const Heading& heading, const IntervalData& data);

/// Many things (all forces): one tight line each.
Chart sorted_intervals(const Heading& heading, const IntervalData& data);

}  // namespace sposim::report::charts
