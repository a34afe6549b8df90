#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulation/record.hpp"

/// From integers to estimates. What cannot be known from the replicates at hand is an empty `optional` ("n/a" in every
/// table), never 0 and never NaN.
namespace sposim::results {

/// Two ends of a band or an interval, both included.
struct Band {
  double low = 0, high = 0;
};

/// The projection band: parameter + chance. It says how far single futures lie apart and does not shrink as replicates
/// grow; ends are the values of rank ⌈share · n⌉ among the n replicates.
struct Bands {
  double median = 0;
  Band band_50, band_80, band_95;
};

struct Estimate {
  double mean = 0;
  /// What more replicates would remove: standard error of `mean`, over parameter draws. n/a: fewer than two draws.
  std::optional<double> simulation_error;
  /// n/a: one replicate.
  std::optional<Bands> bands;
};

/// How replicates group into parameter draws: replicate i (counted from 0 in the whole run) belongs to draw
/// i ÷ replicates_per_draw. A stopped run may end, and a part of a run may begin, inside a draw.
struct Grouping {
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 0;
  std::uint32_t replicates_per_draw = 1;

  /// The parameter draw of the replicate at `place` (0 … replicates−1).
  std::uint32_t draw(std::uint32_t place) const { return (first_replicate + place) / replicates_per_draw; }
  /// True if every draw has all its replicates.
  bool whole_draws() const {
    return first_replicate % replicates_per_draw == 0 && replicates % replicates_per_draw == 0;
  }
};

inline Grouping grouping(const simulation::Record& record) {
  return {record.first_replicate, record.replicates, record.replicates_per_draw};
}

/// One measure in one area and month.
///
/// The standard error is n/a when the first or last draw is incomplete, because a cell does not keep that draw's sum.
///
/// @param cell      sums and histogram over `group.replicates` replicates, at least one
/// @source          design model.md §6
Estimate estimate(const simulation::Cell& cell, const Grouping& group);

/// The estimate of one cell of a record, by position.
Estimate monthly(const simulation::Record& record, std::size_t area, simulation::Measure measure, std::size_t month);

/// One exact integer for each replicate. An incomplete draw counts with the replicates it has (the standard error is
/// that of a ratio of draw sums to draw sizes).
///
/// @param column    [group.replicates] in replicate order
Estimate estimate(const std::vector<std::int64_t>& column, const Grouping& group);

/// The same for numbers that are not counts (a Gini coefficient); summed in replicate order.
Estimate estimate(const std::vector<double>& values, const Grouping& group);

/// scale × Σ numerator ÷ Σ denominator (the ratio of sums, so that quiet years do not weigh as much as busy ones), its
/// standard error over draws by linearisation, and bands of the ratios of single replicates.
///
/// @param numerators    [group.replicates]
/// @param denominators  [group.replicates], none negative
/// @return              nothing if the denominators add up to 0; bands n/a if a single one is 0
std::optional<Estimate> estimate_of_ratio(const std::vector<double>& numerators,
                                          const std::vector<double>& denominators, double scale, const Grouping& group);

/// One headline column of a record as a column of its own.
/// @return  [replicates]
std::vector<std::int64_t> headline_column(const simulation::Record& record, std::size_t area, std::size_t headline);

/// Median and bands of values in any order; nothing for fewer than two.
std::optional<Bands> bands_of(std::vector<double> values);

/// The value of rank ⌈share · n⌉ among values in ascending order; 0 < share < 1.
double quantile_of_sorted(const std::vector<double>& ascending, double share);

}  // namespace sposim::results
