#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "report/story/comparison_parts.hpp"
#include "report/story/run_parts.hpp"

/// The story of a finished run or comparison: everything that the page, its charts and the workbook show, in plain
/// structs. It is made once from the results, kept in the run folder as story.json, and read back from there, so page
/// and workbook are functions of it alone and can be made again without simulating.
namespace sposim::report::story {

inline constexpr std::string_view story_name = "story.json";

/// What a scenario changes in the file it extends.
struct Change {
  std::string path, before, after;

  static constexpr auto fields() {
    return std::tuple{kept("path", &Change::path), kept("before", &Change::before), kept("after", &Change::after)};
  }
};

/// One number, as a row of the assumptions log (outputs/README.md, assumptions.csv).
struct Assumption {
  std::string path, statement, value, unit, range, source, period, quality, owner, review_by, note;
  /// Swing of the headline over the number's range, as a share of the headline; nothing where it was not computed.
  std::optional<double> impact;
  std::string impact_rating;                            ///< green, amber or red; empty where it was not computed
  std::string impact_note;                              ///< how it was computed, or why not
  std::optional<double> impact_error;                   ///< simulation error of the swing
  std::optional<double> change_at_low, change_at_high;  ///< of the headline, as a share of it; signed
  std::string low_used, high_used;                      ///< the values behind it, in words
  std::string extrapolation;                            ///< where the number goes beyond its evidence

  static constexpr auto fields() {
    using S = Assumption;
    return std::tuple{kept("path", &S::path),
                      kept("statement", &S::statement),
                      kept("value", &S::value),
                      kept("unit", &S::unit),
                      kept("range", &S::range),
                      kept("source", &S::source),
                      kept("period", &S::period),
                      kept("quality", &S::quality),
                      kept("owner", &S::owner),
                      kept("review_by", &S::review_by),
                      kept("note", &S::note),
                      kept("impact", &S::impact),
                      kept("impact_rating", &S::impact_rating),
                      kept("impact_note", &S::impact_note),
                      kept("impact_error", &S::impact_error),
                      kept("change_at_low", &S::change_at_low),
                      kept("change_at_high", &S::change_at_high),
                      kept("low_used", &S::low_used),
                      kept("high_used", &S::high_used),
                      kept("extrapolation", &S::extrapolation)};
  }
};

/// Somebody with a part in quality assurance.
struct QaPerson {
  std::string role;  ///< commissioner, analyst, assurer, approver
  std::string name;
  std::optional<core::Date> date;

  static constexpr auto fields() {
    using S = QaPerson;
    return std::tuple{kept("role", &S::role), kept("name", &S::name), kept("date", &S::date)};
  }
};

/// Quality assurance: who answers for what, and whether this very scenario and model were signed off.
struct QualityAssurance {
  bool draft = true;
  std::string in_words;  ///< `DRAFT: nobody has signed off this scenario and this version of the model.`
  std::vector<QaPerson> people;

  static constexpr auto fields() {
    using S = QualityAssurance;
    return std::tuple{kept("draft", &S::draft), kept("in_words", &S::in_words), kept("people", &S::people)};
  }
};

/// Where the numbers come from, and how to get them again.
struct Birth {
  std::string program, version, commit, compiler, options;
  std::string model_sha256, scenario_sha256;  ///< the two hashes that a sign-off names
  std::string scenario_file;
  std::vector<std::string> extends;
  std::uint64_t seed = 0;
  std::uint32_t replicates = 0, first_replicate = 0, replicates_per_draw = 1, draws = 0;
  std::uint64_t invariant_checks = 0;
  std::string reproduce;  ///< the command that makes the very same numbers from this folder

