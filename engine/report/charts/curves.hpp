#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// Lines in a plane: acceptability, cumulative incidence, training coverage, costs against effects.
namespace sposim::report::charts {

struct Point {
  double x = missing, y = missing;
};

struct CurveSeries {
  std::string name;           ///< short: it is written at the end of the line
  std::vector<Point> points;  ///< in order of x; a missing point breaks the line
  Role role = Role::automatic;
};

struct AxisName {
  std::string name;  ///< "worth of one more protected victim"
  Unit unit = Unit::number;
};

/// A labelled line across the plot, at a value of x.
struct ReferenceLine {
  double at = missing;
  std::string label;
};

struct CurveData {
  AxisName x, y;
  std::vector<CurveSeries> series;  ///< four or fewer have colours of their own, more are grey
  std::vector<ReferenceLine> references;
  /// Ends that an axis has whatever the data: {0, 1} for shares. `missing`: as the data need.
  Interval x_shown, y_shown;
};

/// Points joined by straight lines: acceptability curves; training coverage with x in `Unit::date`.
Chart curves(const Heading& heading, const CurveData& data);

/// Each point holds until the next: cumulative incidence of granted, refused, withdrawn by days.
Chart step_curves(const Heading& heading, const CurveData& data);

struct Cloud {
  std::string name;
  std::vector<Point> draws;  ///< one for each parameter draw; an even sample of 400 is drawn when there are more
  Point mean;
  Role role = Role::automatic;
};

struct PlaneData {
  AxisName effect, cost;
  std::vector<Cloud> clouds;  ///< one for each policy
  /// Pounds for one unit of effect at which a policy is just worth it: a dashed line through the origin.
  double threshold = missing;
  std::string threshold_label;
  /// What the marks mean, below the axis; empty: "Each dot is one draw …" and the threshold's label.
  std::string key{};
};

/// Extra cost against extra effect, one point a draw, with lines through zero and the four quadrants named.
Chart cost_effectiveness_plane(const Heading& heading, const PlaneData& data);

}  // namespace sposim::report::charts
