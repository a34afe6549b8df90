#include "model/volume.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

namespace sposim::model {

namespace {

/// The twelve factors of the months of a year, January first.
std::array<const Timeline*, 12> month_factors(const scenario::MonthOfYear<Drawn>& factors) {
  std::array<const Timeline*, 12> list{};
  std::size_t month = 0;
  core::for_each_field(factors, [&](const auto&, const Timeline& factor) { list.at(month++) = &factor; });
  return list;
}

/// The growth by the trend over days from … to−1 at one month's pace.
double growth_over(double per_year, Day from, Day to) {
  return per_year * (to - from) / core::days_per_year;
}

/// exp(trend since the start) for each month of the run, taken at the month's middle. Volumes are those of the start:
/// open cases, which come before it, do not move them.
std::vector<double> trend_by_month(const Plan& plan, const Timeline& trend, std::size_t force) {
  const std::vector<Day>& starts = plan.calendar.month_starts();
  const Day start = plan.calendar.start();
  std::vector<double> factors;
  double so_far = 0;
  for (std::size_t month = 0; month < starts.size() && starts[month] < start; ++month) {
    const Day next = month + 1 < starts.size() ? std::min(starts[month + 1], start) : start;
    so_far -= growth_over(trend.at(force, starts[month]), starts[month], next);
  }
  for (std::size_t month = 0; month < starts.size(); ++month) {
    const Day next = month + 1 < starts.size() ? starts[month + 1] : plan.calendar.end() + 1;
    const double growth = growth_over(trend.at(force, starts[month]), starts[month], next);
    factors.push_back(std::exp(so_far + growth / 2));
    so_far += growth;
  }
  return factors;
}

/// Trend times month-of-year factor of every segment, in one force.
std::vector<double> seasonal(const Plan& plan, const scenario::Reports<Drawn>& reports, std::size_t force) {
  const std::vector<double> trend = trend_by_month(plan, reports.trend_per_year, force);
  const auto factors = month_factors(reports.month_of_year);
  const std::vector<Day>& starts = plan.calendar.month_starts();
  std::vector<double> product;
  std::size_t month = 0;
  for (const Day day : plan.segments) {
    while (month + 1 < starts.size() && starts[month + 1] <= day) ++month;
    const Timeline& factor = *factors.at(plan.calendar.month_of_year(day) - 1);
    product.push_back(trend[month] * factor.at(force, day));
  }
  return product;
}

bool same_everywhere(const scenario::Reports<Drawn>& reports) {
  bool by_force = reports.trend_per_year.by_force;
  for (const Timeline* factor : month_factors(reports.month_of_year)) by_force = by_force || factor->by_force;
  return !by_force;
}

/// Days over which the count of a year is spread, for every segment.
std::vector<double> days_of_year(const Plan& plan) {
  const bool dated = std::holds_alternative<DatedSource>(plan.pathway.reports.per_year.source.form);
  std::vector<double> days;
  std::size_t year = 0;
  const std::vector<YearSpan>& years = plan.calendar.years();
  for (const Day day : plan.segments) {
    while (year + 1 < years.size() && years[year + 1].first <= day) ++year;
    days.push_back(dated ? static_cast<double>(years[year].length) : core::days_per_year);
  }
  return days;
}

/// Running sums of P(delay ≤ k): `sums[n]` = Σ for k = 0 … n−1.
class DelaySums {
 public:
  DelaySums(const random::Distribution& delay, Day longest) {
    sums_.push_back(0);
    for (Day days = 0; days <= longest; ++days) sums_.push_back(sums_.back() + delay_at_most(delay, days));
  }
  /// Σ over report days first … last of P(application on or before `by`).
  double applied_by(Day by, Day first, Day last) const { return up_to(by - first) - up_to(by - last - 1); }

 private:
  double up_to(Day days) const {
    if (days < 0) return 0;
    return sums_[std::min(static_cast<std::size_t>(days) + 1, sums_.size() - 1)];
  }
  std::vector<double> sums_;
};

/// The exposure of one count in one force, one segment of report days after the other.
double exposure(const Plan& plan, const FromEvents& count, const DrawnVariation& preparation,
                const std::vector<DelaySums>& sums, const std::vector<double>& cases, std::size_t force) {
  double expected = 0;
  const std::size_t segments = plan.segments.size();
  for (std::size_t segment = 0; segment < segments && plan.segments[segment] <= count.to[force]; ++segment) {
    const Day first = plan.segments[segment];
    const Day last = (segment + 1 < segments ? plan.segments[segment + 1] : plan.calendar.end() + 1) - 1;
    const std::size_t row = preparation.by_force ? force * preparation.starts.size() : 0;
    const DelaySums& delays = sums[row + preparation.step_on(first)];
    const double share_days =
        delays.applied_by(count.to[force], first, last) - delays.applied_by(count.from - 1, first, last);
    expected += cases[force * segments + segment] * share_days;
  }
  return expected;
}

}  // namespace

double delay_at_most(const random::Distribution& delay, Day days) {
  return random::cumulative(delay, static_cast<double>(days) + 0.5);
}

std::vector<double> cases_per_day(const Plan& plan, const scenario::Reports<Drawn>& reports) {
  const std::vector<double> year_days = days_of_year(plan);
  const bool one_season = same_everywhere(reports);
  std::vector<double> season;
  std::vector<double> cases;
  cases.reserve(plan.forces() * plan.segments.size());
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    if (force == 0 || !one_season) season = seasonal(plan, reports, force);
    const Number per_year(reports.per_year, force);
    const Number level(reports.level, force);
    const Number per_case(reports.per_case, force);
    const auto yearly = [&](Day day) { return per_year.on(day) * level.on(day) / per_case.on(day); };
    const bool changes = per_year.changes() || level.changes() || per_case.changes();
    double cases_a_year = yearly(0);
    for (std::size_t segment = 0; segment < plan.segments.size(); ++segment) {
      if (changes) cases_a_year = yearly(plan.segments[segment]);
      cases.push_back(cases_a_year * season[segment] / year_days[segment]);
    }
  }
  return cases;
}

std::vector<std::vector<double>> exposures(const Plan& plan, const DrawnPathway& drawn) {
  const std::vector<double> cases = cases_per_day(plan, drawn.reports);
  const DrawnVariation& preparation = drawn.application.preparation;
  Day longest = 0;
  for (const FromEvents& count : plan.counts) {
    for (const Day day : count.to) longest = std::max(longest, day);
  }
  std::vector<DelaySums> sums;
  for (const random::Distribution& delay : preparation.values) sums.emplace_back(delay, longest);
  std::vector<std::vector<double>> all;
  for (const FromEvents& count : plan.counts) {
    std::vector<double> by_force;
    for (std::size_t force = 0; force < plan.forces(); ++force) {
      by_force.push_back(exposure(plan, count, preparation, sums, cases, force));
    }
    all.push_back(std::move(by_force));
  }
  return all;
}

}  // namespace sposim::model
