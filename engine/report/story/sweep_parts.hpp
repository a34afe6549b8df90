#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "report/story/kept.hpp"
#include "results/estimate.hpp"

/// What the story of a sweep tells: for each output what drives it, by the methods that the design supports.
namespace sposim::report::story {

/// An estimate of sensitivity with the interval that more points would narrow; neither where it cannot be told.
struct Gauged {
  std::optional<double> value;
  std::optional<results::Band> band_95;

  static constexpr auto fields() {
    return std::tuple{kept("value", &Gauged::value), kept("band_95", &Gauged::band_95)};
  }
};

/// A factor of a sweep in plain words.
struct SweptFactor {
  std::string name;                 ///< a column of points.csv
  std::string statement;            ///< what the number is
  std::string unit;                 ///< in words; of a quantile "place in its distribution"
  std::string cells;                ///< what points.csv shows: `value`, `policies` or `quantile`
  std::string lowest, highest;      ///< where it may stand, in words; empty where it has no end
  std::vector<std::string> paths;   ///< of the numbers it moves
  std::vector<std::string> choice;  ///< the policies it chooses between, by their titles and status

  static constexpr auto fields() {
    using S = SweptFactor;
    return std::tuple{kept("name", &S::name),   kept("statement", &S::statement), kept("unit", &S::unit),
                      kept("cells", &S::cells), kept("lowest", &S::lowest),       kept("highest", &S::highest),
                      kept("paths", &S::paths), kept("choice", &S::choice)};
  }
};

/// A policy that the sweep has in force, chooses or compares.
struct SweptPolicy {
  std::string name, title, status, part;  ///< `part`: what the sweep does with it, in words

  static constexpr auto fields() {
    using S = SweptPolicy;
    return std::tuple{kept("name", &S::name), kept("title", &S::title), kept("status", &S::status),
                      kept("part", &S::part)};
  }
};

/// Moved alone, all others in the middle (of a grid: the others averaged): where the result goes.
struct Bar {
  double at_low = 0, at_high = 0;   ///< the result at the factor's lowest and highest place
  double width = 0;                 ///< between these two
  double least = 0, most = 0;       ///< of all places, the middle included
  double swing = 0;                 ///< most − least
  std::optional<double> chance;     ///< of the width what luck makes (standard error)
  std::string low_text, high_text;  ///< the two places in words

  static constexpr auto fields() {
    return std::tuple{
        kept("at_low", &Bar::at_low), kept("at_high", &Bar::at_high),   kept("width", &Bar::width),
        kept("least", &Bar::least),   kept("most", &Bar::most),         kept("swing", &Bar::swing),
        kept("chance", &Bar::chance), kept("low_text", &Bar::low_text), kept("high_text", &Bar::high_text)};
  }
};

/// The part of a factor's values that leads to the worst tenth of the results.
struct WorstRange {
  double distance = 0, by_chance = 0;
  double from = 0, to = 1;  ///< shares of its own values, 0 the lowest
  double worst_inside = 0;  ///< share of the worst results that lie there
  double risk_inside = 0;   ///< share of the results there that are among the worst
  std::string in_words;     ///< which values these are: `its lowest 23% (up to 0.034)`
  bool stands_out = false;  ///< more than chance makes among so many numbers

  static constexpr auto fields() {
    using S = WorstRange;
    return std::tuple{kept("distance", &S::distance),
                      kept("by_chance", &S::by_chance),
                      kept("from", &S::from),
                      kept("to", &S::to),
                      kept("worst_inside", &S::worst_inside),
                      kept("risk_inside", &S::risk_inside),
                      kept("in_words", &S::in_words),
                      kept("stands_out", &S::stands_out)};
  }
};

/// What one factor does to one output; the members that the design gives.
struct Effect {
  std::uint64_t factor = 0;                  ///< position in the list of factors
  std::string statement;                     ///< of the factor
  std::string name;                          ///< its name in the tables
  std::optional<Gauged> first, total;        ///< shares of the variance of the expected result
  std::optional<Gauged> mu_star, mu, sigma;  ///< Morris
  std::optional<double> chance;              ///< Morris: of one effect what is luck
  std::optional<Gauged> rank_correlation;    ///< partial, all others held
  std::optional<Bar> bar;                    ///< one at a time
  std::optional<WorstRange> worst;
  bool seen = true;  ///< false: its influence cannot be told from none

