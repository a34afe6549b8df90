#pragma once

#include <string>
#include <vector>

#include "report/charts/canvas.hpp"

/// Labels at the ends of lines, in place of a legend.
namespace sposim::report::charts {

struct EndLabel {
  double y = 0;  ///< where its line ends
  std::string words;
  Type type;
};

/// Room that these labels want at the right of a plot: the widest, but not more than a share of the canvas.
double end_label_room(const Canvas& canvas, const std::vector<EndLabel>& labels);

/// Writes them right of `x`, each near its line and none on another, with a leader where it had to move. The height
/// between `span` should hold them all; see `end_labels_height`.
void draw_end_labels(Canvas& canvas, const std::vector<EndLabel>& labels, double x, Interval span);

/// Height that the labels take in all.
double end_labels_height(const Canvas& canvas, const std::vector<EndLabel>& labels);

}  // namespace sposim::report::charts
