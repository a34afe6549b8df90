#include "simulation/follow.hpp"

#include <algorithm>
#include <cmath>

#include "simulation/orders.hpp"
#include "simulation/slots.hpp"

namespace sposim::simulation {

using model::Decision;
using random::uniform_32;

namespace {

constexpr std::uint32_t no_seed = 0xFFFFFFFF;
constexpr std::uint32_t starting_orders_from = 0x80000000;  // points of the starting stock: pending below, orders above

/// Follows the cases of one force of one replicate.
class Follower {
 public:
  Follower(const World& world, std::size_t force, const Cases& cases, std::uint32_t replicate, Ledger& ledger,
           FollowScratch& scratch)
      : world_(world),
        calendar_(world.plan->calendar),
        force_(force),
        cases_(cases),
        replicate_(replicate),
        ledger_(ledger),
        interim_{{world.drawn.interim.sought, force}, {world.drawn.interim.granted, force}},
        notice_(world.drawn.court.notice, force),
        withdrawn_(world.drawn.decision.withdrawn_per_day, force),
        adjourned_(world.drawn.court.adjourned, force),
        granted_(world.drawn.decision.granted, force),
        order_(world, force),
        slots_(world.drawn.court.hearings_per_week, force, world.drawn.court.sitting, world.plan->calendar.start(),
               world.plan->calendar.end()),
        scratch_(scratch) {}

  std::int64_t run();

 private:
  void prepare();
  void follow_starting_stock();
  void apply(Application application);
  void seek_interim(Application& application);
  void hear_the_queue();
  bool hear_when_ready(Application& application, Day& ready);
  /// Holds one hearing; true when it is adjourned and the case is ready again on `next_ready`.
  bool hear_one(Application& application, Day day, Day& next_ready);
  bool adjourn(Application& application, Day day, Day& next_ready);
  void close_application(const Application& application, Ending ending, Day day);
  void book(Measure measure, DailyCount daily, Day day) {
    ledger_.count(measure, day);
    ledger_.count_daily(daily, day);
  }
  void follow_rest(const Application& application, Span waiting, const OwnProtection& own);
  void follow_routes(const PreparedCase& each);
  void add_own(const OwnProtection& own);
  /// Notes that numbers of full orders were read until an order's end. Gives its last day in the run.
  Day settle_order(Span order) {
    const Day last = std::min(order.until, calendar_.end());
    settled_.order = std::max(settled_.order, last);
    return last;
  }
  model::Luck starting_luck(std::uint32_t point) const;
  std::uint32_t starting_count(const model::Timeline& number) const {
    return static_cast<std::uint32_t>(std::lround(number.at(force_, calendar_.start())));
  }

