#pragma once

#include <cstdint>
#include <vector>

#include "simulation/follow.hpp"

/// Cases on no route touch nobody else: they are counted, not followed.
namespace sposim::simulation {

/// What is expected of one force in one month, before the year's noise.
struct MonthMeans {
  model::ByOutcome untouched{};  ///< cases on no route, by outcome
  double reports_per_case = 1;
  double recorded_share = 1;
};

/// @param means  [forces][months] written anew
void month_means(const model::Plan& plan, const model::DrawnPathway& drawn, const model::Curves& curves,
                 std::vector<MonthMeans>& means);

/// Books the untouched cases and all reports of one force: one Poisson count for each month and outcome, by inversion
/// of one addressed uniform, so that raising a mean never lowers a count. Call it when the followed cases are booked.
///
/// @param means  [months] of this force
/// @param noise  [financial years] of this force in this replicate
void count_untouched(const World& world, std::size_t force, std::uint32_t replicate, const MonthMeans* means,
                     const std::vector<double>& noise, Ledger& ledger);

}  // namespace sposim::simulation
