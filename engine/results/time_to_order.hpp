#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "simulation/record.hpp"

namespace sposim::results {

/// Shares of applications that have ended in each way by the end of a day.
struct IncidencePoint {
  int day = 0;  ///< days since the origin
  double granted = 0, refused = 0, withdrawn = 0;
};

inline constexpr int last_curve_day = 1000;
inline constexpr std::array<int, 5> milestone_days{30, 60, 90, 180, 365};

/// How soon applications end, and how, in one area: the Aalen–Johansen cumulative incidence. Only the end of the run
/// censors; a refusal or a withdrawal is an ending of its own.
///
/// It rests on the applications made before the end of the run, pooled over replicates; it is a best estimate, with no
/// interval. From the first report it is about cases in which police applied, not all cases.
struct TimeToOrder {
  std::size_t area = 0;  ///< position in layout.areas
  simulation::Origin origin = simulation::Origin::application;
  std::uint64_t applications = 0;     ///< all replicates together
  std::uint64_t still_pending = 0;    ///< of them, cut off by the end of the run
  std::vector<IncidencePoint> curve;  ///< day 0, then each day on which it changes, up to `last_curve_day`
  /// Share granted within each of `milestone_days`; n/a where no application was followed that long.
  std::array<std::optional<double>, milestone_days.size()> granted_within;
  /// Days by which half of those ever granted (within what the run can see) have their order; n/a without a grant.
  std::optional<int> median_days_to_grant;
};

/// Applications that ended in each way after each number of days, forces added up.
struct Tally {
  std::array<std::vector<std::uint64_t>, simulation::ending_count> endings;  ///< [ending][days]
};

/// The tally of some forces together.
/// @param forces  positions of the forces to add up
Tally tally_of(const simulation::Record& record, simulation::Origin origin, const std::vector<std::size_t>& forces);

/// Cumulative incidence of each ending at the end of day 0 … last day that anyone was followed.
///
/// An application still pending at the end of the run counts as at risk on its last day.
///
/// @return  [days] empty without applications; ends on the last day on which an application was at risk
/// @source  Aalen and Johansen (1978), Scandinavian Journal of Statistics 5:141–150
std::vector<IncidencePoint> cumulative_incidence(const Tally& tally);

/// Curve and summary of one tally.
TimeToOrder time_to_order(const Tally& tally, std::size_t area, simulation::Origin origin);

/// Every area, from the application and from the first report.
/// @return  [area][origin]
std::vector<TimeToOrder> times_to_order(const simulation::Record& record);

}  // namespace sposim::results
