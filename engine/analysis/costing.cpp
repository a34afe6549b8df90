#include "analysis/costing.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/money.hpp"
#include "core/error.hpp"
#include "model/costs.hpp"
#include "results/estimate.hpp"
#include "scenario/leaves.hpp"
#include "simulation/measure.hpp"

namespace sposim::analysis {

namespace {

bool is_priced(const scenario::Policy& policy) {
  bool priced = false;
  scenario::for_each_leaf(policy.cost, "", [&](const std::string&, const scenario::Number& number, const auto&) {
    priced = priced || number.written;
  });
  return priced;
}

std::size_t headline_of(std::string_view measure) {
  const auto& all = simulation::headlines();
  const auto found = std::find_if(all.begin(), all.end(), [&](const simulation::Headline& headline) {
    return headline.window == simulation::Window::policy && simulation::info(headline.measure).name == measure;
  });
  core::require(found != all.end(), "what is paid per unit is a headline measure");
  return static_cast<std::size_t>(found - all.begin());
}

/// 1 pound of a year's prices in those of the results.
double price_factor(const scenario::Scenario& scenario, int year) {
  const scenario::Money& money = *scenario.money;
  if (year == money.price_year) return 1;
  return money.deflator.at(money.price_year) / money.deflator.at(year);
}

/// Works out the costs of one alternative.
class Coster {
 public:
  Coster(const Compared& compared, std::size_t which)
      : record_(compared.levels[which]),
        baseline_(compared.levels.front()),
        differences_(compared.differences[which - 1]),
        scenario_(*compared.alternatives[which].scenario),
        plan_(model::make_plan(scenario_)),
        baseline_plan_(model::make_plan(*compared.alternatives.front().scenario)),
        rate_(std::get<double>(scenario_.money->discount_rate.value.form)),
        policy_month_(plan_.calendar.month(plan_.calendar.policies_from())) {}

  Costing run() {
    Costing costing;
    costing.present_value.resize(record_.replicates);
    const results::Grouping group = results::grouping(record_);
    std::uint32_t draws = 0;
    for (std::uint32_t r = 0; r < record_.replicates; ++r) {
      if (r == 0 || group.draw(r) != group.draw(r - 1)) {
        price_draw(group.draw(r));
        ++draws;
        costing.officers_trained += officers_;
      }
      double units = 0;
      double units_discounted = 0;
      for (const UnitPrice& price : unit_prices_) {
        const std::size_t nation = record_.layout.nation();
        const double more = static_cast<double>(record_.headline(r, nation, price.headline) -
                                                baseline_.headline(r, nation, price.headline));
        units += more * price.pounds;
        units_discounted += more * price.pounds * price.discount;
      }
      costing.present_value[r] = fixed_discounted_ + units_discounted;
      costing.undiscounted += (fixed_ + units) / record_.replicates;
    }
    costing.officers_trained /= draws;
    return costing;
  }

 private:
  struct UnitPrice {
    std::size_t headline = 0;
    double pounds = 0;    ///< in the results' prices
    double discount = 1;  ///< mean discount factor over the months in which the units occur
  };

  double discount(std::size_t month) const {
    return discount_factor(static_cast<int>(month < policy_month_ ? 0 : month - policy_month_), rate_);
  }

  /// The mean discount factor of a measure's extra units, by when they occur on average over replicates.
  double mean_discount(std::string_view measure) const {
    double units = 0;
    double discounted = 0;
    for (const auto& info : simulation::measures()) {
      if (info.name != measure) continue;
      for (std::size_t month = policy_month_; month < record_.layout.months.size(); ++month) {
        const auto more = static_cast<double>(differences_.cell(record_.layout.nation(), info.measure, month).sum);
        units += more;
        discounted += more * discount(month);
      }
    }
    return units != 0 ? discounted / units : 1;
  }

  void price_draw(std::uint32_t draw) {
    const auto flows = model::fixed_costs(plan_, baseline_plan_, draw);
    const model::DrawnCost drawn = model::draw_cost(plan_, draw);
    fixed_ = fixed_discounted_ = officers_ = 0;
    unit_prices_.clear();
    for (std::size_t policy = 0; policy < flows.size(); ++policy) {
      const double factor = price_factor(scenario_, plan_.costs[policy].price_year);
      for (std::size_t month = 0; month < flows[policy].size(); ++month) {
        fixed_ += factor * flows[policy][month];
        fixed_discounted_ += factor * flows[policy][month] * discount(month);
      }
      scenario::for_each_leaf(drawn[policy].per_unit, "",
                              [&](const std::string& name, const model::Timeline& price, const auto&) {
                                const double pounds = factor * price.at(0, plan_.calendar.policies_from());
                                if (pounds != 0)
                                  unit_prices_.push_back({headline_of(name), pounds, mean_discount(name)});
                              });
    }
    const std::vector<double> with = model::officers_trained(plan_, draw);
    const std::vector<double> without = model::officers_trained(baseline_plan_, draw);
    for (std::size_t month = policy_month_; month < with.size(); ++month) officers_ += with[month] - without[month];
  }

  const simulation::Record& record_;
  const simulation::Record& baseline_;
  const simulation::Record& differences_;
  const scenario::Scenario& scenario_;
  model::Plan plan_, baseline_plan_;
  double rate_;
  std::size_t policy_month_;
  double fixed_ = 0, fixed_discounted_ = 0, officers_ = 0;
  std::vector<UnitPrice> unit_prices_;
};

}  // namespace

std::optional<Costing> cost_of(const Compared& compared, std::size_t which) {
  const scenario::Scenario& scenario = *compared.alternatives[which].scenario;
  const auto priced = [&](const std::string& name) { return is_priced(scenario.policies.at(name)); };
  if (!scenario.money || scenario.in_force.empty()) return std::nullopt;
  if (!std::all_of(scenario.in_force.begin(), scenario.in_force.end(), priced)) return std::nullopt;
  return Coster(compared, which).run();
}

}  // namespace sposim::analysis
