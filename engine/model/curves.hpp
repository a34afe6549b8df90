#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/plan.hpp"

/// What is expected of the cases first reported on each day: how many, how they end, and which routes they enter.
namespace sposim::model {

/// How an investigation ends, in the order of the shares in a scenario.
enum class Outcome { charged, evidential_victim_supports, evidential_victim_does_not_support, other };
inline constexpr std::size_t outcome_count = 4;
using ByOutcome = std::array<double, outcome_count>;

/// The streams of points by which cases enter individual simulation. A case on several routes enters by the first.
///
/// Stream 0: police apply. Stream 1: convicted, no application. Stream 2 + i: enters the i-th route that follows a
/// report or a charge, with no application and no conviction.
inline constexpr std::size_t applied_stream = 0;
inline constexpr std::size_t convicted_stream = 1;

/// One force between two turning points.
struct Odds {
  ByOutcome shares{};     ///< P(outcome)
  ByOutcome applies{};    ///< P(police apply | outcome)
  double convicted = 0;   ///< P(convicted | charged)
  ByOutcome untouched{};  ///< P(outcome and no route): such cases are only counted
};

/// Volumes may differ in every segment of the plan; how cases divide changes at few of them, the turning points.
struct Curves {
  std::size_t segments = 0;
  std::size_t turns = 0;
  std::size_t streams = 0;
  std::vector<std::uint32_t> turn_of_segment;  ///< [segments]
  std::vector<std::uint8_t> route_slots;       ///< of every route, in the order of the pathway
  std::vector<double> cases_per_day;           ///< [forces][segments]
  std::vector<Odds> odds;                      ///< [forces][turns]
  std::vector<double> heights;      ///< [forces][streams][segments] cases a year (of 365.25 days) that enter the stream
  std::vector<ByOutcome> entering;  ///< [forces][streams][turns] weights of the outcomes of the cases that enter

  double cases(std::size_t force, std::size_t segment) const { return cases_per_day[force * segments + segment]; }
  const Odds& at(std::size_t force, std::size_t segment) const {
    return odds[force * turns + turn_of_segment[segment]];
  }
  const double* stream_heights(std::size_t force, std::size_t stream) const {
    return &heights[(force * streams + stream) * segments];
  }
  const ByOutcome* stream_entering(std::size_t force, std::size_t stream) const {
    return &entering[(force * streams + stream) * turns];
  }
};

/// The curves of one parameter draw.
///
/// @param baseline  the draw whose outcome shares set the intercept of the odds that police apply: a policy that cuts
///                  evidential attrition keeps the baseline's intercept, so applications move (design model.md §4.3)
/// @throws core::UserError if training lifts a probability of applying above 1
Curves make_curves(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline);
/// The same, into memory that curves of the same plan have already.
void make_curves(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline, Curves& curves);

/// P(police apply | outcome) for each outcome, so that Σ share · p = applies, the odds standing in the given ratios.
ByOutcome apply_given_outcome(double applies, const ByOutcome& shares, const ByOutcome& odds_ratios);

/// What a stream's points are addressed by, and a route's decisions: fixed by the route's name alone, so that adding a
/// route moves no other's luck. 0 … 127.
std::uint8_t route_slot(const std::string& name);

/// The names of the routes that follow a report or a charge, in the order of their streams.
std::vector<std::string> report_routes(const DrawnPathway& drawn);

}  // namespace sposim::model
