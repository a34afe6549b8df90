#include "simulation/untouched.hpp"

#include <boost/math/distributions/binomial.hpp>

#include "random/many.hpp"
#include "random/philox_batch.hpp"
#include "random/poisson.hpp"

namespace sposim::simulation {

using random::uniform_32;

namespace {

/// Sums rate × days over a month; days of equal rate are added before they are multiplied, so that a number which a
/// policy splits in two without changing it gives the same sum to the last bit.
class RateSum {
 public:
  void add(double rate, int days) {
    if (rate != rate_) {
      total_ += rate_ * days_;
      rate_ = rate;
      days_ = 0;
    }
    days_ += days;
  }
  double total() const { return total_ + rate_ * days_; }

 private:
  double total_ = 0;
  double rate_ = 0;
  int days_ = 0;
};

std::int32_t thinned(std::int32_t reports, double share, double u) {
  if (share >= 1 || reports == 0) return reports;
  namespace rules = boost::math::policies;
  using Policy = rules::policy<rules::discrete_quantile<rules::integer_round_up>, rules::promote_double<false>>;
  const boost::math::binomial_distribution<double, Policy> recorded(reports, share);
  return static_cast<std::int32_t>(boost::math::quantile(recorded, u));
}

/// The untouched cases of one force in one month, by outcome.
///
/// @param segment  the one of the month's first day; moved on to the one of the next month's
model::ByOutcome untouched_cases(const model::Plan& plan, const model::Curves& curves, std::size_t force,
                                 std::size_t month, std::size_t& segment) {
  const Day next_month = plan.calendar.month_first(month + 1);
  std::array<RateSum, model::outcome_count> sums;
  for (Day day = plan.calendar.month_first(month); day < next_month;) {
    const bool last = segment + 1 == curves.segments;
    const Day next = last ? next_month : std::min(plan.segments[segment + 1], next_month);
    const model::Odds& odds = curves.at(force, segment);
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i].add(curves.cases(force, segment) * odds.untouched[i], next - day);
    day = next;
    if (!last && day == plan.segments[segment + 1]) ++segment;
  }
  model::ByOutcome cases{};
  for (std::size_t i = 0; i < sums.size(); ++i) cases[i] = sums[i].total();
  return cases;
}

}  // namespace

void month_means(const model::Plan& plan, const model::DrawnPathway& drawn, const model::Curves& curves,
                 std::vector<MonthMeans>& all) {
  const model::Calendar& calendar = plan.calendar;
  all.resize(plan.forces() * calendar.months());
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    std::size_t segment = plan.segment_of_day[static_cast<std::size_t>(calendar.start())];
    for (std::size_t month = 0; month < calendar.months(); ++month) {
      MonthMeans& means = all[force * calendar.months() + month];
      const Day first = calendar.month_first(month);
      const Day next = calendar.month_first(month + 1);
      const bool last = segment + 1 == curves.segments;
      if (last || plan.segments[segment + 1] >= next) {  // the whole month is alike, as it mostly is
        const model::Odds& odds = curves.at(force, segment);
        for (std::size_t i = 0; i < model::outcome_count; ++i) {
          means.untouched[i] = curves.cases(force, segment) * odds.untouched[i] * (next - first);
        }
        if (!last && plan.segments[segment + 1] == next) ++segment;
      } else {
        means.untouched = untouched_cases(plan, curves, force, month, segment);
      }
      means.reports_per_case = drawn.reports.per_case.at(force, first);
      means.recorded_share = drawn.reports.recorded_share.at(force, first);
    }
  }
}

bool UntouchedMeans::same_in(std::size_t month, std::size_t year, const UntouchedMeans& other) const {
  const MonthMeans& a = months[month];
  const MonthMeans& b = other.months[month];
  return (*noise)[year] == (*other.noise)[year] && a.untouched == b.untouched &&
         a.reports_per_case == b.reports_per_case && a.recorded_share == b.recorded_share;
}

namespace {

/// Counts the untouched cases of one force, a financial year at a time.
class YearCounter {
 public:
  using Counts = std::array<std::int32_t, model::outcome_count>;

