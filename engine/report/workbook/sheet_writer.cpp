#include "report/workbook/sheet_writer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/error.hpp"
#include "core/text.hpp"
#include "report/words.hpp"

namespace sposim::report::workbook {

namespace {

constexpr std::size_t longest_text = 32'000;  // a cell holds 32,767 characters
constexpr std::size_t widest = 60;            // columns of text, then it wraps
constexpr lxw_row_t header_row = 2;
constexpr double line_height = 16;        // points, of Arial 12
constexpr double highest_row = 409;       // that a sheet allows
constexpr double text_sheet_width = 100;  // of a sheet of text alone

void check(lxw_error error) {
  core::require(error == LXW_NO_ERROR, lxw_strerror(error));
}

/// Decimals that a column of numbers needs: the more the smaller its largest.
const char* decimals_for(double largest) {
  if (largest >= 100) return "#,##0";
  return largest >= 10 ? "#,##0.0" : "#,##0.00";
}

double largest_of(const Table& table, std::size_t column) {
  double largest = 0;
  for (const auto& row : table.rows) {
    if (const auto* number = std::get_if<double>(&row[column])) largest = std::max(largest, std::abs(*number));
  }
  return largest;
}

/// How many lines of text fit a column: words of Arial 12 in columns counted in digits.
std::size_t in_digits(const std::string& text) {
  return columns_of(core::escaped(text)) * 11 / 10;
}

void fit_cells(lxw_worksheet* sheet, lxw_row_t row, const std::vector<Cell>& cells, const std::vector<double>& widths) {
  double lines = 1;
  std::size_t worst = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto* text = std::get_if<std::string>(&cells[i]);
    const double needed = text == nullptr ? 1 : static_cast<double>(in_digits(*text)) / widths[i];
    if (needed > lines) worst = i;
    lines = std::max(lines, needed);
  }
  if (lines > 1) SheetWriter::fit_row(sheet, row, in_digits(std::get<std::string>(cells[worst])), widths[worst]);
}

void fit_headers(lxw_worksheet* sheet, const Table& table, const std::vector<double>& widths) {
  std::vector<Cell> titles;
  for (const Column& column : table.columns) titles.emplace_back(column.title + "   ");
  fit_cells(sheet, header_row, titles, widths);
}

/// Columns that a cell takes, as it is shown.
std::size_t width_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return columns_of(core::escaped(*text));
  if (std::holds_alternative<core::Date>(cell)) return 17;
  if (const auto* number = std::get_if<double>(&cell)) {
    return 5 + (std::abs(*number) < 1 ? 3 : static_cast<std::size_t>(std::log10(std::abs(*number)) * 4 / 3 + 1));
  }
  return 3;
}

}  // namespace

SheetWriter::SheetWriter(lxw_workbook* book, std::string mark) : book_(book), mark_(std::move(mark)) {
  // The book's standard style, which rows and cells without one of their own take.
  lxw_format* standard = STAILQ_FIRST(book_->formats);
  format_set_font_name(standard, "Arial");
  format_set_font_size(standard, 12);
  plain_ = format("");
  text_ = format("@");
  format_set_text_wrap(text_);
  title_ = workbook_add_format(book_);
  format_set_font_name(title_, "Arial");
  format_set_font_size(title_, 16);
  format_set_bold(title_);
  head_ = workbook_add_format(book_);
  format_set_font_name(head_, "Arial");
  format_set_font_size(head_, 12);
  format_set_bold(head_);
  format_set_text_wrap(head_);
  format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom(head_, LXW_BORDER_THIN);
  link_ = workbook_add_format(book_);
  format_set_font_name(link_, "Arial");
  format_set_font_size(link_, 12);
  format_set_font_color(link_, 0x12436D);
  format_set_underline(link_, LXW_UNDERLINE_SINGLE);
  format_set_align(link_, LXW_ALIGN_VERTICAL_TOP);
}

lxw_format* SheetWriter::format(const char* number_format) {
  lxw_format*& made = formats_[number_format];
  if (made != nullptr) return made;
  made = workbook_add_format(book_);
  format_set_font_name(made, "Arial");
  format_set_font_size(made, 12);
  format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  if (*number_format != '\0') format_set_num_format(made, number_format);
  return made;
}

lxw_format* SheetWriter::number_format(const Table& table, std::size_t column) {
  switch (table.columns[column].shown) {
    case Shown::text:
      return text_;
    case Shown::count:
    case Shown::number:
      return format(decimals_for(largest_of(table, column)));
    case Shown::whole:
      return format("#,##0");
    case Shown::percent:
      return format("0.0%");
    case Shown::pounds:
      return format("£#,##0;-£#,##0");
    case Shown::date:
      return format("d mmmm yyyy");
  }
  throw core::ContractViolation("every kind of column has a format");
}

void SheetWriter::write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                        lxw_format* format) {
  // Never worksheet_write_url or _formula: what a scenario says stays text, whatever it begins with.
  const std::string safe = core::shortened(core::escaped(text), longest_text);
  check(worksheet_write_string(sheet, row, column, safe.c_str(), format));
}

lxw_worksheet* SheetWriter::add_sheet(const std::string& name) {
  check(workbook_validate_sheet_name(book_, name.c_str()));
  lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
  if (sheet == nullptr) {
    throw core::MachineError("results.xlsx: cannot be made: no room for the temporary files or the memory of a sheet");
  }
  worksheet_set_default_row(sheet, line_height, LXW_FALSE);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  check(worksheet_set_header(sheet, ("&L&\"Arial\"" + mark_).c_str()));
  check(worksheet_set_footer(sheet, "&L&\"Arial\"&A&R&\"Arial\"Page &P of &N"));
  return sheet;
}

