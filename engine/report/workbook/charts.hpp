#pragma once

#include <map>
#include <utility>
#include <vector>

#include "report/workbook/sheet_writer.hpp"

namespace sposim::report::workbook {

/// Native charts, each on a sheet of its own, drawn from the tables' cells.
///
/// @param placed  tables by the name of their sheet
/// @return        name and title of each chart's sheet
std::vector<std::pair<std::string, std::string>> add_charts(lxw_workbook* book, SheetWriter& writer,
                                                            const std::vector<Table>& tables,
                                                            const std::map<std::string, Placed>& placed);

/// The same list without drawing.
std::vector<std::pair<std::string, std::string>> chart_titles(const std::vector<Table>& tables);

}  // namespace sposim::report::workbook
