#pragma once

#include <vector>

#include "simulation/follow.hpp"

/// What a scenario can take over from the first one: all the policies of a comparison meet the same cases, and most
/// cases do the same under each.
namespace sposim::simulation {

/// From which day on a case of one force may do otherwise in a scenario than in the first one, if it is the same case
/// (reported on the same day, on the same route, with the same outcome); `never` where nothing differs.
struct Departure {
  Day application = never;  ///< numbers from the preparation of an application to the hearing, and of incidents
  Day routes = never;       ///< numbers of the investigation, the other routes and incidents
  Day order = never;        ///< numbers of full orders
  Day decision = never;     ///< the probability of a grant
  const model::Timeline* granted = nullptr;  ///< that probability in the scenario
  std::size_t force = 0;

  bool concerns(const Settled& settled) const {
    return settled.application >= application || settled.routes >= routes || settled.order >= order ||
           (settled.decided >= decision && decides_otherwise(settled));
  }

  /// A court that decides by another probability mostly decides the same.
  bool decides_otherwise(const Settled& settled) const {
    return (settled.decided_by < granted->at(force, settled.decided)) != settled.granted;
  }
};

/// @param drawn  must outlive what is returned
/// @return [forces]; day `always` where cases wait for each other (limited hearings or a limited team), or where the
/// starting stock may do otherwise: such a force is followed anew
std::vector<Departure> departures(const model::Plan& plan, const model::DrawnPathway& drawn,
                                  const model::DrawnPathway& first);

/// Whose cases have to be followed to come from the first scenario's books to another's.
struct ChangedCases {
  std::vector<CaseSeed> gone;  ///< in the first scenario, as they are there
  std::vector<CaseSeed> come;  ///< in this one, as they are here

  /// @param settled  [first] of the first scenario's cases
  /// @return         false if they are no fewer than all of this scenario's cases: it is quicker to follow those
  bool find(const std::vector<CaseSeed>& first, const std::vector<Settled>& settled, const std::vector<CaseSeed>& seeds,
            const Departure& departure);
};

}  // namespace sposim::simulation
