#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/lever.hpp"
#include "scenario/pathway.hpp"
#include "scenario/value.hpp"

/// A policy: levers that could be pulled, what they cost, and where the idea stands (design model.md §5).
namespace sposim::scenario {

/// Numbers as written in a file.
struct Written {
  using number = Number;
  using variation = Variation;
  using shares = Shares;
};

/// What a policy costs for each thing that the model counts, in pounds; paid for what comes on top of the baseline.
/// The names are those of the measures.
template <class Form>
struct UnitCosts {
  typename Form::number reports, applied, interim_orders, hearings, granted, refused, withdrawn, renewed,
      other_route_orders, breaches, waiting_days, protected_days;

  static constexpr auto fields() {
    using core::field;
    using U = UnitCosts;
    constexpr NumberRule each{"Cost for each one on top of the baseline", Unit::pounds, 0, 1e9, Presence::optional, 0};
    return std::tuple{field("reports", &U::reports, each),
                      field("applied", &U::applied, each),
                      field("interim_orders", &U::interim_orders, each),
                      field("hearings", &U::hearings, each),
                      field("granted", &U::granted, each),
                      field("refused", &U::refused, each),
                      field("withdrawn", &U::withdrawn, each),
                      field("renewed", &U::renewed, each),
                      field("other_route_orders", &U::other_route_orders, each),
                      field("breaches", &U::breaches, each),
                      field("waiting_days", &U::waiting_days, each),
                      field("protected_days", &U::protected_days, each)};
  }
};

/// What a policy costs, in pounds of its price year.
template <class Form>
struct Cost {
  typename Form::number one_off, per_year, per_officer_trained;
  UnitCosts<Form> per_unit;

  static constexpr auto fields() {
    using core::field;
    using C = Cost;
    return std::tuple{
        field("one_off", &C::one_off,
              NumberRule{"Paid once, on the policy's first day", Unit::pounds, 0, 1e12, Presence::optional, 0}),
        field("per_year", &C::per_year,
              NumberRule{"Paid evenly from the policy's first day to its last, a year", Unit::pounds, 0, 1e12,
                         Presence::optional, 0}),
        field("per_officer_trained", &C::per_officer_trained,
              NumberRule{"Paid for each officer trained", Unit::pounds, 0, 1e9, Presence::optional, 0}),
        field("per_unit", &C::per_unit,
              GroupRule{"Paid for each thing that the model counts, on top of the baseline", Presence::optional})};
  }
};

/// Where a policy stands; carried into every output.
enum class PolicyStatus { law, consultation, hypothetical };

struct Policy {
  Change change;  ///< title, order and levers
  PolicyStatus status = PolicyStatus::hypothetical;
  std::string note;
  std::vector<std::string> without;  ///< changes of the baseline that this policy undoes
  Cost<Written> cost;
  std::optional<int> price_year;  ///< of the cost
  std::string cost_leaves_out;    ///< what the cost does not hold: it is then a least cost, and is never shown as whole
  core::Location where;
};

/// How money is counted.
struct Money {
  int price_year = 0;              ///< results are in prices of this year
  std::map<int, double> deflator;  ///< index of prices by year, to bring costs to the price year
  Number discount_rate;
  Number value_per_protected;  ///< of one more newly protected victim

  static constexpr auto fields() {
    using core::field;
    using M = Money;
    return std::tuple{
        field("discount_rate", &M::discount_rate,
              NumberRule{"Discount rate a year", Unit::probability, 0, 1, Presence::optional, 0.035}),
        field("value_per_protected", &M::value_per_protected,
              NumberRule{"Value put on one more newly protected victim", Unit::pounds, 0, 1e9, Presence::optional, 0})};
  }
};

}  // namespace sposim::scenario
