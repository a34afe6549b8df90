#pragma once

#include <string>

#include "report/story.hpp"

namespace sposim::report::workbook {

inline constexpr std::string_view workbook_name = "results.xlsx";

/// The spreadsheet of a story: cover, contents, notes, one marked-up table a sheet, charts on sheets of their own.
///
/// @return  the file's bytes, the same for the same story in every place and at every time
/// @throws core::MachineError if there is no room for the spreadsheet's temporary files
/// @source  Government Analysis Function, making spreadsheets accessible
std::string workbook(const story::Story& story);

}  // namespace sposim::report::workbook
