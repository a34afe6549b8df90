#include "report/present_again.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/build.hpp"
#include "report/digest.hpp"
#include "report/folder.hpp"
#include "report/new_file.hpp"
#include "report/presentation.hpp"
#include "report/verify.hpp"
#include "report/words.hpp"
#include "scenario/sweep.hpp"

namespace sposim::report {

namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& path, std::string problem, std::string why, std::string suggestion) {
  throw core::UserError(core::Problem{{path}, "", std::move(problem), std::move(why), std::move(suggestion)});
}

void require_whole(const std::string& folder) {
  const auto findings = verify(folder, HalfMade::passed);
  if (findings.empty()) return;
  const auto& first = findings.front();
  const std::string others = findings.size() == 1
                                 ? ""
                                 : ", and " + counted(static_cast<std::int64_t>(findings.size()) - 1,
                                                      "more is not as it was", "more are not as they were");
  refuse(folder + "/" + first.name, first.problem, "a report is only made of a run as it was left" + others,
         "See `sposim verify`; run the scenario again.");
}

/// A whole file takes the place of another, or of nothing, in one step. It is written beside the run folder, so that
/// being cut short leaves nothing in it.
void replace_file(const std::string& folder, const std::string& name, std::string_view bytes) {
  const std::string path = folder + "/" + name;
  const std::string fresh = beside(folder, "report");
  remove_all(fresh);
  FileWriter file(fresh);
  file.write(bytes);
  file.finish();
  if (std::rename(fresh.c_str(), path.c_str()) != 0) core::throw_machine_error(path, "cannot be replaced");
}

/// The list of files in a manifest, with what was made now instead of what was made then.
Json with_files(const Json& files, const std::vector<PresentationFile>& made) {
  Json list = Json::array();
  for (const Json& file : files) {
    const std::string name = file.at("name");
    if (!is_presentation(name) || name == story::story_name) list.push_back(file);
  }
  for (const auto& file : made) {
    list.push_back({{"name", file.name}, {"bytes", file.bytes.size()}, {"sha256", sha256(file.bytes)}});
  }
  return list;
}

void rewrite_manifest(const std::string& folder, Json manifest) {
  manifest.erase("sha256");  // to stand last again
  manifest["sha256"] = unsealed;
  replace_file(folder, std::string(manifest_name),
               sealed(manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"));
}

Json manifest_as_it_is(const std::string& folder) {
  return Json::parse(read_whole(folder + "/" + std::string(manifest_name)));
}

/// From now on the folder says that it is half made.
void begin(const std::string& folder) {
  Json manifest = manifest_as_it_is(folder);
  manifest[presenting_key] = true;
  rewrite_manifest(folder, std::move(manifest));
  sync_folder(folder);
}

void end(const std::string& folder, const std::vector<PresentationFile>& made) {
  Json manifest = manifest_as_it_is(folder);
  manifest.erase(std::string(presenting_key));
  manifest["files"] = with_files(manifest.at("files"), made);
  manifest["presented_by"] = {{"version", build().version}, {"commit", build().commit}};
  rewrite_manifest(folder, std::move(manifest));
}

/// Charts that this version no longer draws.
void remove_others(const std::string& folder, const std::vector<PresentationFile>& made) {
  for (const auto& name : names_in(folder + "/" + std::string(charts_folder))) {
    const std::string inner = std::string(charts_folder) + "/" + name;
    const bool kept = std::any_of(made.begin(), made.end(), [&](const auto& file) { return file.name == inner; });
    if (!kept) remove_all(folder + "/" + inner);
  }
}

void run_tool(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: posix_spawn's type
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ);
  if (fault == ENOENT) {
    refuse("--png", words.front() + " is not installed", "it draws the pictures",
           "Install librsvg2-bin, or use the SVG files in charts/.");
  }
  int status = 0;
  if (fault != 0 || ::waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw core::MachineError(words.back() + ": " + words.front() + " could not draw it");
  }
}

/// Says why a whole folder has nothing to make a page from.
[[noreturn]] void refuse_without_story(const std::string& folder, const std::string& path) {
  const std::string problem = "has no " + std::string(story::story_name);
  if (kind_of(path + "/" + scenario::kept_sweep_name) == PathKind::file) {
    const bool part = kind_of(path + "/indices.csv") != PathKind::file;
    refuse(
        folder, problem,
        part ? "it holds one part of a sweep, and a page is about the whole" : "it was left by a version without pages",
        part ? "Merge the parts with `sposim merge`." : "Run the sweep again.");
  }
  if (read_manifest(folder).compared.banded) {
    refuse(folder, problem, "its small counts are banded, and a page would show them exactly",
           "Read results.xlsx, or run it again without --suppress-small.");
  }
  refuse(folder, problem, "it was left by a version without reports", "Run the scenario again.");
}

/// What is made from a folder's story, be it a run's, a comparison's or a sweep's.
std::vector<PresentationFile> made_from(const std::string& path, const std::string& told) {
  const std::string text = read_whole(told);
  if (kind_of(path + "/" + scenario::kept_sweep_name) != PathKind::file) {
    return presentation_of(story::from_json(text, told));
  }
  return presentation_of(story::sweep_from_json(text, told), path);
}

}  // namespace

