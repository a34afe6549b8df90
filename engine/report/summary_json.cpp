#include <nlohmann/json.hpp>
#include <string>

#include "report/disclosure.hpp"
#include "report/estimate_json.hpp"
#include "report/impact_json.hpp"
#include "report/json_files.hpp"
#include "report/sentences.hpp"
#include "report/sign_off.hpp"

namespace sposim::report {

namespace {

using Json = nlohmann::ordered_json;

Json split_json(const std::optional<results::VarianceSplit>& split) {
  if (!split) return nullptr;
  Json json;
  json["parameter_variance"] = split->parameter_variance;
  json["parameter_variance_95"] = band_or_null(split->parameter_variance_95);
  json["chance_variance"] = split->chance_variance;
  json["parameter_share"] = number_or_null(split->parameter_share);
  json["parameter_share_95"] = band_or_null(split->parameter_share_95);
  json["draws"] = split->draws;
  return json;
}

Json window_json(const RunReport& report, std::size_t column) {
  const auto& headline = simulation::headlines()[column];
  const auto [from, to] = days_of(report.scenario.clock, headline.window);
  Json json;
  json["headline"] = headline.name;
  json["meaning"] = simulation::info(headline.measure).statement;
  json["window"] = name_of(headline.window);
  json["from"] = core::to_string(from);
  json["to"] = core::to_string(to);
  return json;
}

Json headlines_json(const RunReport& report, std::size_t area) {
  Json list = Json::array();
  for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
    const auto& result = report.results.headline(area, column);
    Json json = window_json(report, column);
    json.update(estimate_json(result.estimate, small_counts(report)));
    // A rare count's variance is nearly the count itself.
    json["variance_split"] = is_banded(result.estimate.mean, small_counts(report)) && result.split
                                 ? Json(held_back_mark)
                                 : split_json(result.split);
    list.push_back(json);
  }
  return list;
}

Json times_json(const RunReport& report) {
  Json list = Json::array();
  for (const auto origin : {simulation::Origin::application, simulation::Origin::first_report}) {
    const auto& time = report.results.time(report.record.layout.nation(), origin);
    Json json;
    json["origin"] = name_of(origin);
    const auto over_all = [&](std::uint64_t count) {  // of all futures together: held back where a future has few
      const double in_one = static_cast<double>(count) / report.record.replicates;
      return is_banded(in_one, small_counts(report)) ? Json(held_back_mark) : Json(count);
    };
    json["applications"] = over_all(time.applications);
    json["still_pending"] = over_all(time.still_pending);
    Json within;
    for (std::size_t i = 0; i < results::milestone_days.size(); ++i) {
      within["days_" + std::to_string(results::milestone_days.at(i))] = number_or_null(time.granted_within.at(i));
    }
    json["granted_within"] = within;
    json["median_days_to_grant"] = time.median_days_to_grant ? Json(*time.median_days_to_grant) : Json(nullptr);
    list.push_back(json);
  }
  return list;
}

Json rates_json(const RunReport& report) {
  Json list = Json::array();
  for (const auto& rate : report.results.rates) {
    if (rate.area != report.record.layout.nation()) continue;
    Json json = window_json(report, rate.headline);
    json["per"] = name_of(rate.per);
    const double count = report.results.headline(rate.area, rate.headline).estimate.mean;
    json["estimate"] = estimate_json(rate.estimate, told_unless(is_banded(count, small_counts(report))));
    list.push_back(json);
  }
  return list;
}

Json spreads_json(const RunReport& report) {
  Json list = Json::array();
  for (const auto& spread : report.results.spreads) {
    Json json = window_json(report, spread.headline);
    json["statistic"] = name_of(spread.statistic);
    json["undefined_replicates"] = spread.undefined_replicates;
    json["estimate"] = estimate_json(spread.estimate);
    list.push_back(json);
  }
  return list;
}

Json observed_json(const RunReport& report) {
  const auto& score = report.results.score;
  Json json;
  json["scored"] = score.scored;
  json["scored_in"] = score.scored_within;
  json["national_scored"] = score.national_scored;
  json["national_in"] = score.national_within;
  json["counts"] = Json::array();
  for (const auto& result : report.results.observations) {
    if (!result.scored && !result.national) continue;
    Json row;
    row["name"] = report.scenario.observed[result.observation].name;
    row["observed"] = {result.low, result.high};
    row["median"] = result.median ? count_json(*result.median, small_counts(report)) : Json(nullptr);
    row["band_95"] = band_or_null(result.band_95, small_counts(report));
    row["verdict"] = name_of(result.verdict);
    row["scored"] = result.scored;
    row["national"] = result.national;
    row["reason"] = result.reason;
    json["counts"].push_back(row);
  }
  return json;
}

Json base_json(const RunReport& report) {
  Json list = Json::array();
  for (const auto& difference : report.from_base) {
    list.push_back({{"path", difference.path}, {"before", difference.before}, {"after", difference.after}});
  }
  return list;
}

}  // namespace

std::string summary_json(const RunReport& report) {
  Json json;
  json["program"] = "sposim";
  json["status"] = status(report);
  json["draft"] = is_draft(report);
  json["title"] = report.scenario.title;
  json["intended_use"] = report.scenario.intended_use;
  json["not_for"] = report.scenario.not_for;
  json["in_words"] = headline_sentence(report);
  json["not_in_the_band"] = not_in_the_band(report);
  json["caveats"] = caveats(report);
  json["warnings"] = warnings(report);
  json["area"] = nation(report).name;
  json["replicates"] = report.record.replicates;
  json["first_replicate"] = report.record.first_replicate;
  json["draws"] = report.results.draws;
  json["seed"] = report.scenario.simulation.seed;
  json["headlines"] = headlines_json(report, report.record.layout.nation());
  json["time_to_order"] = times_json(report);
  json["rates"] = rates_json(report);
  json["spread_between_forces"] = spreads_json(report);
  json["spread_caveat"] = recording_caveat();
  json["observed"] = observed_json(report);
  json["impact"] = impact_json(report);
  json["extrapolation"] = extrapolation_json(report);
  json["different_from_base"] = base_json(report);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sposim::report
