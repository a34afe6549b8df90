#pragma once

#include <cstddef>
#include <vector>

#include "results/estimate.hpp"
#include "scenario/scenario.hpp"

namespace sposim::results {

enum class Per {
  thousand_reports,  ///< stalking crimes recorded in the same window
  thousand_victims,  ///< victims in the crime survey's estimate, over the same window; the nation only
};

/// A headline measure against reports or victims. The mean is the ratio of sums over replicates; the bands are of the
/// ratio in each replicate.
struct Rate {
  std::size_t area = 0;      ///< position in layout.areas
  std::size_t headline = 0;  ///< position in simulation::headlines()
  Per per = Per::thousand_reports;
  std::optional<Estimate> estimate;  ///< n/a: nothing was reported in any replicate
};

/// Rates of every headline measure that is a number of events (and, per 1,000 victims of a year, of the stocks on the
/// last day), for every area.
///
/// Events over a window are set against the window's own reports, or against victims a year × its years of 365.25 days.
std::vector<Rate> rates(const scenario::Scenario& scenario, const simulation::Record& record);

}  // namespace sposim::results
