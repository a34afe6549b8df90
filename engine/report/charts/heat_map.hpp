#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// Two numbers against each other: the answer at each pair of places.
namespace sposim::report::charts {

struct HeatData {
  std::string measure;
  Unit unit = Unit::number;
  std::string down, across;  ///< the two numbers in plain words
  std::vector<std::string> down_labels, across_labels;
  std::vector<std::vector<double>> values;  ///< [down][across]
};

/// The value is written in each cell; three shades, each a third of the way from the least to the greatest,
/// with a key below.
Chart heat_map(const Heading& heading, const HeatData& data);

}  // namespace sposim::report::charts
