#include "plain_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <random>
#include <set>

#include "model/calendar.hpp"
#include "plain_known.hpp"
#include "plain_tally.hpp"

namespace sposim::plain {

namespace {

using simulation::Measure;
using Chance = std::mt19937_64;

constexpr int never = 1 << 28;

struct Case {
  int report = 0, episode_days = 0;
  bool followed = false;  ///< reaches a route to an order: its incidents are followed
  int applied = never, decided = never, withdrawal = never;
  int interim_from = never;
  int protected_from = never;  ///< by its first full order
  std::vector<Span> spans;
};

enum class What { to_team, interim_hearing, to_court, order_ends };

struct Event {
  int day = 0;
  What what = What::to_team;
  std::size_t who = 0;
  double relative_risk = 1;
  const std::vector<Length>* lengths = nullptr;  ///< of an order that ends: what its renewal's length is drawn from
  bool operator>(const Event& other) const { return day != other.day ? day > other.day : who > other.who; }
};

bool happens(Chance& chance, double probability) {
  return std::uniform_real_distribution<>{}(chance) < probability;
}

int days(Chance& chance, const Delay& delay, int read_on) {
  const double size = on(delay.size, read_on);
  const auto draw = [&] {
    switch (delay.law) {
      case Law::fixed:
        return size;
      case Law::lognormal:
        return std::lognormal_distribution<>{std::log(size), delay.spread}(chance);
      case Law::exponential:
        return std::exponential_distribution<>{1 / size}(chance);
      case Law::gamma:
        return std::gamma_distribution<>{delay.spread, size / delay.spread}(chance);
      case Law::uniform:
        return std::uniform_real_distribution<>{size, delay.spread}(chance);
    }
    return size;
  };
  return static_cast<int>(std::floor(draw() + 0.5));
}

scenario::Term term(Chance& chance, const std::vector<Length>& lengths) {
  double u = std::uniform_real_distribution<>{}(chance);
  for (const Length& length : lengths) {
    if (u < length.share) return length.term;
    u -= length.share;
  }
  return lengths.back().term;
}

/// The first day after `from` on which a hazard strikes, at most the day after `last`.
int strike(Chance& chance, const ByDay& hazard, int from, int last) {
  double left = std::exponential_distribution<>{}(chance);
  for (int day = from + 1; day <= last; ++day) {
    left -= on(hazard, day);
    if (left <= 0) return day;
  }
  return never;
}

/// One force in one replicate.
class Run {
 public:
  Run(const Force& force, const Known& facts, const model::Calendar& calendar, Mistake mistake, Chance& chance,
      Tally& tally)
      : force_(force), facts_(facts), calendar_(calendar), mistake_(mistake), chance_(chance), tally_(tally) {}

  void go() {
    stock();
    report_cases();
    for (int day = 0; day <= calendar_.end(); ++day) {
      today_ = day;
      while (!events_.empty() && events_.top().day == day) {
        const Event event = events_.top();
        events_.pop();
        happen(event);
      }
      prepare(day);
      hear(day);
    }
    for (Case& each : cases_) settle(each);
  }

 private:
  bool counted(int day) const { return day >= calendar_.start() && day <= calendar_.end(); }

  void stock() {
    for (int i = 0; i < force_.starting_pending; ++i) {
      // Its first report is unknown; its stalking goes on from the first day.
      cases_.push_back({});
      cases_.back().followed = true;
      cases_.back().report = calendar_.start();
      cases_.back().episode_days = days(chance_, force_.episode, calendar_.start());
      apply(cases_.size() - 1, calendar_.start());
    }
    for (int i = 0; i < force_.starting_orders; ++i) {
      cases_.push_back({});
      const int first = calendar_.start();
      const int whole = after_term(first, term(chance_, force_.lengths));
      const double share = std::uniform_real_distribution<>{}(chance_);
      const int after = whole == never ? never : first + static_cast<int>(std::ceil(share * (whole - first)));
      order(cases_.size() - 1, first, after, force_.lengths, force_.relative_risk_full);
    }
  }

  void report_cases() {
    std::map<int, double> noise;
    for (int day = 0; day <= calendar_.end(); ++day) {
      const auto d = static_cast<std::size_t>(day);
      const int key = mistake_ == Mistake::noise_each_month ? month_around(calendar_, day).first
                                                            : core::financial_year(calendar_.date(day));
      if (!noise.contains(key)) {
        const double variance = force_.noise * force_.noise;
        noise[key] = std::gamma_distribution<>{1 / variance, variance}(chance_);
      }
      const int arrivals = std::poisson_distribution<>{facts_.cases[d] * noise[key]}(chance_);
      for (int i = 0; i < arrivals; ++i) report(day);
    }
  }

