#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "core/date.hpp"
#include "random/distribution.hpp"
#include "scenario/pathway.hpp"
#include "scenario/term.hpp"

/// The pathway as drawn for one parameter draw: the same list of numbers as written, each now known.
namespace sposim::model {

using core::Day;

/// What holds from day to day, in each force: a step function of the day.
template <class T>
struct Steps {
  std::vector<Day> starts{0};  ///< [steps] first day of each step, ascending; the first reaches back for ever
  std::vector<T> values{T{}};  ///< [forces or 1][steps]
  bool by_force = false;

  const T& value(std::size_t force, std::size_t step) const {
    return values[(by_force ? force * starts.size() : 0) + step];
  }
  /// The step that holds on a day.
  std::size_t step_on(Day day) const {
    std::size_t step = starts.size() - 1;
    while (step > 0 && starts[step] > day) --step;
    return step;
  }
  const T& at(std::size_t force, Day day) const { return value(force, starts.size() == 1 ? 0 : step_on(day)); }
};

/// A step function as one force reads it.
template <class T>
class InForce {
 public:
  InForce(const Steps<T>& steps, std::size_t force)
      : starts_(steps.starts.data()), values_(&steps.value(force, 0)), last_(steps.starts.size() - 1) {}

  const T& on(Day day) const {
    std::size_t step = last_;
    while (step > 0 && starts_[step] > day) --step;
    return values_[step];
  }
  /// False where one value holds throughout.
  bool changes() const { return last_ > 0; }
  /// The first day after this one on which a new step begins; beyond every day if there is none.
  Day next_change(Day day) const {
    const Day* next = std::upper_bound(starts_ + 1, starts_ + last_ + 1, day);
    return next == starts_ + last_ + 1 ? std::numeric_limits<Day>::max() : *next;
  }

 private:
  const Day* starts_;
  const T* values_;
  std::size_t last_;
};

/// A number over time.
using Timeline = Steps<double>;

/// The same as one force reads it.
struct Number : InForce<double> {
  bool off = false;  ///< 0 throughout: what it leads to never happens

  Number(const Timeline& number, std::size_t force) : InForce<double>(number, force), off(!changes() && on(0) == 0) {}
};

/// Something that differs from case to case, over time.
using DrawnVariation = Steps<random::Distribution>;

/// Shares of named parts, over time; they add up to 1.
struct DrawnShares {
  std::vector<Timeline> parts;        ///< [parts], all with the same steps
  std::vector<scenario::Term> terms;  ///< [parts] of an order's length; empty for outcomes

  /// The part in which a uniform falls, in one force on one day.
  std::size_t pick(std::size_t force, Day day, double u) const {
    if (parts.size() == 1) return 0;
    const std::size_t step = parts.front().step_on(day);
    std::size_t part = 0;
    double below = parts[0].value(force, step);
    while (u >= below && part + 1 < parts.size()) below += parts[++part].value(force, step);
    return part;
  }
};

/// `scenario::Pathway<Drawn>` holds every number of the pathway for one parameter draw.
struct Drawn {
  using number = Timeline;
  using variation = DrawnVariation;
  using shares = DrawnShares;
};
using DrawnPathway = scenario::Pathway<Drawn>;

}  // namespace sposim::model
