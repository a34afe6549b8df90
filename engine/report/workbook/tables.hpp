#pragma once

#include <vector>

#include "report/story.hpp"
#include "report/workbook/table.hpp"

/// What the workbook shows of a story: pure functions, one for each table.
namespace sposim::report::workbook {

using story::Story;

/// `1 April 2027 to 31 March 2031`: what the headline counts over.
std::string period_of(const Story& story);

Table headline_table(const Story& story);
Table monthly_table(const Story& story);
Table forces_table(const Story& story);
Table times_table(const Story& story);
Table funnel_table(const Story& story);
Table observed_table(const Story& story);
Table drivers_table(const Story& story);
Table assumptions_table(const Story& story);
Table changes_table(const Story& story);
Table notes_table(const Story& story);
// A comparison's.
Table comparison_table(const Story& story);
Table differences_table(const Story& story);
Table policies_table(const Story& story);
Table costs_table(const Story& story);
Table acceptability_table(const Story& story);

/// Every table that has something to say, in the order of the sheets; cover, contents and notes are not among them.
std::vector<Table> tables_of(const Story& story);

/// The title of the cover, and its lines: the mark, the answer, what to know before quoting it.
std::vector<std::string> cover_lines(const Story& story);

}  // namespace sposim::report::workbook
