#include "model/curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "model/training.hpp"
#include "model/volume.hpp"
#include "random/address.hpp"

namespace sposim::model {

namespace {

constexpr std::size_t charged = static_cast<std::size_t>(Outcome::charged);

/// The shares of outcomes as one force reads them.
class OutcomeShares {
 public:
  OutcomeShares(const DrawnShares& shares, std::size_t force)
      : parts_{
            {{shares.parts[0], force}, {shares.parts[1], force}, {shares.parts[2], force}, {shares.parts[3], force}}} {}
  ByOutcome on(Day day) const {
    ByOutcome shares{};
    for (std::size_t i = 0; i < outcome_count; ++i) shares[i] = parts_[i].on(day);
    return shares;
  }

 private:
  std::array<Number, outcome_count> parts_;
};

/// P(police apply | outcome) as one force reads it, solving for the intercept only when something changed.
class ApplyNumbers {
 public:
  ApplyNumbers(const DrawnPathway& drawn, const DrawnPathway& baseline, std::size_t force)
      : applies_(drawn.application.applies, force),
        shares_(baseline.investigation.outcomes, force),
        ratios_{{{drawn.application.odds_ratios.charged, force},
                 {drawn.application.odds_ratios.evidential_victim_supports, force},
                 {drawn.application.odds_ratios.evidential_victim_does_not_support, force},
                 {drawn.application.odds_ratios.other, force}}} {}

  ByOutcome at(Day day, double factor) {
    const double applies = applies_.on(day) * factor;
    ByOutcome ratios{};
    for (std::size_t i = 0; i < outcome_count; ++i) ratios[i] = ratios_[i].on(day);
    const ByOutcome shares = shares_.on(day);
    const bool known = applies == last_applies_ && ratios == last_ratios_ && shares == last_shares_;
    if (!known) given_ = apply_given_outcome(applies, shares, ratios);
    last_applies_ = applies;
    last_ratios_ = ratios;
    last_shares_ = shares;
    return given_;
  }
  double last_applies() const { return last_applies_; }

 private:
  Number applies_;
  OutcomeShares shares_;
  std::array<Number, outcome_count> ratios_;
  double last_applies_ = -1;
  ByOutcome last_ratios_{}, last_shares_{}, given_{};
};

/// A route that follows a report or a charge.
struct ReportRoute {
  Number probability;
  bool after_charge = false;
};

std::vector<ReportRoute> report_routes_of(const DrawnPathway& drawn, std::size_t force) {
  std::vector<ReportRoute> routes;
  for (const auto& [name, route] : drawn.routes) {
    if (route.after == scenario::Entry::conviction) continue;
    routes.push_back({Number(route.probability, force), route.after == scenario::Entry::charge});
  }
  return routes;
}

/// How the cases of a day divide among the streams; what enters none is left untouched.
struct Division {
  Odds odds;
  std::vector<double> entered;      ///< [streams] share of all cases
  std::vector<ByOutcome> entering;  ///< [streams]

