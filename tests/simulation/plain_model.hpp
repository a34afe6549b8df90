#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scenario/scenario.hpp"
#include "scenario/term.hpp"
#include "simulation/measure.hpp"

/// The model of design model.md once more, written from that page and not from the engine: one case after another, a
/// queue of days, `std::` distributions. Slow, plain, and with no parameter doubt. The engine is held against it.
namespace sposim::plain {

/// A number on each day, day 0 (12 months before the start) to the last.
using ByDay = std::vector<double>;

enum class Law { fixed, lognormal, exponential, gamma, uniform };

/// A delay in days that differs from case to case, rounded to the nearest whole day.
struct Delay {
  Law law = Law::fixed;
  ByDay size;         ///< the value, median, mean, mean, low
  double spread = 0;  ///< sigma of a lognormal, shape of a gamma, high of a uniform
};

struct Length {
  double share = 0;
  scenario::Term term;
};

struct Route {
  scenario::Entry after = scenario::Entry::conviction;
  ByDay probability;
  Delay delay;
  std::vector<Length> lengths;
  double relative_risk = 1;
  bool protects = false;  ///< its order is a Stalking Protection Order
};

/// Outcomes in the order of the measures: charged, victim supports, victim does not support, other.
using Shares = std::array<double, 4>;

struct Force {
  ByDay reports_per_year;  ///< a financial year's count
  double level = 1, per_case = 1, noise = 0;
  double trend_per_year = 0;  ///< counted from day 0
  ByDay recorded_share;
  std::array<double, 12> month_of_year{};
  std::vector<Shares> outcomes;  ///< [day]
  Delay time_to_outcome, time_to_conviction;
  ByDay convicted;
  ByDay applies;
  Shares odds_ratios{1, 1, 1, 1};
  Delay preparation;
  ByDay prepared_per_week;
  ByDay interim_sought, interim_granted;
  Delay time_to_interim;
  ByDay hearings_per_week, adjourned;
  Delay notice, adjournment;
  ByDay withdrawn_per_day, granted, discharged_per_day, renewed;
  std::vector<Length> lengths;
  std::vector<Route> routes;
  ByDay incidents_per_year;
  Delay episode;
  double relative_risk_interim = 1, relative_risk_full = 1;
  int starting_pending = 0, starting_orders = 0;
  double officers = 1, trained_share = 0, officers_per_month = 0, half_life = 1, full_effect_share = 1, rate_ratio = 1;
};

struct World {
  scenario::Clock clock;
  std::vector<Force> forces;
};

/// An error put there on purpose: the comparison must see it.
enum class Mistake {
  none,
  withdrawn_keep_their_slot,
  renewal_a_month_late,
  nobody_is_adjourned,
  withdrawal_by_the_mean_wait,  ///< the hazard acts from the day the case is ready, not from the application
  same_intercept_for_all,       ///< odds ratios ignored
  team_without_limit,
  protected_twice,   ///< a case is newly protected by each first order it gets, not once
  noise_each_month,  ///< the volume's noise is drawn anew every month, not every year
};

/// Counts of the nation in one replicate.
struct Counts {
  std::size_t months = 0;
  std::vector<std::int64_t> of;  ///< [measure][month]
  std::int64_t at(simulation::Measure measure, std::size_t month) const {
    return of[simulation::index(measure) * months + month];
  }
};

/// Runs the plain model.
///
/// @return [replicates]
std::vector<Counts> run(const World& world, std::size_t replicates, std::uint64_t seed, Mistake mistake);

}  // namespace sposim::plain