  const World& world_;
  const model::Calendar& calendar_;
  std::size_t force_;
  const Cases& cases_;
  std::uint32_t replicate_;
  Ledger& ledger_;
  struct {
    model::Number sought, granted;
  } interim_;
  model::InForce<random::Distribution> notice_;
  model::Number withdrawn_, adjourned_, granted_;
  OrderNumbers order_;
  Slots slots_;
  std::int64_t applications_ = 0;
  std::vector<model::Luck> starting_lucks_;
  Settled settled_;  ///< of the case at hand
  FollowScratch& scratch_;
  ReadyQueue<Application> ready_;
};

model::Luck Follower::starting_luck(std::uint32_t point) const {
  const model::Plan& plan = *world_.plan;
  const random::Address address{replicate_, plan.force_addresses[force_], 0, random::Purpose::starting_stock, point, 0};
  return model::Luck(random::key_of(plan.seed), address);
}

std::int64_t Follower::run() {
  if (cases_.stock == StartingStock::followed) follow_starting_stock();
  prepare();
  hear_the_queue();
  return applications_;
}

/// From the first report to the application: preparation, and the team's room where it is limited. What nearly every
/// case goes through is made part of this loop: as calls it cost several per cent of a run.
[[gnu::flatten]] void Follower::prepare() {
  const auto& route = world_.drawn.application;
  const std::vector<CaseSeed>& seeds = cases_.seeds;
  compute_beforehand(world_, force_, cases_, scratch_);
  Slots team(route.prepared_per_week, force_, scenario::Sitting::any_day, 0, calendar_.end());
  ReadyQueue<std::uint32_t> prepared;
  for (std::uint32_t i = 0; i < seeds.size(); ++i) {
    const model::Luck& luck = cases_.luck(seeds[i]);
    const bool applied = seeds[i].stream == model::applied_stream;
    if (cases_.settled != nullptr) settled_ = {applied ? seeds[i].reported : always, seeds[i].reported};
    if (!applied) {
      follow_rest({&luck, seeds[i].reported, never, never, 0, never, 0, i}, {}, {});
    } else if (team.limited()) {
      prepared.push(scratch_.beforehand[i].ready, luck.order(), i);
    } else {
      apply({&luck, seeds[i].reported, scratch_.beforehand[i].ready, never, scratch_.beforehand[i].patience, never, 0,
             i});
    }
    if (cases_.settled != nullptr) cases_.settled->push_back(settled_);
  }
  while (!prepared.empty()) {
    Day prepared_on = 0;
    const std::uint32_t i = prepared.pop(prepared_on);
    const Day day = team.next(prepared_on);
    if (day <= calendar_.end()) team.take(day);
    apply({&cases_.luck(seeds[i]), seeds[i].reported, day, never, scratch_.beforehand[i].patience, never, 0, i});
  }
}

void Follower::follow_starting_stock() {
  const auto& stock = world_.drawn.starting_stock;
  const std::uint32_t pending = starting_count(stock.pending);
  for (std::uint32_t i = 0; i < pending; ++i) starting_lucks_.push_back(starting_luck(i));
  for (std::uint32_t i = 0; i < pending; ++i) {
    const model::Luck& luck = starting_lucks_[i];
    const double clock = patience(uniform_32(luck.words(Decision::marks)[2]));
    apply({&luck, calendar_.start(), calendar_.start(), never, clock, never, 0, no_seed});
  }
  for (std::uint32_t i = 0; i < starting_count(stock.orders); ++i) {
    const model::Luck luck = starting_luck(starting_orders_from + i);
    const Span order = follow_starting_order(order_, luck, ledger_);
    ledger_.stay_under_full_order(order.from, order.until);
  }
}

/// The application is made: interim order, notice, and the clock of withdrawal.
void Follower::apply(Application application) {
  const Day day = application.applied;
  const bool starting = application.seed == no_seed;
  // Made before the run: its course belongs to the starting stock, but the criminal route beside it goes on.
  if (day < calendar_.start()) return follow_rest(application, {}, {});
  if (day > calendar_.end()) {
    if (application.reported >= calendar_.start()) {
      ledger_.ended(Origin::first_report, Ending::still_pending, calendar_.end() - application.reported);
    }
    return follow_rest(application, {}, {});
  }
  ++applications_;
  if (!starting) {
    ledger_.count(Measure::applied, day);
    ledger_.count_daily(DailyCount::applied, day);
  }
  const model::Luck& luck = *application.luck;
  if (!interim_.sought.off) seek_interim(application);
  application.withdrawal = ring(withdrawn_, day, application.patience, calendar_.end());
  const Day ready = day + delay_by(notice_.on(day), luck, Decision::notice);
  if (slots_.limited()) {
    ready_.push(ready, luck.order(), application);
    return;
  }
  for (Day next = ready; hear_when_ready(application, next);) {
  }
}

void Follower::seek_interim(Application& application) {
  const Day day = application.applied;
  const model::Luck& luck = *application.luck;
  if (uniform_32(luck.word(Decision::marks, 0)) >= interim_.sought.on(day)) return;
  const Day hearing = day + delay(world_.drawn.interim.time_to_hearing, force_, day, luck, Decision::interim_delay);
  if (uniform_32(luck.word(Decision::marks, 1)) < interim_.granted.on(hearing)) application.interim_from = hearing;
}

/// Cases take the hearing slots in the order in which they are ready. Without a limit no case stands in another's way,
/// and each is heard as it comes.
void Follower::hear_the_queue() {
  while (!ready_.empty()) {
    Day ready = 0;
    Application application = ready_.pop(ready);
    if (hear_when_ready(application, ready)) ready_.push(ready, application.luck->order(), application);
  }
}

/// Takes an application to the first free hearing; a withdrawn case leaves its slot to the next.
///
/// @param ready  day on which it is ready; changed to the next one when the hearing is adjourned
/// @return       true if it comes back
bool Follower::hear_when_ready(Application& application, Day& ready) {
  const Day day = slots_.next(ready);
  if (application.withdrawal <= std::min(day, calendar_.end())) {
    close_application(application, Ending::withdrawn, application.withdrawal);
    return false;
  }
  if (day > calendar_.end()) {
    close_application(application, Ending::still_pending, calendar_.end() + 1);
    return false;
  }
  slots_.take(day);
  return hear_one(application, day, ready);
}

bool Follower::hear_one(Application& application, Day day, Day& next_ready) {
  ledger_.count(Measure::hearings, day);
  if (!adjourned_.off && adjourn(application, day, next_ready)) return true;
  const double decided_by = uniform_32(application.luck->word(Decision::court, 0));
  const bool granted = decided_by < granted_.on(day);
  settled_.decided = day;
  settled_.decided_by = decided_by;
  settled_.granted = granted;
  close_application(application, granted ? Ending::granted : Ending::refused, day);
  return false;
}

bool Follower::adjourn(Application& application, Day day, Day& next_ready) {
  const model::Luck& luck = *application.luck;
  const std::uint32_t word = 1 + application.hearings;
  const double u = uniform_32(luck.words(Decision::court, word / 4)[word % 4]);
  if (u >= adjourned_.on(day)) return false;
  ledger_.count(Measure::adjourned, day);
  const Day wait =
      delay(world_.drawn.court.adjournment, force_, day, luck, Decision::adjournment, application.hearings);
  ++application.hearings;
  next_ready = day + std::max(wait, 1);
  return true;
}

/// The application ends on a day (or is still pending after the last): books it and follows what comes of it.
void Follower::close_application(const Application& application, Ending ending, Day day) {
  const bool pending = ending == Ending::still_pending;
  const Day until = pending ? never : day;
  if (cases_.settled != nullptr) settled_.application = std::max(settled_.application, day);
  ledger_.stay(Stage::waiting, application.applied, until);
  if (application.seed != no_seed) {
    const Day last = pending ? calendar_.end() : day;
    ledger_.ended(Origin::application, ending, last - application.applied);
    if (application.reported >= calendar_.start()) {
      ledger_.ended(Origin::first_report, ending, last - application.reported);
    }
  }
  if (ending == Ending::withdrawn) book(Measure::withdrawn, DailyCount::withdrawn, day);
  if (ending == Ending::refused) book(Measure::refused, DailyCount::refused, day);
  OwnProtection own;
  if (application.interim_from < until && ledger_.in_run(application.interim_from)) {
    book(Measure::interim_orders, DailyCount::interim_orders, application.interim_from);
    own.interim = {application.interim_from, until};
  }
  if (ending == Ending::granted) {
    book(Measure::granted, DailyCount::granted, day);
    own.full = follow_order(order_, *application.luck, day, ledger_);
    if (cases_.settled != nullptr) settle_order(own.full);
  }
  follow_rest(application, {application.applied, until}, own);
}

/// The other routes of a case that enters one, or is at least charged.
void Follower::follow_routes(const PreparedCase& each) {
  std::vector<OrderSpan>& spans = scratch_.spans;
  settled_.routes = std::max(settled_.routes, follow_other_routes(world_, order_, each, ledger_, spans));
  // A route's own length is read again at each renewal of its order.
  for (const OrderSpan& span : spans) {
    if (span.by_route && span.stalking_protection_order) {
      settled_.routes = std::max(settled_.routes, settle_order(span.days));
    }
  }
}

void Follower::add_own(const OwnProtection& own) {
  const auto& harm = world_.drawn.harm;
  if (!own.interim.empty()) {
    scratch_.spans.push_back({own.interim, harm.relative_risk_interim.at(force_, own.interim.from), true});
  }
  if (!own.full.empty()) {
    scratch_.spans.push_back({own.full, harm.relative_risk_full.at(force_, own.full.from), true});
  }
}

/// The other routes to an order, the days under an order, and the incidents.
void Follower::follow_rest(const Application& application, Span waiting, const OwnProtection& own) {
  if (application.seed != no_seed) {
    const CaseSeed& seed = cases_.seeds[application.seed];
    const Entries& entries = scratch_.beforehand[application.seed].entries;
    if (entries.charge != never || !world_.drawn.routes.empty()) follow_routes({seed, *application.luck, entries});
  }
  const bool by_routes = !scratch_.spans.empty();
  if (!by_routes && !world_.harm) return book_own_protection(own, ledger_);
  add_own(own);
  if (by_routes) {
    book_protection(own, scratch_.spans, ledger_);
  } else {
    book_own_protection(own, ledger_);
  }
  if (world_.harm) {
    follow_harm(world_, force_, *application.luck, application.reported, waiting, scratch_.spans, ledger_);
  }
  scratch_.spans.clear();
}

}  // namespace

std::int64_t follow_cases(const World& world, std::size_t force, const Cases& cases, std::uint32_t replicate,
                          Ledger& ledger, FollowScratch& scratch) {
  return Follower(world, force, cases, replicate, ledger, scratch).run();
}

}  // namespace sposim::simulation
