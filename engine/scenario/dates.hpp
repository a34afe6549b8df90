#pragma once

#include <string>
#include <vector>

#include "scenario/reading.hpp"
#include "scenario/value.hpp"

/// Dated numbers: from this day on, this value.
namespace sposim::scenario {

struct DatedEntry {
  core::Date from;
  const Pair* entry = nullptr;
};

/// The entries of a map whose keys are days, in order; days that are none or stand out of order are reported.
std::vector<DatedEntry> dated_entries(const Node& node, const std::string& path, const Reading& reading);

/// The first day on which a number is read: 12 months before the clock starts for what is read at a case's first
/// report, if open cases exist then; the clock's first day for the rest.
core::Date first_day_read(const std::string& path, core::Date start, bool open_cases);

/// Reports a dated value, at any depth, whose first day comes after the first day it is read.
void check_first_day(const Value& value, const core::Location& where, const std::string& path, const Reading& reading);

/// Reports a first day that comes after the first day the number is read.
void check_first_day(core::Date first, const core::Location& where, const std::string& path, const Reading& reading);

}  // namespace sposim::scenario
