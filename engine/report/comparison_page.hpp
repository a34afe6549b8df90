#pragma once

#include <string>
#include <vector>

#include "report/comparison_report.hpp"
#include "report/estimate_words.hpp"
#include "report/page.hpp"

/// The parts of a comparison's screen, and what they share.
namespace sposim::report {

bool moves_nothing(const analysis::Difference& difference);

/// `120 (10 to 400)`
std::string gain_cell(const analysis::Difference& difference, SmallCounts small);

/// `£2.67m`, with a plus sign behind it where part of the cost is left out: `£2.67m+`, at least so much.
std::string least_pounds(double amount, const analysis::Alternative& alternative);

/// What a further victim costs, the most valuable choice, and what the costs leave out.
void add_money(Page& page, const ComparisonReport& report);

/// The national trained share at year ends, on best estimates, of the policies that train.
void add_coverage(Page& page, const ComparisonReport& report);

/// The numbers that move the answer most, and where another alternative would be better.
void add_turnings(Page& page, const ComparisonReport& report);

}  // namespace sposim::report
