#pragma once

#include <limits>
#include <map>
#include <string>
#include <string_view>

#include "core/fields.hpp"

/// Every number of a case's pathway, named once (design model.md §4).
///
/// The same list serves the number as written in a file and as drawn for one replicate: `Form` says which. Adding a
/// number to the model is one member and one line here.
namespace sposim::scenario {

/// What a number measures; decides how it is written and checked.
enum class Unit {
  probability,     ///< 0 … 1, written `0.93` or `93%`
  count,           ///< cases, officers, orders: bare
  per_year,        ///< bare, the key says "per_year"
  per_month,       ///< bare
  per_week,        ///< bare
  hazard_per_day,  ///< bare, the key says "per_day"
  days,            ///< `45 days`, `18 months`, `2 years` (a month is days_per_year / 12 days)
  ratio,           ///< bare: multipliers, odds ratios, relative risks, coefficients of variation
  log_per_year,    ///< bare: change of the logarithm in a year
  pounds,          ///< `£75`, `£250,000`, `£1.5m`
};

enum class Presence {
  required,    ///< always
  with_group,  ///< when its group is written
  optional,    ///< absent: the feature is off, at the rule's `off` value
};

/// What one number of the pathway means and may be.
struct NumberRule {
  std::string_view statement;  ///< plain English, as in the assumptions log
  Unit unit = Unit::ratio;
  double least = 0;
  double most = std::numeric_limits<double>::infinity();
  Presence presence = Presence::required;
  double off = 0;
  bool may_be_unlimited = false;
  bool may_hold = false;
};

/// A group of numbers.
struct GroupRule {
  std::string_view statement;
  Presence presence = Presence::required;
};

/// A word from a closed list.
struct ChoiceRule {
  std::string_view statement;
  Presence presence = Presence::optional;
};

/// Shares of the ways an investigation ends, or of the terms of an order.
struct SharesRule {
  std::string_view statement;
  bool terms = false;  ///< parts are lengths (`2 years`, `730 days`, `until further order`), not outcomes
  Presence presence = Presence::required;
};

/// "Capacity without limit" as a drawn number.
inline constexpr double without_limit = std::numeric_limits<double>::infinity();
/// "Train just enough to hold the trained share" as a drawn number.
inline constexpr double hold_steady = -1.0;

/// When the court hears applications, given a number of hearings a week.
enum class Sitting {
  any_day,      ///< the floor of the cumulative rate: hearings spread over the week
  weekly_list,  ///< all of a week's hearings on one day, every seventh day from the start
};

/// What lets a case enter a route to an order other than the police application.
enum class Entry { report, charge, conviction };

/// Which order a route makes.
enum class RouteOrder {
  other_order,                ///< such as a restraining order: moves "any order" alone
  stalking_protection_order,  ///< a full order without an application: the case is protected
};

template <class Form>
struct MonthOfYear {
  typename Form::number january, february, march, april, may, june, july, august, september, october, november,
      december;

  static constexpr auto fields() {
    using core::field;
    using M = MonthOfYear;
    constexpr NumberRule factor{
        "Reports in this month against an average month", Unit::ratio, 0, 10, Presence::with_group, 1};
    return std::tuple{field("january", &M::january, factor),
                      field("february", &M::february, factor),
                      field("march", &M::march, factor),
                      field("april", &M::april, factor),
                      field("may", &M::may, factor),
                      field("june", &M::june, factor),
                      field("july", &M::july, factor),
                      field("august", &M::august, factor),
                      field("september", &M::september, factor),
                      field("october", &M::october, factor),
                      field("november", &M::november, factor),
                      field("december", &M::december, factor)};
  }
};

template <class Form>
struct Reports {
  typename Form::number per_year, level, per_case, trend_per_year, noise, recorded_share;
  MonthOfYear<Form> month_of_year;

