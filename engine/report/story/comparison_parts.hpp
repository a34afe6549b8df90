#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "report/story/run_parts.hpp"

/// What the story tells about policies: always an alternative minus the baseline, in the same simulated futures.
namespace sposim::report::story {

/// A difference in one measure.
struct Difference {
  std::string name;  ///< of the measure, as in replicates.csv; of the area where it is listed by area
  Estimate estimate;
  std::optional<Band> mean_95;         ///< interval of the mean: simulation error only
  double gain = 0, tie = 0, loss = 0;  ///< share of simulated futures

  static constexpr auto fields() {
    using S = Difference;
    return std::tuple{kept("name", &S::name), kept("estimate", &S::estimate), kept("mean_95", &S::mean_95),
                      kept("gain", &S::gain), kept("tie", &S::tie),           kept("loss", &S::loss)};
  }
};

/// One lever of a policy, as a row.
struct Lever {
  std::string policy, target, statement, what;  ///< `statement`: the target in plain English; `what`: exactly
  std::string in_words;                         ///< what it does, without the names of distributions
  core::Date from{}, until{};
  std::string forces, source, quality, note;

  static constexpr auto fields() {
    using S = Lever;
    return std::tuple{kept("policy", &S::policy),   kept("target", &S::target),     kept("statement", &S::statement),
                      kept("what", &S::what),       kept("in_words", &S::in_words), kept("from", &S::from),
                      kept("until", &S::until),     kept("forces", &S::forces),     kept("source", &S::source),
                      kept("quality", &S::quality), kept("note", &S::note)};
  }
};

/// A number with the standard error that more draws would remove.
struct Measured {
  double value = 0;
  std::optional<double> standard_error;

  static constexpr auto fields() {
    return std::tuple{kept("value", &Measured::value), kept("standard_error", &Measured::standard_error)};
  }
};

/// A gap between forces before and after; `mean_95` is of the mean change, simulation error only.
struct GapChange {
  std::optional<Estimate> before, after, change;
  std::optional<Band> change_mean_95;

  static constexpr auto fields() {
    using S = GapChange;
    return std::tuple{kept("before", &S::before), kept("after", &S::after), kept("change", &S::change),
                      kept("change_mean_95", &S::change_mean_95)};
  }
};

struct Part {
  std::string name;
  Estimate newly_protected;

  static constexpr auto fields() {
    return std::tuple{kept("name", &Part::name), kept("newly_protected", &Part::newly_protected)};
  }
};

/// One alternative.
struct Policy {
  std::string name, title, status, note;  ///< status: law, in consultation, hypothetical; empty for a file
  std::string in_words;                   ///< one sentence: how many more, with the range and how sure
  std::vector<std::string> changes;       ///< what it changes, in words, one for each lever
  std::vector<Lever> levers;
  Difference gain;                       ///< newly protected victims: the headline
  std::vector<Difference> differences;   ///< every headline measure
  std::vector<Difference> by_force;      ///< newly protected
  std::vector<Month> more_protected;     ///< by month: protected on its last day
  std::optional<Measured> best, regret;  ///< probability of protecting most, chance removed; expected regret (victims)
  std::optional<Estimate> cost, net_benefit;  ///< pounds, present value; nothing: unknown, which is not free
  std::optional<double> cost_per_protected, cost_per_month;
  std::vector<std::string> cost_leaves_out;  ///< policy by policy; not empty: the cost is at least so much
  std::optional<double> cost_undiscounted, officers_trained;
  GapChange gini, fifths;
  std::vector<Part> parts;  ///< of a stack: which part does the work

