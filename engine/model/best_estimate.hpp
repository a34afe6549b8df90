#pragma once

#include <string>
#include <vector>

#include "model/plan.hpp"

/// What is said of policies before anything is drawn: every doubt at its median, or far out.
namespace sposim::model {

/// Evaluates the conditions and medians of every policy once, on best estimates of the baseline, and writes what they
/// come to into the levers: the names of the forces that meet a condition, the median that a gap closes to.
///
/// @throws core::UserError if a median is asked of something that is not one number
void settle_policies(scenario::Scenario& scenario);

/// What forces are compared by, on best estimates, over the year before the policies.
///
/// @return  [forces]
std::vector<double> force_rates(const scenario::Scenario& baseline, scenario::ForceRate rate);

/// Refuses a policy that leaves a number outside its limits at the 99.9 % (or 0.1 %) quantile of its effect, everything
/// else at its best estimate.
///
/// @param scenario  with the policy in force
/// @throws core::UserError naming the policy, the number and the force
void check_far_out(const scenario::Scenario& scenario);

/// Levers of the policies in force that change nothing, each in words: those of `levers_without_effect`.
std::vector<std::string> idle_levers(const scenario::Scenario& scenario);

}  // namespace sposim::model
