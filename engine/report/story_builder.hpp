#pragma once

#include "analysis/tornado.hpp"
#include "report/comparison_report.hpp"
#include "report/run_report.hpp"
#include "report/story.hpp"

/// Makes the story of a run or a comparison from its results.
namespace sposim::report::story {

Story story_of(const RunReport& report);
Story story_of(const ComparisonReport& report);

/// What an uncertain number is, in plain English: the statement of the assumptions log, or for the size of a policy or
/// change its title.
///
/// @param path  as in the draws: `decision.granted`, `policies.training.0.reports.level.size`
std::string statement_of(const std::string& path, const scenario::Scenario& scenario,
                         const std::vector<Assumption>& assumptions);

/// A tornado with its numbers in plain English.
///
/// @param outcome  what swings, in words
Tornado told(const analysis::Tornado& tornado, std::string outcome, const scenario::Scenario& scenario,
             const std::vector<Assumption>& assumptions);

}  // namespace sposim::report::story