  static constexpr auto fields() {
    using S = Effect;
    return std::tuple{kept("factor", &S::factor), kept("statement", &S::statement),
                      kept("name", &S::name),     kept("first", &S::first),
                      kept("total", &S::total),   kept("mu_star", &S::mu_star),
                      kept("mu", &S::mu),         kept("sigma", &S::sigma),
                      kept("chance", &S::chance), kept("rank_correlation", &S::rank_correlation),
                      kept("bar", &S::bar),       kept("worst", &S::worst),
                      kept("seen", &S::seen)};
  }
};

/// Two factors that do together what neither does alone.
struct Together {
  std::string statement, with;
  Gauged index;

  static constexpr auto fields() {
    using S = Together;
    return std::tuple{kept("statement", &S::statement), kept("with", &S::with), kept("index", &S::index)};
  }
};

/// Results of the points whose factor stands about here, whatever the others do.
struct Bin {
  double at = 0;      ///< the factor's value, quantile, or the place of a choice
  std::string label;  ///< the same in words
  double mean = 0;
  std::optional<results::Band> middle_80;  ///< 10 and 90 of 100 of these points; none where all others stand still
  std::uint64_t points = 0;

  static constexpr auto fields() {
    return std::tuple{kept("at", &Bin::at), kept("label", &Bin::label), kept("mean", &Bin::mean),
                      kept("middle_80", &Bin::middle_80), kept("points", &Bin::points)};
  }
};

struct ResponseCurve {
  std::string statement, axis;
  std::string kind;  ///< `percent`, `days`, `pounds`, `number`, or `choice`
  std::vector<Bin> bins;

  static constexpr auto fields() {
    using S = ResponseCurve;
    return std::tuple{kept("statement", &S::statement), kept("axis", &S::axis), kept("kind", &S::kind),
                      kept("bins", &S::bins)};
  }
};

/// The indices of one factor after so many rows of the design.
struct Step {
  std::uint64_t rows = 0;
  Gauged first, total;

  static constexpr auto fields() {
    return std::tuple{kept("rows", &Step::rows), kept("first", &Step::first), kept("total", &Step::total)};
  }
};

struct Convergence {
  std::string statement;
  std::vector<Step> steps;

  static constexpr auto fields() {
    return std::tuple{kept("statement", &Convergence::statement), kept("steps", &Convergence::steps)};
  }
};

/// Two factors of a grid against each other: the mean over the points that share both places.
struct GridOfTwo {
  std::string down, across;  ///< statements
  std::vector<std::string> down_labels, across_labels;
  std::vector<std::vector<double>> means;  ///< [down][across]

  static constexpr auto fields() {
    using S = GridOfTwo;
    return std::tuple{kept("down", &S::down), kept("across", &S::across), kept("down_labels", &S::down_labels),
                      kept("across_labels", &S::across_labels), kept("means", &S::means)};
  }
};

/// Everything about one output of one scenario.
struct SweptOutput {
  std::string scenario;                      ///< empty where there is one
  std::string name, title;                   ///< as in the tables, and in words
  std::string worst;                         ///< which results are the worst: `lowest` or `highest`
  double lowest = 0, mean = 0, highest = 0;  ///< over the points, each the mean of its replicates
  std::optional<double> middle;              ///< with every factor in the middle
  std::string answer;                        ///< what drives it, in a few sentences
  std::string how_sure;                      ///< and how sure that is
  Gauged factors, others, chance;            ///< shares of the variance of single futures
  std::vector<Effect> effects;               ///< the most influential first
  std::vector<Together> together;
  std::vector<ResponseCurve> curves;     ///< of the most influential
  std::vector<Convergence> convergence;  ///< of the most influential
  std::optional<GridOfTwo> grid;
  std::vector<std::string> notes;  ///< how to read what looks odd, and what was refused

  static constexpr auto fields() {
    using S = SweptOutput;
    return std::tuple{kept("scenario", &S::scenario),
                      kept("name", &S::name),
                      kept("title", &S::title),
                      kept("worst", &S::worst),
                      kept("lowest", &S::lowest),
                      kept("mean", &S::mean),
                      kept("highest", &S::highest),
                      kept("middle", &S::middle),
                      kept("answer", &S::answer),
                      kept("how_sure", &S::how_sure),
                      kept("factors", &S::factors),
                      kept("others", &S::others),
                      kept("chance", &S::chance),
                      kept("effects", &S::effects),
                      kept("together", &S::together),
                      kept("curves", &S::curves),
                      kept("convergence", &S::convergence),
                      kept("grid", &S::grid),
                      kept("notes", &S::notes)};
  }
};

}  // namespace sposim::report::story
