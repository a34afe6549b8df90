#include "analysis/one_at_a_time.hpp"

#include <algorithm>
#include <cmath>

namespace sposim::analysis {

namespace {

/// The points that hold a factor at its lowest and at its highest place; a place in the middle is that of point 0.
struct Ends {
  std::size_t low = 0, high = 0;
};

Ends ends_of(const Responses& responses, const std::vector<std::size_t>& points, std::size_t factor) {
  Ends ends;
  for (const std::size_t point : points) {
    const double place = responses.points(point, factor);
    if (place < responses.points(ends.low, factor)) ends.low = point;
    if (place > responses.points(ends.high, factor)) ends.high = point;
  }
  return ends;
}

MovedAlone bar_of(const Responses& responses, const Response& response, const std::vector<std::size_t>& points,
                  std::size_t factor) {
  const Ends ends = ends_of(responses, points, factor);
  MovedAlone bar;
  bar.factor = factor;
  bar.low_place = responses.points(ends.low, factor);
  bar.high_place = responses.points(ends.high, factor);
  bar.low = response.mean[ends.low];
  bar.high = response.mean[ends.high];
  bar.least = bar.most = response.mean[0];
  for (const std::size_t point : points) {
    bar.least = std::min(bar.least, response.mean[point]);
    bar.most = std::max(bar.most, response.mean[point]);
  }
  if (response.halves.rows() > 0) {
    const auto swing = [&](std::size_t half) {
      return response.halves(ends.high, half) - response.halves(ends.low, half);
    };
    bar.chance = std::abs(swing(0) - swing(1)) / 2;
  }
  return bar;
}

}  // namespace

OneAtATime one_at_a_time(const Responses& responses, std::size_t output) {
  core::require(responses.design.kind == DesignKind::one_at_a_time, "this design moves one factor at a time");
  const Response& response = responses.outputs[output];
  std::vector<std::vector<std::size_t>> points(responses.design.factors);
  for (std::size_t point = 1; point < response.mean.size(); ++point) {
    points[one_moved(responses.design, point).factor].push_back(point);
  }
  OneAtATime result;
  result.middle = response.mean.front();
  for (std::size_t factor = 0; factor < points.size(); ++factor) {
    if (!points[factor].empty()) result.bars.push_back(bar_of(responses, response, points[factor], factor));
  }
  std::stable_sort(result.bars.begin(), result.bars.end(),
                   [](const MovedAlone& a, const MovedAlone& b) { return a.swing() > b.swing(); });
  return result;
}

}  // namespace sposim::analysis