  static constexpr auto fields() {
    using S = Policy;
    return std::tuple{kept("name", &S::name),
                      kept("title", &S::title),
                      kept("status", &S::status),
                      kept("note", &S::note),
                      kept("in_words", &S::in_words),
                      kept("changes", &S::changes),
                      kept("levers", &S::levers),
                      kept("gain", &S::gain),
                      kept("differences", &S::differences),
                      kept("by_force", &S::by_force),
                      kept("more_protected", &S::more_protected),
                      kept("best", &S::best),
                      kept("regret", &S::regret),
                      kept("cost", &S::cost),
                      kept("net_benefit", &S::net_benefit),
                      kept("cost_per_protected", &S::cost_per_protected),
                      kept("cost_per_month", &S::cost_per_month),
                      kept("cost_leaves_out", &S::cost_leaves_out),
                      kept("cost_undiscounted", &S::cost_undiscounted),
                      kept("officers_trained", &S::officers_trained),
                      kept("gini", &S::gini),
                      kept("fifths", &S::fifths),
                      kept("parts", &S::parts)};
  }
};

/// One parameter draw of the cost-effectiveness plane.
struct CostEffect {
  double cost = 0, effect = 0;

  static constexpr auto fields() {
    return std::tuple{kept("cost", &CostEffect::cost), kept("effect", &CostEffect::effect)};
  }
};

/// An alternative with a known cost; the first is the baseline, at 0.
struct PricedOption {
  std::string name, title;
  double cost = 0, effect = 0;             ///< means
  std::string standing, by;                ///< on the frontier, dominated, …; by whom
  double more_effect = 0, costs_less = 0;  ///< shares of the draws
  std::optional<double> ratio;             ///< pounds for each further victim protected, on the frontier
  std::vector<CostEffect> draws;

  static constexpr auto fields() {
    using S = PricedOption;
    return std::tuple{kept("name", &S::name),
                      kept("title", &S::title),
                      kept("cost", &S::cost),
                      kept("effect", &S::effect),
                      kept("standing", &S::standing),
                      kept("by", &S::by),
                      kept("more_effect", &S::more_effect),
                      kept("costs_less", &S::costs_less),
                      kept("ratio", &S::ratio),
                      kept("draws", &S::draws)};
  }
};

/// At one value of one more newly protected victim: how often each option is best, in the options' order.
struct AcceptabilityPoint {
  double value = 0;
  std::vector<double> probability_best, net_benefit;
  std::string best;  ///< highest expected net benefit
  double perfect_information = 0;

  static constexpr auto fields() {
    using S = AcceptabilityPoint;
    return std::tuple{kept("value", &S::value), kept("probability_best", &S::probability_best),
                      kept("net_benefit", &S::net_benefit), kept("best", &S::best),
                      kept("perfect_information", &S::perfect_information)};
  }
};

struct Money {
  int price_year = 0;
  double value_per_protected = 0;
  std::vector<PricedOption> options;
  std::vector<AcceptabilityPoint> curve;

  static constexpr auto fields() {
    using S = Money;
    return std::tuple{kept("price_year", &S::price_year), kept("value_per_protected", &S::value_per_protected),
                      kept("options", &S::options), kept("curve", &S::curve)};
  }
};

/// Where, along one number, another alternative would be best.
struct Switching {
  std::string path, statement;
  double explained = 0;
  std::optional<double> at_median, at_switch;
  std::optional<double> deviations;  ///< standard deviations from its median; nothing: no value within its range
  std::string below, above;          ///< best on either side

  static constexpr auto fields() {
    using S = Switching;
    return std::tuple{kept("path", &S::path),           kept("statement", &S::statement),
                      kept("explained", &S::explained), kept("at_median", &S::at_median),
                      kept("at_switch", &S::at_switch), kept("deviations", &S::deviations),
                      kept("below", &S::below),         kept("above", &S::above)};
  }
};

/// What it would be worth to know a group of numbers (all of them: `everything`).
struct Information {
  std::string group;
  Measured value;

  static constexpr auto fields() {
    return std::tuple{kept("group", &Information::group), kept("value", &Information::value)};
  }
};

/// A choice by one yardstick.
struct Choice {
  std::string best;
  std::vector<Switching> switching;
  std::vector<Information> information;

  static constexpr auto fields() {
    using S = Choice;
    return std::tuple{kept("best", &S::best), kept("switching", &S::switching), kept("information", &S::information)};
  }
};

}  // namespace sposim::report::story
