#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"
#include "report/charts/curves.hpp"

/// Morris' plane: how much each number does, against how much that depends on where it and the others stand.
namespace sposim::report::charts {

struct ScreenedNumber {
  std::string name;
  double effect = missing;  ///< μ*
  Interval interval;        ///< of it
  double varies = missing;  ///< σ
};

struct ScreeningData {
  AxisName effect, varies;
  std::vector<ScreenedNumber> numbers;  ///< the largest effect first
  std::size_t most_named = 10;          ///< are numbered in the picture and named below it
};

Chart screening_plane(const Heading& heading, const ScreeningData& data);

}  // namespace sposim::report::charts