void SheetWriter::fit_row(lxw_worksheet* sheet, lxw_row_t row, std::size_t characters, double width) {
  // Words break before the edge, so that a line holds a little less than the column is wide.
  const double lines = std::ceil(static_cast<double>(characters) * 1.05 / (width - 2));
  if (lines > 1) check(worksheet_set_row(sheet, row, std::min(lines * line_height, highest_row), nullptr));
}

void SheetWriter::add_text(const std::string& name, const std::vector<std::string>& lines) {
  lxw_worksheet* sheet = add_sheet(name);
  check(worksheet_set_column(sheet, 0, 0, text_sheet_width, text_));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    fit_row(sheet, static_cast<lxw_row_t>(i), columns_of(lines[i]) * (i == 0 ? 4 : 3) / 3, text_sheet_width);
    write(sheet, static_cast<lxw_row_t>(i), 0, lines[i], i == 0 ? title_ : text_);
  }
}

void SheetWriter::write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                             lxw_format* numbers) {
  const double* number = std::get_if<double>(&cell);
  if (number != nullptr && std::isfinite(*number)) {
    check(worksheet_write_number(sheet, row, column, *number, numbers));
  } else if (const auto* date = std::get_if<core::Date>(&cell)) {
    const std::chrono::year_month_day day{*date};
    lxw_datetime moment{static_cast<int>(day.year()),
                        static_cast<int>(static_cast<unsigned>(day.month())),
                        static_cast<int>(static_cast<unsigned>(day.day())),
                        0,
                        0,
                        0};
    check(worksheet_write_datetime(sheet, row, column, &moment, numbers));
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    write(sheet, row, column, *text, text_);
  } else {
    write(sheet, row, column, "n/a", text_);
  }
}

std::vector<double> SheetWriter::set_widths(lxw_worksheet* sheet, const Table& table) {
  std::vector<double> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t width = std::min<std::size_t>(columns_of(table.columns[column].title), 18);
    for (const auto& row : table.rows) width = std::max(width, width_of(row[column]));
    const auto place = static_cast<lxw_col_t>(column);
    // Arial 12 is wider than the digits that a column's width is counted in.
    widths.push_back(static_cast<double>(std::min(width, widest)) * 1.25 + 2);
    check(worksheet_set_column(sheet, place, place, widths.back(), text_));
  }
  return widths;
}

void SheetWriter::mark_up(lxw_worksheet* sheet, const Table& table, const Placed& placed) {
  std::vector<lxw_table_column> columns(table.columns.size());
  std::vector<std::string> titles;  // the library takes text that it could change
  for (const Column& column : table.columns) titles.push_back(column.title);
  std::string name = table.name;
  std::vector<lxw_table_column*> pointers;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].header = titles[i].data();
    columns[i].header_format = head_;
    pointers.push_back(&columns[i]);
  }
  pointers.push_back(nullptr);
  lxw_table_options options{};
  options.name = name.data();
  options.columns = pointers.data();
  options.no_autofilter = LXW_TRUE;
  options.no_banded_rows = LXW_TRUE;
  options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  options.style_type_number = 1;
  check(
      worksheet_add_table(sheet, header_row, 0, placed.last_row, static_cast<lxw_col_t>(columns.size() - 1), &options));
}

Placed SheetWriter::add_table(const Table& table) {
  core::require(!table.rows.empty() && !table.columns.empty(), "a table on a sheet has rows and columns");
  lxw_worksheet* sheet = add_sheet(table.sheet);
  const std::vector<double> widths = set_widths(sheet, table);
  // Titles run over their neighbours, so they do not wrap.
  write(sheet, 0, 0, table.title, title_);
  write(sheet, 1, 0, table.about, plain_);
  const Placed placed{table.sheet, header_row + 1, static_cast<lxw_row_t>(header_row + table.rows.size())};
  std::vector<lxw_format*> formats;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    formats.push_back(number_format(table, column));
  }
  fit_headers(sheet, table, widths);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    fit_cells(sheet, placed.first_row + static_cast<lxw_row_t>(row), table.rows[row], widths);
    core::require(table.rows[row].size() == table.columns.size(), "a row has a cell for each column");
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      write_cell(sheet, placed.first_row + static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                 table.rows[row][column], formats[column]);
    }
  }
  mark_up(sheet, table, placed);
  worksheet_freeze_panes(sheet, header_row + 1, 1);
  check(worksheet_repeat_rows(sheet, header_row, header_row));
  return placed;
}

void SheetWriter::add_contents(const std::vector<std::pair<std::string, std::string>>& sheets) {
  Table table{"Contents",
              "contents",
              "Contents",
              "One row for each worksheet; its name is a link to it.",
              {{"Worksheet"}, {"What it holds"}},
              {}};
  for (const auto& [name, title] : sheets) table.rows.push_back({name, title});
  add_table(table);
  lxw_worksheet* sheet = workbook_get_worksheet_by_name(book_, "Contents");
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string target = "internal:'" + sheets[i].first + "'!A1";
    check(worksheet_write_url_opt(sheet, header_row + 1 + static_cast<lxw_row_t>(i), 0, target.c_str(), link_,
                                  sheets[i].first.c_str(), nullptr));
  }
}

}  // namespace sposim::report::workbook
