#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/date.hpp"
#include "report/story/kept.hpp"
#include "results/estimate.hpp"

/// What the story tells about a single scenario, or the baseline of a comparison. Every figure is for all forces
/// together unless it says otherwise.
namespace sposim::report::story {

using results::Band;
using results::Estimate;

/// How the spread between futures divides into what we do not know and luck.
struct Split {
  double parameter_variance = 0, chance_variance = 0;
  std::optional<double> parameter_share;
  std::optional<Band> parameter_share_95;
  std::optional<double> chance_share;  ///< 1 − parameter_share

  static constexpr auto fields() {
    using S = Split;
    return std::tuple{kept("parameter_variance", &S::parameter_variance), kept("chance_variance", &S::chance_variance),
                      kept("parameter_share", &S::parameter_share), kept("parameter_share_95", &S::parameter_share_95),
                      kept("chance_share", &S::chance_share)};
  }
};

/// One headline measure: the names and windows are those of replicates.csv.
struct Headline {
  std::string name, meaning, window;
  core::Date from{}, to{};
  Estimate estimate;
  std::optional<Split> split;

  static constexpr auto fields() {
    using S = Headline;
    return std::tuple{kept("name", &S::name),  kept("meaning", &S::meaning), kept("window", &S::window),
                      kept("from", &S::from),  kept("to", &S::to),           kept("estimate", &S::estimate),
                      kept("split", &S::split)};
  }
};

/// One calendar month of a series.
struct Month {
  core::Date from{}, to{};
  Estimate estimate;

  static constexpr auto fields() {
    using S = Month;
    return std::tuple{kept("from", &S::from), kept("to", &S::to), kept("estimate", &S::estimate)};
  }
};

/// A measure by month: a fan chart's line and bands.
struct Series {
  std::string measure, meaning;
  std::string kind;  ///< `flow` (events in the month) or `stock` (number on the month's last day)
  std::vector<Month> months;

  static constexpr auto fields() {
    using S = Series;
    return std::tuple{kept("measure", &S::measure), kept("meaning", &S::meaning), kept("kind", &S::kind),
                      kept("months", &S::months)};
  }
};

/// Of applications, the share that has ended in each way by the end of a day.
struct TimePoint {
  int day = 0;
  double granted = 0, refused = 0, withdrawn = 0;

  static constexpr auto fields() {
    using S = TimePoint;
    return std::tuple{kept("day", &S::day), kept("granted", &S::granted), kept("refused", &S::refused),
                      kept("withdrawn", &S::withdrawn)};
  }
};

/// Share of applications granted within so many days.
struct Milestone {
  int days = 0;
  std::optional<double> granted;

  static constexpr auto fields() {
    return std::tuple{kept("days", &Milestone::days), kept("granted", &Milestone::granted)};
  }
};

struct TimeToOrder {
  std::string origin;  ///< `application` or `first_report`
  std::uint64_t applications = 0, still_pending = 0;
  std::vector<Milestone> within;
  std::optional<int> median_days_to_grant;
  std::vector<TimePoint> curve;  ///< thinned; every day is in time_to_order.csv

  static constexpr auto fields() {
    using S = TimeToOrder;
    return std::tuple{kept("origin", &S::origin),
                      kept("applications", &S::applications),
                      kept("still_pending", &S::still_pending),
                      kept("within", &S::within),
                      kept("median_days_to_grant", &S::median_days_to_grant),
                      kept("curve", &S::curve)};
  }
};

/// One stage of the pathway: how many cases reach it, and what becomes of the others. Means over futures.
struct FunnelStage {
  std::string name, meaning;
  double reached = 0;
  double share_of_before = 1;  ///< of the stage before; 1 for the first
  std::string lost_as;         ///< what those are that do not reach it: `police did not apply`
  double lost = 0;             ///< in the same window; below 0 where more arrive from before the window than are left

  static constexpr auto fields() {
    using S = FunnelStage;
    return std::tuple{kept("name", &S::name),       kept("meaning", &S::meaning),
                      kept("reached", &S::reached), kept("share_of_before", &S::share_of_before),
                      kept("lost_as", &S::lost_as), kept("lost", &S::lost)};
  }
};

/// One force.
struct Force {
  std::string name, code, region;
  Estimate newly_protected;
  std::optional<Estimate> per_thousand_reports;  ///< newly protected for each 1,000 reports of the same window
  std::optional<Estimate> applications_per_thousand_reports;
  std::optional<double> mean_rank;  ///< 1 protects fewest per report; comparisons only
  std::optional<Band> rank_95;
  std::optional<double> among_worst_five;  ///< probability

