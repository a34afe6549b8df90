#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "results/estimate.hpp"
#include "results/observation.hpp"
#include "results/rates.hpp"
#include "results/spread.hpp"
#include "results/time_to_order.hpp"
#include "results/variance_split.hpp"
#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace sposim::results {

/// One headline measure in one area.
struct HeadlineResult {
  Estimate estimate;
  std::optional<VarianceSplit> split;  ///< n/a: one replicate per draw, or fewer than two complete draws
};

/// Everything the report room writes about one scenario, beside the record itself.
///
/// Monthly estimates are made on demand, `monthly(record, area, measure, month)`, because there are some 200,000 of
/// them; the exact rows of replicates.csv are `record.headline(replicate, area, headline)`. Areas and months, regions
/// and Wales included, are those of `record.layout`.
struct RunResults {
  std::uint32_t replicates = 0;           ///< finished
  std::uint32_t draws = 0;                ///< parameter draws begun
  std::vector<HeadlineResult> headlines;  ///< [area][headline]; see `headline`
  std::vector<TimeToOrder> times;         ///< [area][origin]; see `time`
  std::vector<Rate> rates;
  std::vector<Spread> spreads;
  std::vector<ObservationResult> observations;  ///< [observation]
  ObservationScore score;

  const HeadlineResult& headline(std::size_t area, std::size_t column) const;
  const TimeToOrder& time(std::size_t area, simulation::Origin origin) const;
};

/// Turns what a simulation left behind into what is reported.
///
/// @throws core::ContractViolation if forces do not add up to their region and the nation in every measure, month and
///         headline, or the record's tables have the wrong size
RunResults analyse(const scenario::Scenario& scenario, const simulation::Record& record);

/// The check alone: forces add up to every region and to the nation, in every month, measure and replicate.
/// @source  design model.md §8, invariant 7
void require_totals(const simulation::Record& record);

}  // namespace sposim::results
