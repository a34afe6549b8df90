#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/text.hpp"
#include "report/build.hpp"
#include "report/digest.hpp"
#include "report/file.hpp"
#include "report/folder.hpp"
#include "report/json_files.hpp"
#include "report/manifest_parts.hpp"
#include "report/sentences.hpp"
#include "report/sign_off.hpp"

namespace sposim::report {

namespace {

std::string text_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// design model.md §8, in the words of the manifest.
const std::vector<std::string>& invariants() {
  static const std::vector<std::string> list{
      "every case is in exactly one state",
      "full orders: starting stock + granted + made by a route + renewed = ended + in force",
      "pending = pending before + applied - decided - withdrawn, never negative; hearings held <= slots",
      "days in a stage summed over cases = numbers in the stage summed over days",
      "protected <= full orders in force; protected <= covered <= any order",
      "days never decrease along a case; nothing before the start or after the end",
      "forces add up to the total in every output",
  };
  return list;
}

}  // namespace

Json build_json() {
  Json json;
  json["version"] = build().version;
  json["commit"] = build().commit;
  json["model_sha256"] = build().model_sha256;
  json["compiler"] = build().compiler;
  json["options"] = build().options;
  return json;
}

namespace {

Json scenario_json(const RunReport& report) {
  Json json;
  json["title"] = report.scenario.title;
  json["file"] = last_name_of(report.scenario.file);
  Json bases = Json::array();
  for (const auto& base : report.scenario.bases) bases.push_back(last_name_of(base));
  json["extends"] = bases;
  json["sha256_of_resolved"] = scenario_sha256(report.scenario);
  return json;
}

Json quality_json(const scenario::Scenario& scenario) {
  if (!scenario.quality_assurance) return nullptr;
  const scenario::QualityAssurance& qa = *scenario.quality_assurance;
  const auto text = [](const std::string& words) { return words.empty() ? Json(nullptr) : Json(words); };
  const auto day = [](const std::optional<core::Date>& date) {
    return date ? Json(core::to_string(*date)) : Json(nullptr);
  };
  Json json{{"commissioner", text(qa.commissioner)}, {"analyst", text(qa.analyst)},
            {"assurer", text(qa.assurer)},           {"approver", text(qa.approver)},
            {"commissioned", day(qa.commissioned)},  {"assured", day(qa.assured)}};
  json["sign_off"] = nullptr;
  if (qa.sign_off) {
    json["sign_off"] = {{"date", core::to_string(qa.sign_off->date)},
                        {"scenario", qa.sign_off->scenario},
                        {"model", qa.sign_off->model}};
  }
  return json;
}

}  // namespace

Json files_json(const std::vector<FileEntry>& files) {
  Json list = Json::array();
  for (const auto& file : files) {
    list.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  return list;
}

std::string manifest_json(const RunReport& report, const std::vector<FileEntry>& files) {
  Json json;
  json["program"] = "sposim";
  json["command"] = report.compared.alternatives.empty() ? "run" : "compare";
  json["status"] = status(report);
  json["status_in_words"] = status_in_words(report);
  json["draft"] = is_draft(report);
  json["signed_off_by"] = is_draft(report) ? Json(nullptr) : Json(signed_off_by(report));
  json["build"] = build_json();
  json["scenario"] = scenario_json(report);
  json["start"] = core::to_string(report.scenario.clock.start);
  json["policies_from"] = core::to_string(report.scenario.clock.policies_from);
  json["end"] = core::to_string(report.scenario.clock.end);
  json["quality_assurance"] = quality_json(report.scenario);
  if (!report.compared.alternatives.empty()) {
    json["alternatives"] = report.compared.alternatives;
    json["files_compared"] = report.compared.files;
    json["every_month"] = report.compared.every_month;
  }
  json["small_counts_banded"] = report.compared.banded;
  json["seed"] = report.scenario.simulation.seed;
  json["first_replicate"] = report.record.first_replicate;
  json["replicates"] = report.record.replicates;
  json["replicates_per_draw"] = report.record.replicates_per_draw;
  json["impact_replicates"] = report.impact_replicates;
  json["invariants"] = {{"checks", report.record.invariants_checked}, {"broken", 0}, {"list", invariants()}};
  json["warnings"] = warnings(report);
  json["reproduce"] = "sposim reproduce .";
  json["files"] = files_json(files);
  json["may_differ"] = Json::array({timing_name});
  json["sha256"] = unsealed;
  return sealed(text_of(json));
}

std::string timing_json(const RunReport& report) {
  return timing_json(status(report), report.circumstances);
}

std::string timing_json(std::string_view status, const Circumstances& circumstances) {
  Json json;
  json["status"] = status;
  json["started"] = circumstances.started;
  json["finished"] = circumstances.finished;
  Json seconds = Json::object();
  for (const auto& [part, time] : circumstances.seconds) seconds[part] = time;
  json["seconds"] = seconds;
  json["threads"] = circumstances.threads;
  json["replicates_asked"] = circumstances.replicates_asked;
  if (circumstances.points_run) json["points_run"] = *circumstances.points_run;
  utsname machine{};
  ::uname(&machine);
  json["host"] = static_cast<const char*>(machine.nodename);
  json["system"] = std::string(static_cast<const char*>(machine.sysname)) + " " +
                   static_cast<const char*>(machine.release) + " " + static_cast<const char*>(machine.machine);
  json["cores"] = ::sysconf(_SC_NPROCESSORS_ONLN);
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  json["most_memory_mb"] = static_cast<double>(usage.ru_maxrss) / 1024;
  json["command_line"] = core::escaped(circumstances.command_line);
  json["working_folder"] = core::escaped(real_path("."));
  json["scenario_path"] = core::escaped(circumstances.scenario_path);
  json["folder"] = core::escaped(circumstances.folder);
  json["sha256"] = unsealed;
  return sealed(text_of(json));
}

}  // namespace sposim::report
