#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/mean.hpp"
#include "analysis/tornado.hpp"
#include "core/text.hpp"
#include "report/assumption_log.hpp"
#include "report/birth.hpp"
#include "report/file.hpp"
#include "report/sentences.hpp"
#include "report/sign_off.hpp"
#include "report/story_builder.hpp"
#include "report/words.hpp"
#include "scenario/assumptions.hpp"

namespace sposim::report::story {

namespace {

using simulation::Measure;

std::vector<Headline> headlines_of(const RunReport& report) {
  std::vector<Headline> list;
  for (std::size_t column = 0; column < simulation::headlines().size(); ++column) {
    const auto& headline = simulation::headlines()[column];
    const auto& result = report.results.headline(report.record.layout.nation(), column);
    const auto [from, to] = days_of(report.scenario.clock, headline.window);
    Headline row{.name = std::string(headline.name),
                 .meaning = std::string(simulation::info(headline.measure).statement),
                 .window = std::string(name_of(headline.window)),
                 .from = from,
                 .to = to,
                 .estimate = result.estimate,
                 .split = {}};
    if (const auto& split = result.split) {
      row.split = {
          split->parameter_variance, split->chance_variance, split->parameter_share, split->parameter_share_95, {}};
      if (split->parameter_share) row.split->chance_share = 1 - *split->parameter_share;
    }
    list.push_back(std::move(row));
  }
  return list;
}

std::vector<Series> monthly_of(const RunReport& report) {
  constexpr std::array shown{Measure::protected_cases, Measure::covered, Measure::any_order,       Measure::pending,
                             Measure::applied,         Measure::granted, Measure::newly_protected, Measure::reports};
  const auto& layout = report.record.layout;
  std::vector<Series> list;
  for (const Measure measure : shown) {
    const auto& info = simulation::info(measure);
    const bool stock = info.kind == simulation::MeasureKind::stock;
    Series series{std::string(info.name), std::string(info.statement), stock ? "stock" : "flow", {}};
    for (std::size_t month = 0; month < layout.months.size(); ++month) {
      series.months.push_back({layout.months[month].first, layout.months[month].last,
                               results::monthly(report.record, layout.nation(), measure, month)});
    }
    list.push_back(std::move(series));
  }
  return list;
}

/// Daily for a month, then wider: the steps of a curve that a chart can show.
bool is_kept(int day) {
  return day <= 30 || (day <= 365 && day % 5 == 0) || day % 20 == 0;
}

TimeToOrder time_of(const RunReport& report, simulation::Origin origin) {
  const auto& time = report.results.time(report.record.layout.nation(), origin);
  TimeToOrder row{.origin = std::string(name_of(origin)),
                  .applications = time.applications,
                  .still_pending = time.still_pending,
                  .within = {},
                  .median_days_to_grant = time.median_days_to_grant,
                  .curve = {}};
  for (std::size_t i = 0; i < results::milestone_days.size(); ++i) {
    row.within.push_back({results::milestone_days.at(i), time.granted_within.at(i)});
  }
  for (std::size_t i = 0; i < time.curve.size(); ++i) {
    const auto& point = time.curve[i];
    // A curve lists only days on which it changes, so the last of those before a kept day stands for it.
    const int next = i + 1 < time.curve.size() ? time.curve[i + 1].day : point.day;
    bool wanted = i == 0 || i + 1 == time.curve.size();
    for (int day = point.day; day < next && !wanted; ++day) wanted = is_kept(day);
    if (wanted) row.curve.push_back({point.day, point.granted, point.refused, point.withdrawn});
  }
  return row;
}

double mean_of(const RunReport& report, std::string_view headline) {
  return report.results.headline(report.record.layout.nation(), headline_named(headline)).estimate.mean;
}

/// From the policies' day to the end. Some who apply in it are decided after it, and some decided in it applied before.
std::vector<FunnelStage> funnel_of(const RunReport& report) {
  const double cases = mean_of(report, "cases");
  const double applied = mean_of(report, "applied");
  const double refused = mean_of(report, "refused");
  const double granted = mean_of(report, "granted");
  const double newly = mean_of(report, "newly_protected");
  const double decided = granted + refused;
  const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
  std::vector<FunnelStage> stages{
      {"cases", "Cases of stalking reported", cases, 1, "", 0},
      {"applied", "Police applied for an order", applied, share(applied, cases), "Police did not apply",
       cases - applied},
      {"decided", "The court decided", decided, share(decided, applied),
       "Withdrawn, or still waiting at the end less those waiting at the start", applied - decided},
      {"granted", "The court granted the order", granted, share(granted, decided), "Refused", refused}};
  // Orders of the court's own motion protect cases in which nobody applied: then protection is no last stage of these.
  if (newly <= granted) {
    stages.push_back({"newly_protected", "Newly protected by a first full order", newly, share(newly, granted),
                      "Already had a full order before", granted - newly});
  }
  return stages;
}

/// Events a month over the time they were counted; nothing for a number on a day.
std::optional<double> per_month(const scenario::Observation& observation, double count) {
  using enum scenario::Measured;
  if (observation.measure == pending || observation.measure == pending_or_withdrawn) return std::nullopt;
  const auto days = static_cast<double>((observation.to - observation.from).count() + 1);
  return count / (days / (core::days_per_year / 12));
}

std::vector<Observed> observed_of(const RunReport& report) {
  std::vector<Observed> list;
  for (const auto& result : report.results.observations) {
    const auto& observation = report.scenario.observed[result.observation];
    list.push_back({.name = observation.name,
                    .measure = std::string(name_of(observation.measure)),
                    .area = observation.area,
                    .from = observation.from,
                    .to = observation.to,
                    .low = result.low,
                    .high = result.high,
                    .model_mean = result.model_mean,
                    .median = result.median,
                    .band_95 = result.band_95,
                    .per_month = per_month(observation, (result.low + result.high) / 2),
                    .ratio = {},
                    .ratio_band_95 = {},
                    .verdict = std::string(name_of(result.verdict)),
                    .scored = result.scored,
                    .national = result.national,
                    .use = std::string(name_of(observation.use)),
                    .reason = result.reason,
                    .source = observation.evidence.source});
    if (!result.median || *result.median <= 0 || !result.band_95) continue;
    Observed& row = list.back();
    row.ratio = (result.low + result.high) / 2 / *result.median;
    row.ratio_band_95 = {result.band_95->low / *result.median, result.band_95->high / *result.median};
  }
  return list;
}

std::vector<Force> forces_of(const RunReport& report) {
  const auto& layout = report.record.layout;
  std::vector<Force> list;
  for (std::size_t force = 0; force < layout.forces; ++force) {
    Force row;
    row.name = layout.areas[force].name;
    row.code = layout.areas[force].code;
    row.region = report.scenario.forces.regions.size() > force ? report.scenario.forces.regions[force] : "";
    row.newly_protected = report.results.headline(force, 0).estimate;
    list.push_back(std::move(row));
  }
  for (const auto& rate : report.results.rates) {
    if (rate.area >= layout.forces || rate.per != results::Per::thousand_reports) continue;
    if (rate.headline == 0) list[rate.area].per_thousand_reports = rate.estimate;
    if (rate.headline == headline_named("applied")) {
      list[rate.area].applications_per_thousand_reports = rate.estimate;
    }
  }
  return list;
}

std::vector<Spread> spreads_of(const RunReport& report) {
  std::vector<Spread> list;
  if (report.record.layout.forces < 2) return list;
  for (const auto& spread : report.results.spreads) {
    const auto& headline = simulation::headlines()[spread.headline];
    list.push_back({std::string(name_of(spread.statistic)), std::string(headline.name),
                    std::string(name_of(headline.window)), spread.estimate});
  }
  return list;
}

QualityAssurance quality_of(const RunReport& report) {
  QualityAssurance quality{is_draft(report), mark_in_words(report), {}};
  if (!report.scenario.quality_assurance) return quality;
  const auto& qa = *report.scenario.quality_assurance;
  const auto add = [&](const char* role, const std::string& name, const std::optional<core::Date>& date) {
    if (!name.empty() || date) quality.people.push_back({role, name, date});
  };
  add("commissioner", qa.commissioner, qa.commissioned);
  add("analyst", qa.analyst, std::nullopt);
  add("assurer", qa.assurer, qa.assured);
  add("approver", qa.approver, qa.sign_off ? std::optional(qa.sign_off->date) : std::nullopt);
  return quality;
}

Birth birth_of(const RunReport& report) {
  Birth birth = birth_of_build();
  birth.scenario_sha256 = scenario_sha256(report.scenario);
  birth.scenario_file = last_name_of(report.scenario.file);
  for (const auto& base : report.scenario.bases) birth.extends.push_back(last_name_of(base));
  birth.seed = report.scenario.simulation.seed;
  birth.replicates = report.record.replicates;
  birth.first_replicate = report.record.first_replicate;
  birth.replicates_per_draw = report.record.replicates_per_draw;
  birth.draws = report.results.draws;
  birth.invariant_checks = report.record.invariants_checked;
  birth.reproduce = "sposim reproduce .";
  return birth;
}

Tornado tornado_of_headline(const RunReport& report, const std::vector<Assumption>& assumptions) {
  const auto parameters = analysis::parameters_of({&report.scenario}, report.record);
  std::vector<double> counts;
  for (const auto count : results::headline_column(report.record, report.record.layout.nation(), 0)) {
    counts.push_back(static_cast<double>(count));
  }
  const auto outcome = analysis::draw_means(counts, results::grouping(report.record));
  return told(analysis::tornado(parameters, outcome), "victims newly protected", report.scenario, assumptions);
}

/// What is odd about the run, but for what is said elsewhere already.
std::vector<std::string> warnings_but(const std::vector<std::string>& said, const RunReport& report) {
  std::vector<std::string> list = warnings(report);
  std::erase_if(list, [&](const auto& each) { return std::find(said.begin(), said.end(), each) != said.end(); });
  return list;
}

}  // namespace

Story story_of(const RunReport& report) {
  Story story;
  story.command = "run";
  story.status = status(report);
  story.status_in_words = status_in_words(report);
  story.title = report.scenario.title;
  story.intended_use = report.scenario.intended_use;
  story.not_for = report.scenario.not_for;
  story.area = nation(report).name;
  story.start = report.scenario.clock.start;
  story.policies_from = report.scenario.clock.policies_from;
  story.end = report.scenario.clock.end;
  story.counted_to = last_count_of_orders(report.scenario);
  story.baseline_in_words = headline_sentence(report);
  story.answer = story.baseline_in_words;
  story.caveats = caveats(report);
  story.not_in_the_band = not_in_the_band(report);
  story.extrapolations = extrapolations_in_words(report);
  story.warnings = warnings_but(story.extrapolations, report);
  story.qa = quality_of(report);
  story.red_in_both = red_in_both_in_words(report);
  story.small_counts_banded = report.compared.banded;
  story.birth = birth_of(report);
  for (const auto& each : report.from_base) story.from_base.push_back({each.path, each.before, each.after});
  story.headlines = headlines_of(report);
  story.monthly = monthly_of(report);
  story.times = {time_of(report, simulation::Origin::application), time_of(report, simulation::Origin::first_report)};
  story.funnel = funnel_of(report);
  story.observed = observed_of(report);
  const auto& score = report.results.score;
  story.score = {score.scored, score.scored_within, score.national_scored, score.national_within};
  story.forces = forces_of(report);
  story.spreads = spreads_of(report);
  story.assumptions = assumptions_of(report);
  story.tornados.push_back(tornado_of_headline(report, story.assumptions));
  hold_back(story, report);
  return story;
}

}  // namespace sposim::report::story
