#include "model/expectation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "model/curves.hpp"

namespace sposim::model {

namespace {

using Daily = std::vector<double>;  ///< [days from day 0]

std::size_t place(Day day) {
  return static_cast<std::size_t>(day);
}

/// The probability of each whole number of days of a delay.
struct DelayShares {
  Day shortest = 0;
  std::vector<double> shares;  ///< [days from the shortest]
};

/// P(delay = k), a delay rounded to the nearest day, halves up; what lies beyond `longest` is left out.
DelayShares shares_of(const random::Distribution& delay, Day longest) {
  DelayShares law;
  double below = 0;
  for (Day days = 0; days <= longest && below < 1; ++days) {
    // Up to but not with the half: P(X < k + ½).
    const double reached = random::cumulative(delay, std::nextafter(static_cast<double>(days) + 0.5, 0.0));
    if (law.shares.empty() && reached <= 0) continue;
    if (law.shares.empty()) law.shortest = days;
    law.shares.push_back(reached - below);
    below = reached;
  }
  return law;
}

/// A delay in every force and step, as shares.
class DelayTable {
 public:
  DelayTable(const DrawnVariation& variation, Day longest) : steps_{variation.starts, {}, variation.by_force} {
    for (const random::Distribution& law : variation.values) steps_.values.push_back(shares_of(law, longest));
  }
  const DelayShares& at(std::size_t force, Day day) const { return steps_.at(force, day); }
  bool constant() const { return steps_.starts.size() == 1; }

 private:
  Steps<DelayShares> steps_;
};

/// Adds cases that a delay moves from one day to later ones.
void move(const DelayShares& law, double cases, Day day, Day least, Daily& to) {
  for (std::size_t i = 0; i < law.shares.size(); ++i) {
    const std::size_t until = place(day + std::max(law.shortest + static_cast<Day>(i), least));
    if (until >= to.size()) break;
    to[until] += cases * law.shares[i];
  }
}

/// P(an exponential clock with a hazard per day has not rung on the days from + 1 … day) = exp(sum[from] − sum[day]).
Daily hazard_sums(const Timeline& hazard, std::size_t force, Day end) {
  Daily sums{0};
  const Number numbers(hazard, force);
  for (Day day = 1; day <= end; ++day) sums.push_back(sums.back() + numbers.on(day));
  return sums;
}

/// The hearings of an application as if nobody withdrew.
struct Wait {
  Daily heard;      ///< [days since the application] expected hearings
  Daily undecided;  ///< [days since the application] P(not decided by the end of the day)
};

struct DelayTables {
  DelayTable preparation, interim, notice, adjournment;
};

/// Carries the cases of one force through the pathway, day by day.
class ForceExpectation {
 public:
  ForceExpectation(const Plan& plan, const DrawnPathway& drawn, const Curves& curves, const DelayTables& delays,
                   std::size_t force)
      : plan_(plan), drawn_(drawn), curves_(curves), delays_(delays), force_(force), end_(plan.calendar.end()) {
    for (Daily& days : daily_) days.assign(place(end_) + 1, 0.0);
    withdrawal_ = hazard_sums(drawn.decision.withdrawn_per_day, force, end_);
    discharge_ = hazard_sums(drawn.order.discharged_per_day, force, end_);
  }

  void write(Expectation& expectation) {
    apply();
    hear();
    run_orders();
    for (std::size_t day = 0; day < daily_.front().size(); ++day) {
      days(Expected::covered)[day] += days(Expected::protected_cases)[day];
    }
    sum_months(expectation);
  }

 private:
  Daily& days(Expected what) { return daily_[static_cast<std::size_t>(what)]; }
  void apply();
  void hear();
  Wait wait_from(Day applied) const;
  void follow_applications(Day applied, double cases, const Wait& wait);
  Daily interim_by_day(Day applied) const;
  void run_orders();
  void start_orders(Day day, double orders, Daily& expiring) const;
  void sum_months(Expectation& expectation);