  static constexpr auto fields() {
    using core::field;
    using R = Reports;
    return std::tuple{
        field("per_year", &R::per_year, NumberRule{"Stalking crimes reported in a year", Unit::per_year, 0, 1e7}),
        field("level", &R::level,
              NumberRule{"Multiplier on reports: our doubt about their level", Unit::ratio, 0, 100, Presence::optional,
                         1}),
        field("per_case", &R::per_case,
              NumberRule{"Reports per case (one victim and one suspect)", Unit::ratio, 1, 1000, Presence::optional, 1}),
        field("trend_per_year", &R::trend_per_year,
              NumberRule{"Growth of reports: change of the logarithm in a year, read each month", Unit::log_per_year,
                         -2, 2, Presence::optional, 0}),
        field("noise", &R::noise,
              NumberRule{"How much a force's volume moves from year to year (coefficient of variation)", Unit::ratio, 0,
                         2, Presence::optional, 0}),
        field("recorded_share", &R::recorded_share,
              NumberRule{"Share of reports that the recording rules of the day counted as stalking", Unit::ratio, 0, 10,
                         Presence::optional, 1}),
        field("month_of_year", &R::month_of_year,
              GroupRule{"How reports are spread over the months of a year", Presence::optional})};
  }
};

template <class Form>
struct Investigation {
  typename Form::shares outcomes;
  typename Form::variation time_to_outcome;
  typename Form::number convicted;
  typename Form::variation time_to_conviction;

  static constexpr auto fields() {
    using core::field;
    using I = Investigation;
    return std::tuple{
        field("outcomes", &I::outcomes, SharesRule{"How the investigation of a case ends"}),
        field("time_to_outcome", &I::time_to_outcome,
              NumberRule{"Time from the first report to the outcome of the investigation", Unit::days, 0, 36525,
                         Presence::optional, 0}),
        field("convicted", &I::convicted,
              NumberRule{"Probability that a charged suspect is convicted", Unit::probability, 0, 1, Presence::optional,
                         0}),
        field("time_to_conviction", &I::time_to_conviction,
              NumberRule{"Time from the charge to the conviction", Unit::days, 0, 36525, Presence::optional, 0})};
  }
};

template <class Form>
struct OddsRatios {
  typename Form::number charged, evidential_victim_supports, evidential_victim_does_not_support, other;

  static constexpr auto fields() {
    using core::field;
    using O = OddsRatios;
    constexpr NumberRule odds{"Odds that police apply in a case with this outcome, against the reference",
                              Unit::ratio,
                              1e-6,
                              1e6,
                              Presence::with_group,
                              1};
    return std::tuple{field("charged", &O::charged, odds),
                      field("evidential_victim_supports", &O::evidential_victim_supports, odds),
                      field("evidential_victim_does_not_support", &O::evidential_victim_does_not_support, odds),
                      field("other", &O::other, odds)};
  }
};

template <class Form>
struct Application {
  typename Form::number applies;
  OddsRatios<Form> odds_ratios;
  typename Form::variation preparation;
  typename Form::number prepared_per_week;

  static constexpr auto fields() {
    using core::field;
    using A = Application;
    return std::tuple{
        field("applies", &A::applies,
              NumberRule{"Probability that police apply for an order in a case", Unit::probability, 0, 1}),
        field("odds_ratios", &A::odds_ratios,
              GroupRule{"How evidential attrition carries into the order route", Presence::optional}),
        field("preparation", &A::preparation,
              NumberRule{"Time from the first report until the application is ready", Unit::days, 0, 36525}),
        field("prepared_per_week", &A::prepared_per_week,
              NumberRule{"Applications a force's team can make in a week", Unit::per_week, 0, 1e6, Presence::optional,
                         without_limit, true})};
  }
};

template <class Form>
struct Interim {
  typename Form::number sought;
  typename Form::variation time_to_hearing;
  typename Form::number granted;

  static constexpr auto fields() {
    using core::field;
    using I = Interim;
    return std::tuple{field("sought", &I::sought,
                            NumberRule{"Probability that an interim order is sought with the application",
                                       Unit::probability, 0, 1, Presence::with_group, 0}),
                      field("time_to_hearing", &I::time_to_hearing,
                            NumberRule{"Time from the application to the hearing for an interim order", Unit::days, 0,
                                       36525, Presence::with_group, 0}),
                      field("granted", &I::granted,
                            NumberRule{"Probability that an interim order that is sought is granted", Unit::probability,
                                       0, 1, Presence::with_group, 0})};
  }
};

template <class Form>
struct Court {
  typename Form::number hearings_per_week;
  Sitting sitting = Sitting::any_day;
  typename Form::variation notice;
  typename Form::number adjourned;
  typename Form::variation adjournment;

