#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// One thing that two scenarios do not have in common, in words.
struct Difference {
  std::string path;    ///< e.g. `pathway.decision.granted`
  std::string before;  ///< "not written" where the first scenario has nothing
  std::string after;
};

/// One thing a scenario says, in words that are equal only if it says the same.
struct Saying {
  std::string path;
  std::string words;
  std::string of;  ///< path of the force it is about; where the force is gone, its cells are not listed one by one
};

/// Everything a scenario says, resolved: texts, clock, simulation, forces table, pathway, changes, observed counts.
/// What is switched off says so.
std::vector<Saying> sayings(const Scenario& scenario);

/// What differs between two scenarios as resolved, whatever files they were written in, in the order of the first.
std::vector<Difference> differences(const Scenario& before, const Scenario& after);

/// The differences as a list that can be read aloud, one line each; says so when there are none.
std::string as_text(const std::vector<Difference>& differences);

}  // namespace sposim::scenario
