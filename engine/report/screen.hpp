#pragma once

#include <string>

#include "report/run_report.hpp"

namespace sposim::report {

enum class Emphasis { none, bold };

/// Bold on a terminal, unless NO_COLOR is set.
Emphasis emphasis_for_stdout();

/// The summary that a police and crime commissioner reads first, in lines of at most 80 columns.
///
/// @param folder  where the files are, as the user named it
std::string screen(const RunReport& report, const std::string& folder, Emphasis emphasis);

}  // namespace sposim::report
