#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "report/csv.hpp"
#include "report/digest.hpp"
#include "report/manifest_parts.hpp"
#include "report/presentation.hpp"
#include "report/sweep_report.hpp"
#include "report/written.hpp"
#include "scenario/echo.hpp"
#include "scenario/table_reader.hpp"

namespace sposim::report {

namespace {

std::string scenario_word(const SweepReport& report, std::size_t scenario) {
  return report.sweep.scenario_names[scenario];
}

void write_points(FileWriter& file, const SweepReport& report) {
  std::vector<std::string> columns{"point", "scenario"};
  for (const auto& factor : report.plan.factors) columns.push_back(csv_cell(factor.name));
  CsvWriter table(file, columns, status(report));
  for (std::uint64_t point = 0; point < report.points; ++point) {
    if (!report.shard.has(point)) continue;
    const simulation::PointPlace place = analysis::sweep_point(report.design, point);
    table.whole(static_cast<std::int64_t>(point)).text(scenario_word(report, place.scenario));
    for (std::size_t i = 0; i < report.plan.factors.size(); ++i) {
      const std::string cell = factor_cell(report.plan.factors[i], place.coordinates[i]);
      const bool words = factor_cell_kind(report.plan.factors[i]) == "policies";
      words ? table.text(cell) : table.word(cell);
    }
    table.end_row();
  }
  table.end_table();
}

void write_results(FileWriter& file, const SweepReport& report) {
  CsvWriter table(file, {"point", "scenario", "output", "replicates", "mean", "sd", "chance_sd", "standard_error"},
                  status(report));
  const PointKeys keys(report.question, report.plan);
  for (std::uint64_t point = 0; point < report.points; ++point) {
    if (!report.shard.has(point)) continue;
    const simulation::PointPlace place = analysis::sweep_point(report.design, point);
    const auto figures = report.figures(point, keys.of(place));
    for (std::size_t output = 0; output < figures.size(); ++output) {
      table.whole(static_cast<std::int64_t>(point)).text(scenario_word(report, place.scenario));
      table.text(report.sweep.outputs[output].name).whole(report.plan.luck.replicates).number(figures[output].mean);
      table.number(std::sqrt(figures[output].variance)).number(std::sqrt(figures[output].chance));
      table.number(std::sqrt(figures[output].error)).end_row();
    }
  }
  table.end_table();
}

/// What each factor is and where it may stand.
void write_factors(FileWriter& file, const SweepReport& report) {
  CsvWriter table(file, {"factor", "numbers", "cells", "lowest", "highest"}, status(report));
  for (const auto& factor : report.plan.factors) {
    std::string numbers;
    for (const auto& path : factor.written.paths) numbers += (numbers.empty() ? "" : " ") + path;
    table.text(factor.name).text(numbers).word(factor_cell_kind(factor));
    table.text(end_cell(factor, 0)).text(end_cell(factor, 1)).end_row();
  }
  table.end_table();
}

}  // namespace

std::string sweep_manifest_json(const SweepReport& report, const std::vector<FileEntry>& files) {
  Json json;
  json["program"] = "sposim";
  json["command"] = "sweep";
  json["status"] = status(report);
  json["draft"] = true;
  json["build"] = build_json();
  Json scenario;
  scenario["title"] = report.sweep.title;
  scenario["file"] = last_name_of(report.sweep.file);
  scenario["extends"] = Json::array();
  json["scenario"] = scenario;
  json["scenarios"] = Json::array();
  for (const auto& name : report.sweep.scenario_names) json["scenarios"].push_back(last_name_of(name));
  json["design"] = report.question.design;
  json["question_sha256"] = digest_of(report.question);
  json["points"] = report.points;
  if (report.shard.of > 1) json["shard"] = {{"number", report.shard.number}, {"of", report.shard.of}};
  json["seed"] = report.sweep.seed;
  json["first_replicate"] = 0;
  json["replicates"] = report.plan.luck.replicates;
  json["replicates_per_draw"] = report.plan.luck.per_draw;
  json["others"] = report.sweep.others == scenario::SweepOthers::best ? "best" : "drawn";
  json["reproduce"] = fmt::format("sposim sweep {} --out ANOTHER", scenario::kept_sweep_name);
  json["files"] = files_json(files);
  json["may_differ"] = Json::array({timing_name});
  json["sha256"] = unsealed;
  return sealed(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void write_sweep(const RunFolder& folder, const SweepReport& report) {
  const auto table = [&](const std::string& name, void (*write)(FileWriter&, const SweepReport&)) {
    return write_with(folder, name, [&](FileWriter& file) { write(file, report); });
  };
  std::vector<FileEntry> files{table("points.csv", write_points), table("results.csv", write_results),
                               table("factors.csv", write_factors),
                               write_sweep_database(folder.file(sweep_database_name), report)};
  if (report.shard.of == 1) {
    files.push_back(table("indices.csv", write_sweep_indices));
    write_presentation(folder, sweep_story(report), files);
  }
  files.push_back(write_whole(folder, scenario::kept_sweep_name, report.sweep.resolved));
  if (!report.list.empty()) files.push_back(write_whole(folder, scenario::kept_list_name, report.list));
  for (std::size_t i = 0; i < report.sweep.scenarios.size(); ++i) {
    const auto& scenario = report.sweep.scenarios[i];
    const std::string forces = scenario::kept_forces_name(i);
    files.push_back(write_whole(folder, scenario::kept_scenario_name(i), scenario::resolved_yaml(scenario, forces)));
    files.push_back(write_whole(folder, forces, scenario::forces_csv(scenario.forces)));
  }
  write_whole(folder, timing_name, timing_json(status(report), report.circumstances));
  write_whole(folder, manifest_name, sweep_manifest_json(report, files));
}

}  // namespace sposim::report
