#include "results/time_to_order.hpp"

#include <algorithm>

namespace sposim::results {

namespace {

using simulation::Ending;
using simulation::Origin;

std::uint64_t at(const Tally& tally, Ending ending, std::size_t day) {
  return tally.endings[static_cast<std::size_t>(ending)][day];
}

std::uint64_t total(const std::vector<std::uint64_t>& days) {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : days) sum += count;
  return sum;
}

/// The share granted by the end of a day; nothing if nobody was followed that long and some were still pending before.
std::optional<double> granted_by(const std::vector<IncidencePoint>& incidence, bool all_ended, int day) {
  if (incidence.empty()) return std::nullopt;
  const auto place = static_cast<std::size_t>(day);
  if (place < incidence.size()) return incidence[place].granted;
  if (all_ended) return incidence.back().granted;
  return std::nullopt;
}

std::optional<int> median_day(const std::vector<IncidencePoint>& incidence) {
  if (incidence.empty() || !(incidence.back().granted > 0)) return std::nullopt;
  const double half = incidence.back().granted / 2.0;
  const auto found = std::find_if(incidence.begin(), incidence.end(),
                                  [&](const IncidencePoint& point) { return point.granted >= half; });
  return found->day;
}

bool same_shares(const IncidencePoint& a, const IncidencePoint& b) {
  return a.granted == b.granted && a.refused == b.refused && a.withdrawn == b.withdrawn;
}

}  // namespace

Tally tally_of(const simulation::Record& record, Origin origin, const std::vector<std::size_t>& forces) {
  Tally tally;
  const std::size_t days = record.times.days;
  for (std::size_t ending = 0; ending < simulation::ending_count; ++ending) {
    tally.endings[ending].assign(days, 0);
    for (const std::size_t force : forces) {
      const std::size_t row = record.times.at(origin, record.layout.forces, force, static_cast<Ending>(ending), 0);
      for (std::size_t day = 0; day < days; ++day) tally.endings[ending][day] += record.times.tallies[row + day];
    }
  }
  return tally;
}

std::vector<IncidencePoint> cumulative_incidence(const Tally& tally) {
  std::uint64_t at_risk = 0;
  for (const auto& days : tally.endings) at_risk += total(days);
  std::vector<IncidencePoint> incidence;
  IncidencePoint now;
  double pending = 1.0;  // share neither decided nor withdrawn before the day
  for (std::size_t day = 0; at_risk > 0; ++day) {
    now.day = static_cast<int>(day);
    const std::uint64_t granted = at(tally, Ending::granted, day);
    const std::uint64_t refused = at(tally, Ending::refused, day);
    const std::uint64_t withdrawn = at(tally, Ending::withdrawn, day);
    const double each = pending / static_cast<double>(at_risk);
    now.granted += each * static_cast<double>(granted);
    now.refused += each * static_cast<double>(refused);
    now.withdrawn += each * static_cast<double>(withdrawn);
    const std::uint64_t ended = granted + refused + withdrawn;
    pending = each * static_cast<double>(at_risk - ended);
    at_risk -= ended + at(tally, Ending::still_pending, day);
    incidence.push_back(now);
  }
  return incidence;
}

TimeToOrder time_to_order(const Tally& tally, std::size_t area, Origin origin) {
  TimeToOrder result;
  result.area = area;
  result.origin = origin;
  for (const auto& days : tally.endings) result.applications += total(days);
  result.still_pending = total(tally.endings[static_cast<std::size_t>(Ending::still_pending)]);

  const std::vector<IncidencePoint> incidence = cumulative_incidence(tally);
  for (const IncidencePoint& point : incidence) {
    const bool changed = result.curve.empty() || !same_shares(point, result.curve.back());
    if (point.day <= last_curve_day && changed) result.curve.push_back(point);
  }
  // When the last one at risk ended (was not cut off), nobody is left pending and the curve is flat for ever.
  const bool all_ended =
      !incidence.empty() && at(tally, Ending::still_pending, static_cast<std::size_t>(incidence.back().day)) == 0;
  for (std::size_t i = 0; i < milestone_days.size(); ++i) {
    result.granted_within[i] = granted_by(incidence, all_ended, milestone_days[i]);
  }
  result.median_days_to_grant = median_day(incidence);
  return result;
}

std::vector<TimeToOrder> times_to_order(const simulation::Record& record) {
  std::vector<TimeToOrder> times;
  for (std::size_t area = 0; area < record.layout.areas.size(); ++area) {
    for (const Origin origin : {Origin::application, Origin::first_report}) {
      times.push_back(time_to_order(tally_of(record, origin, record.layout.areas[area].forces), area, origin));
    }
  }
  return times;
}

}  // namespace sposim::results