  explicit Division(std::size_t streams) : entered(streams), entering(streams) {}
  void divide(const std::vector<ReportRoute>& routes, Day day);
};

void Division::divide(const std::vector<ReportRoute>& routes, Day day) {
  double applied = 0;
  ByOutcome left{};
  for (std::size_t i = 0; i < outcome_count; ++i) {
    applied += odds.shares[i] * odds.applies[i];
    entering[applied_stream][i] = odds.shares[i] * odds.applies[i];
    left[i] = odds.shares[i] * (1 - odds.applies[i]);
  }
  entered[applied_stream] = applied;
  entered[convicted_stream] = left[charged] * odds.convicted;
  entering[convicted_stream] = {1, 0, 0, 0};
  left[charged] -= entered[convicted_stream];
  for (std::size_t route = 0; route < routes.size(); ++route) {
    const double probability = routes[route].probability.on(day);
    double sum = 0;
    for (std::size_t i = 0; i < outcome_count; ++i) {
      if (routes[route].after_charge && i != charged) continue;
      entering[2 + route][i] = left[i] * probability;
      sum += left[i] * probability;
      left[i] *= 1 - probability;
    }
    entered[2 + route] = sum;
  }
  odds.untouched = left;
}

void check_applies(double applies, std::size_t force) {
  if (applies <= 1) return;
  throw core::UserError(core::Problem{{},
                                      "pathway.training.rate_ratio",
                                      fmt::format("force {} of the table: training lifts the probability that police "
                                                  "apply to {}",
                                                  force + 1, applies),
                                      "a probability cannot be above 1",
                                      "Lower the rate ratio?"});
}

/// Segments in which cases may divide otherwise than in the one before, the first among them.
std::vector<std::size_t> turning_points(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline,
                                        bool drawn_training) {
  std::vector<bool> turns(plan.segments.size(), drawn_training);
  turns.front() = true;
  const auto add = [&](const Timeline& number) {
    for (const Day day : number.starts) {
      const auto segment = std::lower_bound(plan.segments.begin(), plan.segments.end(), day);
      if (segment != plan.segments.end()) turns[static_cast<std::size_t>(segment - plan.segments.begin())] = true;
    }
  };
  for (const Timeline& share : drawn.investigation.outcomes.parts) add(share);
  for (const Timeline& share : baseline.investigation.outcomes.parts) add(share);
  add(drawn.investigation.convicted);
  add(drawn.application.applies);
  core::for_each_field(drawn.application.odds_ratios, [&](const auto&, const Timeline& ratio) { add(ratio); });
  for (const auto& [name, route] : drawn.routes) add(route.probability);
  std::vector<std::size_t> segments;
  for (std::size_t segment = 0; segment < turns.size(); ++segment) {
    if (turns[segment]) segments.push_back(segment);
  }
  return segments;
}

/// What is the same for all forces of a draw.
struct CurveInputs {
  const Plan& plan;
  const DrawnPathway& drawn;
  const DrawnPathway& baseline;
  std::vector<std::vector<double>> training;  ///< [forces][months], or empty: no effect
  std::vector<std::size_t> turns;             ///< the segments that are turning points
};

/// @param division  written over
void force_curves(const CurveInputs& inputs, std::size_t force, Division& division, Curves& curves) {
  const DrawnPathway& drawn = inputs.drawn;
  ApplyNumbers applies(drawn, inputs.baseline, force);
  const OutcomeShares shares(drawn.investigation.outcomes, force);
  const Number convicted(drawn.investigation.convicted, force);
  const std::vector<ReportRoute> routes = report_routes_of(drawn, force);
  const std::vector<Day>& month_starts = inputs.plan.calendar.month_starts();
  std::size_t month = 0;
  for (std::size_t turn = 0; turn < curves.turns; ++turn) {
    const Day day = inputs.plan.segments[inputs.turns[turn]];
    while (month + 1 < month_starts.size() && month_starts[month + 1] <= day) ++month;
    division.odds.shares = shares.on(day);
    division.odds.applies = applies.at(day, inputs.training.empty() ? 1.0 : inputs.training[force][month]);
    check_applies(applies.last_applies(), force);
    division.odds.convicted = convicted.on(day);
    division.divide(routes, day);
    curves.odds[force * curves.turns + turn] = division.odds;
    const std::size_t next = turn + 1 < curves.turns ? inputs.turns[turn + 1] : curves.segments;
    for (std::size_t stream = 0; stream < curves.streams; ++stream) {
      curves.entering[(force * curves.streams + stream) * curves.turns + turn] = division.entering[stream];
      double* heights = &curves.heights[(force * curves.streams + stream) * curves.segments];
      for (std::size_t segment = inputs.turns[turn]; segment < next; ++segment) {
        heights[segment] = curves.cases(force, segment) * core::days_per_year * division.entered[stream];
      }
    }
  }
}

/// The turning point at or before each segment.
void place_turns(const std::vector<std::size_t>& turns, Curves& curves) {
  curves.turns = turns.size();
  curves.turn_of_segment.clear();
  for (std::uint32_t turn = 0; turn < turns.size(); ++turn) {
    curves.turn_of_segment.resize(turn + 1 < turns.size() ? turns[turn + 1] : curves.segments, turn);
  }
}

}  // namespace

void make_curves(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline, Curves& curves) {
  curves.segments = plan.segments.size();
  curves.streams = 2 + report_routes(drawn).size();
  curves.route_slots.clear();
  for (const auto& [name, route] : drawn.routes) curves.route_slots.push_back(route_slot(name));
  curves.cases_per_day = cases_per_day(plan, drawn.reports);
  std::vector<std::vector<double>> training = training_effect(plan, drawn.training);
  std::vector<std::size_t> turns = turning_points(plan, drawn, baseline, !training.empty());
  place_turns(turns, curves);
  curves.odds.resize(plan.forces() * curves.turns);
  curves.heights.resize(plan.forces() * curves.streams * curves.segments);
  curves.entering.resize(plan.forces() * curves.streams * curves.turns);
  const CurveInputs inputs{plan, drawn, baseline, std::move(training), std::move(turns)};
  Division division(curves.streams);
  for (std::size_t force = 0; force < plan.forces(); ++force) force_curves(inputs, force, division, curves);
}

Curves make_curves(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline) {
  Curves curves;
  make_curves(plan, drawn, baseline, curves);
  return curves;
}

ByOutcome apply_given_outcome(double applies, const ByOutcome& shares, const ByOutcome& odds_ratios) {
  const bool equal =
      odds_ratios[0] == odds_ratios[1] && odds_ratios[0] == odds_ratios[2] && odds_ratios[0] == odds_ratios[3];
  if (equal || applies <= 0 || applies >= 1) return {applies, applies, applies, applies};
  // Newton's method on the logarithm of the common odds; the sum is increasing in it, and the start is close.
  double log_odds = std::log(applies / (1 - applies));
  ByOutcome given{};
  for (int step = 0; step < 100; ++step) {
    double sum = 0;
    double slope = 0;
    for (std::size_t i = 0; i < outcome_count; ++i) {
      const double odds = odds_ratios[i] * std::exp(log_odds);
      given[i] = odds / (1 + odds);
      sum += shares[i] * given[i];
      slope += shares[i] * given[i] * (1 - given[i]);
    }
    const double miss = sum - applies;
    if (std::abs(miss) <= 1e-15 + 1e-13 * applies) break;
    log_odds -= std::min(std::max(miss / slope, -2.0), 2.0);
  }
  return given;
}

std::uint8_t route_slot(const std::string& name) {
  return static_cast<std::uint8_t>(random::path_hash(name) % 128);
}

std::vector<std::string> report_routes(const DrawnPathway& drawn) {
  std::vector<std::string> names;
  for (const auto& [name, route] : drawn.routes) {
    if (route.after != scenario::Entry::conviction) names.push_back(name);
  }
  return names;
}

}  // namespace sposim::model
