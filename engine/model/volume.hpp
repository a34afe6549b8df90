#pragma once

#include <cmath>
#include <vector>

#include "model/plan.hpp"

namespace sposim::model {

/// Expected cases first reported per day, before a force's yearly noise.
///
/// @return [forces][segments], flat; from reports.per_year, level, per_case, trend_per_year and month_of_year. A dated
///         count per year is a financial year's and is spread over that year's own days; an undated one is per 365.25
///         days. The trend is read on the first of each month and taken at the month's middle.
/// @source design model.md §3, §4.1
std::vector<double> cases_per_day(const Plan& plan, const scenario::Reports<Drawn>& reports);

/// Expected cases of each force whose application would fall in the window of each count if every case applied.
///
/// @return [counts][forces], from the arrivals and the distribution of the preparation delay, open cases included
/// @source design model.md §4, "Per-force rates from counts"
std::vector<std::vector<double>> exposures(const Plan& plan, const DrawnPathway& drawn);

/// A delay drawn from its distribution, as whole days: the nearest, halves up.
inline Day whole_days(double days) {
  return static_cast<Day>(std::lround(days));
}

/// P(delay ≤ days) for a delay rounded to whole days.
double delay_at_most(const random::Distribution& delay, Day days);

}  // namespace sposim::model
