#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// The same small picture for each force, all with the same axes.
namespace sposim::report::charts {

struct PanelLine {
  std::vector<double> median;     ///< one for each date
  std::vector<Interval> band_95;  ///< one for each date, or empty
};

struct Panel {
  std::string name;
  std::vector<PanelLine> lines;  ///< one for each entry of `line_names`
};

struct PanelData {
  std::string measure;
  Unit unit = Unit::number;
  std::string panels_called = "police force";
  std::vector<core::Date> at;           ///< in order of time
  std::vector<std::string> line_names;  ///< one, or two: current policy and reform
  std::vector<Panel> panels;
  std::optional<core::Date> projection_from;
};

Chart small_multiples(const Heading& heading, const PanelData& data);

}  // namespace sposim::report::charts
