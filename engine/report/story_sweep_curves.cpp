#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "report/story_sweep_builder.hpp"

/// What the points of a sweep show by themselves: results by where one factor stands, or two.
namespace sposim::report::story {

namespace {

constexpr std::size_t most_places = 12;   // of a factor that are bins of their own
constexpr std::size_t bins_of_many = 10;  // of equal numbers of points
constexpr std::size_t fewest_for_a_band = 5;

/// Where each point has a factor: its coordinate; of a list of values or a choice the middle of its place.
std::vector<double> places_of_points(const SweepReport& report, const analysis::Responses& responses,
                                     std::size_t factor) {
  const model::PlannedFactor& planned = report.plan.factors[factor];
  std::vector<double> places = responses.points.column(factor);
  if (planned.places == 0) return places;
  for (double& place : places) {
    place = (static_cast<double>(model::place_of(planned, place)) + 0.5) / static_cast<double>(planned.places);
  }
  return places;
}

/// The points that are about one factor, in the order of its places.
std::vector<std::size_t> points_about(const analysis::Responses& responses, std::size_t factor,
                                      const std::vector<double>& places) {
  std::vector<std::size_t> points;
  const bool alone = responses.design.kind == analysis::DesignKind::one_at_a_time;
  for (std::size_t point = 0; point < places.size(); ++point) {
    if (alone && point > 0 && analysis::one_moved(responses.design, point).factor != factor) continue;
    points.push_back(point);
  }
  std::stable_sort(points.begin(), points.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  return points;
}

/// Cuts sorted points into runs: one for each place, or where there are many so many of equal size.
std::vector<std::vector<std::size_t>> runs_of(const std::vector<std::size_t>& points,
                                              const std::vector<double>& places) {
  std::vector<std::vector<std::size_t>> runs;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0 || places[points[i]] != places[points[i - 1]]) runs.emplace_back();
    runs.back().push_back(points[i]);
  }
  if (runs.size() <= most_places) return runs;
  runs.clear();
  for (std::size_t bin = 0; bin < bins_of_many; ++bin) {
    const std::size_t from = bin * points.size() / bins_of_many, to = (bin + 1) * points.size() / bins_of_many;
    runs.emplace_back(points.begin() + static_cast<std::ptrdiff_t>(from),
                      points.begin() + static_cast<std::ptrdiff_t>(to));
  }
  return runs;
}

/// The value below which a share of the values lies, by straight lines between them.
double quantile_of(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// @param mean_place  written: where the points stand on average
Bin bin_of(const analysis::Responses& responses, std::size_t output, const std::vector<std::size_t>& points,
           const std::vector<double>& places, double& mean_place) {
  Bin bin;
  std::vector<double> results;
  double sum = 0;
  double sum_of_places = 0;
  for (const std::size_t point : points) {
    results.push_back(responses.outputs[output].mean[point]);
    sum += results.back();
    sum_of_places += places[point];
  }
  bin.points = points.size();
  bin.mean = sum / static_cast<double>(points.size());
  mean_place = sum_of_places / static_cast<double>(points.size());
  const bool alone = responses.design.kind == analysis::DesignKind::one_at_a_time;
  if (!alone && points.size() >= fewest_for_a_band) {
    std::sort(results.begin(), results.end());
    bin.middle_80 = results::Band{quantile_of(results, 0.1), quantile_of(results, 0.9)};
  }
  return bin;
}

std::string kind_of_axis(const FactorScale& scale) {
  if (scale.is_choice) return "choice";
  if (!scale.is_value || scale.unit == scenario::Unit::probability) return "percent";
  if (scale.unit == scenario::Unit::days) return "days";
  return scale.unit == scenario::Unit::pounds ? "pounds" : "number";
}

std::string name_of_axis(const FactorScale& scale) {
  if (scale.is_choice) return "";
  if (!scale.is_value) return "quantile of its distribution";
  return scale.axis;
}

/// The places at which the points hold a factor, and which of them each point is at.
struct Places {
  std::vector<double> coordinates;
  std::vector<std::size_t> of_point;
};

Places places_of(const std::vector<double>& of_points) {
  Places places;
  std::map<double, std::size_t> seen;
  for (const double each : of_points) seen[each] = 0;
  for (auto& [coordinate, place] : seen) {
    place = places.coordinates.size();
    places.coordinates.push_back(coordinate);
  }
  for (const double each : of_points) places.of_point.push_back(seen.at(each));
  return places;
}

}  // namespace

ResponseCurve curve_of(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
                       std::size_t factor, const FactorScale& scale) {
  ResponseCurve curve{scale.statement, name_of_axis(scale), kind_of_axis(scale), {}};
  const std::vector<double> places = places_of_points(report, responses, factor);
  for (const auto& run : runs_of(points_about(responses, factor, places), places)) {
    double coordinate = 0;
    Bin bin = bin_of(responses, output, run, places, coordinate);
    bin.at = place_on_axis(report, factor, scale, coordinate);
    bin.label = place_in_words(report, factor, scale, coordinate);
    curve.bins.push_back(std::move(bin));
  }
  return curve;
}

std::optional<GridOfTwo> grid_of(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
                                 std::pair<std::size_t, std::size_t> factors, const std::vector<FactorScale>& scales) {
  const Places down = places_of(places_of_points(report, responses, factors.first));
  const Places across = places_of(places_of_points(report, responses, factors.second));
  const auto can_be_read = [](const Places& places) {
    return places.coordinates.size() > 1 && places.coordinates.size() <= most_places;
  };
  if (!can_be_read(down) || !can_be_read(across)) return std::nullopt;
  GridOfTwo grid{scales[factors.first].statement, scales[factors.second].statement, {}, {}, {}};
  for (const double place : down.coordinates) {
    grid.down_labels.push_back(place_in_words(report, factors.first, scales[factors.first], place));
  }
  for (const double place : across.coordinates) {
    grid.across_labels.push_back(place_in_words(report, factors.second, scales[factors.second], place));
  }
  const std::size_t rows = down.coordinates.size(), columns = across.coordinates.size();
  std::vector<std::vector<double>> count(rows, std::vector<double>(columns, 0));
  grid.means = count;
  for (std::size_t point = 0; point < responses.points.rows(); ++point) {
    const std::size_t row = down.of_point[point], column = across.of_point[point];
    grid.means[row][column] += responses.outputs[output].mean[point];
    count[row][column] += 1;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (count[row][column] == 0) return std::nullopt;
      grid.means[row][column] /= count[row][column];
    }
  }
  return grid;
}

}  // namespace sposim::report::story
