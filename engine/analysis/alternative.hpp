#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

/// What is compared: scenarios that met the same cases with the same luck, the first the baseline.
namespace sposim::analysis {

/// One of the scenarios compared.
struct Alternative {
  std::string name;   ///< `baseline`, a policy's name, `a+b` for a stack, or a file's name
  std::string title;  ///< in words
  const scenario::Scenario* scenario = nullptr;
  std::vector<std::string> parts;  ///< policies in force, in the order given
};

/// Alternatives with what the simulation left of them.
struct Compared {
  const std::vector<Alternative>& alternatives;        ///< the first is the baseline
  const std::vector<simulation::Record>& levels;       ///< [alternatives]
  const std::vector<simulation::Record>& differences;  ///< [alternatives − 1], each minus the baseline
};

}  // namespace sposim::analysis
