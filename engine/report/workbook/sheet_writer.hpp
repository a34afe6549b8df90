#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <utility>

#include "report/workbook/table.hpp"

/// Writes plain tables with libxlsxwriter.
namespace sposim::report::workbook {

/// Where a table landed, so that charts can point at it.
struct Placed {
  std::string sheet;
  lxw_row_t first_row = 0, last_row = 0;  ///< of its data
};

class SheetWriter {
 public:
  /// @param mark  stands at the head of every printed page
  SheetWriter(lxw_workbook* book, std::string mark);

  lxw_worksheet* add_sheet(const std::string& name);
  /// A sheet of text alone, the first line its title.
  void add_text(const std::string& sheet, const std::vector<std::string>& lines);
  Placed add_table(const Table& table);
  /// The list of sheets, each a link.
  void add_contents(const std::vector<std::pair<std::string, std::string>>& sheets);

  lxw_format* title() const { return title_; }
  /// Text that wraps; the row is then made as high as it needs.
  lxw_format* text() const { return text_; }
  static void fit_row(lxw_worksheet* sheet, lxw_row_t row, std::size_t characters, double width);
  static void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format);

 private:
  lxw_format* format(const char* number_format);
  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* numbers);
  void mark_up(lxw_worksheet* sheet, const Table& table, const Placed& placed);
  std::vector<double> set_widths(lxw_worksheet* sheet, const Table& table);
  lxw_format* number_format(const Table& table, std::size_t column);

  lxw_workbook* book_;
  std::string mark_;
  std::map<std::string, lxw_format*> formats_;
  lxw_format* title_;
  lxw_format* text_;
  lxw_format* plain_;  ///< text that runs over its neighbours
  lxw_format* head_;
  lxw_format* link_;
};

}  // namespace sposim::report::workbook