  static constexpr auto fields() {
    using S = Birth;
    return std::tuple{kept("program", &S::program),
                      kept("version", &S::version),
                      kept("commit", &S::commit),
                      kept("compiler", &S::compiler),
                      kept("options", &S::options),
                      kept("model_sha256", &S::model_sha256),
                      kept("scenario_sha256", &S::scenario_sha256),
                      kept("scenario_file", &S::scenario_file),
                      kept("extends", &S::extends),
                      kept("seed", &S::seed),
                      kept("replicates", &S::replicates),
                      kept("first_replicate", &S::first_replicate),
                      kept("replicates_per_draw", &S::replicates_per_draw),
                      kept("draws", &S::draws),
                      kept("invariant_checks", &S::invariant_checks),
                      kept("reproduce", &S::reproduce)};
  }
};

struct Story {
  std::string command;                  ///< `run` or `compare`
  std::string status, status_in_words;  ///< `complete` or `PARTIAL`
  std::string title, intended_use, not_for, area;
  core::Date start{}, policies_from{}, end{};
  /// The last day up to which anything was counted: before it is history, after it projection.
  std::optional<core::Date> counted_to;
  std::string answer;             ///< the answer in one sentence, with its range
  std::string baseline_in_words;  ///< the headline of the scenario itself
  std::vector<std::string> caveats, not_in_the_band, warnings;
  std::string red_in_both;  ///< numbers rated red in quality and in impact, in one sentence; empty if there are none
  bool small_counts_banded = false;         ///< --suppress-small: counts below five are shown as `<5`
  std::vector<std::string> extrapolations;  ///< values or horizons outside the evidence they rest on
  QualityAssurance qa;
  Birth birth;
  std::vector<Change> from_base;
  std::vector<Headline> headlines;  ///< the first is *the* headline
  std::vector<Series> monthly;
  std::vector<TimeToOrder> times;
  std::vector<FunnelStage> funnel;
  std::vector<Observed> observed;
  Score score;
  std::vector<Force> forces;
  std::vector<Spread> spreads;
  std::vector<Tornado> tornados;  ///< of the headline; in a comparison also of the leading policy's gain
  std::vector<Assumption> assumptions;
  // A comparison's; empty for a single run.
  std::vector<Policy> policies;  ///< the largest mean gain first
  std::optional<Money> money;
  std::optional<Choice> by_protected, by_value;

  static constexpr auto fields() {
    using S = Story;
    return std::tuple{kept("command", &S::command),
                      kept("status", &S::status),
                      kept("status_in_words", &S::status_in_words),
                      kept("title", &S::title),
                      kept("intended_use", &S::intended_use),
                      kept("not_for", &S::not_for),
                      kept("area", &S::area),
                      kept("start", &S::start),
                      kept("policies_from", &S::policies_from),
                      kept("end", &S::end),
                      kept("counted_to", &S::counted_to),
                      kept("answer", &S::answer),
                      kept("baseline_in_words", &S::baseline_in_words),
                      kept("caveats", &S::caveats),
                      kept("not_in_the_band", &S::not_in_the_band),
                      kept("warnings", &S::warnings),
                      kept("red_in_both", &S::red_in_both),
                      kept("small_counts_banded", &S::small_counts_banded),
                      kept("extrapolations", &S::extrapolations),
                      kept("qa", &S::qa),
                      kept("birth", &S::birth),
                      kept("from_base", &S::from_base),
                      kept("headlines", &S::headlines),
                      kept("monthly", &S::monthly),
                      kept("times", &S::times),
                      kept("funnel", &S::funnel),
                      kept("observed", &S::observed),
                      kept("score", &S::score),
                      kept("forces", &S::forces),
                      kept("spreads", &S::spreads),
                      kept("tornados", &S::tornados),
                      kept("assumptions", &S::assumptions),
                      kept("policies", &S::policies),
                      kept("money", &S::money),
                      kept("by_protected", &S::by_protected),
                      kept("by_value", &S::by_value)};
  }
};

/// story.json: keys in the order of the structs, numbers that read back exactly.
std::string to_json(const Story& story);

/// @throws core::UserError naming `path`, if the text is not a story of this version
Story from_json(const std::string& text, const std::string& path);

}  // namespace sposim::report::story
