#pragma once

#include "analysis/sensitivity.hpp"
#include "report/story_sweep.hpp"
#include "report/sweep_report.hpp"
#include "scenario/assumptions.hpp"

/// Makes the story of a sweep from its finished points.
namespace sposim::report::story {

/// Everything but what the outputs say; they are told one by one with `tell_output`.
SweepStory begin_story(const SweepReport& report);

/// Which result is told of.
struct OutputPlace {
  std::size_t scenario = 0, output = 0;
};

/// Adds what drives one output of one scenario.
///
/// @param at           position of the output among the responses
/// @param sensitivity  as in indices.csv
void tell_output(const SweepReport& report, OutputPlace place, const analysis::Responses& responses, std::size_t at,
                 const analysis::Sensitivity& sensitivity, SweepStory& story);

// The parts of the builder.

/// How a factor's values are written.
struct FactorScale {
  std::string statement;  ///< what the number is
  scenario::Unit unit = scenario::Unit::ratio;
  std::string axis;        ///< the unit in words
  std::string meaning;     ///< the same; of a lever also what it is of: `multiplier on the odds of ‘…’`
  bool is_value = false;   ///< false: the cells are quantiles or choices
  bool is_choice = false;  ///< of policies
};

FactorScale scale_of(const SweepReport& report, std::size_t factor, const std::vector<scenario::Assumption>& rows);

/// Where a factor stands, in words: `79.2%`, `45 days`, `none`, `quantile 5%`.
std::string place_in_words(const SweepReport& report, std::size_t factor, const FactorScale& scale, double coordinate);

/// The same as a number for an axis: the value, the quantile, or the place of a choice.
double place_on_axis(const SweepReport& report, std::size_t factor, const FactorScale& scale, double coordinate);

SweptFactor swept_factor(const SweepReport& report, std::size_t factor, const FactorScale& scale);

/// The results by where one factor stands, over all points (one at a time: over those that move it and the middle).
ResponseCurve curve_of(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
                       std::size_t factor, const FactorScale& scale);

/// Two factors of a grid against each other; nothing where one of them has a single place, or too many to read.
std::optional<GridOfTwo> grid_of(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
                                 std::pair<std::size_t, std::size_t> factors, const std::vector<FactorScale>& scales);

/// The figures and pictures of one output, its factors in order of their influence.
///
/// @param output  its position among the responses
/// @param scales  [factors]
SweptOutput told_of(const SweepReport& report, const analysis::Responses& responses, std::size_t output,
                    const analysis::Sensitivity& sensitivity, std::vector<FactorScale> scales);

/// What drives the output, and how sure that is; fills `answer` and `how_sure`.
void put_into_words(const SweepStory& story, const analysis::Design& design, SweptOutput& output);

/// An amount of an output beside others that lie `width` apart: `2,800`, `0.4`.
std::string amount(double value, double width);

}  // namespace sposim::report::story
