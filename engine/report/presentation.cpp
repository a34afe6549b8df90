#include "report/presentation.hpp"

#include "report/charts/chart.hpp"
#include "report/file.hpp"
#include "report/html/drawings.hpp"
#include "report/html/page.hpp"
#include "report/workbook/workbook.hpp"
#include "report/written.hpp"

namespace sposim::report {

std::vector<PresentationFile> presentation_of(const story::Story& story) {
  std::vector<PresentationFile> files{{std::string(page_name), html::page_of(story)},
                                      {std::string(workbook::workbook_name), workbook::workbook(story)}};
  for (const auto& drawing : html::drawings_of(story)) {
    const std::string name = std::string(charts_folder) + "/" + drawing.name + ".svg";
    files.push_back({name, charts::svg_file(html::as_file(drawing))});
  }
  return files;
}

bool is_presentation(std::string_view name) {
  return name == story::story_name || name == page_name || name == workbook::workbook_name ||
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
  folder.make_inner(charts_folder);
  for (const auto& file : presentation_of(story)) files.push_back(write_whole(folder, file.name, file.bytes));
  folder.sync_inner(charts_folder);
}

}  // namespace sposim::report
