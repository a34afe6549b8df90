#pragma once

#include <functional>
#include <string>

#include "report/charts/canvas.hpp"
#include "report/charts/scale.hpp"

/// The frame of a plot: its axes, grid lines and names.
namespace sposim::report::charts {

/// Where the data go.
struct Plot {
  Scale x, y;
  double end = 0;  ///< where what follows may begin, below the axis' labels
  double left() const { return x.from; }
  double right() const { return x.to; }
  double top() const { return y.to; }
  double bottom() const { return y.from; }
};

/// True if the box lies in the plot.
bool holds(const Plot& plot, const Box& box);

enum class Ends { at_ticks, at_data };

struct PlotRequest {
  Axis y;
  std::string y_name;  ///< written above the axis, never turned
  Interval x_data;
  Unit x_unit = Unit::number;
  std::string x_name;  ///< written below the axis; may be empty
  double height = 0;   ///< of the plot itself
  double right = 0;    ///< room for labels at the right
  double above = 0;    ///< room for labels above the plot
  Ends x_ends = Ends::at_ticks;
};

/// Draws both axes and the grid below the titles.
///
/// @param first  draws what lies behind the grid, when the place of the plot is known
Plot draw_plot(Canvas& canvas, const PlotRequest& request, const std::function<void(const Plot&)>& first = {});

/// An axis across the page whose labels all fit, and touch no other.
Axis horizontal_axis(const Canvas& canvas, const Interval& data, Unit unit, Interval places);

/// Draws it: grid lines from `top` to `bottom`, labels below, the name below them.
/// @return  where what follows may begin
double draw_horizontal_axis(Canvas& canvas, const Axis& axis, const Scale& scale, Interval top_to_bottom,
                            const std::string& name);

/// A line at zero, where the scale has one and it is not an edge.
void draw_zero(Canvas& canvas, const Scale& x, Interval top_to_bottom);

}  // namespace sposim::report::charts
