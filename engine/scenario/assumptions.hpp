#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sposim::scenario {

/// One number of a scenario, or of the engine's code, as a row of the assumptions log. All in words.
struct Assumption {
  std::string path;
  std::string number;  ///< its path as draws know it (`reports.noise@2022-04-01`); empty for what is no number
  std::string statement;
  std::string value;
  std::string unit;
  Unit measure = Unit::ratio;  ///< the same, for values that are put into words later; a lever's is its size's
  std::string range;           ///< `0.2 to 0.4`; empty if none is given
  std::string source;  ///< `assumption` where there is none; `off` for what is switched off; `engine` for a constant
  std::string period;
  std::string quality;
  std::string owner;
  std::string review_by;
  std::string note;
  bool part = false;  ///< a parameter of the row above it, which already says where both come from
};

/// One row for each number: every leaf of the pathway (each dated step and named part its own row, and each parameter
/// with evidence or a doubt of its own), also what is off; changes; clock; counts; and the constants in the code.
/// Nothing left out.
std::vector<Assumption> assumptions(const Scenario& scenario);

/// The constants in the code, which no scenario can change.
const std::vector<Assumption>& code_constants();

}  // namespace sposim::scenario
