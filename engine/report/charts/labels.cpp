#include "report/charts/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sposim::report::charts {

namespace {

constexpr double gap = 14;  // from the line's end to its label, with room for a leader

double most_room(const Canvas& canvas) {
  return (canvas.is_narrow() ? 0.3 : 0.27) * canvas.width();
}

/// Lines of the label with the most of them; all get as much height as it does, so that they can be spread evenly.
std::size_t most_lines(const Canvas& canvas, const std::vector<EndLabel>& labels) {
  std::size_t most = 1;
  for (const EndLabel& label : labels) {
    const auto lines = broken(clean(label.words), label.type.size, label.type.weight, most_room(canvas) - gap,
                              labels.size() > 6 ? 1 : 3);
    most = std::max(most, lines.size());
  }
  return most;
}

double height_of_one(const Canvas& canvas, const std::vector<EndLabel>& labels) {
  double size = 0;
  for (const EndLabel& label : labels) size = std::max(size, label.type.size);
  return 1.25 * size * static_cast<double>(most_lines(canvas, labels)) + 2;
}

}  // namespace

double end_label_room(const Canvas& canvas, const std::vector<EndLabel>& labels) {
  double widest = 0;
  for (const EndLabel& label : labels) {
    widest = std::max(widest, text_width(clean(label.words), label.type.size, label.type.weight));
  }
  return labels.empty() ? 0 : gap + std::min(widest + 1, most_room(canvas) - gap);
}

double end_labels_height(const Canvas& canvas, const std::vector<EndLabel>& labels) {
  return labels.empty() ? 0 : height_of_one(canvas, labels) * static_cast<double>(labels.size());
}

void draw_end_labels(Canvas& canvas, const std::vector<EndLabel>& labels, double x, Interval span) {
  if (labels.empty()) return;
  const double height = height_of_one(canvas, labels), room = end_label_room(canvas, labels) - gap + 0.5;
  const std::size_t most = most_lines(canvas, labels);
  std::vector<double> wanted;
  wanted.reserve(labels.size());
  for (const EndLabel& label : labels) wanted.push_back(label.y);
  const auto placed = spread(wanted, height, span);
  Path leaders;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EndLabel& label = labels[i];
    const auto count =
        static_cast<double>(broken(clean(label.words), label.type.size, label.type.weight, room, most).size());
    const double first = placed[i] - (count - 1) / 2 * 1.25 * label.type.size + 0.35 * label.type.size;
    canvas.lines({x + gap, first}, label.words, label.type, room, most);
    if (std::abs(placed[i] - label.y) > 3) leaders.move(x + 2, label.y).line(x + gap - 3, placed[i]);
  }
  canvas.path(leaders, fmt::format("fill=\"none\" stroke=\"{}\"", colour::axis));
}

}  // namespace sposim::report::charts
