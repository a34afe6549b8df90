#include "simulation/measure.hpp"

namespace sposim::simulation {

const std::vector<MeasureInfo>& measures() {
  using enum Measure;
  using enum MeasureKind;
  static const std::vector<MeasureInfo> list{
      {reports, "reports", "stalking crimes recorded", flow},
      {cases, "cases", "cases first reported", flow},
      {charged, "charged", "cases first reported in the month that end in a charge", flow},
      {evidential_victim_supports, "evidential_victim_supports",
       "cases first reported in the month that end in evidential difficulties though the victim supports action", flow},
      {evidential_victim_does_not_support, "evidential_victim_does_not_support",
       "cases first reported in the month that end in evidential difficulties and the victim does not support action",
       flow},
      {other_outcome, "other_outcome", "cases first reported in the month that end in any other way", flow},
      {convicted, "convicted", "convictions of a charged suspect", flow},
      {applied, "applied", "applications for a Stalking Protection Order", flow},
      {interim_orders, "interim_orders", "interim orders made", flow},
      {hearings, "hearings", "full hearings held, adjourned ones included", flow},
      {adjourned, "adjourned", "full hearings adjourned", flow},
      {granted, "granted", "full orders granted at a hearing", flow},
      {refused, "refused", "applications refused", flow},
      {withdrawn, "withdrawn", "applications withdrawn before a decision", flow},
      {newly_protected, "newly_protected", "cases whose first full order starts", flow},
      {renewed, "renewed", "full orders renewed at the end of their term", flow},
      {expired, "expired", "full orders that reach the end of their term, renewed or not", flow},
      {discharged, "discharged", "full orders discharged before the end of their term", flow},
      {other_route_orders, "other_route_orders", "orders made by another route (restraining, own motion)", flow},
      {incidents_expected, "incidents_expected", "incidents expected without any order, in the cases followed", flow},
      {incidents_averted, "incidents_averted", "incidents averted by orders (may be negative)", flow},
      {incidents_while_waiting, "incidents_while_waiting", "incidents while an application is pending", flow},
      {breaches, "breaches", "incidents while a Stalking Protection Order is in force", flow},
      {pending, "pending", "applications pending", stock},
      {protected_cases, "protected", "cases with a full order in force", stock},
      {covered, "covered", "cases with an interim or full order in force", stock},
      {any_order, "any_order", "cases with an order of any route in force", stock},
      {waiting_days, "waiting_days", "days spent waiting for a decision", days},
      {protected_days, "protected_days", "days with a full order in force", days},
      {covered_days, "covered_days", "days with an interim or full order in force", days},
      {any_order_days, "any_order_days", "days with an order of any route in force", days},
  };
  return list;
}

const std::vector<Headline>& headlines() {
  using enum Measure;
  using enum Window;
  static const std::vector<Headline> list{
      {newly_protected, policy, "newly_protected"},
      {protected_cases, last_day, "protected_at_end"},
      {covered, last_day, "covered_at_end"},
      {any_order, last_day, "any_order_at_end"},
      {protected_days, policy, "protected_days"},
      {covered_days, policy, "covered_days"},
      {waiting_days, policy, "waiting_days"},
      {reports, policy, "reports"},
      {cases, policy, "cases"},
      {applied, policy, "applied"},
      {granted, policy, "granted"},
      {refused, policy, "refused"},
      {withdrawn, policy, "withdrawn"},
      {interim_orders, policy, "interim_orders"},
      {hearings, policy, "hearings"},
      {renewed, policy, "renewed"},
      {other_route_orders, policy, "other_route_orders"},
      {incidents_averted, policy, "incidents_averted"},
      {incidents_while_waiting, policy, "incidents_while_waiting"},
      {breaches, policy, "breaches"},
      {newly_protected, whole_run, "newly_protected_whole_run"},
      {reports, whole_run, "reports_whole_run"},
      {applied, whole_run, "applied_whole_run"},
      {granted, whole_run, "granted_whole_run"},
  };
  return list;
}

}  // namespace sposim::simulation
