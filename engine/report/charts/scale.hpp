#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// From values to places: the one scale and the one set of ticks of all charts.
namespace sposim::report::charts {

/// A value that can be drawn.
inline bool is_known(double value) {
  return std::isfinite(value) && std::abs(value) <= 1e15;
}

inline bool is_known(const Interval& interval) {
  return is_known(interval.low) && is_known(interval.high);
}

/// The number as a cell of a table; none when it is not known.
inline Cell cell_of(double value) {
  return is_known(value) ? Cell{value} : Cell{};
}

/// The least and the greatest of what it was shown.
class Extent {
 public:
  Extent& include(double value);
  Extent& include(const Interval& interval);
  bool is_empty() const { return !is_known(seen_); }
  /// {0, 1} when nothing was seen.
  Interval seen() const { return is_empty() ? Interval{0, 1} : seen_; }

 private:
  Interval seen_;
};

/// A straight scale: `shown` on the places from `from` to `to` (which may run downwards).
struct Scale {
  Interval shown;
  double from = 0, to = 1;

  double operator()(double value) const {
    return from + (to - from) * ((value - shown.low) / (shown.high - shown.low));
  }
};

struct Tick {
  double value = 0;
  std::string label;
};

struct Axis {
  Interval shown;  ///< low < high
  std::vector<Tick> ticks;
};

/// An axis that holds the data and begins and ends at ticks, which are 1, 2 or 5 times a power of ten apart; for dates,
/// one, three or six months or so many years; for days, 30, 60, 90 and so on. All-equal data get an axis around them.
///
/// @param most  ticks, at least 2; there may be fewer
Axis axis_for(const Interval& data, Unit unit, int most);

/// The place of a tick's label in words: see `Unit`.
std::string tick_text(double value, double step, Unit unit);

/// Numbers below each other: as `value_text` has them, but with the same decimals where none is above a thousand.
std::vector<std::string> texts_of(const std::vector<double>& values, Unit unit);

/// A number for the eye: `value_text` with a sign in front also when it is positive.
std::string change_text(double value, Unit unit);

}  // namespace sposim::report::charts
