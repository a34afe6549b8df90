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

/// What the untouched cases of one force depend on in one replicate.
struct UntouchedMeans {
  const MonthMeans* months = nullptr;          ///< [months] of this force
  const std::vector<double>* noise = nullptr;  ///< [financial years] of this force in this replicate

  /// The same numbers in a month, to the last bit.
  bool same_in(std::size_t month, std::size_t year, const UntouchedMeans& other) const;
};

/// The untouched cases of the first scenario of a run.
struct FirstUntouched {
  UntouchedMeans means;
  const AreaBooks* followed = nullptr;  ///< its books before them
  const AreaBooks* all = nullptr;       ///< and with them

  std::int32_t untouched(Measure measure, std::size_t month) const {
    return all->row(measure)[month] - followed->row(measure)[month];
  }
};

/// Books the untouched cases and all reports of one force: one Poisson count for each month and outcome, by inversion
/// of one addressed uniform, so that raising a mean never lowers a count. Call it when the followed cases are booked.
///
/// @param first  the first scenario's, where it can be compared with: months of equal means have equal counts
void count_untouched(const World& world, std::size_t force, std::uint32_t replicate, const UntouchedMeans& means,
                     const FirstUntouched* first, Ledger& ledger);

}  // namespace sposim::simulation
