#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// One number of a scenario, or of the engine's code, as a row of the assumptions log. All in words.
struct Assumption {
  std::string path;
  std::string statement;
  std::string value;
  std::string unit;
  std::string range;   ///< `0.2 to 0.4`; empty if none is given
  std::string source;  ///< `assumption` where there is none; `off` for what is switched off; `engine` for a constant
  std::string period;
  std::string quality;
  std::string owner;
  std::string review_by;
  std::string note;
};

/// One row for each number: every leaf of the pathway (each dated step and named part its own row, and each parameter
/// with evidence of its own), also what is off; changes; clock; counts; and the constants in the code. Nothing left
/// out.
std::vector<Assumption> assumptions(const Scenario& scenario);

/// The constants in the code, which no scenario can change.
const std::vector<Assumption>& code_constants();

}  // namespace sposim::scenario
