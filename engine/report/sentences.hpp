#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/estimate_words.hpp"
#include "report/run_report.hpp"

/// What a run says in sentences: the same on the screen and in summary.json.
namespace sposim::report {

/// `Between 1 April 2027 and 31 March 2031 about 4,120 victims would be newly protected by a full order (between 2,300
/// and 6,900 in 95 of 100 simulated futures under these assumptions).`
std::string headline_sentence(const RunReport& report);

/// The last day on which applications or orders were counted, if they were: after it everything is projection.
std::optional<core::Date> last_count_of_orders(const scenario::Scenario& scenario);

/// What is not in the band, the most important first.
std::vector<std::string> not_in_the_band(const RunReport& report);

/// The caveats that stand beside the headline, two or three.
std::vector<std::string> caveats(const RunReport& report);

/// Stands beside every ranking of forces.
std::string recording_caveat();

/// What is odd about this run, for the manifest and the screen; usually nothing.
std::vector<std::string> warnings(const RunReport& report);

/// What the status means: `PARTIAL: stopped after 412 replicates.` or `Complete: …`.
std::string status_in_words(const RunReport& report);

/// How the spread between futures divides into what we do not know and luck; empty if it cannot be told.
std::string split_in_words(const RunReport& report);

}  // namespace sposim::report
