#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/alternative.hpp"
#include "analysis/attribution.hpp"
#include "analysis/choice.hpp"
#include "analysis/costing.hpp"
#include "analysis/inequality.hpp"
#include "analysis/paired.hpp"
#include "analysis/ranking.hpp"

/// Policies side by side: every answer of a comparison.
namespace sposim::analysis {

/// One alternative against the baseline.
struct AgainstBaseline {
  std::vector<std::vector<Difference>> headlines;  ///< [areas][headlines], alternative − baseline
  std::optional<Costing> costing;                  ///< n/a: something in it has no cost
  std::optional<results::Estimate> cost;           ///< pounds, present value
  /// Pounds for each extra newly protected victim, and for each extra victim-month of protection: means ÷ means, no
  /// interval. n/a: no cost, or no gain.
  std::optional<double> cost_per_protected, cost_per_month;
  std::optional<results::Estimate> net_benefit;  ///< pounds, at the scenario's value of a protected victim
  InequalityChange gini, fifths;                 ///< of newly protected per report
  /// Which part of a stack does the work: Shapley values of its parts, in newly protected victims. Empty otherwise.
  std::vector<results::Estimate> attribution;
};

struct Comparison {
  std::vector<AgainstBaseline> policies;   ///< [alternatives − 1]
  std::vector<std::vector<Place>> places;  ///< [alternatives][forces] rank from the lowest newly protected per report
  Choice choice;
};

/// @param compared  at least a baseline and one more, all of the same replicates
Comparison compare(const Compared& compared);

/// Newly protected from the day policies start to the end, the headline, is the first of the headline columns.
inline constexpr std::size_t headline = 0;

}  // namespace sposim::analysis