  static constexpr auto fields() {
    using core::field;
    using C = Court;
    return std::tuple{
        field("hearings_per_week", &C::hearings_per_week,
              NumberRule{"Hearings that one force's courts can hold for these orders in a week", Unit::per_week, 0, 1e6,
                         Presence::required, without_limit, true}),
        field("sitting", &C::sitting, ChoiceRule{"When in the week hearings are held"}),
        field("notice", &C::notice,
              NumberRule{"Time from the application until it can be heard; the whole wait when hearings are unlimited",
                         Unit::days, 0, 36525}),
        field("adjourned", &C::adjourned,
              NumberRule{"Probability that a hearing is adjourned", Unit::probability, 0, 1, Presence::optional, 0}),
        field("adjournment", &C::adjournment,
              NumberRule{"Time until an adjourned case is ready to be heard again", Unit::days, 1, 36525,
                         Presence::optional, 28})};
  }
};

template <class Form>
struct Decision {
  typename Form::number withdrawn_per_day, granted;

  static constexpr auto fields() {
    using core::field;
    using D = Decision;
    return std::tuple{
        field("withdrawn_per_day", &D::withdrawn_per_day,
              NumberRule{"Hazard per day that a pending application is withdrawn", Unit::hazard_per_day, 0, 1,
                         Presence::optional, 0}),
        field("granted", &D::granted,
              NumberRule{"Probability that the court grants an application it decides", Unit::probability, 0, 1})};
  }
};

template <class Form>
struct Order {
  typename Form::shares length;
  typename Form::number discharged_per_day, renewed;

  static constexpr auto fields() {
    using core::field;
    using O = Order;
    return std::tuple{field("length", &O::length, SharesRule{"How long a full order runs", true}),
                      field("discharged_per_day", &O::discharged_per_day,
                            NumberRule{"Hazard per day that an order is discharged before its term",
                                       Unit::hazard_per_day, 0, 1, Presence::optional, 0}),
                      field("renewed", &O::renewed,
                            NumberRule{"Probability that an order is renewed at the end of its term", Unit::probability,
                                       0, 1, Presence::optional, 0})};
  }
};

/// A route to an order beside the police application, such as the restraining order after conviction. A Stalking
/// Protection Order by a route (of the court's own motion) has the route's length, again at each renewal; it is
/// discharged and renewed as other full orders are.
template <class Form>
struct Route {
  Entry after = Entry::conviction;
  typename Form::number probability;
  typename Form::variation delay;
  typename Form::shares length;
  typename Form::number relative_risk;
  RouteOrder order = RouteOrder::other_order;

  static constexpr auto fields() {
    using core::field;
    using R = Route;
    return std::tuple{
        field("after", &R::after, ChoiceRule{"What lets a case enter the route", Presence::required}),
        field("order", &R::order, ChoiceRule{"Which order the route makes; a stalking_protection_order protects"}),
        field("probability", &R::probability,
              NumberRule{"Probability that an order is made in a case that can enter", Unit::probability, 0, 1}),
        field("delay", &R::delay,
              NumberRule{"Time from entering the route to the order", Unit::days, 0, 36525, Presence::optional, 0}),
        field("length", &R::length, SharesRule{"How long this order runs", true}),
        field("relative_risk", &R::relative_risk,
              NumberRule{"Risk of an incident while this order is in force, against no order", Unit::ratio, 0, 100,
                         Presence::optional, 1})};
  }
};

template <class Form>
struct Harm {
  typename Form::number incidents_per_year;
  typename Form::variation episode;
  typename Form::number relative_risk_interim, relative_risk_full;

