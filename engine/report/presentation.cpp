#include "report/presentation.hpp"

#include "report/charts/chart.hpp"
#include "report/file.hpp"
#include "report/html/drawings.hpp"
#include "report/html/page.hpp"
#include "report/html/sweep.hpp"
#include "report/workbook/sweep_workbook.hpp"
#include "report/workbook/workbook.hpp"
#include "report/written.hpp"

namespace sposim::report {

namespace {

void add_charts(const std::vector<html::Drawing>& drawings, std::vector<PresentationFile>& files) {
  for (const auto& drawing : drawings) {
    const std::string name = std::string(charts_folder) + "/" + drawing.name + ".svg";
    files.push_back({name, charts::svg_file(html::as_file(drawing))});
  }
}

/// What was made from a story.
void write_made(const RunFolder& folder, const std::vector<PresentationFile>& made, std::vector<FileEntry>& files) {
  folder.make_inner(charts_folder);
  for (const auto& file : made) files.push_back(write_whole(folder, file.name, file.bytes));
  folder.sync_inner(charts_folder);
}

/// The page and the charts, which are functions of the story alone.
std::vector<PresentationFile> page_and_charts(const story::SweepStory& story) {
  std::vector<PresentationFile> files{{std::string(sweep_page_name), html::page_of(story)}};
  add_charts(html::drawings_of(story), files);
  return files;
}

}  // namespace

std::vector<PresentationFile> presentation_of(const story::Story& story) {
  std::vector<PresentationFile> files{{std::string(page_name), html::page_of(story)},
                                      {std::string(workbook::workbook_name), workbook::workbook(story)}};
  add_charts(html::drawings_of(story), files);
  return files;
}

std::vector<PresentationFile> presentation_of(const story::SweepStory& story, const std::string& folder) {
  std::vector<PresentationFile> files = page_and_charts(story);
  PresentationFile book{std::string(workbook::workbook_name), {}};
  workbook::sweep_workbook(story, folder, [&](std::string_view piece) { book.bytes += piece; });
  files.insert(files.begin() + 1, std::move(book));
  return files;
}

bool is_presentation(std::string_view name) {
  return name == story::story_name || name == page_name || name == sweep_page_name || name == workbook::workbook_name ||
         name.starts_with(std::string(charts_folder) + "/");
}

namespace {

/// Story and page show exact figures, so the workbook alone stands among files whose small counts are banded.
void write_banded(const RunFolder& folder, story::Story story, std::vector<FileEntry>& files) {
  // What a comparison changes in its base is kept in the story alone; without that it could not be made again.
  if (story.command == "compare") story.from_base.clear();
  files.push_back(write_whole(folder, std::string(workbook::workbook_name), workbook::workbook(story)));
}

}  // namespace

void write_presentation(const RunFolder& folder, const story::Story& story, std::vector<FileEntry>& files) {
  if (story.small_counts_banded) return write_banded(folder, story, files);
  files.push_back(write_whole(folder, std::string(story::story_name), story::to_json(story)));
  write_made(folder, presentation_of(story), files);
}

void write_presentation(const RunFolder& folder, const story::SweepStory& story, std::vector<FileEntry>& files) {
  files.push_back(write_whole(folder, std::string(story::story_name), story::to_json(story)));
  // The workbook may be large: it goes into its file piece by piece.
  files.push_back(write_with(folder, workbook::workbook_name, [&](FileWriter& book) {
    workbook::sweep_workbook(story, parent_of(folder.file(std::string(story::story_name))),
                             [&](std::string_view piece) { book.write(piece); });
  }));
  write_made(folder, page_and_charts(story), files);
}

}  // namespace sposim::report
