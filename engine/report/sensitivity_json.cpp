#include <nlohmann/json.hpp>

#include "report/estimate_json.hpp"
#include "report/sensitivity_report.hpp"

namespace sposim::report {

namespace {

using Json = nlohmann::ordered_json;

Json index_json(const analysis::Index& index) {
  return {{"value", number_or_null(index.value)}, {"band_95", band_or_null(index.band_95)}};
}

/// The statistics of one factor by method: `{"given_data": {"first_order": {…}}, …}`.
void put_statistics(Json& json, const analysis::Sensitivity& sensitivity, const std::string& factor) {
  for (const auto& row : sensitivity.rows) {
    if (row.factor == factor) json[row.method][row.statistic] = index_json(row.index);
  }
}

Json output_json(const SensitivityReport& report, const DrivenOutput& output) {
  Json json{{"output", output.name}, {"title", output.title}, {"moves", output.moves}};
  put_statistics(json, output.sensitivity, "");
  json["numbers"] = Json::array();
  for (const analysis::Parameter& parameter : report.parameters.list) {
    Json number{{"path", parameter.path}, {"differs_by_force", parameter.by_force}};
    put_statistics(number, output.sensitivity, parameter.path);
    json["numbers"].push_back(std::move(number));
  }
  json["notes"] = output.sensitivity.notes;
  return json;
}

}  // namespace

std::string sensitivity_json(const SensitivityReport& report) {
  Json json{{"program", "sposim"},
            {"status", report.manifest.status},
            {"draft", true},
            {"title", report.manifest.title},
            {"measure", report.measure},
            {"worst", report.worst == analysis::Worst::lowest ? "lowest" : "highest"},
            {"seed", report.manifest.seed},
            {"draws", report.draws},
            {"replicates_per_draw", report.replicates_per_draw},
            {"warnings", report.warnings}};
  json["outputs"] = Json::array();
  for (const DrivenOutput& output : report.outputs) json["outputs"].push_back(output_json(report, output));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sposim::report
