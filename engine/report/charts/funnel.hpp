#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"

/// A pathway, stage by stage, and what is lost between them.
namespace sposim::report::charts {

struct FunnelStage {
  std::string name;  ///< "charged"
  double value = missing;
  Interval band_95;
  /// What becomes of those that do not reach this stage: "no charge". Written with their number and share between the
  /// stage before and this one; nothing is written when the stage has not fewer than the one before.
  std::string lost;
};

struct FunnelData {
  std::string measure;  ///< "cases"
  Unit unit = Unit::number;
  std::vector<FunnelStage> stages;
};

Chart funnel(const Heading& heading, const FunnelData& data);

}  // namespace sposim::report::charts
