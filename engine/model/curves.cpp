#include "model/curves.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/error.hpp"
#include "model/training.hpp"
#include "model/volume.hpp"
#include "random/address.hpp"

namespace sposim::model {

namespace {

constexpr std::size_t charged = static_cast<std::size_t>(Outcome::charged);

/// Reads the shares of outcomes forward in time.
class ShareCursor {
 public:
  ShareCursor(const DrawnShares& shares, std::size_t force) {
    for (const Timeline& part : shares.parts) cursors_.emplace_back(part, force);
  }
  ByOutcome at(Day day) {
    ByOutcome shares{};
    for (std::size_t i = 0; i < outcome_count; ++i) shares[i] = cursors_[i].at(day);
    return shares;
  }

 private:
  std::vector<Cursor> cursors_;
};

/// Reads P(police apply | outcome) forward in time, solving for the intercept only when something changed.
class ApplyCursor {
 public:
  ApplyCursor(const DrawnPathway& drawn, const DrawnPathway& baseline, std::size_t force)
      : applies_(drawn.application.applies, force),
        shares_(baseline.investigation.outcomes, force),
        ratios_{{{drawn.application.odds_ratios.charged, force},
                 {drawn.application.odds_ratios.evidential_victim_supports, force},
                 {drawn.application.odds_ratios.evidential_victim_does_not_support, force},
                 {drawn.application.odds_ratios.other, force}}} {}

  ByOutcome at(Day day, double factor) {
    const double applies = applies_.at(day) * factor;
    ByOutcome ratios{};
    for (std::size_t i = 0; i < outcome_count; ++i) ratios[i] = ratios_[i].at(day);
    const ByOutcome shares = shares_.at(day);
    const bool known = applies == last_applies_ && ratios == last_ratios_ && shares == last_shares_;
    if (!known) given_ = apply_given_outcome(applies, shares, ratios);
    last_applies_ = applies;
    last_ratios_ = ratios;
    last_shares_ = shares;
    return given_;
  }
  double last_applies() const { return last_applies_; }

 private:
  Cursor applies_;
  ShareCursor shares_;
  std::array<Cursor, outcome_count> ratios_;
  double last_applies_ = -1;
  ByOutcome last_ratios_{}, last_shares_{}, given_{};
};

/// A route that follows a report or a charge.
struct ReportRoute {
  Cursor probability;
  bool after_charge = false;
};

std::vector<ReportRoute> route_cursors(const DrawnPathway& drawn, std::size_t force) {
  std::vector<ReportRoute> cursors;
  for (const auto& [name, route] : drawn.routes) {
    if (route.after == scenario::Entry::conviction) continue;
    cursors.push_back({Cursor(route.probability, force), route.after == scenario::Entry::charge});
  }
  return cursors;
}

/// Divides the cases of a segment among the streams; what enters none is left untouched.
void divide(SegmentOdds& odds, std::vector<ReportRoute>& routes, Day day, double* heights, ByOutcome* entering,
            std::size_t segments) {
  const double per_year = odds.cases_per_day * core::days_per_year;
  double applied = 0;
  ByOutcome left{};
  for (std::size_t i = 0; i < outcome_count; ++i) {
    applied += odds.shares[i] * odds.applies[i];
    entering[applied_stream * segments][i] = odds.shares[i] * odds.applies[i];
    left[i] = odds.shares[i] * (1 - odds.applies[i]);
  }
  heights[applied_stream * segments] = per_year * applied;
  const double convicted = left[charged] * odds.convicted;
  heights[convicted_stream * segments] = per_year * convicted;
  entering[convicted_stream * segments] = {1, 0, 0, 0};
  left[charged] -= convicted;
  for (std::size_t route = 0; route < routes.size(); ++route) {
    const double probability = routes[route].probability.at(day);
    double entered = 0;
    for (std::size_t i = 0; i < outcome_count; ++i) {
      if (routes[route].after_charge && i != charged) continue;
      entering[(2 + route) * segments][i] = left[i] * probability;
      entered += left[i] * probability;
      left[i] *= 1 - probability;
    }
    heights[(2 + route) * segments] = per_year * entered;
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

void force_curves(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline,
                  const std::vector<double>& cases, const std::vector<double>* training, std::size_t force,
                  Curves& curves) {
  ApplyCursor applies(drawn, baseline, force);
  ShareCursor shares(drawn.investigation.outcomes, force);
  Cursor convicted(drawn.investigation.convicted, force);
  std::vector<ReportRoute> routes = route_cursors(drawn, force);
  const std::vector<Day>& month_starts = plan.calendar.month_starts();
  std::size_t month = 0;
  for (std::size_t segment = 0; segment < curves.segments; ++segment) {
    const Day day = plan.segments[segment];
    while (month + 1 < month_starts.size() && month_starts[month + 1] <= day) ++month;
    SegmentOdds& odds = curves.odds[force * curves.segments + segment];
    odds.cases_per_day = cases[force * curves.segments + segment];
    odds.shares = shares.at(day);
    odds.applies = applies.at(day, training != nullptr ? (*training)[month] : 1.0);
    check_applies(applies.last_applies(), force);
    odds.convicted = convicted.at(day);
    const std::size_t place = force * curves.streams * curves.segments + segment;
    divide(odds, routes, day, &curves.heights[place], &curves.entering[place], curves.segments);
  }
}

}  // namespace

Curves make_curves(const Plan& plan, const DrawnPathway& drawn, const DrawnPathway& baseline) {
  Curves curves;
  curves.segments = plan.segments.size();
  curves.streams = 2 + report_routes(drawn).size();
  curves.odds.resize(plan.forces() * curves.segments);
  curves.heights.resize(plan.forces() * curves.streams * curves.segments);
  curves.entering.resize(curves.heights.size());
  const std::vector<double> cases = cases_per_day(plan, drawn.reports);
  const std::vector<std::vector<double>> training = training_effect(plan, drawn.training);
  for (std::size_t force = 0; force < plan.forces(); ++force) {
    force_curves(plan, drawn, baseline, cases, training.empty() ? nullptr : &training[force], force, curves);
  }
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