PresentedAgain present_again(const std::string& folder) {
  read_manifest(folder);  // refuses what is no run, before anything is written
  const std::string path = real_path(folder);
  const FolderLock lock(beside(path, "lock"), folder);
  require_whole(folder);
  const bool half_made = read_manifest(folder).presenting;
  const std::string told = path + "/" + std::string(story::story_name);
  if (kind_of(told) != PathKind::file) refuse_without_story(folder, path);
  const auto made = made_from(path, told);
  PresentedAgain result;
  for (const auto& file : made) {
    result.files.push_back(file.name);
    const std::string place = path + "/" + file.name;
    if (kind_of(place) != PathKind::file || read_whole(place) != file.bytes) result.changed.push_back(file.name);
  }
  if (result.changed.empty() && !half_made) return result;
  begin(path);
  const std::string charts = path + "/" + std::string(charts_folder);
  if (kind_of(charts) == PathKind::missing && ::mkdir(charts.c_str(), 0755) != 0) {
    core::throw_machine_error(charts, "cannot be created as a folder");
  }
  for (const auto& file : made) {
    const auto& changed = result.changed;
    if (std::find(changed.begin(), changed.end(), file.name) != changed.end())
      replace_file(path, file.name, file.bytes);
  }
  remove_others(path, made);
  sync_folder(charts);
  sync_folder(path);  // the manifest may not say that all is made before all is there
  end(path, made);
  sync_folder(path);
  return result;
}

void check_pictures_folder(const std::string& folder, const std::string& into) {
  const PathKind kind = kind_of(into);
  const bool is_new = kind == PathKind::missing;
  if (is_new) check_folder_above("--png", into);
  if (!is_new && kind != PathKind::folder) {
    refuse("--png " + into, "is not a folder", "there is a picture for each chart", "Name a folder.");
  }
  const std::string run = real_path(folder);
  const std::string target = real_path(is_new ? parent_of(into) : into);
  if (target == run || target.starts_with(run + "/")) {
    refuse("--png", into + " lies in the run folder", "a run holds nothing but what it left",
           "Name a folder beside it.");
  }
}

std::vector<std::string> charts_as_png(const std::string& folder, const std::string& into) {
  check_pictures_folder(folder, into);
  const std::string run = real_path(folder);
  const FolderLock lock(beside(run, "lock"), folder);
  require_whole(folder);
  if (kind_of(into) == PathKind::missing && ::mkdir(into.c_str(), 0755) != 0) {
    core::throw_machine_error(into, "cannot be created as a folder");
  }
  const std::string target = real_path(into);
  std::vector<std::string> pictures;
  const std::string charts = run + "/" + std::string(charts_folder);
  for (const auto& name : names_in(charts)) {
    pictures.push_back(target + "/" + name.substr(0, name.rfind('.')) + ".png");
    run_tool({"rsvg-convert", "--zoom", "2", "--background-color", "white", "--output", pictures.back(),
              charts + "/" + name});
  }
  return pictures;
}

}  // namespace sposim::report
