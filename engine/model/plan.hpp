#pragma once

#include <cstdint>
#include <vector>

#include "model/calendar.hpp"
#include "model/drawn.hpp"
#include "model/schedule.hpp"
#include "model/source.hpp"
#include "scenario/scenario.hpp"

/// A scenario made ready for drawing: the same list of numbers, each with its sources, its levers and its days.
namespace sposim::model {

/// One number with the levers that act on it.
struct PlannedNumber {
  Source source;
  std::vector<PlannedLever> levers;  ///< in the order in which they act
  std::vector<Day> source_days;      ///< on which the source itself changes, the first 0
  std::vector<Day> days;             ///< on which the number may change, the source's and the levers' days
  bool by_force = false;
};

struct PlannedVariation {
  random::Family family = random::Family::fixed;
  std::vector<PlannedNumber> parameters;
  std::vector<Day> days;
  bool by_force = false;
};

struct PlannedShares {
  struct From {
    Day day = 0;
    std::vector<Source> parts;  ///< shares, or the concentrations of a Dirichlet distribution
    bool doubtful = false;
    bool doubt_by_force = false;
    std::vector<std::uint64_t> addresses;  ///< [parts] of a Dirichlet
  };
  std::vector<From> steps;
  struct PartLever {
    std::size_t part = 0;
    PlannedLever lever;
  };
  std::vector<PartLever> levers;  ///< in the order in which they act
  std::vector<scenario::Term> terms;
  std::vector<Day> days;
  bool by_force = false;
};

struct Planned {
  using number = PlannedNumber;
  using variation = PlannedVariation;
  using shares = PlannedShares;
};

/// What one policy in force costs.
struct PlannedCost {
  scenario::Cost<Planned> cost;
  Day from = 0, until = 0;  ///< first and last day of the policy, within the run
  int price_year = 0;
};

struct Plan {
  Calendar calendar;
  std::vector<std::uint16_t> force_addresses;
  std::uint64_t seed = 0;
  scenario::Pathway<Planned> pathway;
  std::vector<FromEvents> counts;  ///< each needs an exposure in every draw
  std::vector<PlannedCost> costs;  ///< of the policies in force
  std::vector<Doubt> doubts;       ///< every number that differs from draw to draw
  HeldDoubts held;                 ///< those that do not, to see how much they matter

  /// Days on which the heights of the curves may change (first-report numbers), the first 0.
  std::vector<Day> segments;
  std::vector<std::uint32_t> segment_of_day;  ///< [days from 0 to the end]

  std::size_t forces() const { return force_addresses.size(); }
};

Plan make_plan(const scenario::Scenario& scenario);

/// Every number of the pathway in one parameter draw.
///
/// @throws core::UserError if a drawn probability leaves [0, 1], naming force and draw
DrawnPathway draw(const Plan& plan, std::uint32_t draw);

/// [counts][forces] expected cases behind each count.
using Exposures = std::vector<std::vector<double>>;

struct WholeDraw {
  DrawnPathway pathway;
  Exposures exposures;
};

/// The same with the exposures that its rates were drawn with.
///
/// @param baseline  the baseline's exposures, for a scenario with policies: what was counted does not change with them
/// @param standing  where a point of a sweep puts some of the doubts; null: all are drawn
WholeDraw draw_whole(const Plan& plan, std::uint32_t draw, const Exposures* baseline,
                     const Standing* standing = nullptr);

/// Every number with each doubt at one quantile: ½ for best estimates.
DrawnPathway draw_at(const Plan& plan, double quantile);

/// Every number at its best estimate, but the sizes of the policies in force at this quantile of their doubt.
///
/// @throws core::UserError if a number leaves its limits
DrawnPathway draw_policies_at(const Plan& plan, double quantile);

/// The training sub-model alone.
scenario::Training<Drawn> draw_training(const Plan& plan, std::uint32_t draw);

/// What each policy in force costs, in the order of `plan.costs`.
using DrawnCost = std::vector<scenario::Cost<Drawn>>;
DrawnCost draw_cost(const Plan& plan, std::uint32_t draw);

}  // namespace sposim::model
