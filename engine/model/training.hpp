#pragma once

#include <vector>

#include "model/plan.hpp"

namespace sposim::model {

/// The trained share of a force's officers on the first and middle of each month of the run, and how many are trained.
struct Coverage {
  std::vector<double> month_start;   ///< [months from day 0]
  std::vector<double> month_middle;  ///< [months from day 0]
  std::vector<double> trained;       ///< [months from day 0] officers trained in the month, those that hold it included
};

/// dc/dt = n/N − k·c, k = ln 2 ÷ half-life, c ≤ 1, solved exactly within each month; n is read on its first.
///
/// @param training  one draw; officers trained in a month count for all forces that train and are shared by size
/// @return          [forces]; constant at the starting share where training just holds it
/// @source          design model.md §4, "Training"
std::vector<Coverage> trained_shares(const Plan& plan, const scenario::Training<Drawn>& training);

/// Multiplier on the application rate in each month: RR^(g(c) − g(c₀)), g(c) = min(c ÷ full-effect share, 1), with c
/// at the month's middle.
///
/// @return [forces][months from day 0]; empty when training changes nothing
std::vector<std::vector<double>> training_effect(const Plan& plan, const scenario::Training<Drawn>& training);

}  // namespace sposim::model
