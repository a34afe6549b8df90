#include "plain_known.hpp"

#include <algorithm>
#include <cmath>

namespace sposim::plain {

double on(const ByDay& number, int day) {
  return number[std::min(static_cast<std::size_t>(day), number.size() - 1)];
}

std::pair<int, int> month_around(const model::Calendar& calendar, int day) {
  const auto& starts = calendar.month_starts();
  const auto after = std::upper_bound(starts.begin(), starts.end(), day);
  return {*std::prev(after), after == starts.end() ? calendar.end() : *after - 1};
}

namespace {

constexpr double week = 7;
constexpr int plenty = 1 << 28;

/// Probability of an application for each outcome: odds ratios around the intercept that keeps the mean.
Shares applies_by_outcome(const Shares& shares, const Shares& odds_ratios, double applies) {
  double low = -40, high = 40;
  Shares by_outcome{};
  for (int step = 0; step < 200; ++step) {
    const double middle = (low + high) / 2;
    double sum = 0;
    for (std::size_t o = 0; o < 4; ++o) {
      by_outcome[o] = 1 / (1 + std::exp(-middle - std::log(odds_ratios[o])));
      sum += shares[o] * by_outcome[o];
    }
    (sum < applies ? low : high) = middle;
  }
  return by_outcome;
}

std::vector<int> slots(const ByDay& per_week, int from, int last) {
  std::vector<int> by_day(static_cast<std::size_t>(last) + 1, 0);
  double sum = 0, used = 0;
  for (int day = from; day <= last; ++day) {
    sum += on(per_week, day) / week;
    by_day[static_cast<std::size_t>(day)] = static_cast<int>(std::floor(sum) - used);
    used = std::floor(sum);
  }
  return by_day;
}

ByDay training_factor(const Force& force, double all_officers, const model::Calendar& calendar) {
  const double decay = std::log(2.0) / force.half_life;
  const auto effect = [&](double share) { return std::min(share / force.full_effect_share, 1.0); };
  ByDay factor;
  double share = force.trained_share;
  while (static_cast<int>(factor.size()) <= calendar.end()) {
    const int first = static_cast<int>(factor.size());
    const int last = month_around(calendar, first).second;
    const double length = last - first + 1;
    double at_middle = share;
    // Small steps instead of a formula: a hundred a day.
    const double in_a_day = force.officers_per_month / all_officers / length;
    for (int step = 0; step < 100 * (last - first + 1); ++step) {
      if (step == 50 * (last - first + 1)) at_middle = share;
      share = std::min(1.0, share + (in_a_day - decay * share) / 100);
    }
    const double now = std::pow(force.rate_ratio, effect(at_middle) - effect(force.trained_share));
    factor.insert(factor.end(), static_cast<std::size_t>(last - first + 1), now);
  }
  return factor;
}

}  // namespace

Known known(const World& world, const Force& force, const model::Calendar& calendar, Mistake mistake) {
  Known result;
  double all_officers = 0;
  for (const Force& each : world.forces) all_officers += each.officers;
  const ByDay trained = training_factor(force, all_officers, calendar);
  for (int day = 0; day <= calendar.end(); ++day) {
    const auto d = static_cast<std::size_t>(day);
    const int year = core::financial_year(calendar.date(day));
    const auto year_days = (core::financial_year_start(year + 1) - core::financial_year_start(year)).count();
    const auto [first, last] = month_around(calendar, day);
    const double years = ((first + last + 1) / 2.0 - calendar.start()) / core::days_per_year;
    result.cases.push_back(force.reports_per_year[d] / static_cast<double>(year_days) * force.level / force.per_case *
                           std::exp(force.trend_per_year * years) *
                           force.month_of_year[calendar.month_of_year(day) - 1]);
    const Shares odds = mistake == Mistake::same_intercept_for_all ? Shares{1, 1, 1, 1} : force.odds_ratios;
    // Training multiplies the rate; the intercept is solved for the product, so that no outcome's share passes 1.
    result.applies.push_back(applies_by_outcome(force.outcomes[d], odds, force.applies[d] * trained[d]));
  }
  result.team_slots = slots(force.prepared_per_week, 0, calendar.end());
  if (mistake == Mistake::team_without_limit) result.team_slots.assign(result.team_slots.size(), plenty);
  result.court_slots = slots(force.hearings_per_week, calendar.start(), calendar.end());
  return result;
}

}  // namespace sposim::plain
