#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/story_sweep.hpp"
#include "report/workbook/table.hpp"

/// results.xlsx of a sweep.
namespace sposim::report::workbook {

/// The tables of a sweep but its results, in the order of the sheets.
std::vector<Table> tables_of(const story::SweepStory& story);
Table notes_table(const story::SweepStory& story);
std::vector<std::string> cover_lines(const story::SweepStory& story);

/// Rows of results that a sheet can hold.
inline constexpr std::uint64_t most_result_rows = 1'048'576 - 4;

/// What stands above the results: that a row is a point, and where there are more points than rows, that they are cut.
std::string about_results(const story::SweepStory& story, std::uint64_t most = most_result_rows);

/// The whole workbook, piece by piece: what the story says, and points.csv beside results.csv, a row for each point.
/// The results are read and written row by row, so they take no memory.
///
/// @param folder  where points.csv and results.csv lie
/// @param most    rows of results; what is beyond is left out, and the sheet says so
void sweep_workbook(const story::SweepStory& story, const std::string& folder,
                    const std::function<void(std::string_view)>& take, std::uint64_t most = most_result_rows);

}  // namespace sposim::report::workbook
