#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/date.hpp"
#include "random/distribution.hpp"
#include "scenario/pathway.hpp"
#include "scenario/term.hpp"

/// The pathway as drawn for one parameter draw: the same list of numbers as written, each now known.
namespace sposim::model {

using core::Day;

/// A number that may change from day to day and from force to force: a step function of the day.
struct Timeline {
  std::vector<Day> starts{0};        ///< [steps] first day of each step, ascending; the first reaches back for ever
  std::vector<double> values{0.0};   ///< [forces or 1][steps]
  bool by_force = false;

  std::size_t steps() const { return starts.size(); }
  double value(std::size_t force, std::size_t step) const {
    return values[(by_force ? force * starts.size() : 0) + step];
  }
  /// The step that holds on a day.
  std::size_t step_on(Day day) const {
    std::size_t step = starts.size() - 1;
    while (step > 0 && starts[step] > day) --step;
    return step;
  }
  double at(std::size_t force, Day day) const { return value(force, starts.size() == 1 ? 0 : step_on(day)); }
};

/// Something that differs from case to case: a family whose parameters are known for each force and day.
struct DrawnVariation {
  random::Family family = random::Family::fixed;
  std::vector<Timeline> parameters;
  std::vector<random::Distribution> constant;  ///< one entry where no parameter changes: the distribution, made once

  random::Distribution on(std::size_t force, Day day) const {
    std::vector<double> numbers;
    for (const Timeline& parameter : parameters) numbers.push_back(parameter.at(force, day));
    return random::make_distribution(family, numbers);
  }
  bool is_fixed() const { return family == random::Family::fixed; }
};

/// Shares of named parts, known for each force and day; they add up to 1.
struct DrawnShares {
  std::vector<Timeline> parts;        ///< [parts], all with the same steps
  std::vector<scenario::Term> terms;  ///< [parts] of an order's length; empty for outcomes
};

/// `scenario::Pathway<Drawn>` holds every number of the pathway for one parameter draw.
struct Drawn {
  using number = Timeline;
  using variation = DrawnVariation;
  using shares = DrawnShares;
};
using DrawnPathway = scenario::Pathway<Drawn>;

}  // namespace sposim::model
