#pragma once

#include <string>
#include <vector>

#include "report/charts/axes.hpp"
#include "report/charts/canvas.hpp"

/// Charts of one row for each thing, along one axis across the page.
namespace sposim::report::charts {

struct RowWords {
  std::string name;   ///< at the left, or above the row on narrow paper
  std::string value;  ///< at the right; may be empty
};

enum class Density {
  roomy,  ///< names of two lines
  tight,  ///< one line each, as many as there are forces
};

struct RowsRequest {
  std::vector<RowWords> rows;
  Interval data;
  Unit unit = Unit::number;
  std::string axis_name;
  Density density = Density::roomy;
  /// A line at a value through all rows, named above them; drawn before the names, which it does not cross out.
  double reference = missing;
  std::string reference_label;
  double inside = 0;           ///< room for labels beside the marks, at both ends of the axis
  bool zero = true;            ///< a line at zero
  std::size_t most_lines = 2;  ///< of a name
};

struct Rows {
  Scale x;
  double top = 0, bottom = 0;
  std::vector<double> middle;  ///< of each row's marks
  double end = 0;              ///< where what follows may begin
};

/// Draws names, values, grid and axis; the marks are the caller's.
Rows draw_rows(Canvas& canvas, const RowsRequest& request);

}  // namespace sposim::report::charts
