#include "model/costs.hpp"

#include <algorithm>

#include "model/training.hpp"

namespace sposim::model {

namespace {

/// Days of a policy that lie in a month of the run.
double days_within(const Calendar& calendar, std::size_t month, const PlannedCost& cost) {
  const Day first = std::max(calendar.month_first(month), cost.from);
  const Day next = std::min(calendar.month_first(month + 1), cost.until + 1);
  return std::max(next - first, 0);
}

bool pays_for_officers(const PlannedNumber& price) {
  const auto* constant = std::get_if<double>(&price.source.form);
  return constant == nullptr || *constant != 0;
}

}  // namespace

std::vector<double> officers_trained(const Plan& plan, std::uint32_t draw) {
  const std::vector<Coverage> coverages = trained_shares(plan, draw_training(plan, draw));
  const std::size_t months = plan.calendar.months();
  const std::size_t before = plan.calendar.month_starts().size() - months;  // months of the open cases
  std::vector<double> trained(months);
  for (const Coverage& coverage : coverages) {
    for (std::size_t month = 0; month < months; ++month) trained[month] += coverage.trained[before + month];
  }
  return trained;
}

std::vector<std::vector<double>> fixed_costs(const Plan& policy, const Plan& baseline, std::uint32_t draw) {
  const Calendar& calendar = policy.calendar;
  const DrawnCost drawn = draw_cost(policy, draw);
  const bool officers = std::any_of(policy.costs.begin(), policy.costs.end(), [](const PlannedCost& planned) {
    return pays_for_officers(planned.cost.per_officer_trained);
  });
  const std::vector<double> with = officers ? officers_trained(policy, draw) : std::vector<double>{};
  const std::vector<double> without = officers ? officers_trained(baseline, draw) : std::vector<double>{};
  std::vector<std::vector<double>> all;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const PlannedCost& planned = policy.costs[i];
    std::vector<double> months(calendar.months());
    for (std::size_t month = 0; month < months.size(); ++month) {
      const Day first = calendar.month_first(month);
      const double days = days_within(calendar, month, planned);
      months[month] = drawn[i].per_year.at(0, first) * days / core::days_per_year;
      if (planned.from >= first && planned.from < calendar.month_first(month + 1)) {
        months[month] += drawn[i].one_off.at(0, first);
      }
      if (officers) months[month] += drawn[i].per_officer_trained.at(0, first) * (with[month] - without[month]);
    }
    all.push_back(std::move(months));
  }
  return all;
}

}  // namespace sposim::model
