#include "report/verify.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/digest.hpp"
#include "report/file.hpp"
#include "report/folder.hpp"
#include "report/presentation.hpp"
#include "report/run_files.hpp"

namespace sposim::report {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& path, std::string problem, std::string why) {
  throw core::UserError(core::Problem{{path}, "", std::move(problem), std::move(why), ""});
}

std::string manifest_path(const std::string& folder) {
  return folder + "/" + std::string(manifest_name);
}

/// Nothing if a number is none that a run can have.
std::optional<Manifest> manifest_of(const Json& json) {
  Manifest manifest;
  manifest.status = json.at("status");
  manifest.title = json.at("scenario").at("title");
  manifest.scenario_file = json.at("scenario").at("file");
  manifest.extends = json.at("scenario").at("extends").get<std::vector<std::string>>();
  const Json& built = json.at("build");
  manifest.presented_by = json.contains("presented_by") ? json.at("presented_by").at("commit") : built.at("commit");
  manifest.version = built.at("version");
  manifest.commit = built.at("commit");
  manifest.model_sha256 = built.at("model_sha256");
  manifest.compiler = built.at("compiler");
  manifest.options = built.at("options");
  manifest.seed = json.at("seed");
  manifest.first_replicate = json.at("first_replicate");
  const std::uint64_t replicates = json.at("replicates");
  if (replicates > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  manifest.replicates = static_cast<std::uint32_t>(replicates);
  manifest.impact_replicates = json.value("impact_replicates", 0U);
  if (json.value("command", "run") == "sweep") manifest.points = json.at("points");
  if (json.value("command", "run") == "compare") {
    manifest.compared.alternatives = json.at("alternatives").get<std::vector<std::string>>();
    manifest.compared.files = json.at("files_compared");
    manifest.compared.every_month = json.at("every_month");
  }
  manifest.presenting = json.value(presenting_key, false);
  manifest.compared.banded = json.value("small_counts_banded", false);
  for (const Json& file : json.at("files")) {
    manifest.files.push_back({file.at("name"), file.at("bytes"), file.at("sha256")});
  }
  return manifest;
}

/// A plain name, or one in the charts' folder.
bool lies_in_the_folder(std::string_view name) {
  const std::string charts = std::string(charts_folder) + "/";
  if (name.starts_with(charts)) name.remove_prefix(charts.size());
  return !name.empty() && name.find('/') == std::string_view::npos && name != "." && name != "..";
}

/// Names come from a file that anybody may have edited: none may lead out of the folder.
void check_names(const std::string& folder, const Manifest& manifest) {
  for (const auto& file : manifest.files) {
    if (!lies_in_the_folder(file.name)) {
      refuse(manifest_path(folder), "names a file outside the folder: " + file.name, "it was not written by a run");
    }
  }
}

bool seal_of_file_holds(const std::string& path) {
  return seal_holds(read_whole(path));
}

std::optional<std::string> problem_of(const std::string& path, const Manifest::File& file) {
  const PathKind kind = kind_of(path);
  if (kind == PathKind::missing) return "is missing";
  if (kind != PathKind::file) return "is not a file any more";
  if (sha256_of_file(path) != file.sha256) return "was changed";
  return std::nullopt;
}

/// Names of the folder, those of the charts' folder with it in front.
std::vector<std::string> names_below(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& name : names_in(folder)) {
    const std::string path = folder + "/" + name;
    if (name != charts_folder || is_link(path) || kind_of(path) != PathKind::folder) {
      names.push_back(name);
      continue;
    }
    for (const auto& inner : names_in(path)) names.push_back(name + "/" + inner);
  }
  return names;
}

bool listed_in(const Manifest& manifest, const std::string& name) {
  return name == manifest_name || name == timing_name ||
         std::any_of(manifest.files.begin(), manifest.files.end(), [&](const auto& file) { return file.name == name; });
}

/// Takes what is made from the story out of a manifest's list of files.
void drop_presentation(Json& manifest) {
  Json kept = Json::array();
  for (const Json& file : manifest.at("files")) {
    if (!is_presentation(file.at("name").get<std::string>())) kept.push_back(file);
  }
  manifest["files"] = std::move(kept);
}

}  // namespace

