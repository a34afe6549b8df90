#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/workbook/table.hpp"

namespace sposim::report::workbook {

/// What a workbook says about itself.
struct About {
  std::string title;
  std::string mark;             ///< `DRAFT`, `DRAFT, PARTIAL`, `Signed off`
  std::uint64_t more_room = 0;  ///< bytes of temporary files that it needs beyond the usual
};

std::string mark_of(bool draft, const std::string& status);

/// [sheets] the name of each and what it is about: cover and notes, the tables, their charts.
using Contents = std::vector<std::pair<std::string, std::string>>;
Contents contents_of(const std::string& title, const Table& notes, const std::vector<Table>& tables);

/// Makes a workbook, the same bytes for the same content, and hands it on piece by piece.
///
/// @throws core::MachineError where there is no room or memory for it
void make_workbook(const About& about, const std::function<void(lxw_workbook*)>& fill,
                   const std::function<void(std::string_view)>& take);

}  // namespace sposim::report::workbook
