#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// From one number to another in steps: which part of a stack of policies gives how much.
namespace sposim::report::charts {

enum class StepKind {
  total,   ///< a bar from zero: where it starts, where it ends
  change,  ///< a bar from where the one before ended
};

struct WaterfallStep {
  std::string name;
  double value = missing;  ///< the total, or the change
  Interval band_95;        ///< of the value; drawn as a thin line at the bar's end
  StepKind kind = StepKind::change;
  Role role = Role::automatic;  ///< of a total
};

struct WaterfallData {
  std::string measure;
  Unit unit = Unit::number;
  std::vector<WaterfallStep> steps;
};

Chart waterfall(const Heading& heading, const WaterfallData& data);

}  // namespace sposim::report::charts
