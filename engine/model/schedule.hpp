#pragma once

#include <optional>
#include <set>
#include <vector>

#include "model/calendar.hpp"
#include "model/source.hpp"
#include "scenario/scenario.hpp"

namespace sposim::model {

/// How strongly a lever acts, from day to day: 0 before it starts and after it ends, 1 at full effect.
///
/// A ramp or a fading of up to a quarter of a year moves from day to day, a slower one from month to month; within a
/// step it stands at the step's average, so that its sum over the days is that of the straight line or the exponential.
struct Schedule {
  std::vector<Day> starts;      ///< [steps]
  std::vector<double> weights;  ///< [steps], 0 … 1

  double on(Day day) const {
    std::size_t step = starts.size() - 1;
    while (step > 0 && starts[step] > day) --step;
    return weights[step];
  }
};

Schedule schedule_of(const scenario::Lever& lever, const Calendar& calendar);

/// A lever made ready for drawing.
struct PlannedLever {
  scenario::EffectKind kind = scenario::EffectKind::multiply;
  scenario::GapSide side = scenario::GapSide::both;
  Source size;
  Source toward;       ///< close_gap only
  double divided = 0;  ///< above 0: the size is this much money divided by `size`, the price of one officer a month
  Schedule schedule;
  std::vector<bool> in_scope;  ///< [forces]
  std::size_t turn = 0;        ///< among all levers: a lower one acts first
};

/// A lever in one parameter draw: its size is read once.
class DrawnLever {
 public:
  DrawnLever(const PlannedLever& lever, const DrawContext& context);

  /// The number in one force on one day after the lever has acted on it.
  double act(double number, std::size_t force, Day day) const;

  /// True if the lever calculates on that day, with the number or with a size, instead of replacing it whole.
  bool calculates(std::size_t force, Day day) const;
  /// The value that the number moves to, of a lever that has one: of a replacement or a gap.
  std::optional<double> aim(std::size_t force) const;

 private:
  const PlannedLever& lever_;
  std::vector<double> sizes_, goals_;  ///< [forces]
};

/// The number after an effect of a size, at a weight (see `scenario::EffectKind`).
double effect_of(scenario::EffectKind kind, double number, double size, double toward, double weight);

}  // namespace sposim::model
