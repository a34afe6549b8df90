#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/comparison_report.hpp"
#include "report/disclosure.hpp"
#include "report/estimate_json.hpp"
#include "report/impact_json.hpp"
#include "report/sentences.hpp"
#include "report/sign_off.hpp"
#include "scenario/levers.hpp"
#include "scenario/words.hpp"

namespace sposim::report {

namespace {

using Json = nlohmann::ordered_json;

/// @param small  banded for numbers of victims
Json measured_json(const analysis::Measured& measured, SmallCounts small = SmallCounts::shown) {
  return {{"value", count_json(measured.value, small)}, {"standard_error", number_or_null(measured.standard_error)}};
}

Json difference_json(const analysis::Difference& difference, SmallCounts small, Told told = Told::yes) {
  Json json = estimate_json(difference.estimate, small, told);
  json["mean_95"] = difference.mean_95 ? band_or_null(difference.mean_95->band_95, small) : Json(nullptr);
  // The mean lies in the middle of its own interval.
  if (told == Told::held_back || is_banded(difference.estimate.mean, small)) json["mean_95"] = held_back_mark;
  json["probability_of_gain"] = difference.probability_of_gain;
  json["probability_of_tie"] = difference.probability_of_tie;
  json["probability_of_loss"] = difference.probability_of_loss;
  json["variance_reduction"] = number_or_null(difference.variance_reduction);
  return json;
}

/// Days in months of a twelfth of a year.
Json months_json(const analysis::Difference& days, SmallCounts small) {
  constexpr double month = core::days_per_year / 12;
  results::Estimate months = days.estimate;
  months.mean /= month;
  if (months.simulation_error) *months.simulation_error /= month;
  if (months.bands) {
    months.bands->median /= month;
    for (results::Band* band : {&months.bands->band_50, &months.bands->band_80, &months.bands->band_95}) {
      band->low /= month;
      band->high /= month;
    }
  }
  return estimate_json(months, small);
}

Json levers_json(const analysis::Alternative& alternative) {
  Json list = Json::array();
  const scenario::Scenario& scenario = *alternative.scenario;
  for (const auto& name : scenario.in_force) {
    const scenario::Policy& policy = scenario.policies.at(name);
    for (const auto& lever : policy.change.levers) {
      list.push_back(fmt::format("{} {}", lever.target, in_words(lever, unit_of_target(scenario, lever.target))));
    }
    for (const auto& undone : policy.without) list.push_back("without the change " + undone);
  }
  return list;
}

Json status_json(const analysis::Alternative& alternative) {
  Json list = Json::array();
  for (const auto& name : alternative.scenario->in_force) {
    list.push_back(in_words(alternative.scenario->policies.at(name).status));
  }
  return list;
}

Json change_json(const analysis::OverReplicates& over) {
  Json json = estimate_json(over.estimate);
  if (json.is_object()) json["mean_95"] = band_or_null(over.mean_95);
  return json;
}

Json inequality_json(const analysis::InequalityChange& change) {
  return {{"before", change_json(change.before)},
          {"after", change_json(change.after)},
          {"change", change_json(change.change)},
          {"undefined_replicates", change.undefined_replicates}};
}

Json money_json(const ComparisonReport& report, const analysis::Alternative& alternative,
                const analysis::AgainstBaseline& result, std::size_t which) {
  if (!result.cost) return nullptr;
  Json json;
  json["price_year"] = report.run.scenario.money->price_year;
  json["present_value"] = estimate_json(*result.cost);
  json["cost_is"] = kind_of_cost(alternative);
  json["leaves_out"] = left_out(alternative);
  json["undiscounted_mean"] = result.costing->undiscounted;
  json["extra_officers_trained"] = result.costing->officers_trained;
  // Cost and ratio, or a net benefit at a known value, would give the gain away.
  const Told told = told_unless(gain_is_banded(report, which));
  json["cost_per_protected"] = number_or_null(result.cost_per_protected, told);
  json["cost_per_protected_month"] = number_or_null(result.cost_per_month);
  json["net_benefit"] = estimate_json(result.net_benefit, told);
  return json;
}

Json places_json(const ComparisonReport& report, std::size_t alternative) {
  Json list = Json::array();
  for (const auto& place : report.results.places[alternative]) {
    Json json{{"force", report.run.record.layout.areas[place.force].name}, {"mean_rank", place.mean_rank}};
    json["rank_80"] = place.ranks ? band_or_null(place.ranks->band_80) : Json(nullptr);
    json["rank_95"] = place.ranks ? band_or_null(place.ranks->band_95) : Json(nullptr);
    json["probability_among_worst_five"] = place.probability_among_first;
    list.push_back(std::move(json));
  }
  return list;
}

/// What each policy of a stack does: they add up to the whole, so that one hidden part needs a second.
Json parts_json(const analysis::Alternative& alternative, const analysis::AgainstBaseline& result, SmallCounts small) {
  std::vector<double> means;
  double total = 0;
  for (const auto& part : result.attribution) total += means.emplace_back(part.mean);
  const auto hidden = hidden_parts(means, total, small);
  Json parts = Json::object();
  for (std::size_t part = 0; part < result.attribution.size(); ++part) {
    parts[alternative.parts[part]] = estimate_json(result.attribution[part], small, told_unless(hidden[part]));
  }
  return parts;
}

Json policy_json(const ComparisonReport& report, std::size_t policy) {
  const analysis::Alternative& alternative = report.compared.alternatives[policy + 1];
  const analysis::AgainstBaseline& result = report.results.policies[policy];
  const auto& layout = report.run.record.layout;
  const SmallCounts small = small_counts(report.run);
  Json json{{"name", alternative.name}, {"title", alternative.title}, {"policy_status", status_json(alternative)}};
  json["in_words"] = gain_in_words(report, policy);
  json["changes"] = levers_json(alternative);
  Json headlines;
  for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
    headlines[std::string(simulation::headlines()[column].name)] =
        difference_json(result.headlines[layout.nation()][column], small);
  }
  json["differences"] = std::move(headlines);
  json["victim_months"] = {
      {"protected", months_json(result.headlines[layout.nation()][headline_named("protected_days")], small)},
      {"covered", months_json(result.headlines[layout.nation()][headline_named("covered_days")], small)}};
  Json areas = Json::array();
  const auto hidden = hidden_differences(report, policy, analysis::headline);
  for (std::size_t area = 0; area < layout.areas.size(); ++area) {
    Json row = difference_json(result.headlines[area][analysis::headline], small, told_unless(hidden[area]));
    row["area"] = layout.areas[area].name;
    areas.push_back(std::move(row));
  }
  json["newly_protected_by_area"] = std::move(areas);
  json["money"] = money_json(report, alternative, result, policy + 1);
  json["gini_of_newly_protected_per_report"] = inequality_json(result.gini);
  json["top_to_bottom_fifth"] = inequality_json(result.fifths);
  json["ranks"] = places_json(report, policy + 1);
  json["ranks_caveat"] = recording_caveat();
  json["shapley_newly_protected"] = parts_json(alternative, result, small);
  return json;
}

Json turning_json(const ComparisonReport& report, const analysis::Yardstick& yardstick,
                  const analysis::Turning& turning) {
  const auto name = [&](std::size_t place) { return report.compared.alternatives[yardstick.among[place]].name; };
  Json json{{"path", turning.path}, {"explained", turning.explained}};
  json["at_median"] = number_or_null(turning.at_median);
  json["best_at_median"] = name(turning.switching.best);
  json["switches"] = turning.switching.nearest.has_value();
  if (const auto& nearest = turning.switching.nearest) {
    json["at_switch"] = number_or_null(turning.at_switch);
    json["standard_deviations_away"] = nearest->at - turning.switching.centre;
    json["best_below"] = name(nearest->below);
    json["best_above"] = name(nearest->above);
  }
  return json;
}

/// @param small  of an outcome in victims; money is no count
Json yardstick_json(const ComparisonReport& report, const analysis::Yardstick& yardstick, SmallCounts small) {
  Json options = Json::array();
  for (std::size_t place = 0; place < yardstick.among.size(); ++place) {
    const auto& prospect = yardstick.decision.options[place];
    // Regrets differ as the gains do: beside another's, a regret would tell a banded gain to the digit.
    const bool gives_away = gain_is_banded(report, yardstick.among[place]);
    const Json expected =
        gives_away && small == SmallCounts::shown ? Json(held_back_mark) : measured_json(prospect.net_benefit, small);
    const Json regret = gives_away ? Json(held_back_mark) : measured_json(prospect.expected_regret, small);
    options.push_back({{"name", report.compared.alternatives[yardstick.among[place]].name},
                       {"expected", expected},
                       {"probability_best", measured_json(prospect.probability_best)},
                       {"expected_regret", regret}});
  }
  Json json{{"best", report.compared.alternatives[yardstick.among[yardstick.decision.best]].name},
            {"options", std::move(options)}};
  json["value_of_perfect_information"] = measured_json(yardstick.perfect.value, small);
  Json groups = Json::array();
  for (const auto& each : yardstick.groups) {
    Json row = measured_json(each.information.value, small);
    row["group"] = each.group;
    groups.push_back(std::move(row));
  }
  json["value_of_information_by_group"] = std::move(groups);
  Json turnings = Json::array();
  for (const auto& turning : yardstick.turnings) turnings.push_back(turning_json(report, yardstick, turning));
  json["switching_values"] = std::move(turnings);
  return json;
}

}  // namespace