  static constexpr auto fields() {
    using S = Force;
    return std::tuple{kept("name", &S::name),
                      kept("code", &S::code),
                      kept("region", &S::region),
                      kept("newly_protected", &S::newly_protected),
                      kept("per_thousand_reports", &S::per_thousand_reports),
                      kept("applications_per_thousand_reports", &S::applications_per_thousand_reports),
                      kept("mean_rank", &S::mean_rank),
                      kept("rank_95", &S::rank_95),
                      kept("among_worst_five", &S::among_worst_five)};
  }
};

/// How far forces lie apart; names as in forces.csv.
struct Spread {
  std::string statistic, headline, window;
  std::optional<Estimate> estimate;

  static constexpr auto fields() {
    using S = Spread;
    return std::tuple{kept("statistic", &S::statistic), kept("headline", &S::headline), kept("window", &S::window),
                      kept("estimate", &S::estimate)};
  }
};

/// One count, beside what the model would have had counted.
struct Observed {
  std::string name, measure, area;
  core::Date from{}, to{};
  double low = 0, high = 0;  ///< as counted: a count, or an interval ("<5" is 0 to 4)
  double model_mean = 0;
  std::optional<double> median;
  std::optional<Band> band_95;
  std::optional<double> per_month;  ///< of events: the count spread evenly over the months it covers
  /// The count, and the band, against what the model expects to be counted (the median).
  std::optional<double> ratio;
  std::optional<Band> ratio_band_95;
  std::string verdict;  ///< `in`, `out` or `no band`
  bool scored = false, national = false;
  std::string use, reason, source;

  static constexpr auto fields() {
    using S = Observed;
    return std::tuple{kept("name", &S::name),       kept("measure", &S::measure),
                      kept("area", &S::area),       kept("from", &S::from),
                      kept("to", &S::to),           kept("low", &S::low),
                      kept("high", &S::high),       kept("model_mean", &S::model_mean),
                      kept("median", &S::median),   kept("per_month", &S::per_month),
                      kept("ratio", &S::ratio),     kept("ratio_band_95", &S::ratio_band_95),
                      kept("band_95", &S::band_95), kept("verdict", &S::verdict),
                      kept("scored", &S::scored),   kept("national", &S::national),
                      kept("use", &S::use),         kept("reason", &S::reason),
                      kept("source", &S::source)};
  }
};

struct Score {
  std::uint64_t scored = 0, scored_in = 0, national_scored = 0, national_in = 0;

  static constexpr auto fields() {
    using S = Score;
    return std::tuple{kept("scored", &S::scored), kept("scored_in", &S::scored_in),
                      kept("national_scored", &S::national_scored), kept("national_in", &S::national_in)};
  }
};

/// One uncertain number, and what is expected of an outcome when it is low or high, the others as uncertain as they
/// are (from the draws already made).
struct Swing {
  std::string path, statement;
  double explained = 0;                         ///< share of the outcome's variance over draws that it explains alone
  std::optional<double> low_value, high_value;  ///< the number itself; nothing where it has no single value
  double width = 0;                             ///< between the two that follow
  double at_low = 0, at_high = 0;               ///< expected outcome at its 10 % and its 90 % quantile

  static constexpr auto fields() {
    using S = Swing;
    return std::tuple{
        kept("path", &S::path),           kept("statement", &S::statement),   kept("explained", &S::explained),
        kept("low_value", &S::low_value), kept("high_value", &S::high_value), kept("width", &S::width),
        kept("at_low", &S::at_low),       kept("at_high", &S::at_high)};
  }
};

/// The numbers that move one outcome most, the most influential first.
struct Tornado {
  std::string outcome;  ///< in words: `victims newly protected`
  double centre = 0;    ///< its mean
  std::vector<Swing> swings;

  static constexpr auto fields() {
    using S = Tornado;
    return std::tuple{kept("outcome", &S::outcome), kept("centre", &S::centre), kept("swings", &S::swings)};
  }
};

}  // namespace sposim::report::story
