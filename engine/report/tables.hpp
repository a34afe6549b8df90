#pragma once

#include "report/file.hpp"
#include "report/run_report.hpp"

/// One function for each table of the run folder; outputs/README.md describes every column.
namespace sposim::report {

void write_monthly(FileWriter& file, const RunReport& report);
void write_forces(FileWriter& file, const RunReport& report);
void write_replicates(FileWriter& file, const RunReport& report);
void write_time_to_order(FileWriter& file, const RunReport& report);
void write_observed(FileWriter& file, const RunReport& report);
void write_assumptions(FileWriter& file, const RunReport& report);

}  // namespace sposim::report
