#include "report/run_report.hpp"

#include "core/error.hpp"

namespace sposim::report {

std::pair<core::Date, core::Date> days_of(const scenario::Clock& clock, simulation::Window window) {
  switch (window) {
    case simulation::Window::whole_run:
      return {clock.start, clock.end};
    case simulation::Window::policy:
      return {clock.policies_from, clock.end};
    case simulation::Window::last_day:
      return {clock.end, clock.end};
  }
  throw core::ContractViolation("a window of the run has days");
}

std::string_view name_of(simulation::AreaKind kind) {
  switch (kind) {
    case simulation::AreaKind::force:
      return "force";
    case simulation::AreaKind::region:
      return "region";
    case simulation::AreaKind::nation:
      return "nation";
  }
  throw core::ContractViolation("every kind of area has a name");
}

std::string_view name_of(simulation::Window window) {
  switch (window) {
    case simulation::Window::whole_run:
      return "whole_run";
    case simulation::Window::policy:
      return "policy";
    case simulation::Window::last_day:
      return "last_day";
  }
  throw core::ContractViolation("every window has a name");
}

std::string_view name_of(simulation::Origin origin) {
  return origin == simulation::Origin::application ? "application" : "first_report";
}

std::string_view name_of(results::Per per) {
  return per == results::Per::thousand_reports ? "per_thousand_reports" : "per_thousand_victims";
}

std::string_view name_of(results::SpreadStatistic statistic) {
  switch (statistic) {
    case results::SpreadStatistic::gini:
      return "gini";
    case results::SpreadStatistic::top_to_bottom:
      return "top_to_bottom";
    case results::SpreadStatistic::five_or_fewer:
      return "five_or_fewer";
    case results::SpreadStatistic::none:
      return "none";
  }
  throw core::ContractViolation("every statistic has a name");
}

std::string_view name_of(results::Verdict verdict) {
  switch (verdict) {
    case results::Verdict::within:
      return "in";
    case results::Verdict::outside:
      return "out";
    case results::Verdict::no_band:
      return "no band";
  }
  throw core::ContractViolation("every verdict has a name");
}

std::string_view name_of(scenario::ObservationUse use) {
  switch (use) {
    case scenario::ObservationUse::used:
      return "used";
    case scenario::ObservationUse::unused:
      return "unused";
    case scenario::ObservationUse::later:
      return "later";
  }
  throw core::ContractViolation("every use of a count has a name");
}

std::string_view name_of(scenario::Measured measure) {
  using enum scenario::Measured;
  switch (measure) {
    case applied:
      return "applied";
    case granted:
      return "granted";
    case refused:
      return "refused";
    case withdrawn:
      return "withdrawn";
    case pending:
      return "pending";
    case pending_or_withdrawn:
      return "pending_or_withdrawn";
    case interim_orders:
      return "interim_orders";
    case orders:
      return "orders";
    case reports:
      return "reports";
  }
  throw core::ContractViolation("every measure that is counted has a name");
}

std::size_t headline_named(std::string_view name) {
  const auto& list = simulation::headlines();
  for (std::size_t column = 0; column < list.size(); ++column) {
    if (list[column].name == name) return column;
  }
  throw core::ContractViolation("a headline is named as in replicates.csv");
}

}  // namespace sposim::report
