#pragma once

#include <cstdint>
#include <vector>

#include "simulation/ledger.hpp"

namespace sposim::simulation {

/// An observation's window, ready to be counted in every replicate.
struct ObservedWindow {
  scenario::Measured measure = scenario::Measured::applied;
  std::vector<bool> in_area;  ///< [forces]
  Day from = 0;
  std::vector<Day> to;  ///< [forces]
};

/// @throws core::UserError if an observation's area is unknown or its window cannot be counted
std::vector<ObservedWindow> observed_windows(const scenario::Scenario& scenario, const Layout& layout,
                                             const model::Calendar& calendar);

/// Days from the start for which daily counts must be kept; 0 where nothing is observed.
Day observed_days(const std::vector<ObservedWindow>& windows, const model::Calendar& calendar);

/// What the model counts of one force in a window.
std::int64_t count_observed(const ObservedWindow& window, std::size_t force, const Ledger& ledger,
                            const model::Calendar& calendar);

}  // namespace sposim::simulation
