#pragma once

#include <string>
#include <vector>

#include "report/folder.hpp"
#include "report/json_files.hpp"
#include "report/story.hpp"
#include "report/story_sweep.hpp"

/// The files of a run folder that people look at: all of them are made from the story alone.
namespace sposim::report {

inline constexpr std::string_view page_name = "report.html";
inline constexpr std::string_view sweep_page_name = "sweep.html";
inline constexpr std::string_view charts_folder = "charts";

/// Stands in a manifest while page and charts are being replaced, file by file, so that whoever finds the folder
/// between two of them knows that it is half made, and how to mend it.
inline constexpr std::string_view presenting_key = "report_half_made";

/// One of the files, in memory. `name` may lie in the charts' folder: `charts/fan.svg`.
struct PresentationFile {
  std::string name;
  std::string bytes;
};

/// The page and the charts of a story, in the order in which they are written.
std::vector<PresentationFile> presentation_of(const story::Story& story);

/// The same of the story of a sweep.
///
/// @param folder  where its points.csv and results.csv lie
std::vector<PresentationFile> presentation_of(const story::SweepStory& story, const std::string& folder);

/// True for story.json and everything made from it: what another version of the program may word or draw differently
/// though the results are the same.
bool is_presentation(std::string_view name);

/// Writes the story and what is made from it into a folder, and adds them to the list of its files; where small counts
/// are banded only the workbook, banded too.
void write_presentation(const RunFolder& folder, const story::Story& story, std::vector<FileEntry>& files);

/// Writes the story of a sweep and what is made from it.
void write_presentation(const RunFolder& folder, const story::SweepStory& story, std::vector<FileEntry>& files);

}  // namespace sposim::report
