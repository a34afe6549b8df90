#pragma once

#include "analysis/tornado.hpp"
#include "model/source.hpp"
#include "report/comparison_report.hpp"
#include "report/run_report.hpp"
#include "report/story.hpp"

/// Makes the story of a run or a comparison from its results.
namespace sposim::report::story {

Story story_of(const RunReport& report);
Story story_of(const ComparisonReport& report);

/// Takes what must be held back out of a story whose small counts are banded (see disclosure.hpp): such a figure
/// becomes one that is no number, and its cell in the workbook says `[c]`. Nothing where they are shown.
void hold_back(Story& story, const RunReport& report);
void hold_back(Story& story, const ComparisonReport& report);

/// The log of assumptions, with how much each matters.
std::vector<Assumption> assumptions_of(const RunReport& report);

/// What an uncertain number is, in plain English: the statement of the assumptions log, or for the size of a policy or
/// change its title.
///
/// @param path  as in the draws: `decision.granted`, `policies.training.0.reports.level.size`
std::string statement_of(const std::string& path, const scenario::Scenario& scenario,
                         const std::vector<Assumption>& assumptions);

/// What a policy's lever does, in plain words: `its odds multiplied by about 1.3 (nobody knows exactly: between 0.72
/// and 2.3 in 95 of 100 draws), from 1 April 2027, reached step by step over 12 months, in all forces`. The exact law
/// is in policies.csv.
///
/// @param which   position of the lever
/// @param doubts  of the scenario with the policy in force (`model::make_plan`)
std::string plain_words(const scenario::Scenario& scenario, const std::string& policy, std::size_t which,
                        const std::vector<model::Doubt>& doubts);

/// A tornado with its numbers in plain English.
///
/// @param outcome  what swings, in words
Tornado told(const analysis::Tornado& tornado, std::string outcome, const scenario::Scenario& scenario,
             const std::vector<Assumption>& assumptions);

}  // namespace sposim::report::story
