#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// A small picture for each number: how the answer goes with it, all answers on one scale.
namespace sposim::report::charts {

struct ResponsePoint {
  double x = missing, y = missing;
  Interval spread;    ///< of the answer at this x; may be missing
  std::string label;  ///< of x in words, for the table and for choices
};

enum class Along {
  values,   ///< a line over an axis of numbers
  choices,  ///< a mark for each of a few names
};

struct ResponsePanel {
  std::string name;  ///< the number in plain words, two lines at most
  std::string axis;  ///< name of its own axis, with the unit
  Unit unit = Unit::number;
  Along along = Along::values;
  std::vector<ResponsePoint> points;  ///< in order of x; choices at 0, 1, 2 …
};

struct ResponseData {
  std::string measure;  ///< the answer
  Unit unit = Unit::number;
  std::string panels_called = "number";
  std::string x_called = "value";
  std::string spread_called;  ///< what the band is: "80 of 100 points"; empty where there is none
  bool zero = false;          ///< the axis of the answer reaches to 0
  std::vector<ResponsePanel> panels;
};

Chart response_panels(const Heading& heading, const ResponseData& data);

}  // namespace sposim::report::charts