  void report(int day) {
    const auto d = static_cast<std::size_t>(day);
    cases_.push_back({});
    const std::size_t who = cases_.size() - 1;
    cases_[who].report = day;
    cases_[who].episode_days = days(chance_, force_.episode, day);
    const int crimes = 1 + std::poisson_distribution<>{force_.per_case - 1}(chance_);
    for (int i = 0; i < crimes; ++i) {
      if (happens(chance_, on(force_.recorded_share, day))) tally_.count(Measure::reports, day);
    }
    tally_.count(Measure::cases, day);
    const Shares& shares = force_.outcomes[d];
    const auto outcome = std::discrete_distribution<std::size_t>(shares.begin(), shares.end())(chance_);
    tally_.count(static_cast<Measure>(simulation::index(Measure::charged) + outcome), day);
    const int ended = day + days(chance_, force_.time_to_outcome, day);
    enter_routes(who, scenario::Entry::report, day);
    if (outcome == 0) {
      enter_routes(who, scenario::Entry::charge, ended);
      if (happens(chance_, force_.convicted[d])) convict(who, ended + days(chance_, force_.time_to_conviction, ended));
    }
    if (happens(chance_, facts_.applies[d][outcome])) {
      cases_[who].followed = true;
      events_.push({day + days(chance_, force_.preparation, day), What::to_team, who});
    }
  }

  void convict(std::size_t who, int day) {
    cases_[who].followed = true;
    tally_.count(Measure::convicted, day);
    enter_routes(who, scenario::Entry::conviction, day);
  }

  void enter_routes(std::size_t who, scenario::Entry entry, int day) {
    for (const Route& route : force_.routes) {
      if (route.after != entry || !happens(chance_, on(route.probability, day))) continue;
      cases_[who].followed = true;
      const int made = day + days(chance_, route.delay, day);
      if (!counted(made)) continue;
      tally_.count(Measure::other_route_orders, made);
      if (route.protects) {
        protect(who, made);
        full_order(who, made, route.lengths, route.relative_risk);
        continue;
      }
      cases_[who].spans.push_back(
          {Kind::other, made, after_term(made, term(chance_, route.lengths)), route.relative_risk});
    }
  }

  void happen(const Event& event) {
    Case& who = cases_[event.who];
    switch (event.what) {
      case What::to_team:
        team_.insert({event.day, event.who});
        break;
      case What::to_court:
        court_.insert({event.day, event.who});
        break;
      case What::interim_hearing:
        if (who.withdrawal <= event.day || who.decided <= event.day) break;
        if (!happens(chance_, on(force_.interim_granted, event.day))) break;
        tally_.count(Measure::interim_orders, event.day);
        who.interim_from = event.day;
        break;
      case What::order_ends:
        tally_.count(Measure::expired, event.day);
        if (!happens(chance_, on(force_.renewed, event.day))) break;
        tally_.count(Measure::renewed, event.day);
        full_order(event.who, event.day + (mistake_ == Mistake::renewal_a_month_late ? 30 : 0), *event.lengths,
                   event.relative_risk);
        break;
    }
  }

  /// The team makes as many applications as it can today, those ready longest first.
  void prepare(int day) {
    for (int slot = facts_.team_slots[static_cast<std::size_t>(day)]; slot > 0 && !team_.empty(); --slot) {
      const std::size_t who = team_.begin()->second;
      team_.erase(team_.begin());
      if (day < calendar_.start()) continue;
      tally_.count(Measure::applied, day);
      apply(who, day);
    }
  }

  void apply(std::size_t who, int day) {
    Case& mine = cases_[who];
    mine.applied = day;
    const int ready = day + days(chance_, force_.notice, day);
    const int at_risk_from = mistake_ == Mistake::withdrawal_by_the_mean_wait ? ready : day;
    mine.withdrawal = strike(chance_, force_.withdrawn_per_day, at_risk_from, calendar_.end());
    if (happens(chance_, on(force_.interim_sought, day))) {
      later({day + days(chance_, force_.time_to_interim, day), What::interim_hearing, who});
    }
    later({ready, What::to_court, who});
  }

  void later(const Event& event) {
    if (event.day > today_) {
      events_.push(event);
    } else {
      happen(event);
    }
  }

