#include "report/impact_json.hpp"

#include "report/assumption_log.hpp"
#include "report/estimate_json.hpp"

namespace sposim::report {

using Json = nlohmann::ordered_json;

Json impact_json(const RunReport& report) {
  Json json;
  json["replicates_at_most"] = report.impact_replicates;
  json["not_computed_because"] = why_no_impact(report).empty() ? Json(nullptr) : Json(why_no_impact(report));
  json["red_in_quality_and_impact"] = Json::array();
  json["numbers"] = Json::array();
  for (const auto& each : assumption_log(report)) {
    if (!each.impact) continue;
    const analysis::Impact& impact = *each.impact;
    Json row;
    row["path"] = each.assumption.path;
    row["reach"] = name_of(impact.reach);
    row["low_used"] = each.low_used;
    row["high_used"] = each.high_used;
    row["replicates"] = impact.replicates;
    if (impact.replicates > 0) {
      row["rating"] = name_of(impact.rating);
      row["swing"] = impact.swing;
      row["simulation_error"] = number_or_null(impact.simulation_error);
      row["change_at_low"] = impact.change_at_low;
      row["change_at_high"] = impact.change_at_high;
    } else {
      row["fault"] = impact.fault;
    }
    json["numbers"].push_back(row);
    if (each.red_in_both()) json["red_in_quality_and_impact"].push_back(each.assumption.path);
  }
  return json;
}

Json extrapolation_json(const RunReport& report) {
  Json json;
  json["in_words"] = extrapolations_in_words(report);
  json["outside_range"] = Json::array();
  for (const auto& outside : report.outside_ranges) {
    json["outside_range"].push_back({{"path", outside.number},
                                     {"policy", outside.policy.empty() ? Json(nullptr) : Json(outside.policy)},
                                     {"value", outside.value},
                                     {"range", {outside.low, outside.high}}});
  }
  return json;
}

}  // namespace sposim::report
