#pragma once

#include <algorithm>
#include <vector>

#include "core/error.hpp"
#include "random/elementary.hpp"
#include "random/many.hpp"
#include "simulation/follow.hpp"

/// The pieces of one case's life, each a function of its luck and of the world.
namespace sposim::simulation {

/// Days from … until−1 on which something holds; empty when from ≥ until.
struct Span {
  Day from = never;
  Day until = never;
  bool empty() const { return from >= until; }
};

/// An order's days with the risk of an incident under it.
struct OrderSpan {
  Span days;
  double relative_risk = 1;
  bool stalking_protection_order = false;  ///< a breach is counted only of these
  bool by_route = false;                   ///< made without an application
};

/// An application on its way to a decision.
struct Application {
  const model::Luck* luck = nullptr;
  Day reported = 0;
  Day applied = 0;
  Day withdrawal = never;  ///< day on which it is withdrawn if it is still pending then
  double patience = 0;     ///< of the victim, in clocks of hazard 1
  Day interim_from = never;
  std::uint32_t hearings = 0;
  std::uint32_t seed = 0;  ///< position of its case in the list; for other routes and harm
};

inline constexpr double longest_delay = 1e6;  ///< days; past every horizon

/// A delay in whole days, the nearest.
inline Day whole_delay(double days) {
  core::require(days > -0.5, "a delay is never negative");
  const double half_later = std::min(days, longest_delay) + 0.5;
  return static_cast<Day>(half_later);  // as model::whole_days, for what is not negative
}
/// A delay drawn for one case from a law that is not fixed.
Day drawn_delay(const random::Distribution& law, const model::Luck& luck, model::Decision decision,
                std::uint32_t repeat);
/// The delay of one case by any law.
inline Day delay_by(const random::Distribution& law, const model::Luck& luck, model::Decision decision,
                    std::uint32_t repeat = 0) {
  const auto* fixed = std::get_if<random::Fixed>(&law);
  return fixed != nullptr ? whole_delay(fixed->value) : drawn_delay(law, luck, decision, repeat);
}
/// The delay of one case from a day on.
inline Day delay(const model::DrawnVariation& variation, std::size_t force, Day day, const model::Luck& luck,
                 model::Decision decision, std::uint32_t repeat = 0) {
  return delay_by(variation.at(force, day), luck, decision, repeat);
}

/// The time on an exponential clock of hazard 1 at which it rings.
inline double patience(double u) {
  return -random::natural_log(u);
}
/// `std::ceil` of a number that is not negative, without a call.
inline Day rounded_up(double days) {
  const auto whole = static_cast<Day>(days);
  return whole < days ? whole + 1 : whole;
}
/// As `ring`, of a hazard that changes.
Day ring_step_by_step(const model::Number& hazard, Day from, double patience, Day end);
/// The first day on or after from + 1 by which such a clock with a hazard per day has rung.
inline Day ring(const model::Number& hazard, Day from, double patience, Day end) {
  if (hazard.off) return never;
  if (hazard.changes()) return ring_step_by_step(hazard, from, patience, end);
  const double rate = hazard.on(from);
  if (patience > static_cast<double>(end - from) * rate) return never;
  return from + std::max(rounded_up(patience / rate), 1);
}

/// What the application of a case brought: each empty where it brought none.
struct OwnProtection {
  Span interim;  ///< its interim order, to the decision
  Span full;     ///< its full order, renewals and discharge included

  /// From its first order to the end of the last.
  Span covered() const {
    return {interim.empty() ? full.from : interim.from, full.from == never ? interim.until : full.until};
  }
};

/// Books the days under the orders that an application brought, but for those under any order.
inline void stay_under_own(const OwnProtection& own, Ledger& ledger) {
  const Span covered = own.covered();
  ledger.stay(Stage::covered, covered.from, covered.until);
  if (!own.full.empty()) ledger.stay(Stage::protected_by_order, own.full.from, own.full.until);
}

/// Books a case with no order but what its application brought, as nearly every case is: newly protected, protected,
/// covered, under any order.
inline void book_own_protection(const OwnProtection& own, Ledger& ledger) {
  if (own.interim.empty() && own.full.empty()) return;
  if (!own.full.empty()) ledger.count(Measure::newly_protected, own.full.from);
  if (own.interim.empty()) return ledger.stay_under_full_order(own.full.from, own.full.until);
  const Span covered = own.covered();
  ledger.stay(Stage::any_order, covered.from, covered.until);
  stay_under_own(own, ledger);
}
/// The same of a case with orders by other routes, too: booked once, however many orders it has.
///
/// @param spans  every order of the case; sorted afterwards
void book_protection(const OwnProtection& own, std::vector<OrderSpan>& spans, Ledger& ledger);

/// The days that let a case enter a route; `never` where it does not come so far.
struct Entries {
  Day report = 0;
  Day charge = never;
  Day conviction = never;

