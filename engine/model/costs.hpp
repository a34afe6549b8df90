#pragma once

#include <vector>

#include "model/plan.hpp"

/// What a policy costs month by month, in one parameter draw.
namespace sposim::model {

/// Officers trained in each month of the run, all forces together.
///
/// @return [months]
std::vector<double> officers_trained(const Plan& plan, std::uint32_t draw);

/// What is paid whatever happens to cases: once, by the year, and for each officer trained on top of the baseline.
///
/// @param policy    the plan of a scenario with policies in force
/// @param baseline  the plan of the same scenario without them
/// @return          [policies in force][months] pounds of each policy's own price year
std::vector<std::vector<double>> fixed_costs(const Plan& policy, const Plan& baseline, std::uint32_t draw);

}  // namespace sposim::model
