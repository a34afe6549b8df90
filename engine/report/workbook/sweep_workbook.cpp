#include "report/workbook/sweep_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/csv.hpp"
#include "report/words.hpp"
#include "report/workbook/charts.hpp"
#include "report/workbook/make.hpp"
#include "report/workbook/sheet_writer.hpp"

namespace sposim::report::workbook {

namespace {

constexpr lxw_row_t header_row = 3;
constexpr std::string_view results_sheet = "Results";

/// A table of the folder, line by line.
class Lines {
 public:
  explicit Lines(const std::string& path) : path_(path), file_(path) {
    if (!file_) core::throw_machine_error(path, "cannot be read");
    if (!next()) cut_short();
  }

  bool next() {
    std::string line;
    if (!std::getline(file_, line)) {
      if (file_.bad()) core::throw_machine_error(path_, "cannot be read");
      return false;
    }
    split_row(line, cells_);
    return true;
  }
  void want_next() {
    if (!next()) cut_short();
  }
  const std::string& cell(std::size_t column) const {
    if (column >= cells_.size()) cut_short();
    return cells_[column];
  }
  std::size_t size() const { return cells_.size(); }

 private:
  [[noreturn]] void cut_short() const {
    throw core::UserError(core::Problem{{path_}, "", "is cut short", "the table is not as a sweep leaves it", ""});
  }

  std::string path_;
  std::ifstream file_;
  std::vector<std::string> cells_;
};

/// The sheet of results while it is written, row by row.
class ResultSheet {
 public:
  ResultSheet(lxw_worksheet* sheet, SheetWriter& writer) : sheet_(sheet), writer_(writer) {}

  void begin_row() { column_ = 0; }
  void end_row() { ++row_; }
  void head(const std::string& title) { SheetWriter::write(sheet_, header_row, column_++, title, writer_.text()); }

  /// A number as one, anything else as text; nothing as a word.
  void cell(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) {
      core::require(worksheet_write_number(sheet_, row_, column_++, number, nullptr) == LXW_NO_ERROR,
                    "a cell has room");
    } else {
      SheetWriter::write(sheet_, row_, column_++, text.empty() ? "n/a" : text, writer_.text());
    }
  }

 private:
  lxw_worksheet* sheet_;
  SheetWriter& writer_;
  lxw_row_t row_ = header_row + 1;
  lxw_col_t column_ = 0;
};

/// points.csv beside results.csv: the columns of the first but its status, then two for each output.
void write_results(lxw_worksheet* sheet, SheetWriter& writer, const story::SweepStory& story, const std::string& folder,
                   std::uint64_t most) {
  constexpr std::size_t output = 2, mean = 4, error = 7;  // columns of results.csv
  Lines points(folder + "/points.csv"), results(folder + "/results.csv");
  const std::size_t outputs = story.outputs.size() / std::max<std::size_t>(story.scenarios.size(), 1);
  SheetWriter::write(sheet, 0, 0, "Results", writer.title());
  SheetWriter::write(sheet, 1, 0, about_results(story, most), nullptr);
  worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(points.size() + 2 * outputs), 18, nullptr);
  ResultSheet rows(sheet, writer);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) rows.head(points.cell(i));
  for (std::uint64_t point = 0; point < most && points.next(); ++point) {
    std::vector<std::string> names, cells;
    for (std::size_t i = 0; i < outputs; ++i) {
      results.want_next();
      names.push_back(results.cell(output));
      cells.push_back(results.cell(mean));
      cells.push_back(results.cell(error));
    }
    if (point == 0) {
      for (const auto& name : names) {
        rows.head(name + ", mean");
        rows.head(name + ", standard error");
      }
    }
    rows.begin_row();
    for (std::size_t i = 0; i + 1 < points.size(); ++i) rows.cell(points.cell(i));
    for (const auto& cell : cells) rows.cell(cell);
    rows.end_row();
  }
  worksheet_freeze_panes(sheet, header_row + 1, 1);
}

void fill(lxw_workbook* book, const story::SweepStory& story, const std::string& folder, std::uint64_t most) {
  const std::vector<Table> tables = tables_of(story);
  const Table notes = notes_table(story);
  SheetWriter writer(book, mark_of(story.qa.draft, story.status));
  writer.add_text("Cover", cover_lines(story));
  Contents contents = contents_of(story.title, notes, tables);
  contents.emplace_back(results_sheet, about_results(story, most));
  writer.add_contents(contents);
  writer.add_table(notes);
  std::map<std::string, Placed> placed;
  for (const Table& table : tables) placed[table.sheet] = writer.add_table(table);
  add_charts(book, writer, tables, placed);
  // This sheet may hold a million rows: the library writes each to disk as it is finished. It then keeps no table to
  // mark up.
  book->options.constant_memory = LXW_TRUE;
  lxw_worksheet* sheet = writer.add_sheet(std::string(results_sheet));
  book->options.constant_memory = LXW_FALSE;
  write_results(sheet, writer, story, folder, most);
}

}  // namespace

std::string about_results(const story::SweepStory& story, std::uint64_t most) {
  const std::string what =
      "One row for each point: where the numbers stand, and the mean of each output with its standard error.";
  if (story.points <= most) return what;
  return fmt::format("{} The first {} of {} points: results.csv has all.", what,
                     grouped(static_cast<std::int64_t>(most)), grouped(static_cast<std::int64_t>(story.points)));
}

void sweep_workbook(const story::SweepStory& story, const std::string& folder,
                    const std::function<void(std::string_view)>& take, std::uint64_t most) {
  constexpr std::uint64_t bytes_a_cell = 120;  // in the temporary file, before it is packed
  const std::uint64_t cells = std::min(story.points, most) * (3 + story.factors.size() + 2 * story.outputs.size());
  make_workbook(
      {story.title, mark_of(story.qa.draft, story.status), cells * bytes_a_cell},
      [&](lxw_workbook* book) { fill(book, story, folder, most); }, take);
}

}  // namespace sposim::report::workbook
