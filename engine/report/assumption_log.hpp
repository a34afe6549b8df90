#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/impact.hpp"
#include "model/extrapolation.hpp"
#include "report/run_report.hpp"
#include "scenario/assumptions.hpp"

/// The assumptions log: every number with where it comes from, how much it matters, and where it is stretched. The one
/// list that CSV, JSON, screen, page and workbook share.
namespace sposim::report {

struct LoggedAssumption {
  scenario::Assumption assumption;
  scenario::Unit unit = scenario::Unit::ratio;  ///< of the values below
  std::optional<analysis::Impact> impact;       ///< none: the number is not uncertain, or nothing was computed
  std::string low_used, high_used;              ///< of the impact, in words: `0.05`, `every force 0.4 sd lower`
  std::string extrapolation;                    ///< where it goes beyond its evidence; usually empty
  /// Rated red in quality, and red in impact.
  bool red_in_both() const {
    return assumption.quality == "red" && impact && impact->rating == analysis::ImpactRating::red;
  }
};

std::vector<LoggedAssumption> assumption_log(const RunReport& report);

std::string_view name_of(analysis::ImpactRating rating);
std::string_view name_of(analysis::Reach reach);

/// Why the impacts are missing; empty where they were computed.
std::string why_no_impact(const RunReport& report);

/// Numbers known least and mattering most, one sentence; empty if there are none.
std::string red_in_both_in_words(const RunReport& report);

/// Where the scenario, its policies and its horizon go beyond the evidence, each in one sentence.
std::vector<std::string> extrapolations_in_words(const RunReport& report);

}  // namespace sposim::report
