#pragma once

#include <nlohmann/json.hpp>

#include "report/run_report.hpp"

namespace sposim::report {

/// How much each uncertain number matters, for summary.json and comparison.json.
nlohmann::ordered_json impact_json(const RunReport& report);

/// Where the scenario goes beyond its evidence.
nlohmann::ordered_json extrapolation_json(const RunReport& report);

}  // namespace sposim::report
