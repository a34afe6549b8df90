#include <algorithm>
#include <limits>

#include "report/disclosure.hpp"
#include "report/story_builder.hpp"

namespace sposim::report::story {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

void hold(std::optional<double>& number) {
  if (number) number = no_number;
}

void hold(Estimate& estimate) {
  estimate.mean = no_number;
  hold(estimate.simulation_error);
  if (!estimate.bands) return;
  estimate.bands->median = no_number;
  for (Band* band : {&estimate.bands->band_50, &estimate.bands->band_80, &estimate.bands->band_95}) {
    *band = {no_number, no_number};
  }
}

void hold(std::optional<Estimate>& estimate) {
  if (estimate) hold(*estimate);
}

/// The mean of a cell that is hidden for another's sake; one that is banded itself shows its band.
void hold_mean(Estimate& estimate, bool hidden) {
  if (hidden && !is_banded(estimate.mean, SmallCounts::banded)) estimate.mean = no_number;
}

/// Its stages are differences of each other: one small count could be worked out from the rest.
void hold_funnel(Story& story) {
  const bool small = std::any_of(story.funnel.begin(), story.funnel.end(), [](const FunnelStage& stage) {
    return is_banded(stage.reached, SmallCounts::banded) || is_banded(stage.lost, SmallCounts::banded);
  });
  if (small) story.funnel.clear();
}

}  // namespace

void hold_back(Story& story, const RunReport& report) {
  if (!story.small_counts_banded) return;
  const auto protects = hidden_headlines(report, headline_named("newly_protected"));
  const auto applies = hidden_headlines(report, headline_named("applied"));
  for (std::size_t force = 0; force < story.forces.size(); ++force) {
    Force& row = story.forces[force];
    hold_mean(row.newly_protected, protects[force]);
    if (protects[force]) hold(row.per_thousand_reports);
    if (applies[force]) hold(row.applications_per_thousand_reports);
  }
  const auto modelled = hidden_observations(report);
  for (std::size_t row = 0; row < story.observed.size(); ++row) {
    auto& mean = story.observed[row].model_mean;
    if (modelled[row] && !is_banded(mean, SmallCounts::banded)) mean = no_number;
  }
  hold_funnel(story);
}

void hold_back(Story& story, const ComparisonReport& report) {
  if (!story.small_counts_banded) return;
  const auto order = ranked(report);
  for (std::size_t place = 0; place < story.policies.size(); ++place) {
    Policy& policy = story.policies[place];
    const auto hidden = hidden_differences(report, order[place], analysis::headline);
    for (std::size_t force = 0; force < policy.by_force.size(); ++force) {
      hold_mean(policy.by_force[force].estimate, hidden[force]);
    }
    if (!gain_is_banded(report, order[place] + 1)) continue;
    hold(policy.cost_per_protected);
    if (policy.regret) policy.regret->value = no_number;  // beside another's it would tell the gain
  }
  if (!story.money) return;
  const auto banded = [](const PricedOption& option) { return is_banded(option.effect, SmallCounts::banded); };
  // The ratio of a step is about two options: of those with a small gain, and of all where the one before may be it.
  auto& options = story.money->options;
  const bool any = std::any_of(options.begin(), options.end(), banded);
  for (auto& option : options) {
    if (any) hold(option.ratio);
  }
  for (auto& point : story.money->curve) {
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (banded(options[i])) point.net_benefit[i] = no_number;
    }
  }
}

}  // namespace sposim::report::story
