#include "simulation/untouched.hpp"

#include <boost/math/distributions/binomial.hpp>

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

void count_untouched(const World& world, std::size_t force, std::uint32_t replicate, const MonthMeans* means,
                     const std::vector<double>& noise, Ledger& ledger) {
  const model::Plan& plan = *world.plan;
  const model::Calendar& calendar = plan.calendar;
  const random::Key key = random::key_of(plan.seed);
  for (std::size_t month = 0; month < calendar.months(); ++month) {
    const model::MonthPlace& place = calendar.month_place(month);
    random::Address address{replicate,
                            plan.force_addresses[force],
                            static_cast<std::uint16_t>(calendar.years()[place.year].year),
                            random::Purpose::untouched_cases,
                            place.month_of_year,
                            0};
    const random::Block words = random::philox(random::counter(address), key);
    std::int32_t counted = 0;
    for (std::size_t i = 0; i < model::outcome_count; ++i) {
      const std::int32_t cases =
          random::poisson_quantile(means[month].untouched[i] * noise[place.year], uniform_32(words[i]));
      ledger.count_in_month(outcome_measures[i], month, cases);
      counted += cases;
    }
    ledger.count_in_month(Measure::cases, month, counted);
    const std::int32_t all_cases = ledger.value(Measure::cases, month);
    std::int32_t reports = all_cases;
    if (means[month].reports_per_case > 1 || means[month].recorded_share < 1) {
      address.purpose = random::Purpose::further_reports;
      const random::Block further = random::philox(random::counter(address), key);
      reports += random::poisson_quantile(all_cases * (means[month].reports_per_case - 1), uniform_32(further[0]));
      reports = thinned(reports, means[month].recorded_share, uniform_32(further[1]));
    }
    ledger.count_in_month(Measure::reports, month, reports);
  }
}

}  // namespace sposim::simulation