  YearCounter(const World& world, std::size_t force, std::uint32_t replicate, const UntouchedMeans& means,
              const FirstUntouched* first)
      : calendar_(world.plan->calendar),
        key_(random::key_of(world.plan->seed)),
        address_{replicate, world.plan->force_addresses[force], 0, random::Purpose::untouched_cases, 1, 0},
        means_(means),
        first_(first) {}

  /// Draws the months from one on that begin in the same financial year.
  ///
  /// @return  the month after them
  std::size_t draw(std::size_t first_month) {
    from_ = first_month;
    const std::size_t year = calendar_.month_place(from_).year;
    address_.year = static_cast<std::uint16_t>(calendar_.years()[year].year);
    std::array<random::Block, most_months> words;
    random::blocks_of_points(key_, random::counter(address_), words.size(), words.data());
    std::size_t drawn = 0;
    std::size_t month = from_;
    for (; month < calendar_.months() && calendar_.month_place(month).year == year; ++month) {
      as_first_[month - from_] = first_ != nullptr && means_.same_in(month, year, first_->means);
      if (as_first_[month - from_]) continue;
      const random::Block& of_month = words[calendar_.month_place(month).month_of_year - 1];
      for (std::size_t i = 0; i < model::outcome_count; ++i, ++drawn) {
        drawn_means_[drawn] = means_.months[month].untouched[i] * (*means_.noise)[year];
        drawn_words_[drawn] = of_month[i];
      }
    }
    random::poisson_quantiles(drawn_means_.data(), drawn_words_.data(), drawn, drawn_.data());
    next_ = 0;
    return month;
  }

  /// True if a month of the year has the first scenario's means, and so its counts.
  bool as_first(std::size_t month) const { return as_first_[month - from_]; }
  /// Cases on no route, by outcome; ask for the months in order.
  Counts cases(std::size_t month) {
    Counts counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      counts[i] = as_first(month) ? first_->untouched(outcome_measures[i], month) : drawn_[next_++];
    }
    return counts;
  }
  /// Reports of all cases of a month, the followed ones among them.
  std::int32_t reports(std::size_t month, std::int32_t all_cases) const {
    const MonthMeans& means = means_.months[month];
    if (means.reports_per_case <= 1 && means.recorded_share >= 1) return all_cases;
    random::Address address = address_;
    address.purpose = random::Purpose::further_reports;
    address.point = calendar_.month_place(month).month_of_year;
    const random::Block words = random::philox(random::counter(address), key_);
    const int further = random::poisson_quantile(all_cases * (means.reports_per_case - 1), uniform_32(words[0]));
    return thinned(all_cases + further, means.recorded_share, uniform_32(words[1]));
  }

 private:
  static constexpr std::size_t most_months = 12;
  template <class Number>
  using OfYear = std::array<Number, most_months * model::outcome_count>;

  const model::Calendar& calendar_;
  random::Key key_;
  random::Address address_;  ///< of the untouched cases; its points are the months from January on
  const UntouchedMeans& means_;
  const FirstUntouched* first_;
  std::size_t from_ = 0;
  std::array<bool, most_months> as_first_{};
  OfYear<double> drawn_means_;
  OfYear<std::uint32_t> drawn_words_;
  OfYear<std::int32_t> drawn_;
  std::size_t next_ = 0;  ///< of the counts drawn
};

}  // namespace

void count_untouched(const World& world, std::size_t force, std::uint32_t replicate, const UntouchedMeans& means,
                     const FirstUntouched* first, Ledger& ledger) {
  YearCounter counter(world, force, replicate, means, first);
  std::size_t drawn_until = 0;
  for (std::size_t month = 0; month < world.plan->calendar.months(); ++month) {
    if (month == drawn_until) drawn_until = counter.draw(month);
    const YearCounter::Counts counts = counter.cases(month);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      ledger.count_in_month(outcome_measures[i], month, counts[i]);
      ledger.count_in_month(Measure::cases, month, counts[i]);
    }
    const std::int32_t all_cases = ledger.value(Measure::cases, month);
    const bool same_reports = counter.as_first(month) && first->all->row(Measure::cases)[month] == all_cases;
    ledger.count_in_month(Measure::reports, month,
                          same_reports ? first->all->row(Measure::reports)[month] : counter.reports(month, all_cases));
  }
}

}  // namespace sposim::simulation
