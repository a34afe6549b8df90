#pragma once

#include <vector>

#include "model/plan.hpp"

/// The exact means of what a simulation counts, where no case stands in another's way.
namespace sposim::model {

/// What is expected of a force in a month, named as the simulation names what it counts.
enum class Expected : std::size_t {
  applied,
  interim_orders,
  hearings,
  adjourned,
  granted,
  refused,
  withdrawn,
  newly_protected,
  renewed,
  expired,
  discharged,
  pending,  ///< at the end of the month's last day, as the next two
  protected_cases,
  covered,
  waiting_days,
  protected_days,
  covered_days,
};
inline constexpr std::size_t expected_count = 17;

struct Expectation {
  std::size_t months = 0;
  std::vector<double> values;  ///< [forces][expected][months]

  double at(std::size_t force, Expected what, std::size_t month) const {
    return values[(force * expected_count + static_cast<std::size_t>(what)) * months + month];
  }
  double& at(std::size_t force, Expected what, std::size_t month) {
    return values[(force * expected_count + static_cast<std::size_t>(what)) * months + month];
  }
};

/// The mean of each count over all chance, given one parameter draw; a force's yearly noise has mean 1.
///
/// Every day's cases are carried through preparation, court and orders as expected numbers, with the probability of
/// each whole number of days of each delay. It shares no code with the sampler beyond the curves. Time grows with the
/// square of the days of the run.
///
/// @throws core::ContractViolation if hearings or teams are limited, something exists on the first day, or a route
///         makes Stalking Protection Orders
/// @source design model.md §9
Expectation expect(const Plan& plan, const DrawnPathway& drawn);

}  // namespace sposim::model
