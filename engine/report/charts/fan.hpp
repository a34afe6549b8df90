#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// A number over time with its bands: what was, and what may come.
namespace sposim::report::charts {

struct FanPoint {
  core::Date at;
  double median = missing;
  Interval band_50, band_80, band_95;
};

/// One scenario.
struct FanSeries {
  std::string name;              ///< short: it is written at the end of the line
  std::vector<FanPoint> points;  ///< in order of time
  Role role = Role::automatic;
};

/// A count that is known, drawn as a diamond.
struct ObservedPoint {
  core::Date at;
  double value = missing;
  std::string name;  ///< for the table: "applications, 2021-22, Home Office"
};

struct FanData {
  std::string measure;  ///< in plain words: "victims with an order in force"
  Unit unit = Unit::number;
  /// One scenario, or two: current policy and reform. Of two, the 50 and 95 bands are drawn; of one, all three.
  std::vector<FanSeries> series;
  /// From here on it is a projection: a line with the label, and the ground behind what was before is tinted.
  std::optional<core::Date> projection_from;
  std::string projection_label = "policies start";
  std::vector<ObservedPoint> observed;
  std::string observed_name = "counted";
};

Chart fan_chart(const Heading& heading, const FanData& data);

}  // namespace sposim::report::charts
