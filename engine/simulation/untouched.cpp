#include "simulation/untouched.hpp"

#include <boost/math/distributions/binomial.hpp>

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

}  // namespace

void month_means(const model::Plan& plan, const model::DrawnPathway& drawn, const model::Curves& curves,
                 std::vector<MonthMeans>& all) {
  const model::Calendar& calendar = plan.calendar;
  all.resize(plan.forces() * calendar.months());
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    std::size_t segment = plan.segment_of_day[static_cast<std::size_t>(calendar.start())];
    for (std::size_t month = 0; month < calendar.months(); ++month) {
      MonthMeans& means = all[force * calendar.months() + month];
      const Day next_month = calendar.month_first(month + 1);
      std::array<RateSum, model::outcome_count> sums;
      for (Day day = calendar.month_first(month); day < next_month;) {
        const bool last = segment + 1 == curves.segments;
        const Day next = last ? next_month : std::min(plan.segments[segment + 1], next_month);
        const model::SegmentOdds& odds = curves.at(force, segment);
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(odds.cases_per_day * odds.untouched[i], next - day);
        day = next;
        if (!last && day == plan.segments[segment + 1]) ++segment;
      }
      for (std::size_t i = 0; i < sums.size(); ++i) means.untouched[i] = sums[i].total();
      const Day first = calendar.month_first(month);
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

/// The words of the untouched cases, computed for the twelve months of a financial year at once.
class YearWords {
 public:
  YearWords(random::Key key, const random::Address& address) : key_(key), address_(address) {
    address_.purpose = random::Purpose::untouched_cases;
    address_.point = 1;
  }

  /// @param month  1 for January … 12 for December
  const random::Block& of(std::uint16_t year, unsigned month) {
    if (!known_ || year != address_.year) {
      address_.year = year;
      known_ = true;
      random::blocks_of_points(key_, random::counter(address_), words_.size(), words_.data());
    }
    return words_[month - 1];
  }

 private:
  random::Key key_;
  random::Address address_;
  bool known_ = false;
  std::array<random::Block, 12> words_{};  ///< [months of the year]
};

/// Counts one month of one force.
class MonthCounter {
 public:
  /// @param address  of the month's further reports
  /// @param words    the month's, one for each outcome
  MonthCounter(const random::Address& address, random::Key key, const random::Block& words, const MonthMeans& means,
               double noise)
      : address_(address), key_(key), words_(words), means_(means), noise_(noise) {}

  /// [outcomes] cases on no route
  std::array<std::int32_t, model::outcome_count> cases() const {
    std::array<std::int32_t, model::outcome_count> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      counts[i] = random::poisson_quantile(means_.untouched[i] * noise_, uniform_32(words_[i]));
    }
    return counts;
  }

  /// Reports of all cases of the month, the followed ones among them.
  std::int32_t reports(std::int32_t all_cases) const {
    if (means_.reports_per_case <= 1 && means_.recorded_share >= 1) return all_cases;
    const random::Block words = random::philox(random::counter(address_), key_);
    const int further = random::poisson_quantile(all_cases * (means_.reports_per_case - 1), uniform_32(words[0]));
    return thinned(all_cases + further, means_.recorded_share, uniform_32(words[1]));
  }

 private:
  random::Address address_;
  random::Key key_;
  random::Block words_;
  const MonthMeans& means_;
  double noise_;
};

}  // namespace

void count_untouched(const World& world, std::size_t force, std::uint32_t replicate, const UntouchedMeans& means,
                     const FirstUntouched* first, Ledger& ledger) {
  const model::Plan& plan = *world.plan;
  const model::Calendar& calendar = plan.calendar;
  const random::Key key = random::key_of(plan.seed);
  random::Address address{replicate, plan.force_addresses[force], 0, random::Purpose::further_reports, 0, 0};
  YearWords words(key, address);
  for (std::size_t month = 0; month < calendar.months(); ++month) {
    const model::MonthPlace& place = calendar.month_place(month);
    address.year = static_cast<std::uint16_t>(calendar.years()[place.year].year);
    address.point = place.month_of_year;
    const MonthCounter counter(address, key, words.of(address.year, place.month_of_year), means.months[month],
                               (*means.noise)[place.year]);
    const bool as_first = first != nullptr && means.same_in(month, place.year, first->means);
    std::array<std::int32_t, model::outcome_count> counts{};
    if (as_first) {
      for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = first->untouched(outcome_measures[i], month);
    } else {
      counts = counter.cases();
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
      ledger.count_in_month(outcome_measures[i], month, counts[i]);
      ledger.count_in_month(Measure::cases, month, counts[i]);
    }
    const std::int32_t all_cases = ledger.value(Measure::cases, month);
    const bool same_reports = as_first && first->all->row(Measure::cases)[month] == all_cases;
    ledger.count_in_month(Measure::reports, month,
                          same_reports ? first->all->row(Measure::reports)[month] : counter.reports(all_cases));
  }
}

}  // namespace sposim::simulation