  const Plan& plan_;
  const DrawnPathway& drawn_;
  const Curves& curves_;
  const DelayTables& delays_;
  std::size_t force_;
  Day end_;
  std::array<Daily, expected_count> daily_;
  Daily withdrawal_, discharge_;
};

/// From the first reports to the applications; those before the run do not count.
void ForceExpectation::apply() {
  const double* heights = curves_.stream_heights(force_, applied_stream);
  Daily& applied = days(Expected::applied);
  for (Day day = 0; day <= end_; ++day) {
    const double cases = heights[plan_.segment_of_day[place(day)]] / core::days_per_year;
    move(delays_.preparation.at(force_, day), cases, day, 0, applied);
  }
  std::fill(applied.begin(), applied.begin() + plan_.calendar.start(), 0.0);
}

Wait ForceExpectation::wait_from(Day applied) const {
  Wait wait{Daily(place(end_ - applied) + 1, 0.0), {}};
  move(delays_.notice.at(force_, applied), 1, 0, 0, wait.heard);
  double left = 1;
  for (Day since = 0; since <= end_ - applied; ++since) {
    const double heard = wait.heard[place(since)];
    if (heard > 0) {
      const double adjourned = heard * drawn_.court.adjourned.at(force_, applied + since);
      left -= heard - adjourned;
      // An adjourned case is never heard again on the same day.
      if (adjourned > 0) move(delays_.adjournment.at(force_, applied + since), adjourned, since, 1, wait.heard);
    }
    wait.undecided.push_back(std::max(left, 0.0));
  }
  return wait;
}

void ForceExpectation::hear() {
  const bool constant =
      delays_.notice.constant() && delays_.adjournment.constant() && drawn_.court.adjourned.starts.size() == 1;
  Wait wait;
  for (Day day = plan_.calendar.start(); day <= end_; ++day) {
    if (!constant || wait.heard.empty()) wait = wait_from(day);
    const double cases = days(Expected::applied)[place(day)];
    if (cases > 0) follow_applications(day, cases, wait);
  }
}

/// P(an interim hearing has granted an order by the day), for the applications of one day that stay pending.
Daily ForceExpectation::interim_by_day(Day applied) const {
  const double sought = drawn_.interim.sought.at(force_, applied);
  if (sought <= 0) return {};
  Daily granted(place(end_ - applied) + 1, 0.0);
  move(delays_.interim.at(force_, applied), sought, 0, 0, granted);
  for (std::size_t since = 0; since < granted.size(); ++since) {
    if (granted[since] > 0) granted[since] *= drawn_.interim.granted.at(force_, applied + static_cast<Day>(since));
  }
  return granted;
}

/// What becomes of the applications of one day: each is heard, withdrawn or pending on every later one.
void ForceExpectation::follow_applications(Day applied, double cases, const Wait& wait) {
  const Daily interim = interim_by_day(applied);
  double pending_before = cases;
  double under_interim = 0;  // P(an interim order has been granted | pending)
  const Number adjourned(drawn_.court.adjourned, force_);
  const Number granted(drawn_.decision.granted, force_);
  for (Day day = applied; day <= end_; ++day) {
    const std::size_t since = place(day - applied);
    const double stay = cases * std::exp(withdrawal_[place(applied)] - withdrawal_[place(day)]);
    const double heard = stay * wait.heard[since];
    const double put_off = heard * adjourned.on(day);
    const double grants = (heard - put_off) * granted.on(day);
    const double pending = stay * wait.undecided[since];
    days(Expected::hearings)[place(day)] += heard;
    days(Expected::adjourned)[place(day)] += put_off;
    days(Expected::granted)[place(day)] += grants;
    days(Expected::refused)[place(day)] += heard - put_off - grants;
    days(Expected::withdrawn)[place(day)] += pending_before - pending - (heard - put_off);
    days(Expected::pending)[place(day)] += pending;
    if (!interim.empty()) {
      under_interim += interim[since];
      days(Expected::interim_orders)[place(day)] += pending * interim[since];
      days(Expected::covered)[place(day)] += pending * under_interim;
    }
    pending_before = pending;
    if (pending < 1e-14 * cases) break;
  }
}

/// Books the ends of the terms of orders that start on a day and are not discharged before.
void ForceExpectation::start_orders(Day day, double orders, Daily& expiring) const {
  const DrawnShares& length = drawn_.order.length;
  for (std::size_t part = 0; part < length.parts.size(); ++part) {
    const scenario::Term& term = length.terms[part];
    if (term.open) continue;
    const Day expiry = term.years > 0 ? plan_.calendar.anniversary(day, term.years) : day + term.days;
    if (expiry > end_) continue;
    const double kept = std::exp(discharge_[place(day)] - discharge_[place(expiry - 1)]);
    expiring[place(expiry)] += orders * length.parts[part].at(force_, day) * kept;
  }
}

/// Orders in force day by day: some reach the end of their term, some of the rest are discharged, new ones start.
void ForceExpectation::run_orders() {
  Daily& expiring = days(Expected::expired);
  double in_force = 0;
  for (Day day = plan_.calendar.start(); day <= end_; ++day) {
    const double expired = expiring[place(day)];
    const double renewed = expired > 0 ? expired * drawn_.order.renewed.at(force_, day) : 0;
    const double hazard = day > 0 ? discharge_[place(day)] - discharge_[place(day - 1)] : 0;
    const double kept = (in_force - expired) * std::exp(-hazard);
    const double granted = days(Expected::granted)[place(day)];
    days(Expected::renewed)[place(day)] = renewed;
    days(Expected::discharged)[place(day)] = in_force - expired - kept;
    days(Expected::newly_protected)[place(day)] = granted;
    in_force = kept + granted + renewed;
    days(Expected::protected_cases)[place(day)] = in_force;
    if (granted + renewed > 0) start_orders(day, granted + renewed, expiring);
  }
}

/// Events add up over a month; a stock is that of its last day, and its days are the sum of the daily stocks.
void ForceExpectation::sum_months(Expectation& expectation) {
  constexpr auto first_stock = static_cast<std::size_t>(Expected::pending);
  constexpr auto first_days = static_cast<std::size_t>(Expected::waiting_days);
  constexpr std::size_t stocks = first_days - first_stock;
  for (std::size_t what = 0; what < first_days; ++what) {
    for (std::size_t month = 0; month < expectation.months; ++month) {
      const auto from = daily_[what].begin() + plan_.calendar.month_first(month);
      const auto until = daily_[what].begin() + plan_.calendar.month_first(month + 1);
      double sum = 0;
      for (auto day = from; day != until; ++day) sum += *day;
      const bool stock = what >= first_stock;
      expectation.at(force_, static_cast<Expected>(what), month) = stock ? *(until - 1) : sum;
      if (stock) expectation.at(force_, static_cast<Expected>(what + stocks), month) = sum;
    }
  }
}

/// Every case has room at once, and nothing exists on the first day.
void require_no_queue(const DrawnPathway& drawn) {
  const auto all = [](const Timeline& number, double value) {
    return std::all_of(number.values.begin(), number.values.end(), [&](double each) { return each == value; });
  };
  core::require(all(drawn.court.hearings_per_week, scenario::without_limit) &&
                    all(drawn.application.prepared_per_week, scenario::without_limit),
                "an exact expectation needs unlimited hearings and teams");
  core::require(all(drawn.starting_stock.pending, 0) && all(drawn.starting_stock.orders, 0),
                "an exact expectation needs a run that starts with no application and no order");
  for (const auto& [name, route] : drawn.routes) {
    core::require(route.order == scenario::RouteOrder::other_order || all(route.probability, 0),
                  "an exact expectation needs full orders that come by application alone");
  }
}

}  // namespace

Expectation expect(const Plan& plan, const DrawnPathway& drawn) {
  require_no_queue(drawn);
  const Day longest = plan.calendar.end();
  const Curves curves = make_curves(plan, drawn, drawn);
  const DelayTables delays{{drawn.application.preparation, longest},
                           {drawn.interim.time_to_hearing, longest},
                           {drawn.court.notice, longest},
                           {drawn.court.adjournment, longest}};
  Expectation expectation{plan.calendar.months(), {}};
  expectation.values.resize(plan.forces() * expected_count * expectation.months);
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    ForceExpectation(plan, drawn, curves, delays, force).write(expectation);
  }
  return expectation;
}

}  // namespace sposim::model
