#include "report/presentation.hpp"

#include "report/file.hpp"
#include "report/workbook/workbook.hpp"

namespace sposim::report {

namespace {

FileEntry write_whole(const RunFolder& folder, const std::string& name, std::string_view bytes) {
  FileWriter file(folder.file(name));
  file.write(bytes);
  file.finish();
  return {name, file.bytes(), file.sha256()};
}

}  // namespace

std::vector<PresentationFile> presentation_of(const story::Story& story) {
  return {{std::string(workbook::workbook_name), workbook::workbook(story)}};
}

bool is_presentation(std::string_view name) {
  return name == story::story_name || name == page_name || name == workbook::workbook_name ||
         name.starts_with(std::string(charts_folder) + "/");
}

void write_presentation(const RunFolder& folder, const story::Story& story, std::vector<FileEntry>& files) {
  files.push_back(write_whole(folder, std::string(story::story_name), story::to_json(story)));
  folder.make_inner(charts_folder);
  for (const auto& file : presentation_of(story)) files.push_back(write_whole(folder, file.name, file.bytes));
  folder.sync_inner(charts_folder);
}

}  // namespace sposim::report