std::string comparison_json(const ComparisonReport& report) {
  const auto& clock = report.run.scenario.clock;
  Json json{{"title", report.run.scenario.title}, {"status", status(report.run)}, {"draft", is_draft(report.run)}};
  json["from"] = core::to_string(clock.policies_from);
  json["to"] = core::to_string(clock.end);
  json["replicates"] = report.run.record.replicates;
  json["seed"] = report.run.scenario.simulation.seed;
  json["baseline_in_words"] = headline_sentence(report.run);
  json["baseline"] =
      estimate_json(report.run.results.headline(report.run.record.layout.nation(), analysis::headline).estimate,
                    small_counts(report.run));
  json["baseline_ranks"] = places_json(report, 0);
  json["ranks_caveat"] = recording_caveat();
  Json policies = Json::array();
  for (std::size_t policy = 0; policy < report.results.policies.size(); ++policy) {
    policies.push_back(policy_json(report, policy));
  }
  json["policies"] = std::move(policies);
  const analysis::Choice& choice = report.results.choice;
  json["best_by_newly_protected"] = yardstick_json(report, choice.by_protected, small_counts(report.run));
  json["best_by_net_benefit"] =
      choice.by_value ? yardstick_json(report, *choice.by_value, SmallCounts::shown) : Json(nullptr);
  json["not_in_the_band"] = not_in_the_band(report.run);
  json["caveats"] = caveats(report.run);
  json["warnings"] = report.warnings;
  for (auto& odd : warnings(report.run)) json["warnings"].push_back(odd);
  json["impact"] = impact_json(report.run);
  json["extrapolation"] = extrapolation_json(report.run);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sposim::report