  Day on(scenario::Entry entry) const {
    return entry == scenario::Entry::report ? report : entry == scenario::Entry::charge ? charge : conviction;
  }
};

/// What is known of a case before it is followed.
struct Beforehand {
  Day ready = 0;        ///< of an application
  double patience = 0;  ///< of its victim
  Entries entries;
};

/// Delays of many cases, drawn together where they are lognormal, as most are.
class ManyDelays {
 public:
  /// Forgets all, and makes room for so many.
  void begin(std::size_t most) {
    count_ = 0;
    drawn_.clear();
    if (seeds_.size() >= most) return;
    seeds_.resize(most);
    laws_.resize(most);
    words_.resize(most);
    values_.resize(most);
  }
  /// Draws the delay of one case from a day on.
  void add(std::uint32_t seed, const random::Distribution& law, const model::Luck& luck, model::Decision decision) {
    const auto* lognormal = std::get_if<random::Lognormal>(&law);
    if (lognormal == nullptr) {
      drawn_.emplace_back(seed, delay_by(law, luck, decision));
      return;
    }
    seeds_[count_] = seed;
    laws_[count_] = *lognormal;
    words_[count_++] = luck.word(decision, 0);
  }
  /// Calls `take(seed, days)` for every delay added.
  template <class Take>
  void finish(const Take& take) {
    random::lognormals_at(laws_.data(), words_.data(), count_, values_.data());
    for (std::size_t i = 0; i < count_; ++i) take(seeds_[i], whole_delay(values_[i]));
    for (const auto& [seed, days] : drawn_) take(seed, days);
  }

 private:
  std::size_t count_ = 0;                ///< of the lognormal ones
  std::vector<std::uint32_t> seeds_;     ///< [lognormal]
  std::vector<random::Lognormal> laws_;  ///< [lognormal]
  std::vector<std::uint32_t> words_;     ///< [lognormal]
  std::vector<double> values_;
  std::vector<std::pair<std::uint32_t, Day>> drawn_;  ///< the others
};

/// What the following of cases keeps from force to force, so that it need not ask for memory again.
struct FollowScratch {
  std::vector<Beforehand> beforehand;  ///< [seeds]
  ManyDelays delays, later_delays;
  std::vector<std::uint32_t> applied;  ///< the seeds that apply
  std::vector<std::uint32_t> words;    ///< [applied]
  std::vector<double> logs;            ///< [applied]
  std::vector<OrderSpan> spans;        ///< of the case at hand; empty between cases
};

/// Delays and patience of all cases first: the processor then works on several at once, which it cannot while it
/// follows a case and must know one day before it can decide what comes next.
void compute_beforehand(const World& world, std::size_t force, const Cases& cases, FollowScratch& scratch);

/// A case with what was computed about it before it was followed.
struct PreparedCase {
  const CaseSeed& seed;
  const model::Luck& luck;
  const Entries& entries;
};

struct OrderNumbers;  // in orders.hpp

/// Orders made by the other routes in one case.
///
/// @param spans  those orders are added here
/// @return       the last day on which a number was read
Day follow_other_routes(const World& world, const OrderNumbers& numbers, const PreparedCase& each, Ledger& ledger,
                        std::vector<OrderSpan>& spans);

/// Counts the incidents of one case: expected, averted, while waiting, breaches (design model.md §4.8).
void follow_harm(const World& world, std::size_t force, const model::Luck& luck, Day reported, Span waiting,
                 const std::vector<OrderSpan>& spans, Ledger& ledger);

/// True when incidents are followed.
bool harm_is_on(const model::DrawnPathway& drawn);

}  // namespace sposim::simulation