  static constexpr auto fields() {
    using core::field;
    using H = Harm;
    return std::tuple{field("incidents_per_year", &H::incidents_per_year,
                            NumberRule{"Incidents a year in a case while the stalking lasts and no order is in force",
                                       Unit::per_year, 0, 1000, Presence::with_group, 0}),
                      field("episode", &H::episode,
                            NumberRule{"How long the stalking lasts after the first report", Unit::days, 0, 36525,
                                       Presence::with_group, 0}),
                      field("relative_risk_interim", &H::relative_risk_interim,
                            NumberRule{"Risk of an incident under an interim order, against no order", Unit::ratio, 0,
                                       100, Presence::with_group, 1}),
                      field("relative_risk_full", &H::relative_risk_full,
                            NumberRule{"Risk of an incident under a full order, against no order", Unit::ratio, 0, 100,
                                       Presence::with_group, 1})};
  }
};

/// What exists on the first day. Orders are full orders of cases that count as protected.
template <class Form>
struct StartingStock {
  typename Form::number pending, orders;

  static constexpr auto fields() {
    using core::field;
    using S = StartingStock;
    return std::tuple{field("pending", &S::pending,
                            NumberRule{"Applications pending in a force on the first day", Unit::count, 0, 1e6,
                                       Presence::optional, 0}),
                      field("orders", &S::orders,
                            NumberRule{"Full orders in force in a force on the first day", Unit::count, 0, 1e6,
                                       Presence::optional, 0})};
  }
};

template <class Form>
struct Training {
  typename Form::number officers, trained_share, officers_per_month, half_life, full_effect_share, rate_ratio,
      extra_officers_per_month;

  static constexpr auto fields() {
    using core::field;
    using T = Training;
    return std::tuple{field("officers", &T::officers,
                            NumberRule{"Officers in post in a force", Unit::count, 1, 1e6, Presence::with_group, 1}),
                      field("trained_share", &T::trained_share,
                            NumberRule{"Share of officers trained when the application rate was measured",
                                       Unit::probability, 0, 1, Presence::with_group, 0}),
                      field("officers_per_month", &T::officers_per_month,
                            NumberRule{"Officers trained in a month, all forces together, shared by their size",
                                       Unit::per_month, 0, 1e6, Presence::optional, hold_steady, false, true}),
                      field("half_life", &T::half_life,
                            NumberRule{"Time in which half of what was trained is lost", Unit::days, 1, 1e6,
                                       Presence::with_group, 1e6}),
                      field("full_effect_share", &T::full_effect_share,
                            NumberRule{"Trained share at which the effect is complete", Unit::probability, 0.01, 1,
                                       Presence::with_group, 1}),
                      field("rate_ratio", &T::rate_ratio,
                            NumberRule{"Applications in a fully trained force against an untrained one", Unit::ratio, 0,
                                       100, Presence::with_group, 1}),
                      field("extra_officers_per_month", &T::extra_officers_per_month,
                            NumberRule{"Officers trained in a month on top of those above, all forces that have some "
                                       "together, shared by their size",
                                       Unit::per_month, 0, 1e6, Presence::optional, 0})};
  }
};

template <class Form>
struct Pathway {
  Reports<Form> reports;
  Investigation<Form> investigation;
  Application<Form> application;
  Interim<Form> interim;
  Court<Form> court;
  Decision<Form> decision;
  Order<Form> order;
  std::map<std::string, Route<Form>> routes;  ///< beside the police application, by name
  Harm<Form> harm;
  StartingStock<Form> starting_stock;
  Training<Form> training;

  static constexpr auto fields() {
    using core::field;
    using P = Pathway;
    constexpr auto off = Presence::optional;
    return std::tuple{field("reports", &P::reports, GroupRule{"Cases arrive"}),
                      field("investigation", &P::investigation, GroupRule{"The investigation of a case", off}),
                      field("application", &P::application, GroupRule{"Police apply for an order"}),
                      field("interim", &P::interim, GroupRule{"Interim orders", off}),
                      field("court", &P::court, GroupRule{"The court hears the application"}),
                      field("decision", &P::decision, GroupRule{"The court decides, or the application is withdrawn"}),
                      field("order", &P::order, GroupRule{"The full order"}),
                      field("routes", &P::routes, GroupRule{"Other routes to an order, by name", off}),
                      field("harm", &P::harm, GroupRule{"Incidents, followed in cases that reach an order route", off}),
                      field("starting_stock", &P::starting_stock, GroupRule{"What exists on the first day", off}),
                      field("training", &P::training, GroupRule{"Training of officers", off})};
  }
};

}  // namespace sposim::scenario