Manifest read_manifest(const std::string& folder) {
  const PathKind kind = kind_of(folder);
  if (kind == PathKind::missing) refuse(folder, "there is no such folder", "");
  if (kind != PathKind::folder) refuse(folder, "is not a folder", "a run is a folder with a manifest");
  const std::string path = manifest_path(folder);
  if (kind_of(path) != PathKind::file) {
    refuse(folder, "is not a finished run", "it has no " + std::string(manifest_name));
  }
  try {
    const Json json = Json::parse(read_whole(path));
    if (json.value("program", "") != "sposim") refuse(path, "is not a manifest of sposim", "");
    const std::optional<Manifest> manifest = manifest_of(json);
    if (!manifest) refuse(path, "was changed", "it cannot be read as a manifest any more");
    check_names(folder, *manifest);
    return *manifest;
  } catch (const Json::exception&) {
    refuse(path, "was changed", "it cannot be read as a manifest any more");
  }
}

std::vector<scenario::Difference> read_differences(const std::string& folder) {
  // A run without a page (small counts banded) says it in its summary.
  const bool told = kind_of(folder + "/" + std::string(story::story_name)) == PathKind::file;
  const std::string path = folder + "/" + std::string(told ? story::story_name : summary_name);
  const char* key = told ? "from_base" : "different_from_base";
  if (kind_of(path) != PathKind::file) return {};
  const Json json = Json::parse(read_whole(path), nullptr, false);
  if (!json.is_object() || !json.contains(key)) return {};
  std::vector<scenario::Difference> differences;
  try {
    for (const Json& difference : json.at(key)) {
      differences.push_back({difference.at("path"), difference.at("before"), difference.at("after")});
    }
  } catch (const Json::exception&) {
    return {};  // a changed file shows as a difference all the same
  }
  return differences;
}

std::vector<Finding> verify(const std::string& folder, HalfMade presentation) {
  const Manifest manifest = read_manifest(folder);
  std::vector<Finding> findings;
  // Everything is made from the story, which must be whole.
  const auto half_made = [&](const std::string& name) {
    return manifest.presenting && is_presentation(name) && name != story::story_name;
  };
  if (manifest.presenting && presentation == HalfMade::told) {
    findings.push_back({std::string(manifest.points > 0 ? sweep_page_name : page_name),
                        "is half made: `sposim report` was cut short; run it again"});
  }
  if (!seal_of_file_holds(manifest_path(folder))) findings.push_back({std::string(manifest_name), "was changed"});
  for (const auto& file : manifest.files) {
    if (half_made(file.name)) continue;
    if (const auto problem = problem_of(folder + "/" + file.name, file)) findings.push_back({file.name, *problem});
  }
  const std::string timing = folder + "/" + std::string(timing_name);
  if (kind_of(timing) == PathKind::missing) {
    findings.push_back({std::string(timing_name), "is missing"});
  } else if (kind_of(timing) != PathKind::file || !seal_of_file_holds(timing)) {
    findings.push_back({std::string(timing_name), "was changed"});
  }
  for (const auto& name : names_below(folder)) {
    if (!listed_in(manifest, name) && !half_made(name)) findings.push_back({name, "is not part of the run"});
  }
  return findings;
}

std::optional<LineDifference> first_difference(std::string_view before, std::string_view after) {
  const auto [ours, theirs] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  if (ours == before.end() && theirs == after.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(ours - before.begin());
  const std::size_t newline = at == 0 ? std::string_view::npos : before.rfind('\n', at - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  const auto line_from = [&](std::string_view text) {
    if (start >= text.size()) return std::string("(the file ends here)");
    return core::shortened(core::escaped(text.substr(start, text.find('\n', start) - start)), 200);
  };
  const auto lines = std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  return LineDifference{static_cast<std::size_t>(lines) + 1, line_from(before), line_from(after)};
}

std::optional<RunDifference> first_difference_of_runs(const std::string& folder, const std::string& again) {
  const Manifest manifest = read_manifest(folder);
  const bool same_build = manifest.presented_by == read_manifest(again).presented_by;
  for (const auto& file : manifest.files) {
    if (!same_build && is_presentation(file.name)) continue;  // another version may word or draw it differently
    const auto where = first_difference(read_whole(folder + "/" + file.name), read_whole(again + "/" + file.name));
    if (where) return RunDifference{file.name, *where};
  }
  Json before = Json::parse(read_whole(manifest_path(folder)));
  Json after = Json::parse(read_whole(manifest_path(again)));
  for (const char* may_differ : {"build", "presented_by", "sha256"}) {
    before.erase(may_differ);
    after.erase(may_differ);
  }
  if (!same_build) {
    drop_presentation(before);
    drop_presentation(after);
  }
  const auto where = first_difference(before.dump(2), after.dump(2));
  if (where) return RunDifference{std::string(manifest_name), {0, where->before, where->after}};
  return std::nullopt;
}

}  // namespace sposim::report
