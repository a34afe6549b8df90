#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

/// The work that every version is timed on, and the exact means that each must reach before its time counts.
namespace sposim::bench {

inline constexpr std::size_t forces = 43;
inline constexpr std::size_t months = 60;
inline constexpr std::size_t outcomes = 4;
inline constexpr int notice_days = 45;
inline constexpr int order_days = 730;
inline constexpr double preparation_sigma = 0.8;
inline constexpr std::array<double, outcomes> outcome_shares{0.06, 0.31, 0.55, 0.08};

/// 43 forces, 60 months, 80,000 reports a year, about 5,000 applications; unlimited hearings; our doubt about five
/// numbers, one of them for each force.
///
/// @source design model.md §7, "Speed"
scenario::Scenario reference_scenario();

/// The same with a policy in force from its policy date, two of the five years on: a tenth more applications in every
/// force, and odds of a grant a fifth higher.
scenario::Scenario reference_policy();
/// The same with those differences from the first day, so that nothing is as in the reference work.
scenario::Scenario other_scenario();

/// Reports in a year of each force, 80,000 in all: the largest has 13 times the smallest.
const std::array<double, forces>& reports_per_year();

/// The five uncertain numbers. Each version draws them in its own way from the same laws.
struct Parameters {
  double level = 1;                      ///< multiplier on reports, lognormal(1, 0.05)
  double preparation_median = 60;        ///< days, lognormal(60, 0.15)
  double withdrawn_per_day = 4e-3;       ///< lognormal(0.004, 0.2)
  double granted = 0.9;                  ///< beta(90, 10)
  std::array<double, forces> applies{};  ///< gamma of shape 20 and mean 0.0125 in each force
};

/// The days of the reference work: 1 April 2022 is day 0.
struct Days {
  std::array<int, months + 1> month_first{};
  std::vector<std::uint16_t> month;  ///< [days]
  int count() const { return month_first[months]; }
};
const Days& days();

/// What every version counts in one force and month.
enum class Counted {
  charged,
  supports,
  does_not_support,
  other,
  applied,
  withdrawn,
  granted,
  refused,
  pending,
  in_force
};
inline constexpr std::size_t counted = 10;

/// Counts of one replicate.
struct Counts {
  std::vector<std::int32_t> cells =
      std::vector<std::int32_t>(forces * counted * months);  ///< [forces][counted][months]
  std::int32_t* of(std::size_t force, Counted what) {
    return &cells[(force * counted + static_cast<std::size_t>(what)) * months];
  }
};

/// What a version leaves behind of all replicates: sums, squares and a histogram of each cell, so that every force and
/// month has a mean, its standard error and its bands, as the engine's record has.
struct Store {
  std::vector<std::int64_t> sums = std::vector<std::int64_t>(forces * counted * months);
  std::vector<std::int64_t> squares = std::vector<std::int64_t>(forces * counted * months);
  std::vector<simulation::Histogram> histograms = std::vector<simulation::Histogram>(forces * counted * months);
  void add(const Counts& counts);
};

/// National totals: what was counted, or what is expected.
struct Totals {
  static constexpr std::size_t size = 9;
  std::array<double, size> values{};
  static const std::array<const char*, size>& names();
  void add(const Totals& other);
};

/// The totals of a finished store, over its replicates.
Totals totals_of(const Store& store);
/// The same of a run of the engine.
Totals totals_of(const simulation::Record& record);
/// The exact means given the parameters of one replicate, and given one of the engine's own parameter draws.
Totals expected_totals(const Parameters& parameters);
Totals expected_totals(std::uint32_t draw);
/// The exact means of another scenario in one of the engine's own parameter draws.
Totals expected_totals(const scenario::Scenario& scenario, std::uint32_t draw);

/// Every count is Poisson given the parameters, so its variance is its mean.
///
/// @return what is wrong, in words; empty if every total is within 4.5 standard errors
std::string fault(const Totals& counted, const Totals& expected);

}  // namespace sposim::bench
