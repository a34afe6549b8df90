#include "model/training.hpp"

#include <algorithm>
#include <cmath>

namespace sposim::model {

namespace {

/// The share after some days: the exact solution while training goes on at one pace.
double share_after(double share, double per_day, double decay_per_day, double days) {
  const double level = per_day / decay_per_day;
  return std::min(level + (share - level) * std::exp(-decay_per_day * days), 1.0);
}

bool holds(double officers_per_month) {
  return officers_per_month == scenario::hold_steady;
}

/// Officers of all forces that train at a pace of their own (rather than hold their share) on a day.
double officers_in_training(const Plan& plan, const scenario::Training<Drawn>& training, Day day) {
  double officers = 0;
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    if (!holds(training.officers_per_month.at(force, day))) officers += training.officers.at(force, day);
  }
  return officers;
}

/// Officers of all forces that train more than that on a day.
double officers_in_extra(const Plan& plan, const scenario::Training<Drawn>& training, Day day) {
  double officers = 0;
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    if (training.extra_officers_per_month.at(force, day) > 0) officers += training.officers.at(force, day);
  }
  return officers;
}

bool always_holds(const scenario::Training<Drawn>& training) {
  const auto& paces = training.officers_per_month.values;
  const auto& extra = training.extra_officers_per_month.values;
  return std::all_of(paces.begin(), paces.end(), holds) &&
         std::all_of(extra.begin(), extra.end(), [](double pace) { return pace == 0; });
}

constexpr double days_per_month = core::days_per_year / 12;

/// The share of a force's officers that is trained each day of a month.
double trained_per_day(const scenario::Training<Drawn>& training, std::size_t force, Day day, double all_officers,
                       double extra_officers) {
  const double pace = training.officers_per_month.at(force, day);
  const double extra = training.extra_officers_per_month.at(force, day);
  const double decay = std::log(2.0) / training.half_life.at(force, day);
  const double own = holds(pace) ? decay * training.trained_share.at(force, day) : pace / days_per_month / all_officers;
  return extra > 0 ? own + extra / days_per_month / extra_officers : own;
}

}  // namespace

std::vector<Coverage> trained_shares(const Plan& plan, const scenario::Training<Drawn>& training) {
  const std::vector<Day>& starts = plan.calendar.month_starts();
  std::vector<Coverage> coverages(plan.forces());
  for (std::size_t month = 0; month < starts.size(); ++month) {
    const Day day = starts[month];
    const Day next = month + 1 < starts.size() ? starts[month + 1] : plan.calendar.end() + 1;
    const double all_officers = officers_in_training(plan, training, day);
    const double extra_officers = officers_in_extra(plan, training, day);
    for (std::size_t force = 0; force < plan.forces(); ++force) {
      Coverage& coverage = coverages[force];
      if (month == 0) coverage.month_start.push_back(training.trained_share.at(force, day));
      const double share = coverage.month_start.back();
      const double decay = std::log(2.0) / training.half_life.at(force, day);
      const double per_day = trained_per_day(training, force, day, all_officers, extra_officers);
      coverage.month_middle.push_back(share_after(share, per_day, decay, (next - day) / 2.0));
      coverage.month_start.push_back(share_after(share, per_day, decay, next - day));
      coverage.trained.push_back(per_day * (next - day) * training.officers.at(force, day));
    }
  }
  for (Coverage& coverage : coverages) coverage.month_start.pop_back();
  return coverages;
}

std::vector<std::vector<double>> training_effect(const Plan& plan, const scenario::Training<Drawn>& training) {
  const auto& ratios = training.rate_ratio.values;
  const bool no_effect = std::all_of(ratios.begin(), ratios.end(), [](double ratio) { return ratio == 1; });
  if (no_effect || always_holds(training)) return {};
  const std::vector<Coverage> coverages = trained_shares(plan, training);
  const std::vector<Day>& starts = plan.calendar.month_starts();
  std::vector<std::vector<double>> effects(plan.forces());
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    const double start_share = training.trained_share.at(force, 0);
    for (std::size_t month = 0; month < starts.size(); ++month) {
      const double full = training.full_effect_share.at(force, starts[month]);
      const double gained =
          std::min(coverages[force].month_middle[month] / full, 1.0) - std::min(start_share / full, 1.0);
      effects[force].push_back(std::pow(training.rate_ratio.at(force, starts[month]), gained));
    }
  }
  return effects;
}

}  // namespace sposim::model