  void hear(int day) {
    if (day < calendar_.start()) return;
    for (int slot = facts_.court_slots[static_cast<std::size_t>(day)]; slot > 0;) {
      if (court_.empty()) return;
      const std::size_t who = court_.begin()->second;
      court_.erase(court_.begin());
      if (cases_[who].withdrawal <= day) {
        if (mistake_ == Mistake::withdrawn_keep_their_slot) --slot;
        continue;
      }
      --slot;
      hearing(who, day);
    }
  }

  void hearing(std::size_t who, int day) {
    tally_.count(Measure::hearings, day);
    if (mistake_ != Mistake::nobody_is_adjourned && happens(chance_, on(force_.adjourned, day))) {
      tally_.count(Measure::adjourned, day);
      events_.push({day + days(chance_, force_.adjournment, day), What::to_court, who});
      return;
    }
    cases_[who].decided = day;
    const bool granted = happens(chance_, on(force_.granted, day));
    tally_.count(granted ? Measure::granted : Measure::refused, day);
    if (!granted) return;
    protect(who, day);
    full_order(who, day, force_.lengths, force_.relative_risk_full);
  }

  int after_term(int first, const scenario::Term& term) const {
    if (term.open) return never;
    return term.years > 0 ? calendar_.anniversary(first, term.years) : first + term.days;
  }

  void protect(std::size_t who, int day) {
    if (mistake_ == Mistake::protected_twice) tally_.count(Measure::newly_protected, day);
    cases_[who].protected_from = std::min(cases_[who].protected_from, day);
  }

  void full_order(std::size_t who, int first, const std::vector<Length>& lengths, double relative_risk) {
    order(who, first, after_term(first, term(chance_, lengths)), lengths, relative_risk);
  }

  /// @param after  first day on which its term is over
  void order(std::size_t who, int first, int after, const std::vector<Length>& lengths, double relative_risk) {
    const int discharge = strike(chance_, force_.discharged_per_day, first, std::min(after - 1, calendar_.end()));
    cases_[who].spans.push_back({Kind::full, first, std::min(discharge, after), relative_risk});
    if (discharge < after) {
      tally_.count(Measure::discharged, discharge);
    } else if (after <= calendar_.end()) {
      events_.push({after, What::order_ends, who, relative_risk, &lengths});
    }
  }

  void settle(Case& mine) {
    if (mistake_ != Mistake::protected_twice) tally_.count(Measure::newly_protected, mine.protected_from);
    if (mine.applied < never) {
      if (mine.withdrawal < mine.decided) tally_.count(Measure::withdrawn, mine.withdrawal);
      const int until = std::min(mine.decided, mine.withdrawal);
      mine.spans.push_back({Kind::pending, mine.applied, until, 1});
      if (mine.interim_from < until) {
        mine.spans.push_back({Kind::interim, mine.interim_from, until, force_.relative_risk_interim});
      }
    }
    tally_.stocks(mine.spans);
    if (mine.followed) harm(mine);
  }

  void harm(const Case& mine) {
    const double rate = on(force_.incidents_per_year, mine.report) / core::days_per_year;
    double highest = 1;
    for (const Span& span : mine.spans) highest = std::max(highest, span.relative_risk);
    if (mine.episode_days == 0) return;
    const int points = std::poisson_distribution<>{rate * highest * mine.episode_days}(chance_);
    for (int i = 0; i < points; ++i) {
      const int day = mine.report + std::uniform_int_distribution<>{0, mine.episode_days - 1}(chance_);
      tally_.incident(mine.spans, day, highest * std::uniform_real_distribution<>{}(chance_));
    }
  }

  const Force& force_;
  const Known& facts_;
  const model::Calendar& calendar_;
  Mistake mistake_;
  Chance& chance_;
  Tally& tally_;
  int today_ = -1;
  std::vector<Case> cases_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::set<std::pair<int, std::size_t>> team_, court_;  ///< (ready day, case)
};

}  // namespace

std::vector<Counts> run(const World& world, std::size_t replicates, std::uint64_t seed, Mistake mistake) {
  const model::Calendar calendar(world.clock);
  std::vector<Known> facts;
  for (const Force& force : world.forces) facts.push_back(known(world, force, calendar, mistake));
  std::vector<Counts> all;
  Chance chance(seed);
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    Tally tally(calendar);
    for (std::size_t f = 0; f < world.forces.size(); ++f) {
      Run(world.forces[f], facts[f], calendar, mistake, chance, tally).go();
    }
    all.push_back(tally.counts());
  }
  return all;
}

}  // namespace sposim::plain
